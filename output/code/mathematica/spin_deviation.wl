(*
Eq. 13: transverse spin of one electron.

ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
    dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
    tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
    dn_y_dz*v_z))/(xi**2 + 1)
ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
    dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
    tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
    dn_y_dz*v_z))/(xi**2 + 1)
ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
    dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
    tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
    + dn_x_dz*v_z))/(xi**2 + 1)
ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
    dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
    tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
    + dn_x_dz*v_z))/(xi**2 + 1)
ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
    dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
    tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
    dn_x_dz*v_z))/(xi**2 + 1)
ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
    dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
    tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
    dn_x_dz*v_z))/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
tauEx [s]: exchange time hbar / Delta
xi [1]: tau_ex / tau_sf
vX [m/s]: x component of the velocity of the wave packet
vY [m/s]: y component of the velocity of the wave packet
vZ [m/s]: z component of the velocity of the wave packet
nX [1]: x component of the direction of the magnetization
nY [1]: y component of the direction of the magnetization
nZ [1]: z component of the direction of the magnetization
dnXDt [1/s]: x component of the rate of n at a fixed place
dnYDt [1/s]: y component of the rate of n at a fixed place
dnZDt [1/s]: z component of the rate of n at a fixed place
dnXDx [1/m]: x component of the derivative of n along x
dnYDx [1/m]: y component of the derivative of n along x
dnZDx [1/m]: z component of the derivative of n along x
dnXDy [1/m]: x component of the derivative of n along y
dnYDy [1/m]: y component of the derivative of n along y
dnZDy [1/m]: z component of the derivative of n along y
dnXDz [1/m]: x component of the derivative of n along z
dnYDz [1/m]: y component of the derivative of n along z
dnZDz [1/m]: z component of the derivative of n along z

spinDeviation gives a list of 6; spinDeviationGradient a list of rows, the derivative of
entry i by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
spinDeviation[tauEx_?NumericQ, xi_?NumericQ, vX_?NumericQ, vY_?NumericQ, vZ_?NumericQ,
    nX_?NumericQ, nY_?NumericQ, nZ_?NumericQ, dnXDt_?NumericQ, dnYDt_?NumericQ, dnZDt_?NumericQ,
    dnXDx_?NumericQ, dnYDx_?NumericQ, dnZDx_?NumericQ, dnXDy_?NumericQ, dnYDy_?NumericQ,
    dnZDy_?NumericQ, dnXDz_?NumericQ, dnYDz_?NumericQ, dnZDz_?NumericQ] := Module[{x0, x1, x2, x3,
    x4, x5, x6, x7},
    x0 = tauEx / (1.0 + xi^2);
    x1 = x0 * xi;
    x2 = dnXDx * vX + dnXDy * vY + dnXDz * vZ;
    x3 = dnZDx * vX + dnZDy * vY + dnZDz * vZ;
    x4 = dnYDx * vX + dnYDy * vY + dnYDz * vZ;
    x5 = x0 * (x3 * nY - x4 * nZ) + x0 * (dnZDt * nY - dnYDt * nZ) + x1 * x2 + x1 * dnXDt;
    x6 = x0 * (x2 * nZ - x3 * nX) + x0 * (dnXDt * nZ - dnZDt * nX) + x1 * x4 + x1 * dnYDt;
    x7 = x0 * (x4 * nX - x2 * nY) + x0 * (dnYDt * nX - dnXDt * nY) + x1 * x3 + x1 * dnZDt;
    {-x5, x5, -x6, x6, -x7, x7}
];

spinDeviationGradient[tauEx_?NumericQ, xi_?NumericQ, vX_?NumericQ, vY_?NumericQ, vZ_?NumericQ,
    nX_?NumericQ, nY_?NumericQ, nZ_?NumericQ, dnXDt_?NumericQ, dnYDt_?NumericQ, dnZDt_?NumericQ,
    dnXDx_?NumericQ, dnYDx_?NumericQ, dnZDx_?NumericQ, dnXDy_?NumericQ, dnYDy_?NumericQ,
    dnZDy_?NumericQ, dnXDz_?NumericQ, dnYDz_?NumericQ, dnZDz_?NumericQ] := Module[{x0, x1, x2, x3,
    x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15, x16, x17, x18, x19, x20, x21, x22, x23,
    x24, x25, x26, x27, x28, x29, x30, x31, x32, x33, x34, x35, x36, x37, x38, x39, x40, x41, x42,
    x43, x44, x45, x46, x47, x48, x49, x50, x51, x52, x53, x54, x55, x56, x57, x58, x59, x60, x61,
    x62, x63, x64, x65, x66, x67, x68, x69, x70, x71, x72, x73, x74, x75},
    x0 = xi^2;
    x1 = 1.0 + x0;
    x2 = 1.0 / x1;
    x3 = x2 * xi;
    x4 = dnZDt * nY - dnYDt * nZ;
    x5 = dnXDx * vX + dnXDy * vY + dnXDz * vZ;
    x6 = dnZDx * vX + dnZDy * vY + dnZDz * vZ;
    x7 = dnYDx * vX + dnYDy * vY + dnYDz * vZ;
    x8 = x6 * nY - x7 * nZ;
    x9 = x2 * x4 + x2 * x8 + x3 * x5 + x3 * dnXDt;
    x10 = x2 * tauEx;
    x11 = x10 * dnXDt;
    x12 = 2.0 * tauEx / x1^2;
    x13 = x0 * x12;
    x14 = x12 * xi;
    x15 = x10 * x5;
    x16 = x13 * x5 + x13 * dnXDt + x14 * x4 + x14 * x8 - x11 - x15;
    x17 = x3 * tauEx;
    x18 = x10 * (dnZDx * nY - dnYDx * nZ) + x17 * dnXDx;
    x19 = x10 * (dnZDy * nY - dnYDy * nZ) + x17 * dnXDy;
    x20 = x10 * (dnZDz * nY - dnYDz * nZ) + x17 * dnXDz;
    x21 = x10 * dnZDt;
    x22 = x10 * x6;
    x23 = x21 + x22;
    x24 = x10 * dnYDt;
    x25 = x24 + x10 * x7;
    x26 = -x17;
    x27 = x10 * nZ;
    x28 = x10 * nY;
    x29 = -x28;
    x30 = x17 * vX;
    x31 = -x30;
    x32 = x27 * vX;
    x33 = x28 * vX;
    x34 = -x33;
    x35 = x17 * vY;
    x36 = -x35;
    x37 = x27 * vY;
    x38 = x28 * vY;
    x39 = -x38;
    x40 = x17 * vZ;
    x41 = -x40;
    x42 = x27 * vZ;
    x43 = x28 * vZ;
    x44 = -x43;
    x45 = -x27;
    x46 = -x32;
    x47 = -x37;
    x48 = -x42;
    x49 = dnXDt * nZ - dnZDt * nX;
    x50 = x5 * nZ - x6 * nX;
    x51 = x2 * x49 + x2 * x50 + x3 * x7 + x3 * dnYDt;
    x52 = x10 * x7;
    x53 = x13 * x7 + x13 * dnYDt + x14 * x49 + x14 * x50 - x24 - x52;
    x54 = x10 * (dnXDx * nZ - dnZDx * nX) + x17 * dnYDx;
    x55 = x10 * (dnXDy * nZ - dnZDy * nX) + x17 * dnYDy;
    x56 = x10 * (dnXDz * nZ - dnZDz * nX) + x17 * dnYDz;
    x57 = x21 + x10 * x6;
    x58 = x11 + x15;
    x59 = x10 * nX;
    x60 = x59 * vX;
    x61 = x59 * vY;
    x62 = x59 * vZ;
    x63 = -x59;
    x64 = -x60;
    x65 = -x61;
    x66 = -x62;
    x67 = dnYDt * nX - dnXDt * nY;
    x68 = x7 * nX - x5 * nY;
    x69 = x2 * x67 + x2 * x68 + x3 * x6 + x3 * dnZDt;
    x70 = x13 * x6 + x13 * dnZDt + x14 * x67 + x14 * x68 - x21 - x22;
    x71 = x10 * (dnYDx * nX - dnXDx * nY) + x17 * dnZDx;
    x72 = x10 * (dnYDy * nX - dnXDy * nY) + x17 * dnZDy;
    x73 = x10 * (dnYDz * nX - dnXDz * nY) + x17 * dnZDz;
    x74 = x24 + x52;
    x75 = x11 + x10 * x5;
    {{-x9, x16, -x18, -x19, -x20, 0.0, -x23, x25, x26, x27, x29, x31, x32, x34, x36, x37, x39, x41,
        x42, x44}, {x9, -x16, x18, x19, x20, 0.0, x23, -x25, x17, x45, x28, x30, x46, x33, x35,
        x47, x38, x40, x48, x43}, {-x51, x53, -x54, -x55, -x56, x57, 0.0, -x58, x45, x26, x59, x46,
        x31, x60, x47, x36, x61, x48, x41, x62}, {x51, -x53, x54, x55, x56, -x57, 0.0, x58, x27,
        x17, x63, x32, x30, x64, x37, x35, x65, x42, x40, x66}, {-x69, x70, -x71, -x72, -x73, -x74,
        x75, 0.0, x28, x63, x26, x33, x64, x31, x38, x65, x36, x43, x66, x41}, {x69, -x70, x71,
        x72, x73, x74, -x75, 0.0, x29, x59, x17, x34, x60, x30, x39, x61, x35, x44, x62, x40}}
];
