(*
Eq. 13: transverse spin of one electron.

ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
    n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
    tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
    n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
    tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
    n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
    tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
    n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
    tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
    n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
    tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
    n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
    tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
tauEx [s]: exchange time hbar / Delta
xi [1]: tau_ex / tau_sf
vX [m/s]: velocity of the wave packet
vY [m/s]: velocity of the wave packet
vZ [m/s]: velocity of the wave packet
nX [1]: direction of the magnetization
nY [1]: direction of the magnetization
nZ [1]: direction of the magnetization
nTX [1/s]: rate of n at a fixed place
nTY [1/s]: rate of n at a fixed place
nTZ [1/s]: rate of n at a fixed place
nXX [1/m]: derivative of n along x
nXY [1/m]: derivative of n along x
nXZ [1/m]: derivative of n along x
nYX [1/m]: derivative of n along y
nYY [1/m]: derivative of n along y
nYZ [1/m]: derivative of n along y
nZX [1/m]: derivative of n along z
nZY [1/m]: derivative of n along z
nZZ [1/m]: derivative of n along z

spinDeviation gives a list of 6; spinDeviationGradient a list of rows, the derivative of
entry i by argument j in [[i, j]].
Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
spinDeviation[tauEx_?NumericQ, xi_?NumericQ, vX_?NumericQ, vY_?NumericQ, vZ_?NumericQ,
    nX_?NumericQ, nY_?NumericQ, nZ_?NumericQ, nTX_?NumericQ, nTY_?NumericQ, nTZ_?NumericQ,
    nXX_?NumericQ, nXY_?NumericQ, nXZ_?NumericQ, nYX_?NumericQ, nYY_?NumericQ, nYZ_?NumericQ,
    nZX_?NumericQ, nZY_?NumericQ, nZZ_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9,
    x10},
    x0 = tauEx / (1.0 + xi^2);
    x1 = x0 * xi;
    x2 = x1 * vX;
    x3 = x1 * vY;
    x4 = x1 * vZ;
    x5 = x0 * vX;
    x6 = x0 * vY;
    x7 = x0 * vZ;
    x8 = x0 * (nTZ * nY - nTY * nZ) + x1 * nTX + x2 * nXX + x3 * nYX + x4 * nZX + x5 * (nXZ * nY -
        nXY * nZ) + x6 * (nY * nYZ - nYY * nZ) + x7 * (nY * nZZ - nZ * nZY);
    x9 = x0 * (nTX * nZ - nTZ * nX) + x1 * nTY + x2 * nXY + x3 * nYY + x4 * nZY + x5 * (nXX * nZ -
        nX * nXZ) + x6 * (nYX * nZ - nX * nYZ) + x7 * (nZ * nZX - nX * nZZ);
    x10 = x0 * (nTY * nX - nTX * nY) + x1 * nTZ + x2 * nXZ + x3 * nYZ + x4 * nZZ + x5 * (nX * nXY -
        nXX * nY) + x6 * (nX * nYY - nY * nYX) + x7 * (nX * nZY - nY * nZX);
    {-x8, x8, -x9, x9, -x10, x10}
];

spinDeviationGradient[tauEx_?NumericQ, xi_?NumericQ, vX_?NumericQ, vY_?NumericQ, vZ_?NumericQ,
    nX_?NumericQ, nY_?NumericQ, nZ_?NumericQ, nTX_?NumericQ, nTY_?NumericQ, nTZ_?NumericQ,
    nXX_?NumericQ, nXY_?NumericQ, nXZ_?NumericQ, nYX_?NumericQ, nYY_?NumericQ, nYZ_?NumericQ,
    nZX_?NumericQ, nZY_?NumericQ, nZZ_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9,
    x10, x11, x12, x13, x14, x15, x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28,
    x29, x30, x31, x32, x33, x34, x35, x36, x37, x38, x39, x40, x41, x42, x43, x44, x45, x46, x47,
    x48, x49, x50, x51, x52, x53, x54, x55, x56, x57, x58, x59, x60, x61, x62, x63, x64, x65, x66,
    x67, x68, x69, x70, x71, x72, x73, x74, x75, x76, x77, x78, x79, x80, x81, x82, x83, x84, x85,
    x86, x87, x88, x89, x90, x91, x92, x93, x94, x95, x96, x97, x98, x99, x100, x101, x102, x103,
    x104, x105, x106},
    x0 = xi^2;
    x1 = 1.0 + x0;
    x2 = 1.0 / x1;
    x3 = x2 * nTX;
    x4 = x2 * xi;
    x5 = nXX * vX;
    x6 = nYX * vY;
    x7 = nZX * vZ;
    x8 = nTZ * nY - nTY * nZ;
    x9 = nXZ * nY - nXY * nZ;
    x10 = x2 * x9;
    x11 = nY * nYZ - nYY * nZ;
    x12 = x11 * x2;
    x13 = nY * nZZ - nZ * nZY;
    x14 = x13 * x2;
    x15 = x10 * vX + x12 * vY + x14 * vZ + x2 * x8 + x3 * xi + x4 * x5 + x4 * x6 + x4 * x7;
    x16 = x3 * tauEx;
    x17 = x2 * tauEx;
    x18 = x17 * x5;
    x19 = x17 * x6;
    x20 = x17 * x7;
    x21 = 2.0 * tauEx / x1^2;
    x22 = x0 * x21;
    x23 = x21 * xi;
    x24 = x23 * vX;
    x25 = x23 * vY;
    x26 = x23 * vZ;
    x27 = x11 * x25 + x13 * x26 + x22 * x5 + x22 * x6 + x22 * x7 + x22 * nTX + x23 * x8 + x24 *
        x9 - x16 - x18 - x19 - x20;
    x28 = x17 * xi;
    x29 = x10 * tauEx + x28 * nXX;
    x30 = x12 * tauEx + x28 * nYX;
    x31 = x14 * tauEx + x28 * nZX;
    x32 = x17 * nTZ;
    x33 = x17 * vX;
    x34 = x33 * nXZ;
    x35 = x17 * vY;
    x36 = x35 * nYZ;
    x37 = x17 * vZ;
    x38 = x37 * nZZ;
    x39 = x32 + x34 + x36 + x38;
    x40 = -x39;
    x41 = x17 * nTY;
    x42 = x33 * nXY;
    x43 = x35 * nYY;
    x44 = x37 * nZY;
    x45 = x41 + x42 + x43 + x44;
    x46 = -x28;
    x47 = x17 * nZ;
    x48 = x17 * nY;
    x49 = -x48;
    x50 = x28 * vX;
    x51 = -x50;
    x52 = x47 * vX;
    x53 = x48 * vX;
    x54 = -x53;
    x55 = x28 * vY;
    x56 = -x55;
    x57 = x47 * vY;
    x58 = x48 * vY;
    x59 = -x58;
    x60 = x28 * vZ;
    x61 = -x60;
    x62 = x47 * vZ;
    x63 = x48 * vZ;
    x64 = -x63;
    x65 = -x45;
    x66 = -x47;
    x67 = -x52;
    x68 = -x57;
    x69 = -x62;
    x70 = x4 * vX;
    x71 = x4 * vY;
    x72 = x4 * vZ;
    x73 = nTX * nZ - nTZ * nX;
    x74 = nXX * nZ - nX * nXZ;
    x75 = x2 * vX;
    x76 = nYX * nZ - nX * nYZ;
    x77 = x2 * vY;
    x78 = nZ * nZX - nX * nZZ;
    x79 = x2 * vZ;
    x80 = x2 * x73 + x4 * nTY + x70 * nXY + x71 * nYY + x72 * nZY + x74 * x75 + x76 * x77 + x78 *
        x79;
    x81 = x22 * vX;
    x82 = x22 * vY;
    x83 = x22 * vZ;
    x84 = x22 * nTY + x23 * x73 + x24 * x74 + x25 * x76 + x26 * x78 + x81 * nXY + x82 * nYY + x83 *
        nZY - x41 - x42 - x43 - x44;
    x85 = x17 * x74 + x28 * nXY;
    x86 = x17 * x76 + x28 * nYY;
    x87 = x17 * x78 + x28 * nZY;
    x88 = x16 + x18 + x19 + x20;
    x89 = -x88;
    x90 = x17 * nX;
    x91 = x90 * vX;
    x92 = x90 * vY;
    x93 = x90 * vZ;
    x94 = -x90;
    x95 = -x91;
    x96 = -x92;
    x97 = -x93;
    x98 = nTY * nX - nTX * nY;
    x99 = nX * nXY - nXX * nY;
    x100 = nX * nYY - nY * nYX;
    x101 = nX * nZY - nY * nZX;
    x102 = x100 * x77 + x101 * x79 + x2 * x98 + x4 * nTZ + x70 * nXZ + x71 * nYZ + x72 * nZZ +
        x75 * x99;
    x103 = x100 * x25 + x101 * x26 + x22 * nTZ + x23 * x98 + x24 * x99 + x81 * nXZ + x82 * nYZ +
        x83 * nZZ - x32 - x34 - x36 - x38;
    x104 = x17 * x99 + x28 * nXZ;
    x105 = x100 * x17 + x28 * nYZ;
    x106 = x101 * x17 + x28 * nZZ;
    {{-x15, x27, -x29, -x30, -x31, 0.0, x40, x45, x46, x47, x49, x51, x52, x54, x56, x57, x59, x61,
        x62, x64}, {x15, -x27, x29, x30, x31, 0.0, x39, x65, x28, x66, x48, x50, x67, x53, x55,
        x68, x58, x60, x69, x63}, {-x80, x84, -x85, -x86, -x87, x39, 0.0, x89, x66, x46, x90, x67,
        x51, x91, x68, x56, x92, x69, x61, x93}, {x80, -x84, x85, x86, x87, x40, 0.0, x88, x47,
        x28, x94, x52, x50, x95, x57, x55, x96, x62, x60, x97}, {-x102, x103, -x104, -x105, -x106,
        x65, x88, 0.0, x48, x94, x46, x53, x95, x51, x58, x96, x56, x63, x97, x61}, {x102, -x103,
        x104, x105, x106, x45, x89, 0.0, x49, x90, x28, x54, x91, x50, x59, x92, x55, x64, x93,
        x60}}
];
