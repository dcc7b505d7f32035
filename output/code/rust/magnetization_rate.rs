//! Eq. 16: magnetization dynamics.
//!
//! Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
//!     dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
//!     M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//!     eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
//! Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
//!     dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
//!     M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//!     eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
//! Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
//!     dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
//!     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
//!     eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! m_x [A/m]: x component of the magnetization
//! m_y [A/m]: y component of the magnetization
//! m_z [A/m]: z component of the magnetization
//! dm_x_dt [A/(m s)]: x component of the rate of M at a fixed place
//! dm_y_dt [A/(m s)]: y component of the rate of M at a fixed place
//! dm_z_dt [A/(m s)]: z component of the rate of M at a fixed place
//! dm_x_dx [A/m^2]: x component of the derivative of M along x
//! dm_y_dx [A/m^2]: y component of the derivative of M along x
//! dm_z_dx [A/m^2]: z component of the derivative of M along x
//! dm_x_dy [A/m^2]: x component of the derivative of M along y
//! dm_y_dy [A/m^2]: y component of the derivative of M along y
//! dm_z_dy [A/m^2]: z component of the derivative of M along y
//! dm_x_dz [A/m^2]: x component of the derivative of M along z
//! dm_y_dz [A/m^2]: y component of the derivative of M along z
//! dm_z_dz [A/m^2]: z component of the derivative of M along z
//! h_x [T]: x component of the effective field
//! h_y [T]: y component of the effective field
//! h_z [T]: z component of the effective field
//! u_x [m/s]: x component of the effective electron velocity of Eq. 16
//! u_y [m/s]: y component of the effective electron velocity of Eq. 16
//! u_z [m/s]: z component of the effective electron velocity of Eq. 16
//! gamma [1/(T s)]: gyromagnetic ratio
//! alpha [1]: Gilbert damping parameter
//! eta_n [1]: (n_0/M_s)/(1 + xi^2)
//! xi [1]: tau_ex / tau_sf
//! m_s [A/m]: saturation magnetization
//!
//! `magnetization_rate` returns its 3 entries; `magnetization_rate_gradient` returns the
//! derivative of entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 16: magnetization dynamics.
pub fn magnetization_rate(m_x: f64, m_y: f64, m_z: f64, dm_x_dt: f64, dm_y_dt: f64, dm_z_dt: f64,
    dm_x_dx: f64, dm_y_dx: f64, dm_z_dx: f64, dm_x_dy: f64, dm_y_dy: f64, dm_z_dy: f64,
    dm_x_dz: f64, dm_y_dz: f64, dm_z_dz: f64, h_x: f64, h_y: f64, h_z: f64, u_x: f64, u_y: f64,
    u_z: f64, gamma: f64, alpha: f64, eta_n: f64, xi: f64, m_s: f64) -> [f64; 3] {
    let x0 = 1.0 / (1.0 + eta_n);
    let x1 = x0 * gamma;
    let x2 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    let x3 = x0 / m_s;
    let x4 = x3 * (alpha + eta_n * xi);
    let x5 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    let x6 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    let x7 = x3 * xi;
    [x0 * x2 + x1 * (h_y * m_z - h_z * m_y) + x4 * (m_y * dm_z_dt - m_z * dm_y_dt) - x7 * (x5 *
        m_y - x6 * m_z), x0 * x6 + x1 * (h_z * m_x - h_x * m_z) + x4 * (m_z * dm_x_dt - m_x *
        dm_z_dt) - x7 * (x2 * m_z - x5 * m_x), x0 * x5 + x1 * (h_x * m_y - h_y * m_x) + x4 * (m_x *
        dm_y_dt - m_y * dm_x_dt) - x7 * (x6 * m_x - x2 * m_y)]
}

/// Partial derivatives of Eq. 16.
pub fn magnetization_rate_gradient(m_x: f64, m_y: f64, m_z: f64, dm_x_dt: f64, dm_y_dt: f64,
    dm_z_dt: f64, dm_x_dx: f64, dm_y_dx: f64, dm_z_dx: f64, dm_x_dy: f64, dm_y_dy: f64,
    dm_z_dy: f64, dm_x_dz: f64, dm_y_dz: f64, dm_z_dz: f64, h_x: f64, h_y: f64, h_z: f64, u_x: f64,
    u_y: f64, u_z: f64, gamma: f64, alpha: f64, eta_n: f64, xi: f64, m_s: f64) -> [[f64; 26]; 3] {
    let x0 = 1.0 + eta_n;
    let x1 = 1.0 / x0;
    let x2 = x1 * gamma;
    let x3 = x2 * h_z;
    let x4 = alpha + eta_n * xi;
    let x5 = 1.0 / m_s;
    let x6 = x1 * x5;
    let x7 = x4 * x6;
    let x8 = x7 * dm_z_dt;
    let x9 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    let x10 = x6 * xi;
    let x11 = x2 * h_y;
    let x12 = x7 * dm_y_dt;
    let x13 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    let x14 = x7 * m_z;
    let x15 = x7 * m_y;
    let x16 = x1 * u_x;
    let x17 = x5 * xi;
    let x18 = x16 * x17;
    let x19 = x18 * m_z;
    let x20 = x18 * m_y;
    let x21 = x1 * u_y;
    let x22 = x17 * x21;
    let x23 = x22 * m_z;
    let x24 = x22 * m_y;
    let x25 = x1 * u_z;
    let x26 = x17 * x25;
    let x27 = x26 * m_z;
    let x28 = x26 * m_y;
    let x29 = x2 * m_z;
    let x30 = x2 * m_y;
    let x31 = h_y * m_z - h_z * m_y;
    let x32 = m_y * dm_z_dt - m_z * dm_y_dt;
    let x33 = x32 * x6;
    let x34 = 1.0 / x0.powi(2);
    let x35 = x34 * gamma;
    let x36 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    let x37 = x34 * x5;
    let x38 = x32 * x4;
    let x39 = x9 * m_y - x13 * m_z;
    let x40 = x1 / m_s.powi(2);
    let x41 = x2 * h_x;
    let x42 = x7 * dm_x_dt;
    let x43 = x7 * m_x;
    let x44 = x18 * m_x;
    let x45 = x22 * m_x;
    let x46 = x26 * m_x;
    let x47 = x2 * m_x;
    let x48 = h_z * m_x - h_x * m_z;
    let x49 = m_z * dm_x_dt - m_x * dm_z_dt;
    let x50 = x49 * x6;
    let x51 = x4 * x49;
    let x52 = x36 * m_z - x9 * m_x;
    let x53 = h_x * m_y - h_y * m_x;
    let x54 = m_x * dm_y_dt - m_y * dm_x_dt;
    let x55 = x54 * x6;
    let x56 = x4 * x54;
    let x57 = x13 * m_x - x36 * m_y;
    [[0.0, x8 - x3 - x10 * x9, x11 + x10 * x13 - x12, 0.0, -x14, x15, x16, x19, -x20, x21, x23,
        -x24, x25, x27, -x28, 0.0, x29, -x30, x1 * dm_x_dx - x10 * (m_y * dm_z_dx - m_z * dm_y_dx),
        x1 * dm_x_dy - x10 * (m_y * dm_z_dy - m_z * dm_y_dy), x1 * dm_x_dz - x10 * (m_y * dm_z_dz -
        m_z * dm_y_dz), x1 * x31, x33, x1 * x32 * x5 * xi + x34 * x39 * x5 * xi - x31 * x35 - x34 *
        x36 - x37 * x38, x33 * eta_n - x39 * x6, x39 * x40 * xi - x38 * x40], [x3 + x10 * x9 - x8,
        0.0, x42 - x41 - x10 * x36, x14, 0.0, -x43, -x19, x16, x44, -x23, x21, x45, -x27, x25, x46,
        -x29, 0.0, x47, x1 * dm_y_dx - x10 * (m_z * dm_x_dx - m_x * dm_z_dx), x1 * dm_y_dy - x10 *
        (m_z * dm_x_dy - m_x * dm_z_dy), x1 * dm_y_dz - x10 * (m_z * dm_x_dz - m_x * dm_z_dz), x1 *
        x48, x50, x1 * x49 * x5 * xi + x34 * x5 * x52 * xi - x13 * x34 - x35 * x48 - x37 * x51,
        x50 * eta_n - x52 * x6, x40 * x52 * xi - x40 * x51], [x12 - x11 - x10 * x13, x41 + x10 *
        x36 - x42, 0.0, -x15, x43, 0.0, x20, -x44, x16, x24, -x45, x21, x28, -x46, x25, x30, -x47,
        0.0, x1 * dm_z_dx - x10 * (m_x * dm_y_dx - m_y * dm_x_dx), x1 * dm_z_dy - x10 * (m_x *
        dm_y_dy - m_y * dm_x_dy), x1 * dm_z_dz - x10 * (m_x * dm_y_dz - m_y * dm_x_dz), x1 * x53,
        x55, x1 * x5 * x54 * xi + x34 * x5 * x57 * xi - x34 * x9 - x35 * x53 - x37 * x56, x55 *
        eta_n - x57 * x6, x40 * x57 * xi - x40 * x56]]
}
