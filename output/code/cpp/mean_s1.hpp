// Eq. 11a: averaged s_1.
//
// mean_1 = (eps1 - eps2*xi)/(xi**2 + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// eps1 [1]: tau_ex phidot sin(theta)
// eps2 [1]: tau_ex thetadot
// xi [1]: tau_ex / tau_sf
//
// mean_s1 returns a double; mean_s1_gradient returns std::array<std::array<double, 3>, 1>,
// derivative of entry i by argument j in [i][j]. Link with mean_s1.c, which also has the loop
// over arrays mean_s1_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    double mean_s1(double eps1, double eps2, double xi);
    void mean_s1_gradient(double eps1, double eps2, double xi, double out[3]);
    void mean_s1_n(size_t n, const double * eps1, const double * eps2, const double * xi, double * out);
}
}  // namespace detail

inline double mean_s1(double eps1, double eps2, double xi) {
    return detail::mean_s1(eps1, eps2, xi);
}

inline std::array<std::array<double, 3>, 1> mean_s1_gradient(double eps1, double eps2, double xi) {
    std::array<double, 3> flat;
    detail::mean_s1_gradient(eps1, eps2, xi, flat.data());
    std::array<std::array<double, 3>, 1> out;
    for (std::size_t i = 0; i < 1; ++i)
        for (std::size_t j = 0; j < 3; ++j) out[i][j] = flat[i * 3 + j];
    return out;
}

}  // namespace spin_torque
