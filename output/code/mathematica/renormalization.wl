(*
Eq. x.eta: renormalization factor.

eta_n = n_0/(M_s*(xi**2 + 1))

Arguments, in order (unit in brackets, [1] for a number):
mS [A/m]: saturation magnetization
xi [1]: tau_ex / tau_sf
n0 [A/m]: equilibrium spin density of the conduction electrons

renormalization gives a number; renormalizationGradient a list of rows, the derivative of
entry i by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
renormalization[mS_?NumericQ, xi_?NumericQ, n0_?NumericQ] := Module[{},
    n0 / (mS * (1.0 + xi^2))
];

renormalizationGradient[mS_?NumericQ, xi_?NumericQ, n0_?NumericQ] := Module[{x0, x1, x2},
    x0 = 1.0 + xi^2;
    x1 = 1.0 / x0;
    x2 = 1.0 / mS;
    {{-x1 * n0 / mS^2, -2.0 * x2 * n0 * xi / x0^2, x1 * x2}}
];
