/**
 * Eq. x.landau-lifshitz: magnetization dynamics solved for the rate of M.
 *
 * Mdot[1] = gamma*(eta_n + 1)*(H_y*M_z - H_z*M_y)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
 *     dM_x_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_y*(H_x*M_y -
 *     H_y*M_x) - M_z*(-H_x*M_z + H_z*M_x))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2
 *     + eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
 *     - M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 * Mdot[2] = gamma*(eta_n + 1)*(-H_x*M_z + H_z*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
 *     dM_y_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(-M_x*(H_x*M_y -
 *     H_y*M_x) + M_z*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
 *     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
 *     + M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 * Mdot[3] = gamma*(eta_n + 1)*(H_x*M_y - H_y*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
 *     dM_z_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_x*(-H_x*M_z +
 *     H_z*M_x) - M_y*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
 *     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
 *     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * mX [A/m]: x component of the magnetization
 * mY [A/m]: y component of the magnetization
 * mZ [A/m]: z component of the magnetization
 * dMXDx [A/m^2]: x component of the derivative of M along x
 * dMYDx [A/m^2]: y component of the derivative of M along x
 * dMZDx [A/m^2]: z component of the derivative of M along x
 * dMXDy [A/m^2]: x component of the derivative of M along y
 * dMYDy [A/m^2]: y component of the derivative of M along y
 * dMZDy [A/m^2]: z component of the derivative of M along y
 * dMXDz [A/m^2]: x component of the derivative of M along z
 * dMYDz [A/m^2]: y component of the derivative of M along z
 * dMZDz [A/m^2]: z component of the derivative of M along z
 * hX [T]: x component of the effective field
 * hY [T]: y component of the effective field
 * hZ [T]: z component of the effective field
 * uX [m/s]: x component of the effective electron velocity of Eq. 16
 * uY [m/s]: y component of the effective electron velocity of Eq. 16
 * uZ [m/s]: z component of the effective electron velocity of Eq. 16
 * gamma [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * etaN [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 * mS [A/m]: saturation magnetization
 *
 * llgRate returns an array of 3; llgRateGradient returns an array of rows, the derivative of
 * entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function llgRate(mX, mY, mZ, dMXDx, dMYDx, dMZDx, dMXDy, dMYDy, dMZDy, dMXDz, dMYDz, dMZDz,
    hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = hY * mZ - hZ * mY;
  const x1 = 1.0 + etaN;
  const x2 = 2.0 * etaN;
  const x3 = etaN * etaN;
  const x4 = alpha * xi;
  const x5 = xi * xi;
  const x6 = 1.0 / (1.0 + x2 + x3 + alpha * alpha + x2 * x4 + x3 * x5);
  const x7 = x6 * gamma;
  const x8 = x1 * x7;
  const x9 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
  const x10 = x6 * (x1 + x4 + x5 * etaN);
  const x11 = hX * mY - hY * mX;
  const x12 = hZ * mX - hX * mZ;
  const x13 = 1.0 / mS;
  const x14 = x13 * x7 * (alpha + etaN * xi);
  const x15 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
  const x16 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
  const x17 = x13 * x6 * (alpha - xi);
  return [x0 * x8 + x10 * x9 + x14 * (x11 * mY - x12 * mZ) + x17 * (x15 * mY - x16 * mZ), x10 *
      x16 + x12 * x8 + x14 * (x0 * mZ - x11 * mX) + x17 * (x9 * mZ - x15 * mX), x10 * x15 + x11 *
      x8 + x14 * (x12 * mX - x0 * mY) + x17 * (x16 * mX - x9 * mY)];
}

export function llgRateGradient(mX, mY, mZ, dMXDx, dMYDx, dMZDx, dMXDy, dMYDy, dMZDy, dMXDz, dMYDz,
    dMZDz, hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = hY * mY;
  const x1 = hZ * mZ;
  const x2 = 2.0 * etaN;
  const x3 = etaN * etaN;
  const x4 = alpha * xi;
  const x5 = xi * xi;
  const x6 = 1.0 + x2 + x3 + alpha * alpha + x2 * x4 + x3 * x5;
  const x7 = 1.0 / x6;
  const x8 = 1.0 / mS;
  const x9 = x7 * x8;
  const x10 = alpha + etaN * xi;
  const x11 = x10 * gamma;
  const x12 = x11 * x9;
  const x13 = 1.0 + etaN;
  const x14 = x13 * gamma;
  const x15 = x14 * x7;
  const x16 = x15 * hZ;
  const x17 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
  const x18 = alpha - xi;
  const x19 = x18 * x9;
  const x20 = hX * mY;
  const x21 = -hY * mX;
  const x22 = x15 * hY;
  const x23 = hX * mZ;
  const x24 = -hZ * mX;
  const x25 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
  const x26 = x13 + x4 + x5 * etaN;
  const x27 = x26 * x7;
  const x28 = x27 * uX;
  const x29 = x19 * uX;
  const x30 = x29 * mZ;
  const x31 = x29 * mY;
  const x32 = x27 * uY;
  const x33 = x19 * uY;
  const x34 = x33 * mZ;
  const x35 = x33 * mY;
  const x36 = x27 * uZ;
  const x37 = x19 * uZ;
  const x38 = x37 * mZ;
  const x39 = x37 * mY;
  const x40 = mY * mY;
  const x41 = mZ * mZ;
  const x42 = x15 * mZ;
  const x43 = x12 * mX;
  const x44 = x43 * mY;
  const x45 = x15 * mY;
  const x46 = x43 * mZ;
  const x47 = hY * mZ;
  const x48 = -hZ * mY;
  const x49 = x47 + x48;
  const x50 = x49 * x7;
  const x51 = x20 + x21;
  const x52 = -x23 - x24;
  const x53 = x51 * mY - x52 * mZ;
  const x54 = x53 * x9;
  const x55 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
  const x56 = x55 * x7;
  const x57 = 1.0 / (x6 * x6);
  const x58 = x2 * xi;
  const x59 = -x58 - 2.0 * alpha;
  const x60 = x57 * x59;
  const x61 = x14 * x49;
  const x62 = x54 * gamma;
  const x63 = x17 * mY - x25 * mZ;
  const x64 = x63 * x9;
  const x65 = x26 * x57;
  const x66 = x55 * x65;
  const x67 = x11 * x8;
  const x68 = x53 * x67;
  const x69 = x18 * x63;
  const x70 = x69 * x8;
  const x71 = 1.0 + x5;
  const x72 = -2.0 - x2 - 2.0 * x4 - x2 * x5;
  const x73 = x57 * x72;
  const x74 = x58 + alpha;
  const x75 = -x2 * alpha - 2.0 * x3 * xi;
  const x76 = x57 * x75;
  const x77 = x7 / (mS * mS);
  const x78 = x11 * x77;
  const x79 = hX * mX;
  const x80 = x15 * hX;
  const x81 = x18 * x8;
  const x82 = x29 * mX;
  const x83 = x33 * mX;
  const x84 = x37 * mX;
  const x85 = mX * mX;
  const x86 = x15 * mX;
  const x87 = x12 * mY * mZ;
  const x88 = x52 * x7;
  const x89 = x49 * mZ - x51 * mX;
  const x90 = x89 * x9;
  const x91 = x25 * x7;
  const x92 = x14 * x52;
  const x93 = x90 * gamma;
  const x94 = x55 * mZ - x17 * mX;
  const x95 = x9 * x94;
  const x96 = x25 * x65;
  const x97 = x67 * x89;
  const x98 = x81 * x94;
  const x99 = x18 * x77;
  const x100 = x51 * x7;
  const x101 = x52 * mX - x49 * mY;
  const x102 = x101 * x9;
  const x103 = x17 * x7;
  const x104 = x14 * x51;
  const x105 = x102 * gamma;
  const x106 = x25 * mX - x55 * mY;
  const x107 = x106 * x9;
  const x108 = x17 * x65;
  const x109 = x101 * x67;
  const x110 = x106 * x81;
  return [[x12 * (-x0 - x1), x12 * (x21 + 2.0 * x20) + x17 * x19 - x16, x22 + x12 * (x24 + 2.0 *
      x23) - x19 * x25, x28, -x30, x31, x32, -x34, x35, x36, -x38, x39, x12 * (x40 + x41), x42 -
      x44, -x45 - x46, x19 * (mY * dMZDx - mZ * dMYDx) + x27 * dMXDx, x19 * (mY * dMZDy - mZ *
      dMYDy) + x27 * dMXDy, x19 * (mY * dMZDz - mZ * dMYDz) + x27 * dMXDz, x10 * x54 + x13 * x50,
      x62 + x64 + x56 * xi + x59 * x66 + x60 * x61 + x60 * x68 + x60 * x70, x50 * gamma + x56 *
      x71 + x61 * x73 + x62 * xi + x66 * x72 + x68 * x73 + x70 * x73, x56 * x74 + x61 * x76 + x62 *
      etaN + x66 * x75 + x68 * x76 + x70 * x76 - x64, -x53 * x78 - x69 * x77], [x16 + x12 * (2.0 *
      hY * mX - x20) - x17 * x19, x12 * (-x1 - x79), x12 * (x48 + 2.0 * x47) + x56 * x81 - x80,
      x30, x28, -x82, x34, x32, -x83, x38, x36, -x84, -x42 - x44, x12 * (x41 + x85), x86 - x87,
      x19 * (mZ * dMXDx - mX * dMZDx) + x27 * dMYDx, x19 * (mZ * dMXDy - mX * dMZDy) + x27 * dMYDy,
      x19 * (mZ * dMXDz - mX * dMZDz) + x27 * dMYDz, x10 * x90 + x13 * x88, x93 + x95 + x59 * x96 +
      x60 * x92 + x60 * x97 + x60 * x98 + x91 * xi, x71 * x91 + x72 * x96 + x73 * x92 + x73 * x97 +
      x73 * x98 + x88 * gamma + x93 * xi, x74 * x91 + x75 * x96 + x76 * x92 + x76 * x97 + x76 *
      x98 + x93 * etaN - x95, -x78 * x89 - x94 * x99], [x12 * (2.0 * hZ * mX - x23) + x19 * x25 -
      x22, x80 + x12 * (2.0 * hZ * mY - x47) - x19 * x55, x12 * (-x0 - x79), -x31, x82, x28, -x35,
      x83, x32, -x39, x84, x36, x45 - x46, -x86 - x87, x12 * (x40 + x85), x19 * (mX * dMYDx - mY *
      dMXDx) + x27 * dMZDx, x19 * (mX * dMYDy - mY * dMXDy) + x27 * dMZDy, x19 * (mX * dMYDz - mY *
      dMXDz) + x27 * dMZDz, x10 * x102 + x100 * x13, x105 + x107 + x103 * xi + x104 * x60 + x108 *
      x59 + x109 * x60 + x110 * x60, x100 * gamma + x103 * x71 + x104 * x73 + x105 * xi + x108 *
      x72 + x109 * x73 + x110 * x73, x103 * x74 + x104 * x76 + x105 * etaN + x108 * x75 + x109 *
      x76 + x110 * x76 - x107, -x101 * x78 - x106 * x99]];
}
