/** Eq. 17: renormalized gyromagnetic ratio and damping. */
export function renormalizedParameters(gamma: number, alpha: number, etaN: number, xi: number): [number, number];
/** Derivative of entry i by argument j in [i][j]. */
export function renormalizedParametersGradient(gamma: number, alpha: number, etaN: number, xi: number): number[][];
