// Eq. x.response: exact response to a constant background, without cancellation.
//
// s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
//     - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
//     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
// s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
//     2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
//     eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
// s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
//     expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
//     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
// with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)
//
// Arguments, in order (unit in brackets, [1] for a number):
// t_scaled [1]: t / tau_ex
// eps1 [1]: tau_ex phidot sin(theta)
// eps2 [1]: tau_ex thetadot
// xi [1]: tau_ex / tau_sf
// eps3 [1]: tau_ex phidot cos(theta)
//
// spin_response returns std::array<double, 3>; spin_response_gradient returns
// std::array<std::array<double, 5>, 3>, derivative of entry i by argument j in [i][j]. Link
// with spin_response.c, which also has the loop over arrays spin_response_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void spin_response(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[3]);
    void spin_response_gradient(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[15]);
    void spin_response_n(size_t n, const double * t_scaled, const double * eps1, const double * eps2, const double * xi, const double * eps3, double * out);
}
}  // namespace detail

inline std::array<double, 3> spin_response(double t_scaled, double eps1, double eps2, double xi, double eps3) {
    std::array<double, 3> out;
    detail::spin_response(t_scaled, eps1, eps2, xi, eps3, out.data());
    return out;
}

inline std::array<std::array<double, 5>, 3> spin_response_gradient(double t_scaled, double eps1, double eps2, double xi, double eps3) {
    std::array<double, 15> flat;
    detail::spin_response_gradient(t_scaled, eps1, eps2, xi, eps3, flat.data());
    std::array<std::array<double, 5>, 3> out;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 5; ++j) out[i][j] = flat[i * 5 + j];
    return out;
}

}  // namespace spin_torque
