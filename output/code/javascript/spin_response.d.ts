/** Eq. x.response: exact response to a constant background, without cancellation. */
export function spinResponse(tScaled: number, eps1: number, eps2: number, xi: number, eps3: number): [number, number, number];
/** Derivative of entry i by argument j in [i][j]. */
export function spinResponseGradient(tScaled: number, eps1: number, eps2: number, xi: number, eps3: number): number[][];
