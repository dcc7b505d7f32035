/** Eq. x.eta: renormalization factor. */
export function renormalization(mS: number, xi: number, n0: number): number;
/** Derivative of entry i by argument j in [i][j]. */
export function renormalizationGradient(mS: number, xi: number, n0: number): number[][];
