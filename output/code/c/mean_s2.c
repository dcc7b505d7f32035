/*
 * Eq. 11b: averaged s_2.
 *
 * mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 *
 * mean_s2 returns the value; mean_s2_gradient fills out[i * 3 + j] with the derivative of
 * entry i by argument j (both from 0); mean_s2_n evaluates n points, arguments as arrays of
 * length n, entry i of point k in out[i * n + k].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
#include <math.h>
#include <stddef.h>

#if defined(__GNUC__)
/* Nobody reads errno here; compilers that know it make SIMD code of the loop. */
#if !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__FAST_MATH__)
/* glibc offers these to vector loops under -ffast-math only, which is not wanted here. */
#define SPIN_TORQUE_PURE __attribute__((__const__, __simd__("notinbranch")))
#else
#define SPIN_TORQUE_PURE __attribute__((__const__))
#endif
SPIN_TORQUE_PURE double sin(double);
SPIN_TORQUE_PURE double cos(double);
SPIN_TORQUE_PURE double exp(double);
#if !defined(__GLIBC__) || __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
SPIN_TORQUE_PURE double expm1(double);
#endif
__attribute__((__const__)) double log(double);
__attribute__((__const__)) double sqrt(double);
#endif

double mean_s2(double eps1, double eps2, double xi) {
    return (-eps2 - eps1 * xi) / (1.0 + xi * xi);
}

void mean_s2_gradient(double eps1, double eps2, double xi, double out[3]) {
    const double x0 = 1.0 + xi * xi;
    const double x1 = 1.0 / x0;
    out[0] = -x1 * xi;
    out[1] = -x1;
    out[2] = -x1 * eps1 - 2.0 * xi * (-eps2 - eps1 * xi) / (x0 * x0);
}

void mean_s2_n(size_t n, const double *restrict eps1, const double *restrict eps2, const double *restrict xi, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double eps1_k = eps1[k];
        const double eps2_k = eps2[k];
        const double xi_k = xi[k];
        out[k] = (-eps2_k - eps1_k * xi_k) / (1.0 + xi_k * xi_k);
    }
}
