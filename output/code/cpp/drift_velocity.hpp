// Eq. x.u: effective electron velocity.
//
// u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
// u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
// u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
//
// Arguments, in order (unit in brackets, [1] for a number):
// e [C]: elementary charge; the carriers have charge -e
// mu_b [J/T]: Bohr magneton
// m_s [A/m]: saturation magnetization
// xi [1]: tau_ex / tau_sf
// p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
// j_x [A/m^2]: x component of the charge current density
// j_y [A/m^2]: y component of the charge current density
// j_z [A/m^2]: z component of the charge current density
//
// drift_velocity returns std::array<double, 3>; drift_velocity_gradient returns
// std::array<std::array<double, 8>, 3>, derivative of entry i by argument j in [i][j]. Link
// with drift_velocity.c, which also has the loop over arrays drift_velocity_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void drift_velocity(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[3]);
    void drift_velocity_gradient(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[24]);
    void drift_velocity_n(size_t n, const double * e, const double * mu_b, const double * m_s, const double * xi, const double * p, const double * j_x, const double * j_y, const double * j_z, double * out);
}
}  // namespace detail

inline std::array<double, 3> drift_velocity(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z) {
    std::array<double, 3> out;
    detail::drift_velocity(e, mu_b, m_s, xi, p, j_x, j_y, j_z, out.data());
    return out;
}

inline std::array<std::array<double, 8>, 3> drift_velocity_gradient(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z) {
    std::array<double, 24> flat;
    detail::drift_velocity_gradient(e, mu_b, m_s, xi, p, j_x, j_y, j_z, flat.data());
    std::array<std::array<double, 8>, 3> out;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 8; ++j) out[i][j] = flat[i * 8 + j];
    return out;
}

}  // namespace spin_torque
