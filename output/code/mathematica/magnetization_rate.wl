(*
Eq. 16: magnetization dynamics.

Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
    dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
    M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
    dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
    M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
    dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
    M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))

Arguments, in order (unit in brackets, [1] for a number):
mX [A/m]: x component of the magnetization
mY [A/m]: y component of the magnetization
mZ [A/m]: z component of the magnetization
dMXDt [A/(m s)]: x component of the rate of M at a fixed place
dMYDt [A/(m s)]: y component of the rate of M at a fixed place
dMZDt [A/(m s)]: z component of the rate of M at a fixed place
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

magnetizationRate gives a list of 3; magnetizationRateGradient a list of rows, the
derivative of entry i by argument j in [[i, j]].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
*)
magnetizationRate[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, dMXDt_?NumericQ, dMYDt_?NumericQ,
    dMZDt_?NumericQ, dMXDx_?NumericQ, dMYDx_?NumericQ, dMZDx_?NumericQ, dMXDy_?NumericQ,
    dMYDy_?NumericQ, dMZDy_?NumericQ, dMXDz_?NumericQ, dMYDz_?NumericQ, dMZDz_?NumericQ,
    hX_?NumericQ, hY_?NumericQ, hZ_?NumericQ, uX_?NumericQ, uY_?NumericQ, uZ_?NumericQ,
    gamma_?NumericQ, alpha_?NumericQ, etaN_?NumericQ, xi_?NumericQ, mS_?NumericQ] := Module[{x0,
    x1, x2, x3, x4, x5, x6, x7},
    x0 = 1.0 / (1.0 + etaN);
    x1 = x0 * gamma;
    x2 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
    x3 = x0 / mS;
    x4 = x3 * (alpha + etaN * xi);
    x5 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
    x6 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
    x7 = x3 * xi;
    {x0 * x2 + x1 * (hY * mZ - hZ * mY) + x4 * (mY * dMZDt - mZ * dMYDt) - x7 * (x5 * mY - x6 *
        mZ), x0 * x6 + x1 * (hZ * mX - hX * mZ) + x4 * (mZ * dMXDt - mX * dMZDt) - x7 * (x2 * mZ -
        x5 * mX), x0 * x5 + x1 * (hX * mY - hY * mX) + x4 * (mX * dMYDt - mY * dMXDt) - x7 * (x6 *
        mX - x2 * mY)}
];

magnetizationRateGradient[mX_?NumericQ, mY_?NumericQ, mZ_?NumericQ, dMXDt_?NumericQ,
    dMYDt_?NumericQ, dMZDt_?NumericQ, dMXDx_?NumericQ, dMYDx_?NumericQ, dMZDx_?NumericQ,
    dMXDy_?NumericQ, dMYDy_?NumericQ, dMZDy_?NumericQ, dMXDz_?NumericQ, dMYDz_?NumericQ,
    dMZDz_?NumericQ, hX_?NumericQ, hY_?NumericQ, hZ_?NumericQ, uX_?NumericQ, uY_?NumericQ,
    uZ_?NumericQ, gamma_?NumericQ, alpha_?NumericQ, etaN_?NumericQ, xi_?NumericQ,
    mS_?NumericQ] := Module[{x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15,
    x16, x17, x18, x19, x20, x21, x22, x23, x24, x25, x26, x27, x28, x29, x30, x31, x32, x33, x34,
    x35, x36, x37, x38, x39, x40, x41, x42, x43, x44, x45, x46, x47, x48, x49, x50, x51, x52, x53,
    x54, x55, x56, x57},
    x0 = 1.0 + etaN;
    x1 = 1.0 / x0;
    x2 = x1 * gamma;
    x3 = x2 * hZ;
    x4 = alpha + etaN * xi;
    x5 = 1.0 / mS;
    x6 = x1 * x5;
    x7 = x4 * x6;
    x8 = x7 * dMZDt;
    x9 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
    x10 = x6 * xi;
    x11 = x2 * hY;
    x12 = x7 * dMYDt;
    x13 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
    x14 = x7 * mZ;
    x15 = x7 * mY;
    x16 = x1 * uX;
    x17 = x5 * xi;
    x18 = x16 * x17;
    x19 = x18 * mZ;
    x20 = x18 * mY;
    x21 = x1 * uY;
    x22 = x17 * x21;
    x23 = x22 * mZ;
    x24 = x22 * mY;
    x25 = x1 * uZ;
    x26 = x17 * x25;
    x27 = x26 * mZ;
    x28 = x26 * mY;
    x29 = x2 * mZ;
    x30 = x2 * mY;
    x31 = hY * mZ - hZ * mY;
    x32 = mY * dMZDt - mZ * dMYDt;
    x33 = x32 * x6;
    x34 = 1.0 / x0^2;
    x35 = x34 * gamma;
    x36 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
    x37 = x34 * x5;
    x38 = x32 * x4;
    x39 = x9 * mY - x13 * mZ;
    x40 = x1 / mS^2;
    x41 = x2 * hX;
    x42 = x7 * dMXDt;
    x43 = x7 * mX;
    x44 = x18 * mX;
    x45 = x22 * mX;
    x46 = x26 * mX;
    x47 = x2 * mX;
    x48 = hZ * mX - hX * mZ;
    x49 = mZ * dMXDt - mX * dMZDt;
    x50 = x49 * x6;
    x51 = x4 * x49;
    x52 = x36 * mZ - x9 * mX;
    x53 = hX * mY - hY * mX;
    x54 = mX * dMYDt - mY * dMXDt;
    x55 = x54 * x6;
    x56 = x4 * x54;
    x57 = x13 * mX - x36 * mY;
    {{0.0, x8 - x3 - x10 * x9, x11 + x10 * x13 - x12, 0.0, -x14, x15, x16, x19, -x20, x21, x23,
        -x24, x25, x27, -x28, 0.0, x29, -x30, x1 * dMXDx - x10 * (mY * dMZDx - mZ * dMYDx), x1 *
        dMXDy - x10 * (mY * dMZDy - mZ * dMYDy), x1 * dMXDz - x10 * (mY * dMZDz - mZ * dMYDz), x1 *
        x31, x33, x1 * x32 * x5 * xi + x34 * x39 * x5 * xi - x31 * x35 - x34 * x36 - x37 * x38,
        x33 * etaN - x39 * x6, x39 * x40 * xi - x38 * x40}, {x3 + x10 * x9 - x8, 0.0, x42 - x41 -
        x10 * x36, x14, 0.0, -x43, -x19, x16, x44, -x23, x21, x45, -x27, x25, x46, -x29, 0.0, x47,
        x1 * dMYDx - x10 * (mZ * dMXDx - mX * dMZDx), x1 * dMYDy - x10 * (mZ * dMXDy - mX * dMZDy),
        x1 * dMYDz - x10 * (mZ * dMXDz - mX * dMZDz), x1 * x48, x50, x1 * x49 * x5 * xi + x34 *
        x5 * x52 * xi - x13 * x34 - x35 * x48 - x37 * x51, x50 * etaN - x52 * x6, x40 * x52 * xi -
        x40 * x51}, {x12 - x11 - x10 * x13, x41 + x10 * x36 - x42, 0.0, -x15, x43, 0.0, x20, -x44,
        x16, x24, -x45, x21, x28, -x46, x25, x30, -x47, 0.0, x1 * dMZDx - x10 * (mX * dMYDx - mY *
        dMXDx), x1 * dMZDy - x10 * (mX * dMYDy - mY * dMXDy), x1 * dMZDz - x10 * (mX * dMYDz - mY *
        dMXDz), x1 * x53, x55, x1 * x5 * x54 * xi + x34 * x5 * x57 * xi - x34 * x9 - x35 * x53 -
        x37 * x56, x55 * etaN - x57 * x6, x40 * x57 * xi - x40 * x56}}
];
