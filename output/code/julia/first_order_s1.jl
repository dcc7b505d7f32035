#=
Eq. 9a: s_1 to first order.

s_1 = (eps1 - eps2*xi)/(xi**2 + 1) + ((-eps1 + eps2*xi)*cos(t_scaled)/(xi**2 + 1) +
    (-eps1*xi - eps2)*sin(t_scaled)/(xi**2 + 1))*exp(-t_scaled*xi)

Arguments, in order (unit in brackets, [1] for a number):
t_scaled [1]: t / tau_ex
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf

first_order_s1 returns a number; first_order_s1_gradient returns a 1 x 4 matrix, the
derivative of entry i by argument j in [i, j]. Broadcast with a dot over arrays.
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function first_order_s1(t_scaled, eps1, eps2, xi)
    (t_scaled, eps1, eps2, xi,) = float.((t_scaled, eps1, eps2, xi,))
    a = t_scaled * xi
    b = t_scaled
    b2 = b^2
    a2 = a^2
    kept = exp(-a)
    swing = 2.0 * sin(0.5 * b)^2 * kept
    sway = kept * sin(b)
    if a2 + b2 < 0.25
        rise = (0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
            (2.7557319223985893e-06 + (2.505210838544172e-08 + 1.6059043836821613e-10 * a2) * a2) *
            a2) * a2) * a2) * a2
        lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept)
        level = 0.5 * lost^2 + (rise - ((0.008333333333333333 + ((2.7557319223985893e-06 +
            (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) * b2) * b2 -
            0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing
    else
        lost = 1.0 - kept
        level = lost + swing - xi * sway
    end
    size = 1.0 + xi^2
    cos_sum = (xi * (lost + swing) + sway) / size
    sin_sum = level / size
    return eps1 * sin_sum - eps2 * cos_sum
end

function first_order_s1_gradient(t_scaled, eps1, eps2, xi)
    (t_scaled, eps1, eps2, xi,) = float.((t_scaled, eps1, eps2, xi,))
    a = t_scaled * xi
    b = t_scaled
    b2 = b^2
    faded = exp(-a)
    cosine = cos(b)
    if b2 < 1.0
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
            (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 -
            2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2
    else
        sinc = sin(b) / b
    end
    if a^2 + b2 < 1.0
        p19 = 1.0 - 0.05263157894736842 * a
        p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19
        q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a
        p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18
        q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18
        p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17
        q16 = 0.0625 * p17 - 0.0625 * a * q17
        p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16
        q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16
        p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15
        q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15
        p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14
        q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14
        p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13
        q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13
        p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12
        q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12
        p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11
        q10 = 0.1 * p11 - 0.1 * a * q11
        p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10
        q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10
        p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9
        q8 = 0.125 * p9 - 0.125 * a * q9
        p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8
        q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8
        p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7
        q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7
        p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6
        q5 = 0.2 * p6 - 0.2 * a * q6
        p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5
        q4 = 0.25 * p5 - 0.25 * a * q5
        p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4
        q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4
        p = 0.5 * p3
        q = 0.5 * q3
        cos_sum = t_scaled * (1.0 - a * p - b2 * q)
        sin_sum = t_scaled^2 * (p - a * q)
        cos_sum_xi = -t_scaled^2 * (1.0 - p - a * p - b2 * q)
        sin_sum_xi = -t_scaled^3 * (p - q - a * q)
    else
        size = 1.0 + xi^2
        sine = t_scaled * sinc
        x = 1.0 - (t_scaled * sine + (1.0 + a) * cosine) * faded
        y = (t_scaled * cosine - (1.0 + a) * sine) * faded
        cos_sum = (xi * (1.0 - cosine * faded) + faded * sine) / size
        sin_sum = (1.0 - (xi * sine + cosine) * faded) / size
        cos_sum_xi = ((1.0 - xi^2) * x + 2.0 * xi * y) / size^2
        sin_sum_xi = ((1.0 - xi^2) * y - 2.0 * xi * x) / size^2
    end
    return permutedims(reshape([eps1 * t_scaled * faded * sinc - eps2 * cosine * faded, sin_sum,
        -cos_sum, eps1 * sin_sum_xi - eps2 * cos_sum_xi], 4, 1))
end
