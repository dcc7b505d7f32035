(*
Eq. x.landau-lifshitz: magnetization dynamics solved for the rate of M.

Mdot[1] = gamma*(eta_n + 1)*(H_y*M_z - H_z*M_y)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
    dM_x_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_y*(H_x*M_y -
    H_y*M_x) - M_z*(-H_x*M_z + H_z*M_x))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2
    + eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
    - M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
Mdot[2] = gamma*(eta_n + 1)*(-H_x*M_z + H_z*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
    dM_y_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(-M_x*(H_x*M_y -
    H_y*M_x) + M_z*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
    eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
    + M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
Mdot[3] = gamma*(eta_n + 1)*(H_x*M_y - H_y*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
    dM_z_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_x*(-H_x*M_z +
    H_z*M_x) - M_y*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
    eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
    M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
    eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))

Arguments, in order (unit in brackets, [1] for a number):
mX [A/m]: x component of the magnetization
mY [A/m]: y component of the magnetization
mZ [A/m]: z component of the magnetization
dMXDx [A/m^2]: x component of the derivative of M along x
dMYDx [A/m^2]: y component of the derivative of M along x
dMZDx [A/m^2]: z component of the derivative of M along x
dMXDy [A/m^2]: x component of the derivative of M along y
dMYDy [A/m^2]: y component of the derivative of M along y
dMZDy [A/m^2]: z component of the derivative of M along y
dMXDz [A/m^2]: x component of the derivative of M along z
dMYDz [A/m^2]: y component of the derivative of M along z
dMZDz [A/m^2]: z component of the derivative of M along z
hX [T]: x component of the effective field
hY [T]: y component of the effective field
hZ [T]: z component of the effective field
uX [m/s]: x component of the effective electron velocity of Eq. 16
uY [m/s]: y component of the effective electron velocity of Eq. 16
uZ [m/s]: z component of the effective electron velocity of Eq. 16
gamma [1/(T s)]: gyromagnetic ratio
alpha [1]: Gilbert damping parameter
etaN [1]: (n_0/M_s)/(1 + xi^2)
xi [1]: tau_ex / tau_sf
mS [A/m]: saturation magnetization

llgRate gives a list of 3; llgRateGradient a list of rows, the derivative of entry i by
argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
llgRate[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, dMXDx_?NumericQ, dMYDx_?NumericQ,
    dMZDx_?NumericQ, dMXDy_?NumericQ, dMYDy_?NumericQ, dMZDy_?NumericQ, dMXDz_?NumericQ,
    dMYDz_?NumericQ, dMZDz_?NumericQ, hX_?NumericQ, hY_?NumericQ, hZ_?NumericQ, uX_?NumericQ,
    uY_?NumericQ, uZ_?NumericQ, gamma_?NumericQ, alpha_?NumericQ, etaN_?NumericQ, xi_?NumericQ,
    mS_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15,
    x16, x17},
    x0 = hY * mZ - hZ * mY;
    x1 = 1.0 + etaN;
    x2 = 2.0 * etaN;
    x3 = etaN^2;
    x4 = alpha * xi;
    x5 = xi^2;
    x6 = 1.0 / (1.0 + x2 + x3 + alpha^2 + x2 * x4 + x3 * x5);
    x7 = x6 * gamma;
    x8 = x1 * x7;
    x9 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
    x10 = x6 * (x1 + x4 + x5 * etaN);
    x11 = hX * mY - hY * mX;
    x12 = hZ * mX - hX * mZ;
    x13 = 1.0 / mS;
    x14 = x13 * x7 * (alpha + etaN * xi);
    x15 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
    x16 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
    x17 = x13 * x6 * (alpha - xi);
    {x0 * x8 + x10 * x9 + x14 * (x11 * mY - x12 * mZ) + x17 * (x15 * mY - x16 * mZ), x10 * x16 +
        x12 * x8 + x14 * (x0 * mZ - x11 * mX) + x17 * (x9 * mZ - x15 * mX), x10 * x15 + x11 * x8 +
        x14 * (x12 * mX - x0 * mY) + x17 * (x16 * mX - x9 * mY)}
];

llgRateGradient[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, dMXDx_?NumericQ, dMYDx_?NumericQ,
    dMZDx_?NumericQ, dMXDy_?NumericQ, dMYDy_?NumericQ, dMZDy_?NumericQ, dMXDz_?NumericQ,
    dMYDz_?NumericQ, dMZDz_?NumericQ, hX_?NumericQ, hY_?NumericQ, hZ_?NumericQ, uX_?NumericQ,
    uY_?NumericQ, uZ_?NumericQ, gamma_?NumericQ, alpha_?NumericQ, etaN_?NumericQ, xi_?NumericQ,
    mS_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15,
    x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, x30, x31, x32, x33, x34,
    x35, x36, x37, x38, x39, x40, x41, x42, x43, x44, x45, x46, x47, x48, x49, x50, x51, x52, x53,
    x54, x55, x56, x57, x58, x59, x60, x61, x62, x63, x64, x65, x66, x67, x68, x69, x70, x71, x72,
    x73, x74, x75, x76, x77, x78, x79, x80, x81, x82, x83, x84, x85, x86, x87, x88, x89, x90, x91,
    x92, x93, x94, x95, x96, x97, x98, x99, x100, x101, x102, x103, x104, x105, x106, x107, x108,
    x109, x110},
    x0 = hY * mY;
    x1 = hZ * mZ;
    x2 = 2.0 * etaN;
    x3 = etaN^2;
    x4 = alpha * xi;
    x5 = xi^2;
    x6 = 1.0 + x2 + x3 + alpha^2 + x2 * x4 + x3 * x5;
    x7 = 1.0 / x6;
    x8 = 1.0 / mS;
    x9 = x7 * x8;
    x10 = alpha + etaN * xi;
    x11 = x10 * gamma;
    x12 = x11 * x9;
    x13 = 1.0 + etaN;
    x14 = x13 * gamma;
    x15 = x14 * x7;
    x16 = x15 * hZ;
    x17 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
    x18 = alpha - xi;
    x19 = x18 * x9;
    x20 = hX * mY;
    x21 = -hY * mX;
    x22 = x15 * hY;
    x23 = hX * mZ;
    x24 = -hZ * mX;
    x25 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
    x26 = x13 + x4 + x5 * etaN;
    x27 = x26 * x7;
    x28 = x27 * uX;
    x29 = x19 * uX;
    x30 = x29 * mZ;
    x31 = x29 * mY;
    x32 = x27 * uY;
    x33 = x19 * uY;
    x34 = x33 * mZ;
    x35 = x33 * mY;
    x36 = x27 * uZ;
    x37 = x19 * uZ;
    x38 = x37 * mZ;
    x39 = x37 * mY;
    x40 = mY^2;
    x41 = mZ^2;
    x42 = x15 * mZ;
    x43 = x12 * mX;
    x44 = x43 * mY;
    x45 = x15 * mY;
    x46 = x43 * mZ;
    x47 = hY * mZ;
    x48 = -hZ * mY;
    x49 = x47 + x48;
    x50 = x49 * x7;
    x51 = x20 + x21;
    x52 = -x23 - x24;
    x53 = x51 * mY - x52 * mZ;
    x54 = x53 * x9;
    x55 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
    x56 = x55 * x7;
    x57 = 1.0 / x6^2;
    x58 = x2 * xi;
    x59 = -x58 - 2.0 * alpha;
    x60 = x57 * x59;
    x61 = x14 * x49;
    x62 = x54 * gamma;
    x63 = x17 * mY - x25 * mZ;
    x64 = x63 * x9;
    x65 = x26 * x57;
    x66 = x55 * x65;
    x67 = x11 * x8;
    x68 = x53 * x67;
    x69 = x18 * x63;
    x70 = x69 * x8;
    x71 = 1.0 + x5;
    x72 = -2.0 - x2 - 2.0 * x4 - x2 * x5;
    x73 = x57 * x72;
    x74 = x58 + alpha;
    x75 = -x2 * alpha - 2.0 * x3 * xi;
    x76 = x57 * x75;
    x77 = x7 / mS^2;
    x78 = x11 * x77;
    x79 = hX * mX;
    x80 = x15 * hX;
    x81 = x18 * x8;
    x82 = x29 * mX;
    x83 = x33 * mX;
    x84 = x37 * mX;
    x85 = mX^2;
    x86 = x15 * mX;
    x87 = x12 * mY * mZ;
    x88 = x52 * x7;
    x89 = x49 * mZ - x51 * mX;
    x90 = x89 * x9;
    x91 = x25 * x7;
    x92 = x14 * x52;
    x93 = x90 * gamma;
    x94 = x55 * mZ - x17 * mX;
    x95 = x9 * x94;
    x96 = x25 * x65;
    x97 = x67 * x89;
    x98 = x81 * x94;
    x99 = x18 * x77;
    x100 = x51 * x7;
    x101 = x52 * mX - x49 * mY;
    x102 = x101 * x9;
    x103 = x17 * x7;
    x104 = x14 * x51;
    x105 = x102 * gamma;
    x106 = x25 * mX - x55 * mY;
    x107 = x106 * x9;
    x108 = x17 * x65;
    x109 = x101 * x67;
    x110 = x106 * x81;
    {{x12 * (-x0 - x1), x12 * (x21 + 2.0 * x20) + x17 * x19 - x16, x22 + x12 * (x24 + 2.0 * x23) -
        x19 * x25, x28, -x30, x31, x32, -x34, x35, x36, -x38, x39, x12 * (x40 + x41), x42 - x44,
        -x45 - x46, x19 * (mY * dMZDx - mZ * dMYDx) + x27 * dMXDx, x19 * (mY * dMZDy - mZ *
        dMYDy) + x27 * dMXDy, x19 * (mY * dMZDz - mZ * dMYDz) + x27 * dMXDz, x10 * x54 + x13 * x50,
        x62 + x64 + x56 * xi + x59 * x66 + x60 * x61 + x60 * x68 + x60 * x70, x50 * gamma + x56 *
        x71 + x61 * x73 + x62 * xi + x66 * x72 + x68 * x73 + x70 * x73, x56 * x74 + x61 * x76 +
        x62 * etaN + x66 * x75 + x68 * x76 + x70 * x76 - x64, -x53 * x78 - x69 * x77}, {x16 + x12 *
        (2.0 * hY * mX - x20) - x17 * x19, x12 * (-x1 - x79), x12 * (x48 + 2.0 * x47) + x56 * x81 -
        x80, x30, x28, -x82, x34, x32, -x83, x38, x36, -x84, -x42 - x44, x12 * (x41 + x85), x86 -
        x87, x19 * (mZ * dMXDx - mX * dMZDx) + x27 * dMYDx, x19 * (mZ * dMXDy - mX * dMZDy) + x27 *
        dMYDy, x19 * (mZ * dMXDz - mX * dMZDz) + x27 * dMYDz, x10 * x90 + x13 * x88, x93 + x95 +
        x59 * x96 + x60 * x92 + x60 * x97 + x60 * x98 + x91 * xi, x71 * x91 + x72 * x96 + x73 *
        x92 + x73 * x97 + x73 * x98 + x88 * gamma + x93 * xi, x74 * x91 + x75 * x96 + x76 * x92 +
        x76 * x97 + x76 * x98 + x93 * etaN - x95, -x78 * x89 - x94 * x99}, {x12 * (2.0 * hZ * mX -
        x23) + x19 * x25 - x22, x80 + x12 * (2.0 * hZ * mY - x47) - x19 * x55, x12 * (-x0 - x79),
        -x31, x82, x28, -x35, x83, x32, -x39, x84, x36, x45 - x46, -x86 - x87, x12 * (x40 + x85),
        x19 * (mX * dMYDx - mY * dMXDx) + x27 * dMZDx, x19 * (mX * dMYDy - mY * dMXDy) + x27 *
        dMZDy, x19 * (mX * dMYDz - mY * dMXDz) + x27 * dMZDz, x10 * x102 + x100 * x13, x105 +
        x107 + x103 * xi + x104 * x60 + x108 * x59 + x109 * x60 + x110 * x60, x100 * gamma + x103 *
        x71 + x104 * x73 + x105 * xi + x108 * x72 + x109 * x73 + x110 * x73, x103 * x74 + x104 *
        x76 + x105 * etaN + x108 * x75 + x109 * x76 + x110 * x76 - x107, -x101 * x78 - x106 * x99}}
];
