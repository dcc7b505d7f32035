(*
Eq. 16: magnetization dynamics.

Mdot[1] = (H_y*M_z*gamma - H_z*M_y*gamma + M_x_x*u_x + M_y_x*u_y + M_z_x*u_z -
    u_x*xi*(-M_x_y*M_z + M_x_z*M_y)/M_s - u_y*xi*(M_y*M_y_z - M_y_y*M_z)/M_s -
    u_z*xi*(M_y*M_z_z - M_z*M_z_y)/M_s + (alpha + eta_n*xi)*(-M_t_y*M_z +
    M_t_z*M_y)/M_s)/(eta_n + 1)
Mdot[2] = (-H_x*M_z*gamma + H_z*M_x*gamma + M_x_y*u_x + M_y_y*u_y + M_z_y*u_z -
    u_x*xi*(-M_x*M_x_z + M_x_x*M_z)/M_s - u_y*xi*(-M_x*M_y_z + M_y_x*M_z)/M_s -
    u_z*xi*(-M_x*M_z_z + M_z*M_z_x)/M_s + (alpha + eta_n*xi)*(M_t_x*M_z -
    M_t_z*M_x)/M_s)/(eta_n + 1)
Mdot[3] = (H_x*M_y*gamma - H_y*M_x*gamma + M_x_z*u_x + M_y_z*u_y + M_z_z*u_z -
    u_x*xi*(M_x*M_x_y - M_x_x*M_y)/M_s - u_y*xi*(M_x*M_y_y - M_y*M_y_x)/M_s -
    u_z*xi*(M_x*M_z_y - M_y*M_z_x)/M_s + (alpha + eta_n*xi)*(-M_t_x*M_y +
    M_t_y*M_x)/M_s)/(eta_n + 1)

Arguments, in order (unit in brackets, [1] for a number):
mX [A/m]: magnetization
mY [A/m]: magnetization
mZ [A/m]: magnetization
mTX [A/(m s)]: rate of M at a fixed place
mTY [A/(m s)]: rate of M at a fixed place
mTZ [A/(m s)]: rate of M at a fixed place
mXX [A/m^2]: derivative of M along x
mXY [A/m^2]: derivative of M along x
mXZ [A/m^2]: derivative of M along x
mYX [A/m^2]: derivative of M along y
mYY [A/m^2]: derivative of M along y
mYZ [A/m^2]: derivative of M along y
mZX [A/m^2]: derivative of M along z
mZY [A/m^2]: derivative of M along z
mZZ [A/m^2]: derivative of M along z
hX [T]: effective field
hY [T]: effective field
hZ [T]: effective field
uX [m/s]: effective electron velocity of Eq. 16
uY [m/s]: effective electron velocity of Eq. 16
uZ [m/s]: effective electron velocity of Eq. 16
gamma [1/(T s)]: gyromagnetic ratio
alpha [1]: Gilbert damping parameter
etaN [1]: (n_0/M_s)/(1 + xi^2)
xi [1]: tau_ex / tau_sf
mS [A/m]: saturation magnetization

magnetizationRate gives a list of 3; magnetizationRateGradient a list of rows, the
derivative of entry i by argument j in [[i, j]].
Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
magnetizationRate[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, mTX_?NumericQ, mTY_?NumericQ,
    mTZ_?NumericQ, mXX_?NumericQ, mXY_?NumericQ, mXZ_?NumericQ, mYX_?NumericQ, mYY_?NumericQ,
    mYZ_?NumericQ, mZX_?NumericQ, mZY_?NumericQ, mZZ_?NumericQ, hX_?NumericQ, hY_?NumericQ,
    hZ_?NumericQ, uX_?NumericQ, uY_?NumericQ, uZ_?NumericQ, gamma_?NumericQ, alpha_?NumericQ,
    etaN_?NumericQ, xi_?NumericQ, mS_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8},
    x0 = 1.0 / (1.0 + etaN);
    x1 = mZ * gamma;
    x2 = hZ * gamma;
    x3 = 1.0 / mS;
    x4 = x3 * xi;
    x5 = x4 * uX;
    x6 = x4 * uY;
    x7 = x4 * uZ;
    x8 = x3 * (alpha + etaN * xi);
    {x0 * (x1 * hY + x8 * (mTZ * mY - mTY * mZ) + mXX * uX + mYX * uY + mZX * uZ - x2 * mY - x5 *
        (mXZ * mY - mXY * mZ) - x6 * (mY * mYZ - mYY * mZ) - x7 * (mY * mZZ - mZ * mZY)), x0 *
        (x2 * mX + x8 * (mTX * mZ - mTZ * mX) + mXY * uX + mYY * uY + mZY * uZ - x1 * hX - x5 *
        (mXX * mZ - mX * mXZ) - x6 * (mYX * mZ - mX * mYZ) - x7 * (mZ * mZX - mX * mZZ)), x0 *
        (x8 * (mTY * mX - mTX * mY) + mXZ * uX + mYZ * uY + mZZ * uZ + hX * mY * gamma - x5 * (mX *
        mXY - mXX * mY) - x6 * (mX * mYY - mY * mYX) - x7 * (mX * mZY - mY * mZX) - hY * mX *
        gamma)}
];

magnetizationRateGradient[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, mTX_?NumericQ, mTY_?NumericQ,
    mTZ_?NumericQ, mXX_?NumericQ, mXY_?NumericQ, mXZ_?NumericQ, mYX_?NumericQ, mYY_?NumericQ,
    mYZ_?NumericQ, mZX_?NumericQ, mZY_?NumericQ, mZZ_?NumericQ, hX_?NumericQ, hY_?NumericQ,
    hZ_?NumericQ, uX_?NumericQ, uY_?NumericQ, uZ_?NumericQ, gamma_?NumericQ, alpha_?NumericQ,
    etaN_?NumericQ, xi_?NumericQ, mS_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9,
    x10, x11, x12, x13, x14, x15, x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28,
    x29, x30, x31, x32, x33, x34, x35, x36, x37, x38, x39, x40, x41, x42, x43, x44, x45, x46, x47,
    x48, x49, x50, x51, x52, x53, x54, x55, x56, x57, x58, x59, x60, x61, x62, x63, x64, x65, x66,
    x67, x68, x69, x70, x71, x72, x73, x74},
    x0 = 1.0 + etaN;
    x1 = 1.0 / x0;
    x2 = hZ * gamma;
    x3 = mXZ * uX;
    x4 = 1.0 / mS;
    x5 = x4 * xi;
    x6 = mYZ * uY;
    x7 = mZZ * uZ;
    x8 = alpha + etaN * xi;
    x9 = x2 + x3 * x5 + x5 * x6 + x5 * x7 - x4 * x8 * mTZ;
    x10 = hY * gamma;
    x11 = mXY * uX;
    x12 = mYY * uY;
    x13 = mZY * uZ;
    x14 = x4 * x8;
    x15 = x10 + x11 * x5 + x12 * x5 + x13 * x5 - x14 * mTY;
    x16 = x1 * x14;
    x17 = x16 * mZ;
    x18 = x16 * mY;
    x19 = x1 * uX;
    x20 = x19 * x5;
    x21 = x20 * mZ;
    x22 = x20 * mY;
    x23 = x1 * uY;
    x24 = x23 * x5;
    x25 = x24 * mZ;
    x26 = x24 * mY;
    x27 = x1 * uZ;
    x28 = x27 * x5;
    x29 = x28 * mZ;
    x30 = x28 * mY;
    x31 = x1 * gamma;
    x32 = x31 * mZ;
    x33 = x31 * mY;
    x34 = mXZ * mY - mXY * mZ;
    x35 = x34 * x5;
    x36 = mY * mYZ - mYY * mZ;
    x37 = x36 * x5;
    x38 = mY * mZZ - mZ * mZY;
    x39 = x38 * x5;
    x40 = mTZ * mY - mTY * mZ;
    x41 = 1.0 / x0^2;
    x42 = mXX * uX;
    x43 = mYX * uY;
    x44 = mZX * uZ;
    x45 = x4 * uX;
    x46 = x4 * uY;
    x47 = x4 * uZ;
    x48 = 1.0 / mS^2;
    x49 = x48 * xi;
    x50 = x49 * uX;
    x51 = x49 * uY;
    x52 = x49 * uZ;
    x53 = x48 * x8;
    x54 = hX * gamma;
    x55 = x54 + x42 * x5 + x43 * x5 + x44 * x5 - x4 * x8 * mTX;
    x56 = x16 * mX;
    x57 = x20 * mX;
    x58 = x24 * mX;
    x59 = x28 * mX;
    x60 = x31 * mX;
    x61 = mXX * mZ - mX * mXZ;
    x62 = x5 * x61;
    x63 = mYX * mZ - mX * mYZ;
    x64 = x5 * x63;
    x65 = mZ * mZX - mX * mZZ;
    x66 = x5 * x65;
    x67 = mTX * mZ - mTZ * mX;
    x68 = mX * mXY - mXX * mY;
    x69 = x5 * x68;
    x70 = mX * mYY - mY * mYX;
    x71 = x5 * x70;
    x72 = mX * mZY - mY * mZX;
    x73 = x5 * x72;
    x74 = mTY * mX - mTX * mY;
    {{0.0, -x1 * x9, x1 * x15, 0.0, -x17, x18, x19, x21, -x22, x23, x25, -x26, x27, x29, -x30, 0.0,
        x32, -x33, x1 * (mXX - x35), x1 * (mYX - x37), x1 * (mZX - x39), x1 * (hY * mZ - hZ * mY),
        x1 * x4 * x40, x1 * x4 * x40 * xi - x41 * (x42 + x43 + x44 + x10 * mZ + x14 * x40 - x2 *
        mY - x35 * uX - x37 * uY - x39 * uZ), x1 * (x4 * x40 * etaN - x34 * x45 - x36 * x46 - x38 *
        x47), x1 * (x34 * x50 + x36 * x51 + x38 * x52 - x40 * x53)}, {x1 * x9, 0.0, -x1 * x55, x17,
        0.0, -x56, -x21, x19, x57, -x25, x23, x58, -x29, x27, x59, -x32, 0.0, x60, x1 * (mXY -
        x62), x1 * (mYY - x64), x1 * (mZY - x66), x1 * (hZ * mX - hX * mZ), x1 * x4 * x67, x1 *
        x4 * x67 * xi - x41 * (x11 + x12 + x13 + x14 * x67 + x2 * mX - x54 * mZ - x62 * uX - x64 *
        uY - x66 * uZ), x1 * (x4 * x67 * etaN - x45 * x61 - x46 * x63 - x47 * x65), x1 * (x50 *
        x61 + x51 * x63 + x52 * x65 - x53 * x67)}, {-x1 * x15, x1 * x55, 0.0, -x18, x56, 0.0, x22,
        -x57, x19, x26, -x58, x23, x30, -x59, x27, x33, -x60, 0.0, x1 * (mXZ - x69), x1 * (mYZ -
        x71), x1 * (mZZ - x73), x1 * (hX * mY - hY * mX), x1 * x4 * x74, x1 * x4 * x74 * xi - x41 *
        (x3 + x6 + x7 + x14 * x74 + x54 * mY - x10 * mX - x69 * uX - x71 * uY - x73 * uZ), x1 *
        (x4 * x74 * etaN - x45 * x68 - x46 * x70 - x47 * x72), x1 * (x50 * x68 + x51 * x70 + x52 *
        x72 - x53 * x74)}}
];
