// Eq. 11c: averaged s_3.
//
// mean_3 = 1
//
// Arguments, in order (unit in brackets, [1] for a number):
// none
//
// mean_s3 returns a double; mean_s3_gradient returns std::array<std::array<double, 0>, 1>,
// derivative of entry i by argument j in [i][j]. Link with mean_s3.c, which also has the loop
// over arrays mean_s3_n.
// Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {
namespace detail {
using std::size_t;
extern "C" {
    double mean_s3(void);
    void mean_s3_gradient(double out[1]);
    void mean_s3_n(size_t n, double * out);
}
}  // namespace detail

inline double mean_s3() {
    return detail::mean_s3();
}

inline std::array<std::array<double, 0>, 1> mean_s3_gradient() {
    return {};
}

}  // namespace spin_torque
