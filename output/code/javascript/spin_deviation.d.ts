/** Eq. 13: transverse spin of one electron. */
export function spinDeviation(tauEx: number, xi: number, vX: number, vY: number, vZ: number, nX: number, nY: number, nZ: number, dnXDt: number, dnYDt: number, dnZDt: number, dnXDx: number, dnYDx: number, dnZDx: number, dnXDy: number, dnYDy: number, dnZDy: number, dnXDz: number, dnYDz: number, dnZDz: number): [number, number, number, number, number, number];
/** Derivative of entry i by argument j in [i][j]. */
export function spinDeviationGradient(tauEx: number, xi: number, vX: number, vY: number, vZ: number, nX: number, nY: number, nZ: number, dnXDt: number, dnYDt: number, dnZDt: number, dnXDx: number, dnYDx: number, dnZDx: number, dnXDy: number, dnYDy: number, dnZDy: number, dnXDz: number, dnYDz: number, dnZDz: number): number[][];
