//! Eq. 17: renormalized gyromagnetic ratio and damping.
//!
//! gamma_alpha[1] = gamma/(eta_n + 1)
//! gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! gamma [1/(T s)]: gyromagnetic ratio
//! alpha [1]: Gilbert damping parameter
//! eta_n [1]: (n_0/M_s)/(1 + xi^2)
//! xi [1]: tau_ex / tau_sf
//!
//! `renormalized_parameters` returns its 2 entries; `renormalized_parameters_gradient` returns
//! the derivative of entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 17: renormalized gyromagnetic ratio and damping.
pub fn renormalized_parameters(gamma: f64, alpha: f64, eta_n: f64, xi: f64) -> [f64; 2] {
    let x0 = 1.0 / (1.0 + eta_n);
    [x0 * gamma, x0 * (alpha + eta_n * xi)]
}

/// Partial derivatives of Eq. 17.
pub fn renormalized_parameters_gradient(gamma: f64, alpha: f64, eta_n: f64,
    xi: f64) -> [[f64; 4]; 2] {
    let x0 = 1.0 + eta_n;
    let x1 = 1.0 / x0;
    let x2 = 1.0 / x0.powi(2);
    [[x1, 0.0, -x2 * gamma, 0.0], [0.0, x1, x1 * xi - x2 * (alpha + eta_n * xi), x1 * eta_n]]
}
