(*
Eq. 9a: s_1 to first order.

s_1 = (eps1 - eps2*xi)/(xi**2 + 1) + ((-eps1 + eps2*xi)*cos(t_scaled)/(xi**2 + 1) +
    (-eps1*xi - eps2)*sin(t_scaled)/(xi**2 + 1))*exp(-t_scaled*xi)

Arguments, in order (unit in brackets, [1] for a number):
tScaled [1]: t / tau_ex
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf

firstOrderS1 gives a number; firstOrderS1Gradient a list of rows, the derivative of entry i
by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
firstOrderS1[tScaled_?NumericQ, eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ] := Module[{a, b, b2,
    a2, kept, swing, sway, rise, lost, level, size, cosSum, sinSum},
    a = tScaled * xi;
    b = tScaled;
    b2 = b^2;
    a2 = a^2;
    kept = Exp[-a];
    swing = 2.0 * Sin[0.5 * b]^2 * kept;
    sway = kept * Sin[b];
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
    size = 1.0 + xi^2;
    cosSum = (xi * (lost + swing) + sway) / size;
    sinSum = level / size;
    eps1 * sinSum - eps2 * cosSum
];

firstOrderS1Gradient[tScaled_?NumericQ, eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ] := Module[{a,
    b, b2, faded, cosine, sinc, p19, p18, q18, p17, q17, p16, q16, p15, q15, p14, q14, p13, q13,
    p12, q12, p11, q11, p10, q10, p9, q9, p8, q8, p7, q7, p6, q6, p5, q5, p4, q4, p3, q3, p, q,
    cosSum, sinSum, cosSumXi, sinSumXi, size, sine, x, y},
    a = tScaled * xi;
    b = tScaled;
    b2 = b^2;
    faded = Exp[-a];
    cosine = Cos[b];
    If[b2 < 1.0,
        sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893*^-6 +
            ((1.6059043836821613*^-10 + (2.8114572543455206*^-15 * b2 - 7.647163731819816*^-13) *
            b2) * b2 - 2.505210838544172*^-8) * b2) * b2 - 0.0001984126984126984) * b2) * b2 -
            0.16666666666666666) * b2;
    ,
        sinc = Sin[b] / b;
    ];
    If[a^2 + b2 < 1.0,
        p19 = 1.0 - 0.05263157894736842 * a;
        p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
        q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
        p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
        q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
        p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
        q16 = 0.0625 * p17 - 0.0625 * a * q17;
        p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
        q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
        p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
        q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
        p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
        q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
        p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
        q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
        p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
        q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
        p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
        q10 = 0.1 * p11 - 0.1 * a * q11;
        p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
        q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
        p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
        q8 = 0.125 * p9 - 0.125 * a * q9;
        p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
        q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
        p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
        q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
        p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
        q5 = 0.2 * p6 - 0.2 * a * q6;
        p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
        q4 = 0.25 * p5 - 0.25 * a * q5;
        p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
        q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
        p = 0.5 * p3;
        q = 0.5 * q3;
        cosSum = tScaled * (1.0 - a * p - b2 * q);
        sinSum = tScaled^2 * (p - a * q);
        cosSumXi = -tScaled^2 * (1.0 - p - a * p - b2 * q);
        sinSumXi = -tScaled^3 * (p - q - a * q);
    ,
        size = 1.0 + xi^2;
        sine = tScaled * sinc;
        x = 1.0 - (tScaled * sine + (1.0 + a) * cosine) * faded;
        y = (tScaled * cosine - (1.0 + a) * sine) * faded;
        cosSum = (xi * (1.0 - cosine * faded) + faded * sine) / size;
        sinSum = (1.0 - (xi * sine + cosine) * faded) / size;
        cosSumXi = ((1.0 - xi^2) * x + 2.0 * xi * y) / size^2;
        sinSumXi = ((1.0 - xi^2) * y - 2.0 * xi * x) / size^2;
    ];
    {{eps1 * tScaled * faded * sinc - eps2 * cosine * faded, sinSum, -cosSum, eps1 * sinSumXi -
        eps2 * cosSumXi}}
];
