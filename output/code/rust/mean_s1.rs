//! Eq. 11a: averaged s_1.
//!
//! mean_1 = (eps1 - eps2*xi)/(xi**2 + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! eps1 [1]: tau_ex phidot sin(theta)
//! eps2 [1]: tau_ex thetadot
//! xi [1]: tau_ex / tau_sf
//!
//! `mean_s1` returns the value; `mean_s1_gradient` returns the derivative of entry i by
//! argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 11a: averaged s_1.
pub fn mean_s1(eps1: f64, eps2: f64, xi: f64) -> f64 {
    (eps1 - eps2 * xi) / (1.0 + xi.powi(2))
}

/// Partial derivatives of Eq. 11a.
pub fn mean_s1_gradient(eps1: f64, eps2: f64, xi: f64) -> [[f64; 3]; 1] {
    let x0 = 1.0 + xi.powi(2);
    let x1 = 1.0 / x0;
    [[x1, -x1 * xi, -x1 * eps2 - 2.0 * xi * (eps1 - eps2 * xi) / x0.powi(2)]]
}
