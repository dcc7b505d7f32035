/** Eq. 11c: averaged s_3. */
export function meanS3(): number;
/** Derivative of entry i by argument j in [i][j]. */
export function meanS3Gradient(): number[][];
