/**
 * Eq. 16: magnetization dynamics.
 *
 * Mdot[1] = (H_y*M_z*gamma - H_z*M_y*gamma + M_x_x*u_x + M_y_x*u_y + M_z_x*u_z -
 *     u_x*xi*(-M_x_y*M_z + M_x_z*M_y)/M_s - u_y*xi*(M_y*M_y_z - M_y_y*M_z)/M_s -
 *     u_z*xi*(M_y*M_z_z - M_z*M_z_y)/M_s + (alpha + eta_n*xi)*(-M_t_y*M_z +
 *     M_t_z*M_y)/M_s)/(eta_n + 1)
 * Mdot[2] = (-H_x*M_z*gamma + H_z*M_x*gamma + M_x_y*u_x + M_y_y*u_y + M_z_y*u_z -
 *     u_x*xi*(-M_x*M_x_z + M_x_x*M_z)/M_s - u_y*xi*(-M_x*M_y_z + M_y_x*M_z)/M_s -
 *     u_z*xi*(-M_x*M_z_z + M_z*M_z_x)/M_s + (alpha + eta_n*xi)*(M_t_x*M_z -
 *     M_t_z*M_x)/M_s)/(eta_n + 1)
 * Mdot[3] = (H_x*M_y*gamma - H_y*M_x*gamma + M_x_z*u_x + M_y_z*u_y + M_z_z*u_z -
 *     u_x*xi*(M_x*M_x_y - M_x_x*M_y)/M_s - u_y*xi*(M_x*M_y_y - M_y*M_y_x)/M_s -
 *     u_z*xi*(M_x*M_z_y - M_y*M_z_x)/M_s + (alpha + eta_n*xi)*(-M_t_x*M_y +
 *     M_t_y*M_x)/M_s)/(eta_n + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * mX [A/m]: magnetization
 * mY [A/m]: magnetization
 * mZ [A/m]: magnetization
 * mTX [A/(m s)]: rate of M at a fixed place
 * mTY [A/(m s)]: rate of M at a fixed place
 * mTZ [A/(m s)]: rate of M at a fixed place
 * mXX [A/m^2]: derivative of M along x
 * mXY [A/m^2]: derivative of M along x
 * mXZ [A/m^2]: derivative of M along x
 * mYX [A/m^2]: derivative of M along y
 * mYY [A/m^2]: derivative of M along y
 * mYZ [A/m^2]: derivative of M along y
 * mZX [A/m^2]: derivative of M along z
 * mZY [A/m^2]: derivative of M along z
 * mZZ [A/m^2]: derivative of M along z
 * hX [T]: effective field
 * hY [T]: effective field
 * hZ [T]: effective field
 * uX [m/s]: effective electron velocity of Eq. 16
 * uY [m/s]: effective electron velocity of Eq. 16
 * uZ [m/s]: effective electron velocity of Eq. 16
 * gamma [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * etaN [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 * mS [A/m]: saturation magnetization
 *
 * magnetizationRate returns an array of 3; magnetizationRateGradient returns an array of rows,
 * the derivative of entry i by argument j in [i][j].
 * Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function magnetizationRate(mX, mY, mZ, mTX, mTY, mTZ, mXX, mXY, mXZ, mYX, mYY, mYZ, mZX,
    mZY, mZZ, hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = 1.0 / (1.0 + etaN);
  const x1 = mZ * gamma;
  const x2 = hZ * gamma;
  const x3 = 1.0 / mS;
  const x4 = x3 * xi;
  const x5 = x4 * uX;
  const x6 = x4 * uY;
  const x7 = x4 * uZ;
  const x8 = x3 * (alpha + etaN * xi);
  return [x0 * (x1 * hY + x8 * (mTZ * mY - mTY * mZ) + mXX * uX + mYX * uY + mZX * uZ - x2 * mY -
      x5 * (mXZ * mY - mXY * mZ) - x6 * (mY * mYZ - mYY * mZ) - x7 * (mY * mZZ - mZ * mZY)), x0 *
      (x2 * mX + x8 * (mTX * mZ - mTZ * mX) + mXY * uX + mYY * uY + mZY * uZ - x1 * hX - x5 *
      (mXX * mZ - mX * mXZ) - x6 * (mYX * mZ - mX * mYZ) - x7 * (mZ * mZX - mX * mZZ)), x0 * (x8 *
      (mTY * mX - mTX * mY) + mXZ * uX + mYZ * uY + mZZ * uZ + hX * mY * gamma - x5 * (mX * mXY -
      mXX * mY) - x6 * (mX * mYY - mY * mYX) - x7 * (mX * mZY - mY * mZX) - hY * mX * gamma)];
}

export function magnetizationRateGradient(mX, mY, mZ, mTX, mTY, mTZ, mXX, mXY, mXZ, mYX, mYY, mYZ,
    mZX, mZY, mZZ, hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = 1.0 + etaN;
  const x1 = 1.0 / x0;
  const x2 = hZ * gamma;
  const x3 = mXZ * uX;
  const x4 = 1.0 / mS;
  const x5 = x4 * xi;
  const x6 = mYZ * uY;
  const x7 = mZZ * uZ;
  const x8 = alpha + etaN * xi;
  const x9 = x2 + x3 * x5 + x5 * x6 + x5 * x7 - x4 * x8 * mTZ;
  const x10 = hY * gamma;
  const x11 = mXY * uX;
  const x12 = mYY * uY;
  const x13 = mZY * uZ;
  const x14 = x4 * x8;
  const x15 = x10 + x11 * x5 + x12 * x5 + x13 * x5 - x14 * mTY;
  const x16 = x1 * x14;
  const x17 = x16 * mZ;
  const x18 = x16 * mY;
  const x19 = x1 * uX;
  const x20 = x19 * x5;
  const x21 = x20 * mZ;
  const x22 = x20 * mY;
  const x23 = x1 * uY;
  const x24 = x23 * x5;
  const x25 = x24 * mZ;
  const x26 = x24 * mY;
  const x27 = x1 * uZ;
  const x28 = x27 * x5;
  const x29 = x28 * mZ;
  const x30 = x28 * mY;
  const x31 = x1 * gamma;
  const x32 = x31 * mZ;
  const x33 = x31 * mY;
  const x34 = mXZ * mY - mXY * mZ;
  const x35 = x34 * x5;
  const x36 = mY * mYZ - mYY * mZ;
  const x37 = x36 * x5;
  const x38 = mY * mZZ - mZ * mZY;
  const x39 = x38 * x5;
  const x40 = mTZ * mY - mTY * mZ;
  const x41 = 1.0 / (x0 * x0);
  const x42 = mXX * uX;
  const x43 = mYX * uY;
  const x44 = mZX * uZ;
  const x45 = x4 * uX;
  const x46 = x4 * uY;
  const x47 = x4 * uZ;
  const x48 = 1.0 / (mS * mS);
  const x49 = x48 * xi;
  const x50 = x49 * uX;
  const x51 = x49 * uY;
  const x52 = x49 * uZ;
  const x53 = x48 * x8;
  const x54 = hX * gamma;
  const x55 = x54 + x42 * x5 + x43 * x5 + x44 * x5 - x4 * x8 * mTX;
  const x56 = x16 * mX;
  const x57 = x20 * mX;
  const x58 = x24 * mX;
  const x59 = x28 * mX;
  const x60 = x31 * mX;
  const x61 = mXX * mZ - mX * mXZ;
  const x62 = x5 * x61;
  const x63 = mYX * mZ - mX * mYZ;
  const x64 = x5 * x63;
  const x65 = mZ * mZX - mX * mZZ;
  const x66 = x5 * x65;
  const x67 = mTX * mZ - mTZ * mX;
  const x68 = mX * mXY - mXX * mY;
  const x69 = x5 * x68;
  const x70 = mX * mYY - mY * mYX;
  const x71 = x5 * x70;
  const x72 = mX * mZY - mY * mZX;
  const x73 = x5 * x72;
  const x74 = mTY * mX - mTX * mY;
  return [[0.0, -x1 * x9, x1 * x15, 0.0, -x17, x18, x19, x21, -x22, x23, x25, -x26, x27, x29, -x30,
      0.0, x32, -x33, x1 * (mXX - x35), x1 * (mYX - x37), x1 * (mZX - x39), x1 * (hY * mZ - hZ *
      mY), x1 * x4 * x40, x1 * x4 * x40 * xi - x41 * (x42 + x43 + x44 + x10 * mZ + x14 * x40 - x2 *
      mY - x35 * uX - x37 * uY - x39 * uZ), x1 * (x4 * x40 * etaN - x34 * x45 - x36 * x46 - x38 *
      x47), x1 * (x34 * x50 + x36 * x51 + x38 * x52 - x40 * x53)], [x1 * x9, 0.0, -x1 * x55, x17,
      0.0, -x56, -x21, x19, x57, -x25, x23, x58, -x29, x27, x59, -x32, 0.0, x60, x1 * (mXY - x62),
      x1 * (mYY - x64), x1 * (mZY - x66), x1 * (hZ * mX - hX * mZ), x1 * x4 * x67, x1 * x4 * x67 *
      xi - x41 * (x11 + x12 + x13 + x14 * x67 + x2 * mX - x54 * mZ - x62 * uX - x64 * uY - x66 *
      uZ), x1 * (x4 * x67 * etaN - x45 * x61 - x46 * x63 - x47 * x65), x1 * (x50 * x61 + x51 *
      x63 + x52 * x65 - x53 * x67)], [-x1 * x15, x1 * x55, 0.0, -x18, x56, 0.0, x22, -x57, x19,
      x26, -x58, x23, x30, -x59, x27, x33, -x60, 0.0, x1 * (mXZ - x69), x1 * (mYZ - x71), x1 *
      (mZZ - x73), x1 * (hX * mY - hY * mX), x1 * x4 * x74, x1 * x4 * x74 * xi - x41 * (x3 + x6 +
      x7 + x14 * x74 + x54 * mY - x10 * mX - x69 * uX - x71 * uY - x73 * uZ), x1 * (x4 * x74 *
      etaN - x45 * x68 - x46 * x70 - x47 * x72), x1 * (x50 * x68 + x51 * x70 + x52 * x72 - x53 *
      x74)]];
}
