// Eq. 13: transverse spin of one electron.
//
// ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
//     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
//     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
//     n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
//     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
// ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
//     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
//     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
//     n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
//     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
// ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
//     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
//     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
//     n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
//     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
// ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
//     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
//     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
//     n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
//     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
// ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
//     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
//     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
//     n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
//     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
// ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
//     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
//     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
//     n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
//     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// tau_ex [s]: exchange time hbar / Delta
// xi [1]: tau_ex / tau_sf
// v_x [m/s]: velocity of the wave packet
// v_y [m/s]: velocity of the wave packet
// v_z [m/s]: velocity of the wave packet
// n_x [1]: direction of the magnetization
// n_y [1]: direction of the magnetization
// n_z [1]: direction of the magnetization
// n_t_x [1/s]: rate of n at a fixed place
// n_t_y [1/s]: rate of n at a fixed place
// n_t_z [1/s]: rate of n at a fixed place
// n_x_x [1/m]: derivative of n along x
// n_x_y [1/m]: derivative of n along x
// n_x_z [1/m]: derivative of n along x
// n_y_x [1/m]: derivative of n along y
// n_y_y [1/m]: derivative of n along y
// n_y_z [1/m]: derivative of n along y
// n_z_x [1/m]: derivative of n along z
// n_z_y [1/m]: derivative of n along z
// n_z_z [1/m]: derivative of n along z
//
// spin_deviation returns std::array<double, 6>; spin_deviation_gradient returns
// std::array<std::array<double, 20>, 6>, derivative of entry i by argument j in [i][j]. Link
// with spin_deviation.c, which also has the loop over arrays spin_deviation_n.
// Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[6]);
    void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[120]);
    void spin_deviation_n(size_t n, const double * tau_ex, const double * xi, const double * v_x, const double * v_y, const double * v_z, const double * n_x, const double * n_y, const double * n_z, const double * n_t_x, const double * n_t_y, const double * n_t_z, const double * n_x_x, const double * n_x_y, const double * n_x_z, const double * n_y_x, const double * n_y_y, const double * n_y_z, const double * n_z_x, const double * n_z_y, const double * n_z_z, double * out);
}
}  // namespace detail

inline std::array<double, 6> spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z) {
    std::array<double, 6> out;
    detail::spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z, out.data());
    return out;
}

inline std::array<std::array<double, 20>, 6> spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z) {
    std::array<double, 120> flat;
    detail::spin_deviation_gradient(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z, flat.data());
    std::array<std::array<double, 20>, 6> out;
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 20; ++j) out[i][j] = flat[i * 20 + j];
    return out;
}

}  // namespace spin_torque
