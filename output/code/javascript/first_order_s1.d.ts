/** Eq. 9a: s_1 to first order. */
export function firstOrderS1(tScaled: number, eps1: number, eps2: number, xi: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function firstOrderS1Gradient(tScaled: number, eps1: number, eps2: number, xi: number): number[][];
