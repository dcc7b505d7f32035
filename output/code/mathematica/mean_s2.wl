(*
Eq. 11b: averaged s_2.

mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf

meanS2 gives a number; meanS2Gradient a list of rows, the derivative of entry i by argument
j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
meanS2[eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ] := Module[{},
    (-eps2 - eps1 * xi) / (1.0 + xi^2)
];

meanS2Gradient[eps1_?NumericQ, eps2_?NumericQ, xi_?NumericQ] := Module[{x0, x1},
    x0 = 1.0 + xi^2;
    x1 = 1.0 / x0;
    {{-x1 * xi, -x1, -x1 * eps1 - 2.0 * xi * (-eps2 - eps1 * xi) / x0^2}}
];
