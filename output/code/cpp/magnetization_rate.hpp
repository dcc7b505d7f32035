// Eq. 16: magnetization dynamics.
//
// Mdot[1] = (H_y*M_z*gamma - H_z*M_y*gamma + M_x_x*u_x + M_y_x*u_y + M_z_x*u_z -
//     u_x*xi*(-M_x_y*M_z + M_x_z*M_y)/M_s - u_y*xi*(M_y*M_y_z - M_y_y*M_z)/M_s -
//     u_z*xi*(M_y*M_z_z - M_z*M_z_y)/M_s + (alpha + eta_n*xi)*(-M_t_y*M_z +
//     M_t_z*M_y)/M_s)/(eta_n + 1)
// Mdot[2] = (-H_x*M_z*gamma + H_z*M_x*gamma + M_x_y*u_x + M_y_y*u_y + M_z_y*u_z -
//     u_x*xi*(-M_x*M_x_z + M_x_x*M_z)/M_s - u_y*xi*(-M_x*M_y_z + M_y_x*M_z)/M_s -
//     u_z*xi*(-M_x*M_z_z + M_z*M_z_x)/M_s + (alpha + eta_n*xi)*(M_t_x*M_z -
//     M_t_z*M_x)/M_s)/(eta_n + 1)
// Mdot[3] = (H_x*M_y*gamma - H_y*M_x*gamma + M_x_z*u_x + M_y_z*u_y + M_z_z*u_z -
//     u_x*xi*(M_x*M_x_y - M_x_x*M_y)/M_s - u_y*xi*(M_x*M_y_y - M_y*M_y_x)/M_s -
//     u_z*xi*(M_x*M_z_y - M_y*M_z_x)/M_s + (alpha + eta_n*xi)*(-M_t_x*M_y +
//     M_t_y*M_x)/M_s)/(eta_n + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// m_x [A/m]: magnetization
// m_y [A/m]: magnetization
// m_z [A/m]: magnetization
// m_t_x [A/(m s)]: rate of M at a fixed place
// m_t_y [A/(m s)]: rate of M at a fixed place
// m_t_z [A/(m s)]: rate of M at a fixed place
// m_x_x [A/m^2]: derivative of M along x
// m_x_y [A/m^2]: derivative of M along x
// m_x_z [A/m^2]: derivative of M along x
// m_y_x [A/m^2]: derivative of M along y
// m_y_y [A/m^2]: derivative of M along y
// m_y_z [A/m^2]: derivative of M along y
// m_z_x [A/m^2]: derivative of M along z
// m_z_y [A/m^2]: derivative of M along z
// m_z_z [A/m^2]: derivative of M along z
// h_x [T]: effective field
// h_y [T]: effective field
// h_z [T]: effective field
// u_x [m/s]: effective electron velocity of Eq. 16
// u_y [m/s]: effective electron velocity of Eq. 16
// u_z [m/s]: effective electron velocity of Eq. 16
// gamma_value [1/(T s)]: gyromagnetic ratio
// alpha [1]: Gilbert damping parameter
// eta_n [1]: (n_0/M_s)/(1 + xi^2)
// xi [1]: tau_ex / tau_sf
// m_s [A/m]: saturation magnetization
//
// magnetization_rate returns std::array<double, 3>; magnetization_rate_gradient returns
// std::array<std::array<double, 26>, 3>, derivative of entry i by argument j in [i][j]. Link
// with magnetization_rate.c, which also has the loop over arrays magnetization_rate_n.
// Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void magnetization_rate(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]);
    void magnetization_rate_gradient(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[78]);
    void magnetization_rate_n(size_t n, const double * m_x, const double * m_y, const double * m_z, const double * m_t_x, const double * m_t_y, const double * m_t_z, const double * m_x_x, const double * m_x_y, const double * m_x_z, const double * m_y_x, const double * m_y_y, const double * m_y_z, const double * m_z_x, const double * m_z_y, const double * m_z_z, const double * h_x, const double * h_y, const double * h_z, const double * u_x, const double * u_y, const double * u_z, const double * gamma_value, const double * alpha, const double * eta_n, const double * xi, const double * m_s, double * out);
}
}  // namespace detail

inline std::array<double, 3> magnetization_rate(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s) {
    std::array<double, 3> out;
    detail::magnetization_rate(m_x, m_y, m_z, m_t_x, m_t_y, m_t_z, m_x_x, m_x_y, m_x_z, m_y_x, m_y_y, m_y_z, m_z_x, m_z_y, m_z_z, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, eta_n, xi, m_s, out.data());
    return out;
}

inline std::array<std::array<double, 26>, 3> magnetization_rate_gradient(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s) {
    std::array<double, 78> flat;
    detail::magnetization_rate_gradient(m_x, m_y, m_z, m_t_x, m_t_y, m_t_z, m_x_x, m_x_y, m_x_z, m_y_x, m_y_y, m_y_z, m_z_x, m_z_y, m_z_z, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, eta_n, xi, m_s, flat.data());
    std::array<std::array<double, 26>, 3> out;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 26; ++j) out[i][j] = flat[i * 26 + j];
    return out;
}

}  // namespace spin_torque
