// Eq. 13: transverse spin of one electron.
//
// ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
//     dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
//     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
//     dn_y_dz*v_z))/(xi**2 + 1)
// ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
//     dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
//     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
//     dn_y_dz*v_z))/(xi**2 + 1)
// ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
//     dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
//     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
//     + dn_x_dz*v_z))/(xi**2 + 1)
// ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
//     dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
//     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
//     + dn_x_dz*v_z))/(xi**2 + 1)
// ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
//     dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
//     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
//     dn_x_dz*v_z))/(xi**2 + 1)
// ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
//     dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
//     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
//     dn_x_dz*v_z))/(xi**2 + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// tau_ex [s]: exchange time hbar / Delta
// xi [1]: tau_ex / tau_sf
// v_x [m/s]: x component of the velocity of the wave packet
// v_y [m/s]: y component of the velocity of the wave packet
// v_z [m/s]: z component of the velocity of the wave packet
// n_x [1]: x component of the direction of the magnetization
// n_y [1]: y component of the direction of the magnetization
// n_z [1]: z component of the direction of the magnetization
// dn_x_dt [1/s]: x component of the rate of n at a fixed place
// dn_y_dt [1/s]: y component of the rate of n at a fixed place
// dn_z_dt [1/s]: z component of the rate of n at a fixed place
// dn_x_dx [1/m]: x component of the derivative of n along x
// dn_y_dx [1/m]: y component of the derivative of n along x
// dn_z_dx [1/m]: z component of the derivative of n along x
// dn_x_dy [1/m]: x component of the derivative of n along y
// dn_y_dy [1/m]: y component of the derivative of n along y
// dn_z_dy [1/m]: z component of the derivative of n along y
// dn_x_dz [1/m]: x component of the derivative of n along z
// dn_y_dz [1/m]: y component of the derivative of n along z
// dn_z_dz [1/m]: z component of the derivative of n along z
//
// spin_deviation returns std::array<double, 6>; spin_deviation_gradient returns
// std::array<std::array<double, 20>, 6>, derivative of entry i by argument j in [i][j]. Link
// with spin_deviation.c, which also has the loop over arrays spin_deviation_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[6]);
    void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[120]);
    void spin_deviation_n(size_t n, const double * tau_ex, const double * xi, const double * v_x, const double * v_y, const double * v_z, const double * n_x, const double * n_y, const double * n_z, const double * dn_x_dt, const double * dn_y_dt, const double * dn_z_dt, const double * dn_x_dx, const double * dn_y_dx, const double * dn_z_dx, const double * dn_x_dy, const double * dn_y_dy, const double * dn_z_dy, const double * dn_x_dz, const double * dn_y_dz, const double * dn_z_dz, double * out);
}
}  // namespace detail

inline std::array<double, 6> spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz) {
    std::array<double, 6> out;
    detail::spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, dn_y_dt, dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, dn_z_dz, out.data());
    return out;
}

inline std::array<std::array<double, 20>, 6> spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz) {
    std::array<double, 120> flat;
    detail::spin_deviation_gradient(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, dn_y_dt, dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, dn_z_dz, flat.data());
    std::array<std::array<double, 20>, 6> out;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 20; ++j) out[i][j] = flat[i * 20 + j];
    return out;
}

}  // namespace spin_torque
