#=
Eq. x.response: exact response to a constant background, without cancellation.

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
eps1 [1]: tau_ex sin(theta) dphi/dt
eps2 [1]: tau_ex dtheta/dt
xi [1]: tau_ex / tau_sf
eps3 [1]: tau_ex cos(theta) dphi/dt

spin_response returns a tuple of 3; spin_response_gradient returns a 3 x 5 matrix, the
derivative of entry i by argument j in [i, j]. Broadcast with a dot over arrays.
Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function spin_response(t_scaled, eps1, eps2, xi, eps3)
    x0 = 1.0 - eps3
    x1 = eps1^2 + eps2^2
    x2 = 9.332636185032189e-302 + x1 + x0^2
    x3 = 1.0 / (x2 + xi^2)
    x4 = x0 * eps1
    x5 = expm1(-t_scaled * xi)
    x6 = 2.0 + 2.0 * x5
    x7 = sqrt(x2)
    x8 = x7 * t_scaled
    x9 = x6 * sin(0.5 * x8)^2 - x5
    x10 = 0.5 * x6 * sin(x8) / x7
    x11 = -x1
    return (x3 * (x10 * (-x2 * eps2 - x4 * xi) + x9 * (x4 - eps2 * xi)), x3 * (x10 * (x0 * eps2 *
        xi - x2 * eps1) + x9 * (-x0 * eps2 - eps1 * xi)), x3 * (x11 * x9 - x10 * x11 * xi))
end

function spin_response_gradient(t_scaled, eps1, eps2, xi, eps3)
    frequency_squared = eps1^2 + eps2^2 + (1.0 - eps3)^2
    a = t_scaled * xi
    b = t_scaled * sqrt(frequency_squared)
    b2 = b^2
    faded = exp(-a)
    cosine = cos(b)
    if b2 < 1.0
        sinc = 1.0 + b2 * (b2 * (0.008333333333333333 + b2 * (b2 * (2.7557319223985893e-06 + b2 *
            (b2 * (1.6059043836821613e-10 + b2 * (2.8114572543455206e-15 * b2 -
            7.647163731819816e-13)) - 2.505210838544172e-08)) - 0.0001984126984126984)) -
            0.16666666666666666)
        sinc_w = b2 * (0.016666666666666666 + b2 * (b2 * (1.1022927689594357e-05 + b2 * (b2 *
            (9.635426302092969e-10 + b2 * (2.2491658034764165e-14 * b2 - 5.353014612273871e-12)) -
            1.252605419272086e-07)) - 0.0005952380952380953)) - 0.16666666666666666
    else
        sinc = sin(b) / b
        sinc_w = 0.5 * (cosine - sinc) / b2
    end
    if b2 + a^2 < 1.0
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
        pw15 = -0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 - 0.06666666666666667 *
            b2 * qw16
        qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16
        p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15
        q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15
        pw14 = -0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 - 0.07142857142857142 *
            b2 * qw15
        qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15
        p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14
        q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14
        pw13 = -0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 - 0.07692307692307693 *
            b2 * qw14
        qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14
        p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13
        q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13
        pw12 = -0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 - 0.08333333333333333 *
            b2 * qw13
        qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13
        p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12
        q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12
        pw11 = -0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 - 0.09090909090909091 *
            b2 * qw12
        qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12
        p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11
        q10 = 0.1 * p11 - 0.1 * a * q11
        pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11
        qw10 = 0.1 * pw11 - 0.1 * a * qw11
        p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10
        q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10
        pw9 = -0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 - 0.1111111111111111 * b2 *
            qw10
        qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10
        p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9
        q8 = 0.125 * p9 - 0.125 * a * q9
        pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9
        qw8 = 0.125 * pw9 - 0.125 * a * qw9
        p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8
        q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8
        pw7 = -0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 - 0.14285714285714285 *
            b2 * qw8
        qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8
        p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7
        q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7
        pw6 = -0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 - 0.16666666666666666 *
            b2 * qw7
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
        pw3 = -0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 - 0.3333333333333333 * b2 *
            qw4
        qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4
        p = 0.5 * p3
        q = 0.5 * q3
        cos_sum = t_scaled * (1.0 - a * p - b2 * q)
        sin_sum = t_scaled^2 * (p - a * q)
        cos_sum_xi = -t_scaled^2 * (1.0 - p - a * p - b2 * q)
        sin_sum_xi = -t_scaled^3 * (p - q - a * q)
        sin_sum_w = t_scaled^4 * (0.5 * pw3 - 0.5 * a * qw3)
    else
        size = frequency_squared + xi^2
        sine = sinc * t_scaled
        x = 1.0 - faded * (cosine * (1.0 + a) + sine * frequency_squared * t_scaled)
        y = faded * (cosine * t_scaled - sine * (1.0 + a))
        cos_sum = (xi * (1.0 - cosine * faded) + faded * sine * frequency_squared) / size
        sin_sum = (1.0 - faded * (cosine + sine * xi)) / size
        cos_sum_xi = (x * (frequency_squared - xi^2) + 2.0 * y * frequency_squared * xi) / size^2
        sin_sum_xi = (y * (frequency_squared - xi^2) - 2.0 * x * xi) / size^2
        sin_sum_w = (faded * t_scaled^2 * (0.5 * sinc - a * sinc_w) - sin_sum) / size
    end
    x0 = eps3 - 1.0
    x1 = x0 * eps1
    x2 = sinc * t_scaled
    x3 = 0.5 * sin_sum_xi
    x4 = -x1 * sin_sum_w - x3 * eps2
    x5 = eps1 * sin_sum
    x6 = 2.0 * eps3 - 2.0
    x7 = x0 * eps2 * sin_sum_w - x3 * eps1
    x8 = eps2 * sin_sum
    x9 = -eps1^2 - eps2^2
    return permutedims(reshape([faded * (-x1 * x2 - cosine * eps2), 2.0 * x4 * eps1 - x0 * sin_sum,
        2.0 * x4 * eps2 - cos_sum, -x1 * sin_sum_xi - cos_sum_xi * eps2, x4 * x6 - x5, faded *
        (x0 * eps2 * sinc * t_scaled - cosine * eps1), 2.0 * x7 * eps1 - cos_sum, x0 * sin_sum +
        2.0 * x7 * eps2, x0 * eps2 * sin_sum_xi - cos_sum_xi * eps1, x8 + x6 * x7, x2 * x9 * faded,
        2.0 * x9 * eps1 * sin_sum_w - 2.0 * x5, 2.0 * x9 * eps2 * sin_sum_w - 2.0 * x8, x9 *
        sin_sum_xi, x6 * x9 * sin_sum_w], 5, 3))
end
