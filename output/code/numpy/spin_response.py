r"""Eq. x.response: exact response to a constant background, without cancellation.

s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
    - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
    2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
    2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
    eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
    expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
    2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)

Arguments, in order (unit in brackets, [1] for a number):
t_scaled [1]: t / tau_ex
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf
eps3 [1]: tau_ex phidot cos(theta)

spin_response returns an array of shape (3, ...); spin_response_gradient one of shape (3, 5,
...), the derivative of entry i by argument j in [i, j].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
"""

import numpy as np


def _reals(*given):
    """The arguments as doubles of one shape, since integers wrap around; TypeError for what is not real."""
    if any(map(np.ma.is_masked, given)):
        raise TypeError("masked entries; fill or drop them first")
    arrays = map(np.asarray, given)
    casts = [(a, "unsafe" if a.dtype == object else "same_kind") for a in arrays]
    return np.broadcast_arrays(*(a.astype(float, casting=casting) for a, casting in casts))


def spin_response(t_scaled, eps1, eps2, xi, eps3):
    """Eq. x.response: exact response to a constant background, without cancellation."""
    (t_scaled, eps1, eps2, xi, eps3) = _reals(t_scaled, eps1, eps2, xi, eps3)
    frequency_squared = 9.332636185032189e-302 + eps1**2 + eps2**2 + (1.0 - eps3)**2
    frequency = np.sqrt(frequency_squared)
    a = t_scaled * xi
    b = t_scaled * frequency
    b2 = b**2
    a2 = a**2
    kept = np.exp(-a)
    swing = 2.0 * np.sin(0.5 * b)**2 * kept
    sway = kept * np.sin(b) / frequency
    is_below = a2 + b2 < 0.25
    with np.errstate(all="ignore"):
        rise = ((0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
            (2.7557319223985893e-06 + (2.505210838544172e-08 + 1.6059043836821613e-10 * a2) * a2) *
            a2) * a2) * a2) * a2)
        lost_below = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept)
        level_below = (0.5 * lost_below**2 + (rise - ((0.008333333333333333 +
            ((2.7557319223985893e-06 + (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) *
            b2) * b2 - 0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept +
            swing)
        lost_above = 1.0 - kept
        level_above = lost_above + swing - xi * sway
    lost = np.where(is_below, lost_below, lost_above)
    level = np.where(is_below, level_below, level_above)
    size = xi**2 + frequency_squared
    cos_sum = (xi * (lost + swing) + sway * frequency_squared) / size
    sin_sum = level / size
    x0 = eps3 - 1.0
    return np.stack([-eps2 * cos_sum - x0 * eps1 * sin_sum, x0 * eps2 * sin_sum - eps1 * cos_sum,
        (-eps1**2 - eps2**2) * sin_sum])


def spin_response_gradient(t_scaled, eps1, eps2, xi, eps3):
    """Eq. x.response: exact response to a constant background, without cancellation."""
    (t_scaled, eps1, eps2, xi, eps3) = _reals(t_scaled, eps1, eps2, xi, eps3)
    frequency_squared = eps1**2 + eps2**2 + (1.0 - eps3)**2
    a = t_scaled * xi
    b = t_scaled * np.sqrt(frequency_squared)
    b2 = b**2
    faded = np.exp(-a)
    cosine = np.cos(b)
    is_below = b2 < 1.0
    with np.errstate(all="ignore"):
        sinc_below = (1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 +
            ((1.6059043836821613e-10 + (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) *
            b2) * b2 - 2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2)
        sinc_w_below = ((0.016666666666666666 + ((1.1022927689594357e-05 +
            ((9.635426302092969e-10 + (2.2491658034764165e-14 * b2 - 5.353014612273871e-12) * b2) *
            b2 - 1.252605419272086e-07) * b2) * b2 - 0.0005952380952380953) * b2) * b2 -
            0.16666666666666666)
        sinc_above = np.sin(b) / b
        sinc_w_above = 0.5 * (cosine - sinc_above) / b2
    sinc = np.where(is_below, sinc_below, sinc_above)
    sinc_w = np.where(is_below, sinc_w_below, sinc_w_above)
    is_below = a**2 + b2 < 1.0
    with np.errstate(all="ignore"):
        p19 = 1.0 - 0.05263157894736842 * a
        p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19
        q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a
        p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18
        q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18
        pw17 = 0.0001719986240110079 * a - 0.058823529411764705 * q18
        p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17
        q16 = 0.0625 * p17 - 0.0625 * a * q17
        pw16 = 1.0749914000687994e-05 * b2 - 0.0625 * q17 - 0.0625 * a * pw17
        qw16 = 0.0625 * pw17 + 1.0749914000687994e-05 * a
        p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16
        q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16
        pw15 = (-0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 - 0.06666666666666667 *
            b2 * qw16)
        qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16
        p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15
        q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15
        pw14 = (-0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 - 0.07142857142857142 *
            b2 * qw15)
        qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15
        p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14
        q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14
        pw13 = (-0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 - 0.07692307692307693 *
            b2 * qw14)
        qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14
        p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13
        q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13
        pw12 = (-0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 - 0.08333333333333333 *
            b2 * qw13)
        qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13
        p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12
        q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12
        pw11 = (-0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 - 0.09090909090909091 *
            b2 * qw12)
        qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12
        p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11
        q10 = 0.1 * p11 - 0.1 * a * q11
        pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11
        qw10 = 0.1 * pw11 - 0.1 * a * qw11
        p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10
        q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10
        pw9 = (-0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 - 0.1111111111111111 *
            b2 * qw10)
        qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10
        p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9
        q8 = 0.125 * p9 - 0.125 * a * q9
        pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9
        qw8 = 0.125 * pw9 - 0.125 * a * qw9
        p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8
        q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8
        pw7 = (-0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 - 0.14285714285714285 *
            b2 * qw8)
        qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8
        p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7
        q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7
        pw6 = (-0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 - 0.16666666666666666 *
            b2 * qw7)
        qw6 = 0.16666666666666666 * pw7 - 0.16666666666666666 * a * qw7
        p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6
        q5 = 0.2 * p6 - 0.2 * a * q6
        pw5 = -0.2 * q6 - 0.2 * a * pw6 - 0.2 * b2 * qw6
        qw5 = 0.2 * pw6 - 0.2 * a * qw6
        p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5
        q4 = 0.25 * p5 - 0.25 * a * q5
        pw4 = -0.25 * q5 - 0.25 * a * pw5 - 0.25 * b2 * qw5
        qw4 = 0.25 * pw5 - 0.25 * a * qw5
        p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4
        q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4
        pw3 = (-0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 - 0.3333333333333333 * b2 *
            qw4)
        qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4
        p = 0.5 * p3
        q = 0.5 * q3
        cos_sum_below = t_scaled * (1.0 - a * p - b2 * q)
        sin_sum_below = t_scaled**2 * (p - a * q)
        cos_sum_xi_below = -t_scaled**2 * (1.0 - p - a * p - b2 * q)
        sin_sum_xi_below = -t_scaled**3 * (p - q - a * q)
        sin_sum_w_below = t_scaled**4 * (0.5 * pw3 - 0.5 * a * qw3)
        size = xi**2 + frequency_squared
        sine = t_scaled * sinc
        x = 1.0 - ((1.0 + a) * cosine + t_scaled * sine * frequency_squared) * faded
        y = (t_scaled * cosine - (1.0 + a) * sine) * faded
        cos_sum_above = (xi * (1.0 - cosine * faded) + faded * sine * frequency_squared) / size
        sin_sum_above = (1.0 - (xi * sine + cosine) * faded) / size
        cos_sum_xi_above = (((frequency_squared - xi**2) * x + 2.0 * xi * y *
            frequency_squared) / size**2)
        sin_sum_xi_above = ((frequency_squared - xi**2) * y - 2.0 * xi * x) / size**2
        sin_sum_w_above = (t_scaled**2 * (0.5 * sinc - a * sinc_w) * faded - sin_sum_above) / size
    cos_sum = np.where(is_below, cos_sum_below, cos_sum_above)
    sin_sum = np.where(is_below, sin_sum_below, sin_sum_above)
    cos_sum_xi = np.where(is_below, cos_sum_xi_below, cos_sum_xi_above)
    sin_sum_xi = np.where(is_below, sin_sum_xi_below, sin_sum_xi_above)
    sin_sum_w = np.where(is_below, sin_sum_w_below, sin_sum_w_above)
    x0 = cosine * faded
    x1 = eps3 - 1.0
    x2 = t_scaled * faded * sinc
    x3 = eps1 * sin_sum_xi
    x4 = x3 * eps2
    x5 = x1 * sin_sum
    x6 = eps1**2
    x7 = 2.0 * x1 * sin_sum_w
    x8 = eps2**2
    x9 = x7 * eps1 * eps2
    x10 = eps1 * sin_sum
    x11 = 2.0 * eps3 - 2.0
    x12 = 0.5 * x11
    x13 = x11 * sin_sum_w
    x14 = x1 * x13
    x15 = eps2 * sin_sum
    x16 = -x6 - x8
    return np.stack([np.stack([-x0 * eps2 - x1 * x2 * eps1, -x4 - x5 - x6 * x7, -x9 - cos_sum -
        x8 * sin_sum_xi, -x1 * x3 - eps2 * cos_sum_xi, -x10 - x14 * eps1 - x12 * eps2 *
        sin_sum_xi]), np.stack([x1 * eps2 * t_scaled * faded * sinc - x0 * eps1, x9 - cos_sum -
        x6 * sin_sum_xi, x5 + x7 * x8 - x4, x1 * eps2 * sin_sum_xi - eps1 * cos_sum_xi, x15 + x14 *
        eps2 - x12 * x3]), np.stack([x16 * x2, 2.0 * x16 * eps1 * sin_sum_w - 2.0 * x10, 2.0 *
        x16 * eps2 * sin_sum_w - 2.0 * x15, x16 * sin_sum_xi, x13 * x16])])
