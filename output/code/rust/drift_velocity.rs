//! Eq. x.u: effective electron velocity.
//!
//! u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
//! u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
//! u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! e [C]: elementary charge; the carriers have charge -e
//! mu_b [J/T]: Bohr magneton
//! m_s [A/m]: saturation magnetization
//! xi [1]: tau_ex / tau_sf
//! p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
//! j_x [A/m^2]: x component of the charge current density
//! j_y [A/m^2]: y component of the charge current density
//! j_z [A/m^2]: z component of the charge current density
//!
//! `drift_velocity` returns its 3 entries; `drift_velocity_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. x.u: effective electron velocity.
pub fn drift_velocity(e: f64, mu_b: f64, m_s: f64, xi: f64, p: f64, j_x: f64, j_y: f64,
    j_z: f64) -> [f64; 3] {
    let x0 = p * mu_b / (m_s * e * (1.0 + xi.powi(2)));
    [x0 * j_x, x0 * j_y, x0 * j_z]
}

/// Partial derivatives of Eq. x.u.
pub fn drift_velocity_gradient(e: f64, mu_b: f64, m_s: f64, xi: f64, p: f64, j_x: f64, j_y: f64,
    j_z: f64) -> [[f64; 8]; 3] {
    let x0 = 1.0 + xi.powi(2);
    let x1 = 1.0 / x0;
    let x2 = x1 * p * mu_b;
    let x3 = x2 * j_x;
    let x4 = 1.0 / m_s;
    let x5 = x4 / e.powi(2);
    let x6 = 1.0 / e;
    let x7 = x1 * x4 * x6;
    let x8 = x7 * j_x;
    let x9 = x6 / m_s.powi(2);
    let x10 = 2.0 * x4 * x6 * p * xi * mu_b / x0.powi(2);
    let x11 = x7 * p;
    let x12 = x11 * mu_b;
    let x13 = x2 * j_y;
    let x14 = x7 * mu_b;
    let x15 = x2 * j_z;
    [[-x3 * x5, x8 * p, -x3 * x9, -x10 * j_x, x8 * mu_b, x12, 0.0, 0.0], [-x13 * x5, x11 * j_y,
        -x13 * x9, -x10 * j_y, x14 * j_y, 0.0, x12, 0.0], [-x15 * x5, x11 * j_z, -x15 * x9, -x10 *
        j_z, x14 * j_z, 0.0, 0.0, x12]]
}
