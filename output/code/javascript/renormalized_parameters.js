/**
 * Eq. 17: renormalized gyromagnetic ratio and damping.
 *
 * gamma_alpha[1] = gamma/(eta_n + 1)
 * gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * gamma [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * etaN [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 *
 * renormalizedParameters returns an array of 2; renormalizedParametersGradient returns an
 * array of rows, the derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function renormalizedParameters(gamma, alpha, etaN, xi) {
  const x0 = 1.0 / (1.0 + etaN);
  return [x0 * gamma, x0 * (alpha + etaN * xi)];
}

export function renormalizedParametersGradient(gamma, alpha, etaN, xi) {
  const x0 = 1.0 + etaN;
  const x1 = 1.0 / x0;
  const x2 = 1.0 / (x0 * x0);
  return [[x1, 0.0, -x2 * gamma, 0.0], [0.0, x1, x1 * xi - x2 * (alpha + etaN * xi), x1 * etaN]];
}
