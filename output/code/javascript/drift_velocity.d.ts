/** Eq. x.u: effective electron velocity. */
export function driftVelocity(e: number, muB: number, mS: number, xi: number, p: number, jX: number, jY: number, jZ: number): [number, number, number];
/** Derivative of entry i by argument j in [i][j]. */
export function driftVelocityGradient(e: number, muB: number, mS: number, xi: number, p: number, jX: number, jY: number, jZ: number): number[][];
