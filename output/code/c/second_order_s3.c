/*
 * Eq. 9c: s_3 to second order.
 *
 * s_3 = (-eps1**2 - eps2**2)/(xi**2 + 1) + ((eps1**2 + eps2**2)*cos(t_scaled)/(xi**2 + 1) +
 *     (eps1**2*xi + eps2**2*xi)*sin(t_scaled)/(xi**2 + 1))*exp(-t_scaled*xi) + 1
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * t_scaled [1]: t / tau_ex
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 *
 * second_order_s3 returns the value; second_order_s3_gradient fills out[i * 4 + j] with the
 * derivative of entry i by argument j (both from 0); second_order_s3_n evaluates n points,
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

double second_order_s3(double t_scaled, double eps1, double eps2, double xi) {
    const double a = t_scaled * xi;
    const double b = t_scaled;
    const double b2 = b * b;
    const double a2 = a * a;
    const double kept = exp(-a);
    const double swing = 2.0 * sin(0.5 * b) * sin(0.5 * b) * kept;
    const double sway = kept * sin(b);
    double lost, level;
    if (a2 + b2 < 0.25) {
        const double rise = (0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
            (2.7557319223985893e-06 + (2.505210838544172e-08 + 1.6059043836821613e-10 * a2) * a2) *
            a2) * a2) * a2) * a2;
        lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept);
        level = 0.5 * lost * lost + (rise - ((0.008333333333333333 + ((2.7557319223985893e-06 +
            (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) * b2) * b2 -
            0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing;
    } else {
        lost = 1.0 - kept;
        level = lost + swing - xi * sway;
    }
    const double size = 1.0 + xi * xi;
    const double sin_sum = level / size;
    return 1.0 + (-eps1 * eps1 - eps2 * eps2) * sin_sum;
}

void second_order_s3_gradient(double t_scaled, double eps1, double eps2, double xi, double out[4]) {
    const double a = t_scaled * xi;
    const double b = t_scaled;
    const double b2 = b * b;
    const double faded = exp(-a);
    const double cosine = cos(b);
    double sinc;
    if (b2 < 1.0) {
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
            (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 -
            2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
    } else {
        sinc = sin(b) / b;
    }
    double sin_sum, sin_sum_xi;
    if (a * a + b2 < 1.0) {
        const double p19 = 1.0 - 0.05263157894736842 * a;
        const double p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        const double q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        const double p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        const double q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        const double p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        const double q16 = 0.0625 * p17 - 0.0625 * a * q17;
        const double p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        const double q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        const double p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        const double q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        const double p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        const double q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        const double p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        const double q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        const double p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        const double q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        const double p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        const double q10 = 0.1 * p11 - 0.1 * a * q11;
        const double p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        const double q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        const double p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        const double q8 = 0.125 * p9 - 0.125 * a * q9;
        const double p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        const double q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        const double p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        const double q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        const double p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        const double q5 = 0.2 * p6 - 0.2 * a * q6;
        const double p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        const double q4 = 0.25 * p5 - 0.25 * a * q5;
        const double p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        const double q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        const double p = 0.5 * p3;
        const double q = 0.5 * q3;
        sin_sum = t_scaled * t_scaled * (p - a * q);
        sin_sum_xi = -t_scaled * t_scaled * t_scaled * (p - q - a * q);
    } else {
        const double size = 1.0 + xi * xi;
        const double sine = t_scaled * sinc;
        const double x = 1.0 - (t_scaled * sine + (1.0 + a) * cosine) * faded;
        const double y = (t_scaled * cosine - (1.0 + a) * sine) * faded;
        sin_sum = (1.0 - (xi * sine + cosine) * faded) / size;
        sin_sum_xi = ((1.0 - xi * xi) * y - 2.0 * xi * x) / (size * size);
    }
    const double x0 = -eps1 * eps1 - eps2 * eps2;
    const double x1 = 2.0 * sin_sum;
    out[0] = x0 * t_scaled * faded * sinc;
    out[1] = -x1 * eps1;
    out[2] = -x1 * eps2;
    out[3] = x0 * sin_sum_xi;
}

void second_order_s3_n(size_t n, const double *restrict t_scaled, const double *restrict eps1, const double *restrict eps2, const double *restrict xi, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double t_scaled_k = t_scaled[k];
        const double eps1_k = eps1[k];
        const double eps2_k = eps2[k];
        const double xi_k = xi[k];
        const double a = t_scaled_k * xi_k;
        const double b = t_scaled_k;
        const double b2 = b * b;
        const double a2 = a * a;
        const double kept = exp(-a);
        const double swing = 2.0 * sin(0.5 * b) * sin(0.5 * b) * kept;
        const double sway = kept * sin(b);
        double lost, level;
        if (a2 + b2 < 0.25) {
            const double rise = (0.16666666666666666 + (0.008333333333333333 +
                (0.0001984126984126984 + (2.7557319223985893e-06 + (2.505210838544172e-08 +
                1.6059043836821613e-10 * a2) * a2) * a2) * a2) * a2) * a2;
            lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept);
            level = 0.5 * lost * lost + (rise - ((0.008333333333333333 + ((2.7557319223985893e-06 +
                (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) * b2) * b2 -
                0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing;
        } else {
            lost = 1.0 - kept;
            level = lost + swing - xi_k * sway;
        }
        const double size = 1.0 + xi_k * xi_k;
        const double sin_sum = level / size;
        out[k] = 1.0 + (-eps1_k * eps1_k - eps2_k * eps2_k) * sin_sum;
    }
}
