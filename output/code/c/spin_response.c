/*
 * Eq. x.response: exact response to a constant background, without cancellation.
 *
 * s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
 *     - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
 *     eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
 *     expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * t_scaled [1]: t / tau_ex
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 * eps3 [1]: tau_ex phidot cos(theta)
 *
 * spin_response fills out[3]; spin_response_gradient fills out[i * 5 + j] with the derivative
 * of entry i by argument j (both from 0); spin_response_n evaluates n points, arguments as
 * arrays of length n, entry i of point k in out[i * n + k].
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

void spin_response(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[3]) {
    const double frequency_squared = 9.332636185032189e-302 + eps1 * eps1 + eps2 * eps2 + (1.0 -
        eps3) * (1.0 - eps3);
    const double frequency = sqrt(frequency_squared);
    const double a = t_scaled * xi;
    const double b = t_scaled * frequency;
    const double b2 = b * b;
    const double a2 = a * a;
    const double kept = exp(-a);
    const double swing = 2.0 * sin(0.5 * b) * sin(0.5 * b) * kept;
    const double sway = kept * sin(b) / frequency;
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
    const double size = xi * xi + frequency_squared;
    const double cos_sum = (xi * (lost + swing) + sway * frequency_squared) / size;
    const double sin_sum = level / size;
    const double x0 = eps3 - 1.0;
    out[0] = -eps2 * cos_sum - x0 * eps1 * sin_sum;
    out[1] = x0 * eps2 * sin_sum - eps1 * cos_sum;
    out[2] = (-eps1 * eps1 - eps2 * eps2) * sin_sum;
}

void spin_response_gradient(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[15]) {
    const double frequency_squared = eps1 * eps1 + eps2 * eps2 + (1.0 - eps3) * (1.0 - eps3);
    const double a = t_scaled * xi;
    const double b = t_scaled * sqrt(frequency_squared);
    const double b2 = b * b;
    const double faded = exp(-a);
    const double cosine = cos(b);
    double sinc, sinc_w;
    if (b2 < 1.0) {
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
            (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 -
            2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
        sinc_w = (0.016666666666666666 + ((1.1022927689594357e-05 + ((9.635426302092969e-10 +
            (2.2491658034764165e-14 * b2 - 5.353014612273871e-12) * b2) * b2 -
            1.252605419272086e-07) * b2) * b2 - 0.0005952380952380953) * b2) * b2 -
            0.16666666666666666;
    } else {
        sinc = sin(b) / b;
        sinc_w = 0.5 * (cosine - sinc) / b2;
    }
    double cos_sum, sin_sum, cos_sum_xi, sin_sum_xi, sin_sum_w;
    if (a * a + b2 < 1.0) {
        const double p19 = 1.0 - 0.05263157894736842 * a;
        const double p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        const double q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        const double p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        const double q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        const double pw17 = 0.0001719986240110079 * a - 0.058823529411764705 * q18;
        const double p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        const double q16 = 0.0625 * p17 - 0.0625 * a * q17;
        const double pw16 = 1.0749914000687994e-05 * b2 - 0.0625 * q17 - 0.0625 * a * pw17;
        const double qw16 = 0.0625 * pw17 + 1.0749914000687994e-05 * a;
        const double p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        const double q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        const double pw15 = -0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 -
            0.06666666666666667 * b2 * qw16;
        const double qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16;
        const double p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        const double q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        const double pw14 = -0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 -
            0.07142857142857142 * b2 * qw15;
        const double qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15;
        const double p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        const double q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        const double pw13 = -0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 -
            0.07692307692307693 * b2 * qw14;
        const double qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14;
        const double p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        const double q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        const double pw12 = -0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 -
            0.08333333333333333 * b2 * qw13;
        const double qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13;
        const double p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        const double q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        const double pw11 = -0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 -
            0.09090909090909091 * b2 * qw12;
        const double qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12;
        const double p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        const double q10 = 0.1 * p11 - 0.1 * a * q11;
        const double pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11;
        const double qw10 = 0.1 * pw11 - 0.1 * a * qw11;
        const double p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        const double q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        const double pw9 = -0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 -
            0.1111111111111111 * b2 * qw10;
        const double qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10;
        const double p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        const double q8 = 0.125 * p9 - 0.125 * a * q9;
        const double pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9;
        const double qw8 = 0.125 * pw9 - 0.125 * a * qw9;
        const double p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        const double q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        const double pw7 = -0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 -
            0.14285714285714285 * b2 * qw8;
        const double qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8;
        const double p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        const double q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        const double pw6 = -0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 -
            0.16666666666666666 * b2 * qw7;
        const double qw6 = 0.16666666666666666 * pw7 - 0.16666666666666666 * a * qw7;
        const double p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        const double q5 = 0.2 * p6 - 0.2 * a * q6;
        const double pw5 = -0.2 * q6 - 0.2 * a * pw6 - 0.2 * b2 * qw6;
        const double qw5 = 0.2 * pw6 - 0.2 * a * qw6;
        const double p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        const double q4 = 0.25 * p5 - 0.25 * a * q5;
        const double pw4 = -0.25 * q5 - 0.25 * a * pw5 - 0.25 * b2 * qw5;
        const double qw4 = 0.25 * pw5 - 0.25 * a * qw5;
        const double p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        const double q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        const double pw3 = -0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 -
            0.3333333333333333 * b2 * qw4;
        const double qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4;
        const double p = 0.5 * p3;
        const double q = 0.5 * q3;
        cos_sum = t_scaled * (1.0 - a * p - b2 * q);
        sin_sum = t_scaled * t_scaled * (p - a * q);
        cos_sum_xi = -t_scaled * t_scaled * (1.0 - p - a * p - b2 * q);
        sin_sum_xi = -t_scaled * t_scaled * t_scaled * (p - q - a * q);
        sin_sum_w = t_scaled * t_scaled * t_scaled * t_scaled * (0.5 * pw3 - 0.5 * a * qw3);
    } else {
        const double size = xi * xi + frequency_squared;
        const double sine = t_scaled * sinc;
        const double x = 1.0 - ((1.0 + a) * cosine + t_scaled * sine * frequency_squared) * faded;
        const double y = (t_scaled * cosine - (1.0 + a) * sine) * faded;
        cos_sum = (xi * (1.0 - cosine * faded) + faded * sine * frequency_squared) / size;
        sin_sum = (1.0 - (xi * sine + cosine) * faded) / size;
        cos_sum_xi = ((frequency_squared - xi * xi) * x + 2.0 * xi * y *
            frequency_squared) / (size * size);
        sin_sum_xi = ((frequency_squared - xi * xi) * y - 2.0 * xi * x) / (size * size);
        sin_sum_w = (t_scaled * t_scaled * (0.5 * sinc - a * sinc_w) * faded - sin_sum) / size;
    }
    const double x0 = cosine * faded;
    const double x1 = eps3 - 1.0;
    const double x2 = t_scaled * faded * sinc;
    const double x3 = eps1 * sin_sum_xi;
    const double x4 = x3 * eps2;
    const double x5 = x1 * sin_sum;
    const double x6 = eps1 * eps1;
    const double x7 = 2.0 * x1 * sin_sum_w;
    const double x8 = eps2 * eps2;
    const double x9 = x7 * eps1 * eps2;
    const double x10 = eps1 * sin_sum;
    const double x11 = 2.0 * eps3 - 2.0;
    const double x12 = 0.5 * x11;
    const double x13 = x11 * sin_sum_w;
    const double x14 = x1 * x13;
    const double x15 = eps2 * sin_sum;
    const double x16 = -x6 - x8;
    out[0] = -x0 * eps2 - x1 * x2 * eps1;
    out[1] = -x4 - x5 - x6 * x7;
    out[2] = -x9 - cos_sum - x8 * sin_sum_xi;
    out[3] = -x1 * x3 - eps2 * cos_sum_xi;
    out[4] = -x10 - x14 * eps1 - x12 * eps2 * sin_sum_xi;
    out[5] = x1 * eps2 * t_scaled * faded * sinc - x0 * eps1;
    out[6] = x9 - cos_sum - x6 * sin_sum_xi;
    out[7] = x5 + x7 * x8 - x4;
    out[8] = x1 * eps2 * sin_sum_xi - eps1 * cos_sum_xi;
    out[9] = x15 + x14 * eps2 - x12 * x3;
    out[10] = x16 * x2;
    out[11] = 2.0 * x16 * eps1 * sin_sum_w - 2.0 * x10;
    out[12] = 2.0 * x16 * eps2 * sin_sum_w - 2.0 * x15;
    out[13] = x16 * sin_sum_xi;
    out[14] = x13 * x16;
}

void spin_response_n(size_t n, const double *restrict t_scaled, const double *restrict eps1, const double *restrict eps2, const double *restrict xi, const double *restrict eps3, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double t_scaled_k = t_scaled[k];
        const double eps1_k = eps1[k];
        const double eps2_k = eps2[k];
        const double xi_k = xi[k];
        const double eps3_k = eps3[k];
        const double frequency_squared = 9.332636185032189e-302 + eps1_k * eps1_k + eps2_k *
            eps2_k + (1.0 - eps3_k) * (1.0 - eps3_k);
        const double frequency = sqrt(frequency_squared);
        const double a = t_scaled_k * xi_k;
        const double b = t_scaled_k * frequency;
        const double b2 = b * b;
        const double a2 = a * a;
        const double kept = exp(-a);
        const double swing = 2.0 * sin(0.5 * b) * sin(0.5 * b) * kept;
        const double sway = kept * sin(b) / frequency;
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
        const double size = xi_k * xi_k + frequency_squared;
        const double cos_sum = (xi_k * (lost + swing) + sway * frequency_squared) / size;
        const double sin_sum = level / size;
        const double x0 = eps3_k - 1.0;
        out[k] = -eps2_k * cos_sum - x0 * eps1_k * sin_sum;
        out[n + k] = x0 * eps2_k * sin_sum - eps1_k * cos_sum;
        out[2 * n + k] = (-eps1_k * eps1_k - eps2_k * eps2_k) * sin_sum;
    }
}
