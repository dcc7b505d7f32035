/**
 * Eq. 11c: averaged s_3.
 *
 * mean_3 = 1
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * none
 *
 * meanS3 returns a number; meanS3Gradient returns an array of rows, the derivative of entry i
 * by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function meanS3() {
  return 1.0;
}

export function meanS3Gradient() {
  return [[]];
}
