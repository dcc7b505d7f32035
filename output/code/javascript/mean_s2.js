/**
 * Eq. 11b: averaged s_2.
 *
 * mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 *
 * meanS2 returns a number; meanS2Gradient returns an array of rows, the derivative of entry i
 * by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function meanS2(eps1, eps2, xi) {
  return (-eps2 - eps1 * xi) / (1.0 + xi * xi);
}

export function meanS2Gradient(eps1, eps2, xi) {
  const x0 = 1.0 + xi * xi;
  const x1 = 1.0 / x0;
  return [[-x1 * xi, -x1, -x1 * eps1 - 2.0 * xi * (-eps2 - eps1 * xi) / (x0 * x0)]];
}
