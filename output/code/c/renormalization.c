/*
 * Eq. x.eta: renormalization factor.
 *
 * eta_n = n_0/(M_s*(xi**2 + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * m_s [A/m]: saturation magnetization
 * xi [1]: tau_ex / tau_sf
 * n_0 [A/m]: equilibrium spin density of the conduction electrons
 *
 * renormalization returns the value; renormalization_gradient fills out[i * 3 + j] with the
 * derivative of entry i by argument j (both from 0); renormalization_n evaluates n points,
 * arguments as arrays of length n, entry i of point k in out[i * n + k].
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

double renormalization(double m_s, double xi, double n_0) {
    return n_0 / (m_s * (1.0 + xi * xi));
}

void renormalization_gradient(double m_s, double xi, double n_0, double out[3]) {
    const double x0 = 1.0 + xi * xi;
    const double x1 = 1.0 / x0;
    const double x2 = 1.0 / m_s;
    out[0] = -x1 * n_0 / (m_s * m_s);
    out[1] = -2.0 * x2 * n_0 * xi / (x0 * x0);
    out[2] = x1 * x2;
}

void renormalization_n(size_t n, const double *restrict m_s, const double *restrict xi, const double *restrict n_0, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double m_s_k = m_s[k];
        const double xi_k = xi[k];
        const double n_0_k = n_0[k];
        out[k] = n_0_k / (m_s_k * (1.0 + xi_k * xi_k));
    }
}
