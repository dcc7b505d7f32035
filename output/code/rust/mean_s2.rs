//! Eq. 11b: averaged s_2.
//!
//! mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! eps1 [1]: tau_ex phidot sin(theta)
//! eps2 [1]: tau_ex thetadot
//! xi [1]: tau_ex / tau_sf
//!
//! `mean_s2` returns the value; `mean_s2_gradient` returns the derivative of entry i by
//! argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 11b: averaged s_2.
pub fn mean_s2(eps1: f64, eps2: f64, xi: f64) -> f64 {
    (-eps2 - eps1 * xi) / (1.0 + xi.powi(2))
}

/// Partial derivatives of Eq. 11b.
pub fn mean_s2_gradient(eps1: f64, eps2: f64, xi: f64) -> [[f64; 3]; 1] {
    let x0 = 1.0 + xi.powi(2);
    let x1 = 1.0 / x0;
    [[-x1 * xi, -x1, -x1 * eps1 - 2.0 * xi * (-eps2 - eps1 * xi) / x0.powi(2)]]
}
