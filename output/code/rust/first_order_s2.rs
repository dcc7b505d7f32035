//! Eq. 9b: s_2 to first order.
//!
//! s_2 = ((-eps1 + eps2*xi)*sin(t_scaled)/(xi**2 + 1) + (eps1*xi + eps2)*cos(t_scaled)/(xi**2 +
//!     1))*exp(-t_scaled*xi) + (-eps1*xi - eps2)/(xi**2 + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! t_scaled [1]: t / tau_ex
//! eps1 [1]: tau_ex phidot sin(theta)
//! eps2 [1]: tau_ex thetadot
//! xi [1]: tau_ex / tau_sf
//!
//! `first_order_s2` returns the value; `first_order_s2_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 9b: s_2 to first order.
pub fn first_order_s2(t_scaled: f64, eps1: f64, eps2: f64, xi: f64) -> f64 {
    let a = t_scaled * xi;
    let b = t_scaled;
    let b2 = b.powi(2);
    let a2 = a.powi(2);
    let kept = (-a).exp();
    let swing = 2.0 * (0.5 * b).sin().powi(2) * kept;
    let sway = kept * b.sin();
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
    let size = 1.0 + xi.powi(2);
    let cos_sum = (xi * (lost + swing) + sway) / size;
    let sin_sum = level / size;
    -eps1 * cos_sum - eps2 * sin_sum
}

/// Partial derivatives of Eq. 9b.
pub fn first_order_s2_gradient(t_scaled: f64, eps1: f64, eps2: f64, xi: f64) -> [[f64; 4]; 1] {
    let a = t_scaled * xi;
    let b = t_scaled;
    let b2 = b.powi(2);
    let faded = (-a).exp();
    let cosine = b.cos();
    let sinc;
    if b2 < 1.0 {
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
            (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 -
            2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
    } else {
        sinc = b.sin() / b;
    }
    let cos_sum;
    let sin_sum;
    let cos_sum_xi;
    let sin_sum_xi;
    if a.powi(2) + b2 < 1.0 {
        let p19 = 1.0 - 0.05263157894736842 * a;
        let p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        let q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        let p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        let q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        let p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        let q16 = 0.0625 * p17 - 0.0625 * a * q17;
        let p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        let q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        let p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        let q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        let p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        let q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        let p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        let q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        let p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        let q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        let p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        let q10 = 0.1 * p11 - 0.1 * a * q11;
        let p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        let q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        let p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        let q8 = 0.125 * p9 - 0.125 * a * q9;
        let p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        let q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        let p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        let q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        let p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        let q5 = 0.2 * p6 - 0.2 * a * q6;
        let p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        let q4 = 0.25 * p5 - 0.25 * a * q5;
        let p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        let q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        let p = 0.5 * p3;
        let q = 0.5 * q3;
        cos_sum = t_scaled * (1.0 - a * p - b2 * q);
        sin_sum = t_scaled.powi(2) * (p - a * q);
        cos_sum_xi = -t_scaled.powi(2) * (1.0 - p - a * p - b2 * q);
        sin_sum_xi = -t_scaled.powi(3) * (p - q - a * q);
    } else {
        let size = 1.0 + xi.powi(2);
        let sine = t_scaled * sinc;
        let x = 1.0 - (t_scaled * sine + (1.0 + a) * cosine) * faded;
        let y = (t_scaled * cosine - (1.0 + a) * sine) * faded;
        cos_sum = (xi * (1.0 - cosine * faded) + faded * sine) / size;
        sin_sum = (1.0 - (xi * sine + cosine) * faded) / size;
        cos_sum_xi = ((1.0 - xi.powi(2)) * x + 2.0 * xi * y) / size.powi(2);
        sin_sum_xi = ((1.0 - xi.powi(2)) * y - 2.0 * xi * x) / size.powi(2);
    }
    [[-eps1 * cosine * faded - eps2 * t_scaled * faded * sinc, -cos_sum, -sin_sum, -eps1 *
        cos_sum_xi - eps2 * sin_sum_xi]]
}
