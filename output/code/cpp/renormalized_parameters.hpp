// Eq. 17: renormalized gyromagnetic ratio and damping.
//
// gamma_alpha[1] = gamma/(eta_n + 1)
// gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
//
// Arguments, in order (unit in brackets, [1] for a number):
// gamma_value [1/(T s)]: gyromagnetic ratio
// alpha [1]: Gilbert damping parameter
// eta_n [1]: (n_0/M_s)/(1 + xi^2)
// xi [1]: tau_ex / tau_sf
//
// renormalized_parameters returns std::array<double, 2>; renormalized_parameters_gradient
// returns std::array<std::array<double, 4>, 2>, derivative of entry i by argument j in [i][j].
// Link with renormalized_parameters.c, which also has the loop over arrays
// renormalized_parameters_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    void renormalized_parameters(double gamma_value, double alpha, double eta_n, double xi, double out[2]);
    void renormalized_parameters_gradient(double gamma_value, double alpha, double eta_n, double xi, double out[8]);
    void renormalized_parameters_n(size_t n, const double * gamma_value, const double * alpha, const double * eta_n, const double * xi, double * out);
}
}  // namespace detail

inline std::array<double, 2> renormalized_parameters(double gamma_value, double alpha, double eta_n, double xi) {
    std::array<double, 2> out;
    detail::renormalized_parameters(gamma_value, alpha, eta_n, xi, out.data());
    return out;
}

inline std::array<std::array<double, 4>, 2> renormalized_parameters_gradient(double gamma_value, double alpha, double eta_n, double xi) {
    std::array<double, 8> flat;
    detail::renormalized_parameters_gradient(gamma_value, alpha, eta_n, xi, flat.data());
    std::array<std::array<double, 4>, 2> out;
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t j = 0; j < 4; ++j) out[i][j] = flat[i * 4 + j];
    return out;
}

}  // namespace spin_torque
