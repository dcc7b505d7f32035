/** Eq. 9b: s_2 to first order. */
export function firstOrderS2(tScaled: number, eps1: number, eps2: number, xi: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function firstOrderS2Gradient(tScaled: number, eps1: number, eps2: number, xi: number): number[][];
