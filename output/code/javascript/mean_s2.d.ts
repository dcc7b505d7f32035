/** Eq. 11b: averaged s_2. */
export function meanS2(eps1: number, eps2: number, xi: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function meanS2Gradient(eps1: number, eps2: number, xi: number): number[][];
