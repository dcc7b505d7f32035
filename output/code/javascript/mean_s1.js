/**
 * Eq. 11a: averaged s_1.
 *
 * mean_1 = (eps1 - eps2*xi)/(xi**2 + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 *
 * meanS1 returns a number; meanS1Gradient returns an array of rows, the derivative of entry i
 * by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function meanS1(eps1, eps2, xi) {
  return (eps1 - eps2 * xi) / (1.0 + xi * xi);
}

export function meanS1Gradient(eps1, eps2, xi) {
  const x0 = 1.0 + xi * xi;
  const x1 = 1.0 / x0;
  return [[x1, -x1 * xi, -x1 * eps2 - 2.0 * xi * (eps1 - eps2 * xi) / (x0 * x0)]];
}
