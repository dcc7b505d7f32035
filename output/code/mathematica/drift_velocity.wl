(*
Eq. x.u: effective electron velocity.

u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))

Arguments, in order (unit in brackets, [1] for a number):
e [C]: elementary charge; the carriers have charge -e
muB [J/T]: Bohr magneton
mS [A/m]: saturation magnetization
xi [1]: tau_ex / tau_sf
p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
jX [A/m^2]: x component of the charge current density
jY [A/m^2]: y component of the charge current density
jZ [A/m^2]: z component of the charge current density

driftVelocity gives a list of 3; driftVelocityGradient a list of rows, the derivative of
entry i by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
driftVelocity[e_?NumericQ, muB_?NumericQ, mS_?NumericQ, xi_?NumericQ, p_?NumericQ, jX_?NumericQ,
    jY_?NumericQ, jZ_?NumericQ] := Module[{x0},
    x0 = p * muB / (mS * e * (1.0 + xi^2));
    {x0 * jX, x0 * jY, x0 * jZ}
];

driftVelocityGradient[e_?NumericQ, muB_?NumericQ, mS_?NumericQ, xi_?NumericQ, p_?NumericQ,
    jX_?NumericQ, jY_?NumericQ, jZ_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9,
    x10, x11, x12, x13, x14, x15},
    x0 = 1.0 + xi^2;
    x1 = 1.0 / x0;
    x2 = x1 * p * muB;
    x3 = x2 * jX;
    x4 = 1.0 / mS;
    x5 = x4 / e^2;
    x6 = 1.0 / e;
    x7 = x1 * x4 * x6;
    x8 = x7 * jX;
    x9 = x6 / mS^2;
    x10 = 2.0 * x4 * x6 * p * xi * muB / x0^2;
    x11 = x7 * p;
    x12 = x11 * muB;
    x13 = x2 * jY;
    x14 = x7 * muB;
    x15 = x2 * jZ;
    {{-x3 * x5, x8 * p, -x3 * x9, -x10 * jX, x8 * muB, x12, 0.0, 0.0}, {-x13 * x5, x11 * jY, -x13 *
        x9, -x10 * jY, x14 * jY, 0.0, x12, 0.0}, {-x15 * x5, x11 * jZ, -x15 * x9, -x10 * jZ, x14 *
        jZ, 0.0, 0.0, x12}}
];
