// Eq. x.eta: renormalization factor.
//
// eta_n = n_0/(M_s*(xi**2 + 1))
//
// Arguments, in order (unit in brackets, [1] for a number):
// m_s [A/m]: saturation magnetization
// xi [1]: tau_ex / tau_sf
// n_0 [A/m]: equilibrium spin density of the conduction electrons
//
// renormalization returns a double; renormalization_gradient returns
// std::array<std::array<double, 3>, 1>, derivative of entry i by argument j in [i][j]. Link
// with renormalization.c, which also has the loop over arrays renormalization_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    double renormalization(double m_s, double xi, double n_0);
    void renormalization_gradient(double m_s, double xi, double n_0, double out[3]);
    void renormalization_n(size_t n, const double * m_s, const double * xi, const double * n_0, double * out);
}
}  // namespace detail

inline double renormalization(double m_s, double xi, double n_0) {
    return detail::renormalization(m_s, xi, n_0);
}

inline std::array<std::array<double, 3>, 1> renormalization_gradient(double m_s, double xi, double n_0) {
    std::array<double, 3> flat;
    detail::renormalization_gradient(m_s, xi, n_0, flat.data());
    std::array<std::array<double, 3>, 1> out;
    for (std::size_t i = 0; i < 1; ++i)
        for (std::size_t j = 0; j < 3; ++j) out[i][j] = flat[i * 3 + j];
    return out;
}

}  // namespace spin_torque
