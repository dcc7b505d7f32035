//! Eq. 11c: averaged s_3.
//!
//! mean_3 = 1
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! none
//!
//! `mean_s3` returns the value; `mean_s3_gradient` returns the derivative of entry i by
//! argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 11c: averaged s_3.
pub fn mean_s3() -> f64 {
    1.0
}

/// Partial derivatives of Eq. 11c.
pub fn mean_s3_gradient() -> [[f64; 0]; 1] {
    [[]]
}
