// Eq. 16: magnetization dynamics.
//
// Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
//     dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
//     M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//     eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
// Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
//     dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
//     M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//     eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
// Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
//     dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
//     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//     eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))
//
// Arguments, in order (unit in brackets, [1] for a number):
// m_x [A/m]: x component of the magnetization
// m_y [A/m]: y component of the magnetization
// m_z [A/m]: z component of the magnetization
// dm_x_dt [A/(m s)]: x component of the rate of M at a fixed place
// dm_y_dt [A/(m s)]: y component of the rate of M at a fixed place
// dm_z_dt [A/(m s)]: z component of the rate of M at a fixed place
// dm_x_dx [A/m^2]: x component of the derivative of M along x
// dm_y_dx [A/m^2]: y component of the derivative of M along x
// dm_z_dx [A/m^2]: z component of the derivative of M along x
// dm_x_dy [A/m^2]: x component of the derivative of M along y
// dm_y_dy [A/m^2]: y component of the derivative of M along y
// dm_z_dy [A/m^2]: z component of the derivative of M along y
// dm_x_dz [A/m^2]: x component of the derivative of M along z
// dm_y_dz [A/m^2]: y component of the derivative of M along z
// dm_z_dz [A/m^2]: z component of the derivative of M along z
// h_x [T]: x component of the effective field
// h_y [T]: y component of the effective field
// h_z [T]: z component of the effective field
// u_x [m/s]: x component of the effective electron velocity of Eq. 16
// u_y [m/s]: y component of the effective electron velocity of Eq. 16
// u_z [m/s]: z component of the effective electron velocity of Eq. 16
// gamma_value [1/(T s)]: gyromagnetic ratio
// alpha [1]: Gilbert damping parameter
// eta_n [1]: (n_0/M_s)/(1 + xi^2)
// xi [1]: tau_ex / tau_sf
// m_s [A/m]: saturation magnetization
//
// magnetization_rate returns std::array<double, 3>; magnetization_rate_gradient returns
// std::array<std::array<double, 26>, 3>, derivative of entry i by argument j in [i][j]. Link
// with magnetization_rate.c, which also has the loop over arrays magnetization_rate_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void magnetization_rate(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]);
    void magnetization_rate_gradient(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[78]);
    void magnetization_rate_n(size_t n, const double * m_x, const double * m_y, const double * m_z, const double * dm_x_dt, const double * dm_y_dt, const double * dm_z_dt, const double * dm_x_dx, const double * dm_y_dx, const double * dm_z_dx, const double * dm_x_dy, const double * dm_y_dy, const double * dm_z_dy, const double * dm_x_dz, const double * dm_y_dz, const double * dm_z_dz, const double * h_x, const double * h_y, const double * h_z, const double * u_x, const double * u_y, const double * u_z, const double * gamma_value, const double * alpha, const double * eta_n, const double * xi, const double * m_s, double * out);
}
}  // namespace detail

inline std::array<double, 3> magnetization_rate(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s) {
    std::array<double, 3> out;
    detail::magnetization_rate(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, eta_n, xi, m_s, out.data());
    return out;
}

inline std::array<std::array<double, 26>, 3> magnetization_rate_gradient(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s) {
    std::array<double, 78> flat;
    detail::magnetization_rate_gradient(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, eta_n, xi, m_s, flat.data());
    std::array<std::array<double, 26>, 3> out;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 26; ++j) out[i][j] = flat[i * 26 + j];
    return out;
}

}  // namespace spin_torque
