/**
 * Eq. x.eta: renormalization factor.
 *
 * eta_n = n_0/(M_s*(xi**2 + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * mS [A/m]: saturation magnetization
 * xi [1]: tau_ex / tau_sf
 * n0 [A/m]: equilibrium spin density of the conduction electrons
 *
 * renormalization returns a number; renormalizationGradient returns an array of rows, the
 * derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function renormalization(mS, xi, n0) {
  return n0 / (mS * (1.0 + xi * xi));
}

export function renormalizationGradient(mS, xi, n0) {
  const x0 = 1.0 + xi * xi;
  const x1 = 1.0 / x0;
  const x2 = 1.0 / mS;
  return [[-x1 * n0 / (mS * mS), -2.0 * x2 * n0 * xi / (x0 * x0), x1 * x2]];
}
