/**
 * Eq. 16: magnetization dynamics.
 *
 * Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
 *     dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
 *     M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
 * Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
 *     dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
 *     M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
 * Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
 *     dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
 *     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * mX [A/m]: x component of the magnetization
 * mY [A/m]: y component of the magnetization
 * mZ [A/m]: z component of the magnetization
 * dMXDt [A/(m s)]: x component of the rate of M at a fixed place
 * dMYDt [A/(m s)]: y component of the rate of M at a fixed place
 * dMZDt [A/(m s)]: z component of the rate of M at a fixed place
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
 * magnetizationRate returns an array of 3; magnetizationRateGradient returns an array of rows,
 * the derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function magnetizationRate(mX, mY, mZ, dMXDt, dMYDt, dMZDt, dMXDx, dMYDx, dMZDx, dMXDy,
    dMYDy, dMZDy, dMXDz, dMYDz, dMZDz, hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = 1.0 / (1.0 + etaN);
  const x1 = x0 * gamma;
  const x2 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
  const x3 = x0 / mS;
  const x4 = x3 * (alpha + etaN * xi);
  const x5 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
  const x6 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
  const x7 = x3 * xi;
  return [x0 * x2 + x1 * (hY * mZ - hZ * mY) + x4 * (mY * dMZDt - mZ * dMYDt) - x7 * (x5 * mY -
      x6 * mZ), x0 * x6 + x1 * (hZ * mX - hX * mZ) + x4 * (mZ * dMXDt - mX * dMZDt) - x7 * (x2 *
      mZ - x5 * mX), x0 * x5 + x1 * (hX * mY - hY * mX) + x4 * (mX * dMYDt - mY * dMXDt) - x7 *
      (x6 * mX - x2 * mY)];
}

export function magnetizationRateGradient(mX, mY, mZ, dMXDt, dMYDt, dMZDt, dMXDx, dMYDx, dMZDx,
    dMXDy, dMYDy, dMZDy, dMXDz, dMYDz, dMZDz, hX, hY, hZ, uX, uY, uZ, gamma, alpha, etaN, xi, mS) {
  const x0 = 1.0 + etaN;
  const x1 = 1.0 / x0;
  const x2 = x1 * gamma;
  const x3 = x2 * hZ;
  const x4 = alpha + etaN * xi;
  const x5 = 1.0 / mS;
  const x6 = x1 * x5;
  const x7 = x4 * x6;
  const x8 = x7 * dMZDt;
  const x9 = dMZDx * uX + dMZDy * uY + dMZDz * uZ;
  const x10 = x6 * xi;
  const x11 = x2 * hY;
  const x12 = x7 * dMYDt;
  const x13 = dMYDx * uX + dMYDy * uY + dMYDz * uZ;
  const x14 = x7 * mZ;
  const x15 = x7 * mY;
  const x16 = x1 * uX;
  const x17 = x5 * xi;
  const x18 = x16 * x17;
  const x19 = x18 * mZ;
  const x20 = x18 * mY;
  const x21 = x1 * uY;
  const x22 = x17 * x21;
  const x23 = x22 * mZ;
  const x24 = x22 * mY;
  const x25 = x1 * uZ;
  const x26 = x17 * x25;
  const x27 = x26 * mZ;
  const x28 = x26 * mY;
  const x29 = x2 * mZ;
  const x30 = x2 * mY;
  const x31 = hY * mZ - hZ * mY;
  const x32 = mY * dMZDt - mZ * dMYDt;
  const x33 = x32 * x6;
  const x34 = 1.0 / (x0 * x0);
  const x35 = x34 * gamma;
  const x36 = dMXDx * uX + dMXDy * uY + dMXDz * uZ;
  const x37 = x34 * x5;
  const x38 = x32 * x4;
  const x39 = x9 * mY - x13 * mZ;
  const x40 = x1 / (mS * mS);
  const x41 = x2 * hX;
  const x42 = x7 * dMXDt;
  const x43 = x7 * mX;
  const x44 = x18 * mX;
  const x45 = x22 * mX;
  const x46 = x26 * mX;
  const x47 = x2 * mX;
  const x48 = hZ * mX - hX * mZ;
  const x49 = mZ * dMXDt - mX * dMZDt;
  const x50 = x49 * x6;
  const x51 = x4 * x49;
  const x52 = x36 * mZ - x9 * mX;
  const x53 = hX * mY - hY * mX;
  const x54 = mX * dMYDt - mY * dMXDt;
  const x55 = x54 * x6;
  const x56 = x4 * x54;
  const x57 = x13 * mX - x36 * mY;
  return [[0.0, x8 - x3 - x10 * x9, x11 + x10 * x13 - x12, 0.0, -x14, x15, x16, x19, -x20, x21,
      x23, -x24, x25, x27, -x28, 0.0, x29, -x30, x1 * dMXDx - x10 * (mY * dMZDx - mZ * dMYDx), x1 *
      dMXDy - x10 * (mY * dMZDy - mZ * dMYDy), x1 * dMXDz - x10 * (mY * dMZDz - mZ * dMYDz), x1 *
      x31, x33, x1 * x32 * x5 * xi + x34 * x39 * x5 * xi - x31 * x35 - x34 * x36 - x37 * x38, x33 *
      etaN - x39 * x6, x39 * x40 * xi - x38 * x40], [x3 + x10 * x9 - x8, 0.0, x42 - x41 - x10 *
      x36, x14, 0.0, -x43, -x19, x16, x44, -x23, x21, x45, -x27, x25, x46, -x29, 0.0, x47, x1 *
      dMYDx - x10 * (mZ * dMXDx - mX * dMZDx), x1 * dMYDy - x10 * (mZ * dMXDy - mX * dMZDy), x1 *
      dMYDz - x10 * (mZ * dMXDz - mX * dMZDz), x1 * x48, x50, x1 * x49 * x5 * xi + x34 * x5 * x52 *
      xi - x13 * x34 - x35 * x48 - x37 * x51, x50 * etaN - x52 * x6, x40 * x52 * xi - x40 * x51],
      [x12 - x11 - x10 * x13, x41 + x10 * x36 - x42, 0.0, -x15, x43, 0.0, x20, -x44, x16, x24,
      -x45, x21, x28, -x46, x25, x30, -x47, 0.0, x1 * dMZDx - x10 * (mX * dMYDx - mY * dMXDx), x1 *
      dMZDy - x10 * (mX * dMYDy - mY * dMXDy), x1 * dMZDz - x10 * (mX * dMYDz - mY * dMXDz), x1 *
      x53, x55, x1 * x5 * x54 * xi + x34 * x5 * x57 * xi - x34 * x9 - x35 * x53 - x37 * x56, x55 *
      etaN - x57 * x6, x40 * x57 * xi - x40 * x56]];
}
