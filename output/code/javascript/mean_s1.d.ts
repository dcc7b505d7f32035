/** Eq. 11a: averaged s_1. */
export function meanS1(eps1: number, eps2: number, xi: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function meanS1Gradient(eps1: number, eps2: number, xi: number): number[][];
