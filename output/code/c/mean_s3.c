/*
 * Eq. 11c: averaged s_3.
 *
 * mean_3 = 1
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * none
 *
 * mean_s3 returns the value; mean_s3_gradient fills out[i * 0 + j] with the derivative of
 * entry i by argument j (both from 0); mean_s3_n evaluates n points, arguments as arrays of
 * length n, entry i of point k in out[i * n + k].
 * Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
#include <math.h>
#include <stddef.h>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__FAST_MATH__)
/* glibc offers these to vector loops under -ffast-math only, which is not wanted here. */
__attribute__((__simd__("notinbranch"))) double sin(double);
__attribute__((__simd__("notinbranch"))) double cos(double);
__attribute__((__simd__("notinbranch"))) double exp(double);
#if __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
__attribute__((__simd__("notinbranch"))) double expm1(double);
#endif
#endif

double mean_s3(void) {
    return 1.0;
}

void mean_s3_gradient(double out[1]) {
    (void)out;
}

void mean_s3_n(size_t n, double *restrict out) {
#pragma omp simd
    for (size_t k = 0; k < n; ++k) {
        out[k] = 1.0;
    }
}
