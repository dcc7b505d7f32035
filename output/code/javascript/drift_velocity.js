/**
 * Eq. x.u: effective electron velocity.
 *
 * u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
 * u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
 * u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * e [C]: elementary charge; the carriers have charge -e
 * muB [J/T]: Bohr magneton
 * mS [A/m]: saturation magnetization
 * xi [1]: tau_ex / tau_sf
 * p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
 * jX [A/m^2]: x component of the charge current density
 * jY [A/m^2]: y component of the charge current density
 * jZ [A/m^2]: z component of the charge current density
 *
 * driftVelocity returns an array of 3; driftVelocityGradient returns an array of rows, the
 * derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function driftVelocity(e, muB, mS, xi, p, jX, jY, jZ) {
  const x0 = p * muB / (mS * e * (1.0 + xi * xi));
  return [x0 * jX, x0 * jY, x0 * jZ];
}

export function driftVelocityGradient(e, muB, mS, xi, p, jX, jY, jZ) {
  const x0 = 1.0 + xi * xi;
  const x1 = 1.0 / x0;
  const x2 = x1 * p * muB;
  const x3 = x2 * jX;
  const x4 = 1.0 / mS;
  const x5 = x4 / (e * e);
  const x6 = 1.0 / e;
  const x7 = x1 * x4 * x6;
  const x8 = x7 * jX;
  const x9 = x6 / (mS * mS);
  const x10 = 2.0 * x4 * x6 * p * xi * muB / (x0 * x0);
  const x11 = x7 * p;
  const x12 = x11 * muB;
  const x13 = x2 * jY;
  const x14 = x7 * muB;
  const x15 = x2 * jZ;
  return [[-x3 * x5, x8 * p, -x3 * x9, -x10 * jX, x8 * muB, x12, 0.0, 0.0], [-x13 * x5, x11 * jY,
      -x13 * x9, -x10 * jY, x14 * jY, 0.0, x12, 0.0], [-x15 * x5, x11 * jZ, -x15 * x9, -x10 * jZ,
      x14 * jZ, 0.0, 0.0, x12]];
}
