/** Eq. 9c: s_3 to second order. */
export function secondOrderS3(tScaled: number, eps1: number, eps2: number, xi: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function secondOrderS3Gradient(tScaled: number, eps1: number, eps2: number, xi: number): number[][];
