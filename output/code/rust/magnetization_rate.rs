//! Eq. 16: magnetization dynamics.
//!
//! Mdot[1] = (H_y*M_z*gamma - H_z*M_y*gamma + M_x_x*u_x + M_y_x*u_y + M_z_x*u_z -
//!     u_x*xi*(-M_x_y*M_z + M_x_z*M_y)/M_s - u_y*xi*(M_y*M_y_z - M_y_y*M_z)/M_s -
//!     u_z*xi*(M_y*M_z_z - M_z*M_z_y)/M_s + (alpha + eta_n*xi)*(-M_t_y*M_z +
//!     M_t_z*M_y)/M_s)/(eta_n + 1)
//! Mdot[2] = (-H_x*M_z*gamma + H_z*M_x*gamma + M_x_y*u_x + M_y_y*u_y + M_z_y*u_z -
//!     u_x*xi*(-M_x*M_x_z + M_x_x*M_z)/M_s - u_y*xi*(-M_x*M_y_z + M_y_x*M_z)/M_s -
//!     u_z*xi*(-M_x*M_z_z + M_z*M_z_x)/M_s + (alpha + eta_n*xi)*(M_t_x*M_z -
//!     M_t_z*M_x)/M_s)/(eta_n + 1)
//! Mdot[3] = (H_x*M_y*gamma - H_y*M_x*gamma + M_x_z*u_x + M_y_z*u_y + M_z_z*u_z -
//!     u_x*xi*(M_x*M_x_y - M_x_x*M_y)/M_s - u_y*xi*(M_x*M_y_y - M_y*M_y_x)/M_s -
//!     u_z*xi*(M_x*M_z_y - M_y*M_z_x)/M_s + (alpha + eta_n*xi)*(-M_t_x*M_y +
//!     M_t_y*M_x)/M_s)/(eta_n + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! m_x [A/m]: magnetization
//! m_y [A/m]: magnetization
//! m_z [A/m]: magnetization
//! m_t_x [A/(m s)]: rate of M at a fixed place
//! m_t_y [A/(m s)]: rate of M at a fixed place
//! m_t_z [A/(m s)]: rate of M at a fixed place
//! m_x_x [A/m^2]: derivative of M along x
//! m_x_y [A/m^2]: derivative of M along x
//! m_x_z [A/m^2]: derivative of M along x
//! m_y_x [A/m^2]: derivative of M along y
//! m_y_y [A/m^2]: derivative of M along y
//! m_y_z [A/m^2]: derivative of M along y
//! m_z_x [A/m^2]: derivative of M along z
//! m_z_y [A/m^2]: derivative of M along z
//! m_z_z [A/m^2]: derivative of M along z
//! h_x [T]: effective field
//! h_y [T]: effective field
//! h_z [T]: effective field
//! u_x [m/s]: effective electron velocity of Eq. 16
//! u_y [m/s]: effective electron velocity of Eq. 16
//! u_z [m/s]: effective electron velocity of Eq. 16
//! gamma [1/(T s)]: gyromagnetic ratio
//! alpha [1]: Gilbert damping parameter
//! eta_n [1]: (n_0/M_s)/(1 + xi^2)
//! xi [1]: tau_ex / tau_sf
//! m_s [A/m]: saturation magnetization
//!
//! `magnetization_rate` returns its 3 entries; `magnetization_rate_gradient` returns the
//! derivative of entry i by argument j in `[i][j]`.
//! Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 16: magnetization dynamics.
pub fn magnetization_rate(m_x: f64, m_y: f64, m_z: f64, m_t_x: f64, m_t_y: f64, m_t_z: f64,
    m_x_x: f64, m_x_y: f64, m_x_z: f64, m_y_x: f64, m_y_y: f64, m_y_z: f64, m_z_x: f64, m_z_y: f64,
    m_z_z: f64, h_x: f64, h_y: f64, h_z: f64, u_x: f64, u_y: f64, u_z: f64, gamma: f64, alpha: f64,
    eta_n: f64, xi: f64, m_s: f64) -> [f64; 3] {
    let x0 = 1.0 / (1.0 + eta_n);
    let x1 = m_z * gamma;
    let x2 = h_z * gamma;
    let x3 = 1.0 / m_s;
    let x4 = x3 * xi;
    let x5 = x4 * u_x;
    let x6 = x4 * u_y;
    let x7 = x4 * u_z;
    let x8 = x3 * (alpha + eta_n * xi);
    [x0 * (x1 * h_y + x8 * (m_t_z * m_y - m_t_y * m_z) + m_x_x * u_x + m_y_x * u_y + m_z_x * u_z -
        x2 * m_y - x5 * (m_x_z * m_y - m_x_y * m_z) - x6 * (m_y * m_y_z - m_y_y * m_z) - x7 *
        (m_y * m_z_z - m_z * m_z_y)), x0 * (x2 * m_x + x8 * (m_t_x * m_z - m_t_z * m_x) + m_x_y *
        u_x + m_y_y * u_y + m_z_y * u_z - x1 * h_x - x5 * (m_x_x * m_z - m_x * m_x_z) - x6 *
        (m_y_x * m_z - m_x * m_y_z) - x7 * (m_z * m_z_x - m_x * m_z_z)), x0 * (x8 * (m_t_y * m_x -
        m_t_x * m_y) + m_x_z * u_x + m_y_z * u_y + m_z_z * u_z + h_x * m_y * gamma - x5 * (m_x *
        m_x_y - m_x_x * m_y) - x6 * (m_x * m_y_y - m_y * m_y_x) - x7 * (m_x * m_z_y - m_y *
        m_z_x) - h_y * m_x * gamma)]
}

/// Partial derivatives of Eq. 16.
pub fn magnetization_rate_gradient(m_x: f64, m_y: f64, m_z: f64, m_t_x: f64, m_t_y: f64,
    m_t_z: f64, m_x_x: f64, m_x_y: f64, m_x_z: f64, m_y_x: f64, m_y_y: f64, m_y_z: f64, m_z_x: f64,
    m_z_y: f64, m_z_z: f64, h_x: f64, h_y: f64, h_z: f64, u_x: f64, u_y: f64, u_z: f64, gamma: f64,
    alpha: f64, eta_n: f64, xi: f64, m_s: f64) -> [[f64; 26]; 3] {
    let x0 = 1.0 + eta_n;
    let x1 = 1.0 / x0;
    let x2 = h_z * gamma;
    let x3 = m_x_z * u_x;
    let x4 = 1.0 / m_s;
    let x5 = x4 * xi;
    let x6 = m_y_z * u_y;
    let x7 = m_z_z * u_z;
    let x8 = alpha + eta_n * xi;
    let x9 = x2 + x3 * x5 + x5 * x6 + x5 * x7 - x4 * x8 * m_t_z;
    let x10 = h_y * gamma;
    let x11 = m_x_y * u_x;
    let x12 = m_y_y * u_y;
    let x13 = m_z_y * u_z;
    let x14 = x4 * x8;
    let x15 = x10 + x11 * x5 + x12 * x5 + x13 * x5 - x14 * m_t_y;
    let x16 = x1 * x14;
    let x17 = x16 * m_z;
    let x18 = x16 * m_y;
    let x19 = x1 * u_x;
    let x20 = x19 * x5;
    let x21 = x20 * m_z;
    let x22 = x20 * m_y;
    let x23 = x1 * u_y;
    let x24 = x23 * x5;
    let x25 = x24 * m_z;
    let x26 = x24 * m_y;
    let x27 = x1 * u_z;
    let x28 = x27 * x5;
    let x29 = x28 * m_z;
    let x30 = x28 * m_y;
    let x31 = x1 * gamma;
    let x32 = x31 * m_z;
    let x33 = x31 * m_y;
    let x34 = m_x_z * m_y - m_x_y * m_z;
    let x35 = x34 * x5;
    let x36 = m_y * m_y_z - m_y_y * m_z;
    let x37 = x36 * x5;
    let x38 = m_y * m_z_z - m_z * m_z_y;
    let x39 = x38 * x5;
    let x40 = m_t_z * m_y - m_t_y * m_z;
    let x41 = 1.0 / x0.powi(2);
    let x42 = m_x_x * u_x;
    let x43 = m_y_x * u_y;
    let x44 = m_z_x * u_z;
    let x45 = x4 * u_x;
    let x46 = x4 * u_y;
    let x47 = x4 * u_z;
    let x48 = 1.0 / m_s.powi(2);
    let x49 = x48 * xi;
    let x50 = x49 * u_x;
    let x51 = x49 * u_y;
    let x52 = x49 * u_z;
    let x53 = x48 * x8;
    let x54 = h_x * gamma;
    let x55 = x54 + x42 * x5 + x43 * x5 + x44 * x5 - x4 * x8 * m_t_x;
    let x56 = x16 * m_x;
    let x57 = x20 * m_x;
    let x58 = x24 * m_x;
    let x59 = x28 * m_x;
    let x60 = x31 * m_x;
    let x61 = m_x_x * m_z - m_x * m_x_z;
    let x62 = x5 * x61;
    let x63 = m_y_x * m_z - m_x * m_y_z;
    let x64 = x5 * x63;
    let x65 = m_z * m_z_x - m_x * m_z_z;
    let x66 = x5 * x65;
    let x67 = m_t_x * m_z - m_t_z * m_x;
    let x68 = m_x * m_x_y - m_x_x * m_y;
    let x69 = x5 * x68;
    let x70 = m_x * m_y_y - m_y * m_y_x;
    let x71 = x5 * x70;
    let x72 = m_x * m_z_y - m_y * m_z_x;
    let x73 = x5 * x72;
    let x74 = m_t_y * m_x - m_t_x * m_y;
    [[0.0, -x1 * x9, x1 * x15, 0.0, -x17, x18, x19, x21, -x22, x23, x25, -x26, x27, x29, -x30, 0.0,
        x32, -x33, x1 * (m_x_x - x35), x1 * (m_y_x - x37), x1 * (m_z_x - x39), x1 * (h_y * m_z -
        h_z * m_y), x1 * x4 * x40, x1 * x4 * x40 * xi - x41 * (x42 + x43 + x44 + x10 * m_z + x14 *
        x40 - x2 * m_y - x35 * u_x - x37 * u_y - x39 * u_z), x1 * (x4 * x40 * eta_n - x34 * x45 -
        x36 * x46 - x38 * x47), x1 * (x34 * x50 + x36 * x51 + x38 * x52 - x40 * x53)], [x1 * x9,
        0.0, -x1 * x55, x17, 0.0, -x56, -x21, x19, x57, -x25, x23, x58, -x29, x27, x59, -x32, 0.0,
        x60, x1 * (m_x_y - x62), x1 * (m_y_y - x64), x1 * (m_z_y - x66), x1 * (h_z * m_x - h_x *
        m_z), x1 * x4 * x67, x1 * x4 * x67 * xi - x41 * (x11 + x12 + x13 + x14 * x67 + x2 * m_x -
        x54 * m_z - x62 * u_x - x64 * u_y - x66 * u_z), x1 * (x4 * x67 * eta_n - x45 * x61 - x46 *
        x63 - x47 * x65), x1 * (x50 * x61 + x51 * x63 + x52 * x65 - x53 * x67)], [-x1 * x15, x1 *
        x55, 0.0, -x18, x56, 0.0, x22, -x57, x19, x26, -x58, x23, x30, -x59, x27, x33, -x60, 0.0,
        x1 * (m_x_z - x69), x1 * (m_y_z - x71), x1 * (m_z_z - x73), x1 * (h_x * m_y - h_y * m_x),
        x1 * x4 * x74, x1 * x4 * x74 * xi - x41 * (x3 + x6 + x7 + x14 * x74 + x54 * m_y - x10 *
        m_x - x69 * u_x - x71 * u_y - x73 * u_z), x1 * (x4 * x74 * eta_n - x45 * x68 - x46 * x70 -
        x47 * x72), x1 * (x50 * x68 + x51 * x70 + x52 * x72 - x53 * x74)]]
}
