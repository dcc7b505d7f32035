/** Eq. 13: transverse spin of one electron. */
export function spinDeviation(tauEx: number, xi: number, vX: number, vY: number, vZ: number, nX: number, nY: number, nZ: number, nTX: number, nTY: number, nTZ: number, nXX: number, nXY: number, nXZ: number, nYX: number, nYY: number, nYZ: number, nZX: number, nZY: number, nZZ: number): [number, number, number, number, number, number];
/** Derivative of entry i by argument j in [i][j]. */
export function spinDeviationGradient(tauEx: number, xi: number, vX: number, vY: number, vZ: number, nX: number, nY: number, nZ: number, nTX: number, nTY: number, nTZ: number, nXX: number, nXY: number, nXZ: number, nYX: number, nYY: number, nYZ: number, nZX: number, nZY: number, nZZ: number): number[][];
