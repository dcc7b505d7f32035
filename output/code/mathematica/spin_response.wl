(*
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
tScaled [1]: t / tau_ex
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf
eps3 [1]: tau_ex phidot cos(theta)

spinResponse gives a list of 3; spinResponseGradient a list of rows, the derivative of entry
i by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
spinResponse[tScaled_?NumericQ, eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ,
    eps3_?NumericQ] := Module[{frequencySquared, frequency, a, b, b2, a2, kept, swing, sway, rise,
    lost, level, size, cosSum, sinSum, x0},
    frequencySquared = 9.332636185032189*^-302 + eps1^2 + eps2^2 + (1.0 - eps3)^2;
    frequency = Sqrt[frequencySquared];
    a = tScaled * xi;
    b = tScaled * frequency;
    b2 = b^2;
    a2 = a^2;
    kept = Exp[-a];
    swing = 2.0 * Sin[0.5 * b]^2 * kept;
    sway = kept * Sin[b] / frequency;
    If[a2 + b2 < 0.25,
        rise = (0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
            (2.7557319223985893*^-6 + (2.505210838544172*^-8 + 1.6059043836821613*^-10 * a2) *
            a2) * a2) * a2) * a2) * a2;
        lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept);
        level = 0.5 * lost^2 + (rise - ((0.008333333333333333 + ((2.7557319223985893*^-6 +
            (1.6059043836821613*^-10 * b2 - 2.505210838544172*^-8) * b2) * b2 -
            0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing;
    ,
        lost = 1.0 - kept;
        level = lost + swing - xi * sway;
    ];
    size = xi^2 + frequencySquared;
    cosSum = (xi * (lost + swing) + sway * frequencySquared) / size;
    sinSum = level / size;
    x0 = eps3 - 1.0;
    {-eps2 * cosSum - x0 * eps1 * sinSum, x0 * eps2 * sinSum - eps1 * cosSum, (-eps1^2 - eps2^2) *
        sinSum}
];

spinResponseGradient[tScaled_?NumericQ, eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ,
    eps3_?NumericQ] := Module[{frequencySquared, a, b, b2, faded, cosine, sinc, sincW, p19, p18,
    q18, p17, q17, pw17, p16, q16, pw16, qw16, p15, q15, pw15, qw15, p14, q14, pw14, qw14, p13,
    q13, pw13, qw13, p12, q12, pw12, qw12, p11, q11, pw11, qw11, p10, q10, pw10, qw10, p9, q9, pw9,
    qw9, p8, q8, pw8, qw8, p7, q7, pw7, qw7, p6, q6, pw6, qw6, p5, q5, pw5, qw5, p4, q4, pw4, qw4,
    p3, q3, pw3, qw3, p, q, cosSum, sinSum, cosSumXi, sinSumXi, sinSumW, size, sine, x, y, x0, x1,
    x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15, x16},
    frequencySquared = eps1^2 + eps2^2 + (1.0 - eps3)^2;
    a = tScaled * xi;
    b = tScaled * Sqrt[frequencySquared];
    b2 = b^2;
    faded = Exp[-a];
    cosine = Cos[b];
    If[b2 < 1.0,
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893*^-6 +
            ((1.6059043836821613*^-10 + (2.8114572543455206*^-15 * b2 - 7.647163731819816*^-13) *
            b2) * b2 - 2.505210838544172*^-8) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
        sincW = (0.016666666666666666 + ((1.1022927689594357*^-5 + ((9.635426302092969*^-10 +
            (2.2491658034764165*^-14 * b2 - 5.353014612273871*^-12) * b2) * b2 -
            1.252605419272086*^-7) * b2) * b2 - 0.0005952380952380953) * b2) * b2 -
            0.16666666666666666;
    ,
        sinc = Sin[b] / b;
        sincW = 0.5 * (cosine - sinc) / b2;
    ];
    If[a^2 + b2 < 1.0,
        p19 = 1.0 - 0.05263157894736842 * a;
        p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        pw17 = 0.0001719986240110079 * a - 0.058823529411764705 * q18;
        p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        q16 = 0.0625 * p17 - 0.0625 * a * q17;
        pw16 = 1.0749914000687994*^-5 * b2 - 0.0625 * q17 - 0.0625 * a * pw17;
        qw16 = 0.0625 * pw17 + 1.0749914000687994*^-5 * a;
        p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        pw15 = -0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 - 0.06666666666666667 *
            b2 * qw16;
        qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16;
        p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        pw14 = -0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 - 0.07142857142857142 *
            b2 * qw15;
        qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15;
        p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        pw13 = -0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 - 0.07692307692307693 *
            b2 * qw14;
        qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14;
        p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        pw12 = -0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 - 0.08333333333333333 *
            b2 * qw13;
        qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13;
        p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        pw11 = -0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 - 0.09090909090909091 *
            b2 * qw12;
        qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12;
        p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        q10 = 0.1 * p11 - 0.1 * a * q11;
        pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11;
        qw10 = 0.1 * pw11 - 0.1 * a * qw11;
        p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        pw9 = -0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 - 0.1111111111111111 * b2 *
            qw10;
        qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10;
        p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        q8 = 0.125 * p9 - 0.125 * a * q9;
        pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9;
        qw8 = 0.125 * pw9 - 0.125 * a * qw9;
        p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        pw7 = -0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 - 0.14285714285714285 *
            b2 * qw8;
        qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8;
        p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        pw6 = -0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 - 0.16666666666666666 *
            b2 * qw7;
        qw6 = 0.16666666666666666 * pw7 - 0.16666666666666666 * a * qw7;
        p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        q5 = 0.2 * p6 - 0.2 * a * q6;
        pw5 = -0.2 * q6 - 0.2 * a * pw6 - 0.2 * b2 * qw6;
        qw5 = 0.2 * pw6 - 0.2 * a * qw6;
        p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        q4 = 0.25 * p5 - 0.25 * a * q5;
        pw4 = -0.25 * q5 - 0.25 * a * pw5 - 0.25 * b2 * qw5;
        qw4 = 0.25 * pw5 - 0.25 * a * qw5;
        p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        pw3 = -0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 - 0.3333333333333333 * b2 *
            qw4;
        qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4;
        p = 0.5 * p3;
        q = 0.5 * q3;
        cosSum = tScaled * (1.0 - a * p - b2 * q);
        sinSum = tScaled^2 * (p - a * q);
        cosSumXi = -tScaled^2 * (1.0 - p - a * p - b2 * q);
        sinSumXi = -tScaled^3 * (p - q - a * q);
        sinSumW = tScaled^4 * (0.5 * pw3 - 0.5 * a * qw3);
    ,
        size = xi^2 + frequencySquared;
        sine = tScaled * sinc;
        x = 1.0 - ((1.0 + a) * cosine + tScaled * sine * frequencySquared) * faded;
        y = (tScaled * cosine - (1.0 + a) * sine) * faded;
        cosSum = (xi * (1.0 - cosine * faded) + faded * sine * frequencySquared) / size;
        sinSum = (1.0 - (xi * sine + cosine) * faded) / size;
        cosSumXi = ((frequencySquared - xi^2) * x + 2.0 * xi * y * frequencySquared) / size^2;
        sinSumXi = ((frequencySquared - xi^2) * y - 2.0 * xi * x) / size^2;
        sinSumW = (tScaled^2 * (0.5 * sinc - a * sincW) * faded - sinSum) / size;
    ];
    x0 = cosine * faded;
    x1 = eps3 - 1.0;
    x2 = tScaled * faded * sinc;
    x3 = eps1 * sinSumXi;
    x4 = x3 * eps2;
    x5 = x1 * sinSum;
    x6 = eps1^2;
    x7 = 2.0 * x1 * sinSumW;
    x8 = eps2^2;
    x9 = x7 * eps1 * eps2;
    x10 = eps1 * sinSum;
    x11 = 2.0 * eps3 - 2.0;
    x12 = 0.5 * x11;
    x13 = x11 * sinSumW;
    x14 = x1 * x13;
    x15 = eps2 * sinSum;
    x16 = -x6 - x8;
    {{-x0 * eps2 - x1 * x2 * eps1, -x4 - x5 - x6 * x7, -x9 - cosSum - x8 * sinSumXi, -x1 * x3 -
        eps2 * cosSumXi, -x10 - x14 * eps1 - x12 * eps2 * sinSumXi}, {x1 * eps2 * tScaled * faded *
        sinc - x0 * eps1, x9 - cosSum - x6 * sinSumXi, x5 + x7 * x8 - x4, x1 * eps2 * sinSumXi -
        eps1 * cosSumXi, x15 + x14 * eps2 - x12 * x3}, {x16 * x2, 2.0 * x16 * eps1 * sinSumW -
        2.0 * x10, 2.0 * x16 * eps2 * sinSumW - 2.0 * x15, x16 * sinSumXi, x13 * x16}}
];
