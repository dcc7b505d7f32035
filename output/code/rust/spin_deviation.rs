//! Eq. 13: transverse spin of one electron.
//!
//! ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
//!     dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
//!     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
//!     dn_y_dz*v_z))/(xi**2 + 1)
//! ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
//!     dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
//!     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
//!     dn_y_dz*v_z))/(xi**2 + 1)
//! ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
//!     dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
//!     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
//!     + dn_x_dz*v_z))/(xi**2 + 1)
//! ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
//!     dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
//!     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
//!     + dn_x_dz*v_z))/(xi**2 + 1)
//! ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
//!     dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
//!     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
//!     dn_x_dz*v_z))/(xi**2 + 1)
//! ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
//!     dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
//!     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
//!     dn_x_dz*v_z))/(xi**2 + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! tau_ex [s]: exchange time hbar / Delta
//! xi [1]: tau_ex / tau_sf
//! v_x [m/s]: x component of the velocity of the wave packet
//! v_y [m/s]: y component of the velocity of the wave packet
//! v_z [m/s]: z component of the velocity of the wave packet
//! n_x [1]: x component of the direction of the magnetization
//! n_y [1]: y component of the direction of the magnetization
//! n_z [1]: z component of the direction of the magnetization
//! dn_x_dt [1/s]: x component of the rate of n at a fixed place
//! dn_y_dt [1/s]: y component of the rate of n at a fixed place
//! dn_z_dt [1/s]: z component of the rate of n at a fixed place
//! dn_x_dx [1/m]: x component of the derivative of n along x
//! dn_y_dx [1/m]: y component of the derivative of n along x
//! dn_z_dx [1/m]: z component of the derivative of n along x
//! dn_x_dy [1/m]: x component of the derivative of n along y
//! dn_y_dy [1/m]: y component of the derivative of n along y
//! dn_z_dy [1/m]: z component of the derivative of n along y
//! dn_x_dz [1/m]: x component of the derivative of n along z
//! dn_y_dz [1/m]: y component of the derivative of n along z
//! dn_z_dz [1/m]: z component of the derivative of n along z
//!
//! `spin_deviation` returns its 6 entries; `spin_deviation_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 13: transverse spin of one electron.
pub fn spin_deviation(tau_ex: f64, xi: f64, v_x: f64, v_y: f64, v_z: f64, n_x: f64, n_y: f64,
    n_z: f64, dn_x_dt: f64, dn_y_dt: f64, dn_z_dt: f64, dn_x_dx: f64, dn_y_dx: f64, dn_z_dx: f64,
    dn_x_dy: f64, dn_y_dy: f64, dn_z_dy: f64, dn_x_dz: f64, dn_y_dz: f64,
    dn_z_dz: f64) -> [f64; 6] {
    let x0 = tau_ex / (1.0 + xi.powi(2));
    let x1 = x0 * xi;
    let x2 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z;
    let x3 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z;
    let x4 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z;
    let x5 = x0 * (x3 * n_y - x4 * n_z) + x0 * (dn_z_dt * n_y - dn_y_dt * n_z) + x1 * x2 + x1 *
        dn_x_dt;
    let x6 = x0 * (x2 * n_z - x3 * n_x) + x0 * (dn_x_dt * n_z - dn_z_dt * n_x) + x1 * x4 + x1 *
        dn_y_dt;
    let x7 = x0 * (x4 * n_x - x2 * n_y) + x0 * (dn_y_dt * n_x - dn_x_dt * n_y) + x1 * x3 + x1 *
        dn_z_dt;
    [-x5, x5, -x6, x6, -x7, x7]
}

/// Partial derivatives of Eq. 13.
pub fn spin_deviation_gradient(tau_ex: f64, xi: f64, v_x: f64, v_y: f64, v_z: f64, n_x: f64,
    n_y: f64, n_z: f64, dn_x_dt: f64, dn_y_dt: f64, dn_z_dt: f64, dn_x_dx: f64, dn_y_dx: f64,
    dn_z_dx: f64, dn_x_dy: f64, dn_y_dy: f64, dn_z_dy: f64, dn_x_dz: f64, dn_y_dz: f64,
    dn_z_dz: f64) -> [[f64; 20]; 6] {
    let x0 = xi.powi(2);
    let x1 = 1.0 + x0;
    let x2 = 1.0 / x1;
    let x3 = x2 * xi;
    let x4 = dn_z_dt * n_y - dn_y_dt * n_z;
    let x5 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z;
    let x6 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z;
    let x7 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z;
    let x8 = x6 * n_y - x7 * n_z;
    let x9 = x2 * x4 + x2 * x8 + x3 * x5 + x3 * dn_x_dt;
    let x10 = x2 * tau_ex;
    let x11 = x10 * dn_x_dt;
    let x12 = 2.0 * tau_ex / x1.powi(2);
    let x13 = x0 * x12;
    let x14 = x12 * xi;
    let x15 = x10 * x5;
    let x16 = x13 * x5 + x13 * dn_x_dt + x14 * x4 + x14 * x8 - x11 - x15;
    let x17 = x3 * tau_ex;
    let x18 = x10 * (dn_z_dx * n_y - dn_y_dx * n_z) + x17 * dn_x_dx;
    let x19 = x10 * (dn_z_dy * n_y - dn_y_dy * n_z) + x17 * dn_x_dy;
    let x20 = x10 * (dn_z_dz * n_y - dn_y_dz * n_z) + x17 * dn_x_dz;
    let x21 = x10 * dn_z_dt;
    let x22 = x10 * x6;
    let x23 = x21 + x22;
    let x24 = x10 * dn_y_dt;
    let x25 = x24 + x10 * x7;
    let x26 = -x17;
    let x27 = x10 * n_z;
    let x28 = x10 * n_y;
    let x29 = -x28;
    let x30 = x17 * v_x;
    let x31 = -x30;
    let x32 = x27 * v_x;
    let x33 = x28 * v_x;
    let x34 = -x33;
    let x35 = x17 * v_y;
    let x36 = -x35;
    let x37 = x27 * v_y;
    let x38 = x28 * v_y;
    let x39 = -x38;
    let x40 = x17 * v_z;
    let x41 = -x40;
    let x42 = x27 * v_z;
    let x43 = x28 * v_z;
    let x44 = -x43;
    let x45 = -x27;
    let x46 = -x32;
    let x47 = -x37;
    let x48 = -x42;
    let x49 = dn_x_dt * n_z - dn_z_dt * n_x;
    let x50 = x5 * n_z - x6 * n_x;
    let x51 = x2 * x49 + x2 * x50 + x3 * x7 + x3 * dn_y_dt;
    let x52 = x10 * x7;
    let x53 = x13 * x7 + x13 * dn_y_dt + x14 * x49 + x14 * x50 - x24 - x52;
    let x54 = x10 * (dn_x_dx * n_z - dn_z_dx * n_x) + x17 * dn_y_dx;
    let x55 = x10 * (dn_x_dy * n_z - dn_z_dy * n_x) + x17 * dn_y_dy;
    let x56 = x10 * (dn_x_dz * n_z - dn_z_dz * n_x) + x17 * dn_y_dz;
    let x57 = x21 + x10 * x6;
    let x58 = x11 + x15;
    let x59 = x10 * n_x;
    let x60 = x59 * v_x;
    let x61 = x59 * v_y;
    let x62 = x59 * v_z;
    let x63 = -x59;
    let x64 = -x60;
    let x65 = -x61;
    let x66 = -x62;
    let x67 = dn_y_dt * n_x - dn_x_dt * n_y;
    let x68 = x7 * n_x - x5 * n_y;
    let x69 = x2 * x67 + x2 * x68 + x3 * x6 + x3 * dn_z_dt;
    let x70 = x13 * x6 + x13 * dn_z_dt + x14 * x67 + x14 * x68 - x21 - x22;
    let x71 = x10 * (dn_y_dx * n_x - dn_x_dx * n_y) + x17 * dn_z_dx;
    let x72 = x10 * (dn_y_dy * n_x - dn_x_dy * n_y) + x17 * dn_z_dy;
    let x73 = x10 * (dn_y_dz * n_x - dn_x_dz * n_y) + x17 * dn_z_dz;
    let x74 = x24 + x52;
    let x75 = x11 + x10 * x5;
    [[-x9, x16, -x18, -x19, -x20, 0.0, -x23, x25, x26, x27, x29, x31, x32, x34, x36, x37, x39, x41,
        x42, x44], [x9, -x16, x18, x19, x20, 0.0, x23, -x25, x17, x45, x28, x30, x46, x33, x35,
        x47, x38, x40, x48, x43], [-x51, x53, -x54, -x55, -x56, x57, 0.0, -x58, x45, x26, x59, x46,
        x31, x60, x47, x36, x61, x48, x41, x62], [x51, -x53, x54, x55, x56, -x57, 0.0, x58, x27,
        x17, x63, x32, x30, x64, x37, x35, x65, x42, x40, x66], [-x69, x70, -x71, -x72, -x73, -x74,
        x75, 0.0, x28, x63, x26, x33, x64, x31, x38, x65, x36, x43, x66, x41], [x69, -x70, x71,
        x72, x73, x74, -x75, 0.0, x29, x59, x17, x34, x60, x30, x39, x61, x35, x44, x62, x40]]
}
