// Eq. 9b: s_2 to first order.
//
// s_2 = ((-eps1 + eps2*xi)*sin(t_scaled)/(xi**2 + 1) + (eps1*xi + eps2)*cos(t_scaled)/(xi**2 +
//     1))*exp(-t_scaled*xi) + (-eps1*xi - eps2)/(xi**2 + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// t_scaled [1]: t / tau_ex
// eps1 [1]: tau_ex phidot sin(theta)
// eps2 [1]: tau_ex thetadot
// xi [1]: tau_ex / tau_sf
//
// first_order_s2 returns a double; first_order_s2_gradient returns
// std::array<std::array<double, 4>, 1>, derivative of entry i by argument j in [i][j]. Link
// with first_order_s2.c, which also has the loop over arrays first_order_s2_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    double first_order_s2(double t_scaled, double eps1, double eps2, double xi);
    void first_order_s2_gradient(double t_scaled, double eps1, double eps2, double xi, double out[4]);
    void first_order_s2_n(size_t n, const double * t_scaled, const double * eps1, const double * eps2, const double * xi, double * out);
}
}  // namespace detail

inline double first_order_s2(double t_scaled, double eps1, double eps2, double xi) {
    return detail::first_order_s2(t_scaled, eps1, eps2, xi);
}

inline std::array<std::array<double, 4>, 1> first_order_s2_gradient(double t_scaled, double eps1, double eps2, double xi) {
    std::array<double, 4> flat;
    detail::first_order_s2_gradient(t_scaled, eps1, eps2, xi, flat.data());
    std::array<std::array<double, 4>, 1> out;
    for (std::size_t i = 0; i < 1; ++i)
        for (std::size_t j = 0; j < 4; ++j) out[i][j] = flat[i * 4 + j];
    return out;
}

}  // namespace spin_torque
