//! Eq. x.eta: renormalization factor.
//!
//! eta_n = n_0/(M_s*(xi**2 + 1))
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! m_s [A/m]: saturation magnetization
//! xi [1]: tau_ex / tau_sf
//! n_0 [A/m]: equilibrium spin density of the conduction electrons
//!
//! `renormalization` returns the value; `renormalization_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. x.eta: renormalization factor.
pub fn renormalization(m_s: f64, xi: f64, n_0: f64) -> f64 {
    n_0 / (m_s * (1.0 + xi.powi(2)))
}

/// Partial derivatives of Eq. x.eta.
pub fn renormalization_gradient(m_s: f64, xi: f64, n_0: f64) -> [[f64; 3]; 1] {
    let x0 = 1.0 + xi.powi(2);
    let x1 = 1.0 / x0;
    let x2 = 1.0 / m_s;
    [[-x1 * n_0 / m_s.powi(2), -2.0 * x2 * n_0 * xi / x0.powi(2), x1 * x2]]
}
