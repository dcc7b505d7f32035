/**
 * Eq. x.response: exact response to a constant background, without cancellation.
 *
 * s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
 *     - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
 *     eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
 *     expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
 *     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
 * with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * tScaled [1]: t / tau_ex
 * eps1 [1]: tau_ex phidot sin(theta)
 * eps2 [1]: tau_ex thetadot
 * xi [1]: tau_ex / tau_sf
 * eps3 [1]: tau_ex phidot cos(theta)
 *
 * spinResponse returns an array of 3; spinResponseGradient returns an array of rows, the
 * derivative of entry i by argument j in [i][j].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
export function spinResponse(tScaled, eps1, eps2, xi, eps3) {
  const frequencySquared = 9.332636185032189e-302 + eps1 * eps1 + eps2 * eps2 + (1.0 - eps3) *
      (1.0 - eps3);
  const frequency = Math.sqrt(frequencySquared);
  const a = tScaled * xi;
  const b = tScaled * frequency;
  const b2 = b * b;
  const a2 = a * a;
  const kept = Math.exp(-a);
  const swing = 2.0 * Math.sin(0.5 * b) * Math.sin(0.5 * b) * kept;
  const sway = kept * Math.sin(b) / frequency;
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
  const size = xi * xi + frequencySquared;
  const cosSum = (xi * (lost + swing) + sway * frequencySquared) / size;
  const sinSum = level / size;
  const x0 = eps3 - 1.0;
  return [-eps2 * cosSum - x0 * eps1 * sinSum, x0 * eps2 * sinSum - eps1 * cosSum, (-eps1 * eps1 -
      eps2 * eps2) * sinSum];
}

export function spinResponseGradient(tScaled, eps1, eps2, xi, eps3) {
  const frequencySquared = eps1 * eps1 + eps2 * eps2 + (1.0 - eps3) * (1.0 - eps3);
  const a = tScaled * xi;
  const b = tScaled * Math.sqrt(frequencySquared);
  const b2 = b * b;
  const faded = Math.exp(-a);
  const cosine = Math.cos(b);
  let sinc, sincW;
  if (b2 < 1.0) {
    sinc = 1.0 + ((0.008333333333333333 + ((2.7557319223985893e-06 + ((1.6059043836821613e-10 +
        (2.8114572543455206e-15 * b2 - 7.647163731819816e-13) * b2) * b2 - 2.505210838544172e-08) *
        b2) * b2 - 0.0001984126984126984) * b2) * b2 - 0.16666666666666666) * b2;
    sincW = (0.016666666666666666 + ((1.1022927689594357e-05 + ((9.635426302092969e-10 +
        (2.2491658034764165e-14 * b2 - 5.353014612273871e-12) * b2) * b2 - 1.252605419272086e-07) *
        b2) * b2 - 0.0005952380952380953) * b2) * b2 - 0.16666666666666666;
  } else {
    sinc = Math.sin(b) / b;
    sincW = 0.5 * (cosine - sinc) / b2;
  }
  let cosSum, sinSum, cosSumXi, sinSumXi, sinSumW;
  if (a * a + b2 < 1.0) {
    const p19 = 1.0 - 0.05263157894736842 * a;
    const p18 = 1.0 - 0.0029239766081871343 * b2 - 0.05555555555555555 * a * p19;
    const q18 = 0.05555555555555555 * p19 - 0.0029239766081871343 * a;
    const p17 = 1.0 - 0.058823529411764705 * a * p18 - 0.058823529411764705 * b2 * q18;
    const q17 = 0.058823529411764705 * p18 - 0.058823529411764705 * a * q18;
    const pw17 = 0.0001719986240110079 * a - 0.058823529411764705 * q18;
    const p16 = 1.0 - 0.0625 * a * p17 - 0.0625 * b2 * q17;
    const q16 = 0.0625 * p17 - 0.0625 * a * q17;
    const pw16 = 1.0749914000687994e-05 * b2 - 0.0625 * q17 - 0.0625 * a * pw17;
    const qw16 = 0.0625 * pw17 + 1.0749914000687994e-05 * a;
    const p15 = 1.0 - 0.06666666666666667 * a * p16 - 0.06666666666666667 * b2 * q16;
    const q15 = 0.06666666666666667 * p16 - 0.06666666666666667 * a * q16;
    const pw15 = -0.06666666666666667 * q16 - 0.06666666666666667 * a * pw16 -
        0.06666666666666667 * b2 * qw16;
    const qw15 = 0.06666666666666667 * pw16 - 0.06666666666666667 * a * qw16;
    const p14 = 1.0 - 0.07142857142857142 * a * p15 - 0.07142857142857142 * b2 * q15;
    const q14 = 0.07142857142857142 * p15 - 0.07142857142857142 * a * q15;
    const pw14 = -0.07142857142857142 * q15 - 0.07142857142857142 * a * pw15 -
        0.07142857142857142 * b2 * qw15;
    const qw14 = 0.07142857142857142 * pw15 - 0.07142857142857142 * a * qw15;
    const p13 = 1.0 - 0.07692307692307693 * a * p14 - 0.07692307692307693 * b2 * q14;
    const q13 = 0.07692307692307693 * p14 - 0.07692307692307693 * a * q14;
    const pw13 = -0.07692307692307693 * q14 - 0.07692307692307693 * a * pw14 -
        0.07692307692307693 * b2 * qw14;
    const qw13 = 0.07692307692307693 * pw14 - 0.07692307692307693 * a * qw14;
    const p12 = 1.0 - 0.08333333333333333 * a * p13 - 0.08333333333333333 * b2 * q13;
    const q12 = 0.08333333333333333 * p13 - 0.08333333333333333 * a * q13;
    const pw12 = -0.08333333333333333 * q13 - 0.08333333333333333 * a * pw13 -
        0.08333333333333333 * b2 * qw13;
    const qw12 = 0.08333333333333333 * pw13 - 0.08333333333333333 * a * qw13;
    const p11 = 1.0 - 0.09090909090909091 * a * p12 - 0.09090909090909091 * b2 * q12;
    const q11 = 0.09090909090909091 * p12 - 0.09090909090909091 * a * q12;
    const pw11 = -0.09090909090909091 * q12 - 0.09090909090909091 * a * pw12 -
        0.09090909090909091 * b2 * qw12;
    const qw11 = 0.09090909090909091 * pw12 - 0.09090909090909091 * a * qw12;
    const p10 = 1.0 - 0.1 * a * p11 - 0.1 * b2 * q11;
    const q10 = 0.1 * p11 - 0.1 * a * q11;
    const pw10 = -0.1 * q11 - 0.1 * a * pw11 - 0.1 * b2 * qw11;
    const qw10 = 0.1 * pw11 - 0.1 * a * qw11;
    const p9 = 1.0 - 0.1111111111111111 * a * p10 - 0.1111111111111111 * b2 * q10;
    const q9 = 0.1111111111111111 * p10 - 0.1111111111111111 * a * q10;
    const pw9 = -0.1111111111111111 * q10 - 0.1111111111111111 * a * pw10 - 0.1111111111111111 *
        b2 * qw10;
    const qw9 = 0.1111111111111111 * pw10 - 0.1111111111111111 * a * qw10;
    const p8 = 1.0 - 0.125 * a * p9 - 0.125 * b2 * q9;
    const q8 = 0.125 * p9 - 0.125 * a * q9;
    const pw8 = -0.125 * q9 - 0.125 * a * pw9 - 0.125 * b2 * qw9;
    const qw8 = 0.125 * pw9 - 0.125 * a * qw9;
    const p7 = 1.0 - 0.14285714285714285 * a * p8 - 0.14285714285714285 * b2 * q8;
    const q7 = 0.14285714285714285 * p8 - 0.14285714285714285 * a * q8;
    const pw7 = -0.14285714285714285 * q8 - 0.14285714285714285 * a * pw8 - 0.14285714285714285 *
        b2 * qw8;
    const qw7 = 0.14285714285714285 * pw8 - 0.14285714285714285 * a * qw8;
    const p6 = 1.0 - 0.16666666666666666 * a * p7 - 0.16666666666666666 * b2 * q7;
    const q6 = 0.16666666666666666 * p7 - 0.16666666666666666 * a * q7;
    const pw6 = -0.16666666666666666 * q7 - 0.16666666666666666 * a * pw7 - 0.16666666666666666 *
        b2 * qw7;
    const qw6 = 0.16666666666666666 * pw7 - 0.16666666666666666 * a * qw7;
    const p5 = 1.0 - 0.2 * a * p6 - 0.2 * b2 * q6;
    const q5 = 0.2 * p6 - 0.2 * a * q6;
    const pw5 = -0.2 * q6 - 0.2 * a * pw6 - 0.2 * b2 * qw6;
    const qw5 = 0.2 * pw6 - 0.2 * a * qw6;
    const p4 = 1.0 - 0.25 * a * p5 - 0.25 * b2 * q5;
    const q4 = 0.25 * p5 - 0.25 * a * q5;
    const pw4 = -0.25 * q5 - 0.25 * a * pw5 - 0.25 * b2 * qw5;
    const qw4 = 0.25 * pw5 - 0.25 * a * qw5;
    const p3 = 1.0 - 0.3333333333333333 * a * p4 - 0.3333333333333333 * b2 * q4;
    const q3 = 0.3333333333333333 * p4 - 0.3333333333333333 * a * q4;
    const pw3 = -0.3333333333333333 * q4 - 0.3333333333333333 * a * pw4 - 0.3333333333333333 * b2 *
        qw4;
    const qw3 = 0.3333333333333333 * pw4 - 0.3333333333333333 * a * qw4;
    const p = 0.5 * p3;
    const q = 0.5 * q3;
    cosSum = tScaled * (1.0 - a * p - b2 * q);
    sinSum = tScaled * tScaled * (p - a * q);
    cosSumXi = -tScaled * tScaled * (1.0 - p - a * p - b2 * q);
    sinSumXi = -tScaled * tScaled * tScaled * (p - q - a * q);
    sinSumW = tScaled * tScaled * tScaled * tScaled * (0.5 * pw3 - 0.5 * a * qw3);
  } else {
    const size = xi * xi + frequencySquared;
    const sine = tScaled * sinc;
    const x = 1.0 - ((1.0 + a) * cosine + tScaled * sine * frequencySquared) * faded;
    const y = (tScaled * cosine - (1.0 + a) * sine) * faded;
    cosSum = (xi * (1.0 - cosine * faded) + faded * sine * frequencySquared) / size;
    sinSum = (1.0 - (xi * sine + cosine) * faded) / size;
    cosSumXi = ((frequencySquared - xi * xi) * x + 2.0 * xi * y * frequencySquared) / (size * size);
    sinSumXi = ((frequencySquared - xi * xi) * y - 2.0 * xi * x) / (size * size);
    sinSumW = (tScaled * tScaled * (0.5 * sinc - a * sincW) * faded - sinSum) / size;
  }
  const x0 = cosine * faded;
  const x1 = eps3 - 1.0;
  const x2 = tScaled * faded * sinc;
  const x3 = eps1 * sinSumXi;
  const x4 = x3 * eps2;
  const x5 = x1 * sinSum;
  const x6 = eps1 * eps1;
  const x7 = 2.0 * x1 * sinSumW;
  const x8 = eps2 * eps2;
  const x9 = x7 * eps1 * eps2;
  const x10 = eps1 * sinSum;
  const x11 = 2.0 * eps3 - 2.0;
  const x12 = 0.5 * x11;
  const x13 = x11 * sinSumW;
  const x14 = x1 * x13;
  const x15 = eps2 * sinSum;
  const x16 = -x6 - x8;
  return [[-x0 * eps2 - x1 * x2 * eps1, -x4 - x5 - x6 * x7, -x9 - cosSum - x8 * sinSumXi, -x1 *
      x3 - eps2 * cosSumXi, -x10 - x14 * eps1 - x12 * eps2 * sinSumXi], [x1 * eps2 * tScaled *
      faded * sinc - x0 * eps1, x9 - cosSum - x6 * sinSumXi, x5 + x7 * x8 - x4, x1 * eps2 *
      sinSumXi - eps1 * cosSumXi, x15 + x14 * eps2 - x12 * x3], [x16 * x2, 2.0 * x16 * eps1 *
      sinSumW - 2.0 * x10, 2.0 * x16 * eps2 * sinSumW - 2.0 * x15, x16 * sinSumXi, x13 * x16]];
}
