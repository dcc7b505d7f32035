/*
 * Eq. 17: renormalized gyromagnetic ratio and damping.
 *
 * gamma_alpha[1] = gamma/(eta_n + 1)
 * gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * gamma_value [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * eta_n [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 *
 * renormalized_parameters fills out[2]; renormalized_parameters_gradient fills out[i * 4 + j]
 * with the derivative of entry i by argument j (both from 0); renormalized_parameters_n
 * evaluates n points, arguments as arrays of length n, entry i of point k in out[i * n + k].
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

void renormalized_parameters(double gamma_value, double alpha, double eta_n, double xi, double out[2]) {
    const double x0 = 1.0 / (1.0 + eta_n);
    out[0] = x0 * gamma_value;
    out[1] = x0 * (alpha + eta_n * xi);
}

void renormalized_parameters_gradient(double gamma_value, double alpha, double eta_n, double xi, double out[8]) {
    const double x0 = 1.0 + eta_n;
    const double x1 = 1.0 / x0;
    const double x2 = 1.0 / (x0 * x0);
    out[0] = x1;
    out[1] = 0.0;
    out[2] = -x2 * gamma_value;
    out[3] = 0.0;
    out[4] = 0.0;
    out[5] = x1;
    out[6] = x1 * xi - x2 * (alpha + eta_n * xi);
    out[7] = x1 * eta_n;
}

void renormalized_parameters_n(size_t n, const double *restrict gamma_value, const double *restrict alpha, const double *restrict eta_n, const double *restrict xi, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double gamma_value_k = gamma_value[k];
        const double alpha_k = alpha[k];
        const double eta_n_k = eta_n[k];
        const double xi_k = xi[k];
        const double x0 = 1.0 / (1.0 + eta_n_k);
        out[k] = x0 * gamma_value_k;
        out[n + k] = x0 * (alpha_k + eta_n_k * xi_k);
    }
}
