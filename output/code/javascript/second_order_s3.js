/**
 * Eq. 9c: s_3 to second order.
 *
 * s_3 = (-eps1**2 - eps2**2)/(xi**2 + 1) + ((eps1**2 + eps2**2)*cos(t_scaled)/(xi**2 + 1) +
 *     (eps1**2*xi + eps2**2*xi)*sin(t_scaled)/(xi**2 + 1))*exp(-t_scaled*xi) + 1
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * tScaled [1]: t / tau_ex
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 *
 * secondOrderS3 returns a number; secondOrderS3Gradient returns an array of rows, the
 * derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function secondOrderS3(tScaled, eps1, eps2, xi) {
  const a = tScaled * xi;
  const b = tScaled;
  const b2 = b * b;
  const a2 = a * a;
  const kept = Math.exp(-a);
  const swing = 2.0 * Math.sin(0.5 * b) * Math.sin(0.5 * b) * kept;
  const sway = kept * Math.sin(b);
  let lost, level;
  if (a2 + b2 < 0.25) {
    const rise = (0.16666666666666666 + (0.008333333333333333 + (0.0001984126984126984 +
        (2.7557319223985893e-06 + (2.505210838544172e-08 + 1.6059043836821613e-10 * a2) * a2) *
        a2) * a2) * a2) * a2;
    lost = 2.0 * (1.0 + rise) * a * kept / (1.0 + kept);
    level = 0.5 * lost * lost + (rise - ((0.008333333333333333 + ((2.7557319223985893e-06 +
        (1.6059043836821613e-10 * b2 - 2.505210838544172e-08) * b2) * b2 - 0.0001984126984126984) *
        b2) * b2 - 0.16666666666666666) * b2) * a * kept + swing;
  } else {
    lost = 1.0 - kept;
    level = lost + swing - xi * sway;
  }
  const size = 1.0 + xi * xi;
  const sinSum = level / size;
  return 1.0 + (-eps1 * eps1 - eps2 * eps2) * sinSum;
}

export function secondOrderS3Gradient(tScaled, eps1, eps2, xi) {
  const a = tScaled * xi;
  const b = tScaled;
  const b2 = b * b;
  const faded = Math.exp(-a);
  const cosine = Math.cos(b);
  let sinc;
  if (b2 < 1.0) {
    sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
        (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 - 2.505210838544172e-08) *
        b2) * b2 - 0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2;
  } else {
    sinc = Math.sin(b) / b;
  }
  let sinSum, sinSumXi;
  if (a * a + b2 < 1.0) {
    const p19 = 1.0 - 0.05263157894736842 * a;
    const p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
    const q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
    const p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
    const q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
    const p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
    const q16 = 0.0625 * p17 - 0.0625 * a * q17;
    const p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
    const q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
    const p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
    const q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
    const p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
    const q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
    const p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
    const q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
    const p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
    const q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
    const p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
    const q10 = 0.1 * p11 - 0.1 * a * q11;
    const p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
    const q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
    const p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
    const q8 = 0.125 * p9 - 0.125 * a * q9;
    const p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
    const q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
    const p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
    const q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
    const p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
    const q5 = 0.2 * p6 - 0.2 * a * q6;
    const p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
    const q4 = 0.25 * p5 - 0.25 * a * q5;
    const p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
    const q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
    const p = 0.5 * p3;
    const q = 0.5 * q3;
    sinSum = tScaled * tScaled * (p - a * q);
    sinSumXi = -tScaled * tScaled * tScaled * (p - q - a * q);
  } else {
    const size = 1.0 + xi * xi;
    const sine = tScaled * sinc;
    const x = 1.0 - (tScaled * sine + (1.0 + a) * cosine) * faded;
    const y = (tScaled * cosine - (1.0 + a) * sine) * faded;
    sinSum = (1.0 - (xi * sine + cosine) * faded) / size;
    sinSumXi = ((1.0 - xi * xi) * y - 2.0 * xi * x) / (size * size);
  }
  const x0 = -eps1 * eps1 - eps2 * eps2;
  const x1 = 2.0 * sinSum;
  return [[x0 * tScaled * faded * sinc, -x1 * eps1, -x1 * eps2, x0 * sinSumXi]];
}
