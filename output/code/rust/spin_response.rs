//! Eq. x.response: exact response to a constant background, without cancellation.
//!
//! s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
//!     - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
//!     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
//! s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
//!     2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
//!     eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
//! s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
//!     expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
//!     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
//! with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! t_scaled [1]: t / tau_ex
//! eps1 [1]: tau_ex phidot sin(theta)
//! eps2 [1]: tau_ex thetadot
//! xi [1]: tau_ex / tau_sf
//! eps3 [1]: tau_ex phidot cos(theta)
//!
//! `spin_response` returns its 3 entries; `spin_response_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. x.response: exact response to a constant background, without cancellation.
pub fn spin_response(t_scaled: f64, eps1: f64, eps2: f64, xi: f64, eps3: f64) -> [f64; 3] {
    let frequency_squared = 9.332636185032189e-302 + eps1.powi(2) + eps2.powi(2) + (1.0 -
        eps3).powi(2);
    let frequency = frequency_squared.sqrt();
    let a = t_scaled * xi;
    let b = t_scaled * frequency;
    let b2 = b.powi(2);
    let a2 = a.powi(2);
    let kept = (-a).exp();
    let swing = 2.0 * (0.5 * b).sin().powi(2) * kept;
    let sway = kept * b.sin() / frequency;
    let lost;
    let level;
    if a2 + b2 < 0.25 {
        let rise = (0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
            (2.7557319223985893e-06 + (2.505210838544172e-08 + 1.6059043836821613e-10 * a2) * a2) *
            a2) * a2) * a2) * a2;
        lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept);
        level = 0.5 * lost.powi(2) + (rise - ((0.008333333333333333 + ((2.7557319223985893e-06 +
            (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) * b2) * b2 -
            0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing;
    } else {
        lost = 1.0 - kept;
        level = lost + swing - xi * sway;
    }
    let size = xi.powi(2) + frequency_squared;
    let cos_sum = (xi * (lost + swing) + sway * frequency_squared) / size;
    let sin_sum = level / size;
    let x0 = eps3 - 1.0;
    [-eps2 * cos_sum - x0 * eps1 * sin_sum, x0 * eps2 * sin_sum - eps1 * cos_sum, (-eps1.powi(2) -
        eps2.powi(2)) * sin_sum]
}

/// Partial derivatives of Eq. x.response.
pub fn spin_response_gradient(t_scaled: f64, eps1: f64, eps2: f64, xi: f64,
    eps3: f64) -> [[f64; 5]; 3] {
    let frequency_squared = eps1.powi(2) + eps2.powi(2) + (1.0 - eps3).powi(2);
    let a = t_scaled * xi;
    let b = t_scaled * frequency_squared.sqrt();
    let b2 = b.powi(2);
    let faded = (-a).exp();
    let cosine = b.cos();
    let sinc;
    let sinc_w;
    if b2 < 1.0 {
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
            (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 -
            2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
        sinc_w = (0.016666666666666666 + ((1.1022927689594357e-05 + ((9.635426302092969e-10 +
            (2.2491658034764165e-14 * b2 - 5.353014612273871e-12) * b2) * b2 -
            1.252605419272086e-07) * b2) * b2 - 0.0005952380952380953) * b2) * b2 -
            0.16666666666666666;
    } else {
        sinc = b.sin() / b;
        sinc_w = 0.5 * (cosine - sinc) / b2;
    }
    let cos_sum;
    let sin_sum;
    let cos_sum_xi;
    let sin_sum_xi;
    let sin_sum_w;
    if a.powi(2) + b2 < 1.0 {
        let p19 = 1.0 - 0.05263157894736842 * a;
        let p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        let q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        let p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        let q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        let pw17 = 0.0001719986240110079 * a - 0.058823529411764705 * q18;
        let p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        let q16 = 0.0625 * p17 - 0.0625 * a * q17;
        let pw16 = 1.0749914000687994e-05 * b2 - 0.0625 * q17 - 0.0625 * a * pw17;
        let qw16 = 0.0625 * pw17 + 1.0749914000687994e-05 * a;
        let p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        let q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        let pw15 = -0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 -
            0.06666666666666667 * b2 * qw16;
        let qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16;
        let p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        let q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        let pw14 = -0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 -
            0.07142857142857142 * b2 * qw15;
        let qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15;
        let p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        let q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        let pw13 = -0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 -
            0.07692307692307693 * b2 * qw14;
        let qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14;
        let p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        let q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        let pw12 = -0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 -
            0.08333333333333333 * b2 * qw13;
        let qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13;
        let p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        let q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        let pw11 = -0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 -
            0.09090909090909091 * b2 * qw12;
        let qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12;
        let p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        let q10 = 0.1 * p11 - 0.1 * a * q11;
        let pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11;
        let qw10 = 0.1 * pw11 - 0.1 * a * qw11;
        let p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        let q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        let pw9 = -0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 - 0.1111111111111111 *
            b2 * qw10;
        let qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10;
        let p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        let q8 = 0.125 * p9 - 0.125 * a * q9;
        let pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9;
        let qw8 = 0.125 * pw9 - 0.125 * a * qw9;
        let p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        let q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        let pw7 = -0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 - 0.14285714285714285 *
            b2 * qw8;
        let qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8;
        let p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        let q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        let pw6 = -0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 - 0.16666666666666666 *
            b2 * qw7;
        let qw6 = 0.16666666666666666 * pw7 - 0.16666666666666666 * a * qw7;
        let p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        let q5 = 0.2 * p6 - 0.2 * a * q6;
        let pw5 = -0.2 * q6 - 0.2 * a * pw6 - 0.2 * b2 * qw6;
        let qw5 = 0.2 * pw6 - 0.2 * a * qw6;
        let p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        let q4 = 0.25 * p5 - 0.25 * a * q5;
        let pw4 = -0.25 * q5 - 0.25 * a * pw5 - 0.25 * b2 * qw5;
        let qw4 = 0.25 * pw5 - 0.25 * a * qw5;
        let p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        let q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        let pw3 = -0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 - 0.3333333333333333 *
            b2 * qw4;
        let qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4;
        let p = 0.5 * p3;
        let q = 0.5 * q3;
        cos_sum = t_scaled * (1.0 - a * p - b2 * q);
        sin_sum = t_scaled.powi(2) * (p - a * q);
        cos_sum_xi = -t_scaled.powi(2) * (1.0 - p - a * p - b2 * q);
        sin_sum_xi = -t_scaled.powi(3) * (p - q - a * q);
        sin_sum_w = t_scaled.powi(4) * (0.5 * pw3 - 0.5 * a * qw3);
    } else {
        let size = xi.powi(2) + frequency_squared;
        let sine = t_scaled * sinc;
        let x = 1.0 - ((1.0 + a) * cosine + t_scaled * sine * frequency_squared) * faded;
        let y = (t_scaled * cosine - (1.0 + a) * sine) * faded;
        cos_sum = (xi * (1.0 - cosine * faded) + faded * sine * frequency_squared) / size;
        sin_sum = (1.0 - (xi * sine + cosine) * faded) / size;
        cos_sum_xi = ((frequency_squared - xi.powi(2)) * x + 2.0 * xi * y *
            frequency_squared) / size.powi(2);
        sin_sum_xi = ((frequency_squared - xi.powi(2)) * y - 2.0 * xi * x) / size.powi(2);
        sin_sum_w = (t_scaled.powi(2) * (0.5 * sinc - a * sinc_w) * faded - sin_sum) / size;
    }
    let x0 = cosine * faded;
    let x1 = eps3 - 1.0;
    let x2 = t_scaled * faded * sinc;
    let x3 = eps1 * sin_sum_xi;
    let x4 = x3 * eps2;
    let x5 = x1 * sin_sum;
    let x6 = eps1.powi(2);
    let x7 = 2.0 * x1 * sin_sum_w;
    let x8 = eps2.powi(2);
    let x9 = x7 * eps1 * eps2;
    let x10 = eps1 * sin_sum;
    let x11 = 2.0 * eps3 - 2.0;
    let x12 = 0.5 * x11;
    let x13 = x11 * sin_sum_w;
    let x14 = x1 * x13;
    let x15 = eps2 * sin_sum;
    let x16 = -x6 - x8;
    [[-x0 * eps2 - x1 * x2 * eps1, -x4 - x5 - x6 * x7, -x9 - cos_sum - x8 * sin_sum_xi, -x1 * x3 -
        eps2 * cos_sum_xi, -x10 - x14 * eps1 - x12 * eps2 * sin_sum_xi], [x1 * eps2 * t_scaled *
        faded * sinc - x0 * eps1, x9 - cos_sum - x6 * sin_sum_xi, x5 + x7 * x8 - x4, x1 * eps2 *
        sin_sum_xi - eps1 * cos_sum_xi, x15 + x14 * eps2 - x12 * x3], [x16 * x2, 2.0 * x16 * eps1 *
        sin_sum_w - 2.0 * x10, 2.0 * x16 * eps2 * sin_sum_w - 2.0 * x15, x16 * sin_sum_xi, x13 *
        x16]]
}
