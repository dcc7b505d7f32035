//! Eq. 13: transverse spin of one electron.
//!
//! ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
//!     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
//!     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
//!     n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
//!     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
//! ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
//!     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
//!     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
//!     n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
//!     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
//! ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
//!     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
//!     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
//!     n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
//!     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
//! ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
//!     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
//!     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
//!     n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
//!     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
//! ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
//!     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
//!     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
//!     n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
//!     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
//! ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
//!     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
//!     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
//!     n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
//!     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
//!
//! Arguments, in order (unit in brackets, [1] for a number):
//! tau_ex [s]: exchange time hbar / Delta
//! xi [1]: tau_ex / tau_sf
//! v_x [m/s]: velocity of the wave packet
//! v_y [m/s]: velocity of the wave packet
//! v_z [m/s]: velocity of the wave packet
//! n_x [1]: direction of the magnetization
//! n_y [1]: direction of the magnetization
//! n_z [1]: direction of the magnetization
//! n_t_x [1/s]: rate of n at a fixed place
//! n_t_y [1/s]: rate of n at a fixed place
//! n_t_z [1/s]: rate of n at a fixed place
//! n_x_x [1/m]: derivative of n along x
//! n_x_y [1/m]: derivative of n along x
//! n_x_z [1/m]: derivative of n along x
//! n_y_x [1/m]: derivative of n along y
//! n_y_y [1/m]: derivative of n along y
//! n_y_z [1/m]: derivative of n along y
//! n_z_x [1/m]: derivative of n along z
//! n_z_y [1/m]: derivative of n along z
//! n_z_z [1/m]: derivative of n along z
//!
//! `spin_deviation` returns its 6 entries; `spin_deviation_gradient` returns the derivative of
//! entry i by argument j in `[i][j]`.
//! Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).

/// Eq. 13: transverse spin of one electron.
pub fn spin_deviation(tau_ex: f64, xi: f64, v_x: f64, v_y: f64, v_z: f64, n_x: f64, n_y: f64,
    n_z: f64, n_t_x: f64, n_t_y: f64, n_t_z: f64, n_x_x: f64, n_x_y: f64, n_x_z: f64, n_y_x: f64,
    n_y_y: f64, n_y_z: f64, n_z_x: f64, n_z_y: f64, n_z_z: f64) -> [f64; 6] {
    let x0 = tau_ex / (1.0 + xi.powi(2));
    let x1 = x0 * xi;
    let x2 = x1 * v_x;
    let x3 = x1 * v_y;
    let x4 = x1 * v_z;
    let x5 = x0 * v_x;
    let x6 = x0 * v_y;
    let x7 = x0 * v_z;
    let x8 = x0 * (n_t_z * n_y - n_t_y * n_z) + x1 * n_t_x + x2 * n_x_x + x3 * n_y_x + x4 * n_z_x +
        x5 * (n_x_z * n_y - n_x_y * n_z) + x6 * (n_y * n_y_z - n_y_y * n_z) + x7 * (n_y * n_z_z -
        n_z * n_z_y);
    let x9 = x0 * (n_t_x * n_z - n_t_z * n_x) + x1 * n_t_y + x2 * n_x_y + x3 * n_y_y + x4 * n_z_y +
        x5 * (n_x_x * n_z - n_x * n_x_z) + x6 * (n_y_x * n_z - n_x * n_y_z) + x7 * (n_z * n_z_x -
        n_x * n_z_z);
    let x10 = x0 * (n_t_y * n_x - n_t_x * n_y) + x1 * n_t_z + x2 * n_x_z + x3 * n_y_z + x4 *
        n_z_z + x5 * (n_x * n_x_y - n_x_x * n_y) + x6 * (n_x * n_y_y - n_y * n_y_x) + x7 * (n_x *
        n_z_y - n_y * n_z_x);
    [-x8, x8, -x9, x9, -x10, x10]
}

/// Partial derivatives of Eq. 13.
pub fn spin_deviation_gradient(tau_ex: f64, xi: f64, v_x: f64, v_y: f64, v_z: f64, n_x: f64,
    n_y: f64, n_z: f64, n_t_x: f64, n_t_y: f64, n_t_z: f64, n_x_x: f64, n_x_y: f64, n_x_z: f64,
    n_y_x: f64, n_y_y: f64, n_y_z: f64, n_z_x: f64, n_z_y: f64, n_z_z: f64) -> [[f64; 20]; 6] {
    let x0 = xi.powi(2);
    let x1 = 1.0 + x0;
    let x2 = 1.0 / x1;
    let x3 = x2 * n_t_x;
    let x4 = x2 * xi;
    let x5 = n_x_x * v_x;
    let x6 = n_y_x * v_y;
    let x7 = n_z_x * v_z;
    let x8 = n_t_z * n_y - n_t_y * n_z;
    let x9 = n_x_z * n_y - n_x_y * n_z;
    let x10 = x2 * x9;
    let x11 = n_y * n_y_z - n_y_y * n_z;
    let x12 = x11 * x2;
    let x13 = n_y * n_z_z - n_z * n_z_y;
    let x14 = x13 * x2;
    let x15 = x10 * v_x + x12 * v_y + x14 * v_z + x2 * x8 + x3 * xi + x4 * x5 + x4 * x6 + x4 * x7;
    let x16 = x3 * tau_ex;
    let x17 = x2 * tau_ex;
    let x18 = x17 * x5;
    let x19 = x17 * x6;
    let x20 = x17 * x7;
    let x21 = 2.0 * tau_ex / x1.powi(2);
    let x22 = x0 * x21;
    let x23 = x21 * xi;
    let x24 = x23 * v_x;
    let x25 = x23 * v_y;
    let x26 = x23 * v_z;
    let x27 = x11 * x25 + x13 * x26 + x22 * x5 + x22 * x6 + x22 * x7 + x22 * n_t_x + x23 * x8 +
        x24 * x9 - x16 - x18 - x19 - x20;
    let x28 = x17 * xi;
    let x29 = x10 * tau_ex + x28 * n_x_x;
    let x30 = x12 * tau_ex + x28 * n_y_x;
    let x31 = x14 * tau_ex + x28 * n_z_x;
    let x32 = x17 * n_t_z;
    let x33 = x17 * v_x;
    let x34 = x33 * n_x_z;
    let x35 = x17 * v_y;
    let x36 = x35 * n_y_z;
    let x37 = x17 * v_z;
    let x38 = x37 * n_z_z;
    let x39 = x32 + x34 + x36 + x38;
    let x40 = -x39;
    let x41 = x17 * n_t_y;
    let x42 = x33 * n_x_y;
    let x43 = x35 * n_y_y;
    let x44 = x37 * n_z_y;
    let x45 = x41 + x42 + x43 + x44;
    let x46 = -x28;
    let x47 = x17 * n_z;
    let x48 = x17 * n_y;
    let x49 = -x48;
    let x50 = x28 * v_x;
    let x51 = -x50;
    let x52 = x47 * v_x;
    let x53 = x48 * v_x;
    let x54 = -x53;
    let x55 = x28 * v_y;
    let x56 = -x55;
    let x57 = x47 * v_y;
    let x58 = x48 * v_y;
    let x59 = -x58;
    let x60 = x28 * v_z;
    let x61 = -x60;
    let x62 = x47 * v_z;
    let x63 = x48 * v_z;
    let x64 = -x63;
    let x65 = -x45;
    let x66 = -x47;
    let x67 = -x52;
    let x68 = -x57;
    let x69 = -x62;
    let x70 = x4 * v_x;
    let x71 = x4 * v_y;
    let x72 = x4 * v_z;
    let x73 = n_t_x * n_z - n_t_z * n_x;
    let x74 = n_x_x * n_z - n_x * n_x_z;
    let x75 = x2 * v_x;
    let x76 = n_y_x * n_z - n_x * n_y_z;
    let x77 = x2 * v_y;
    let x78 = n_z * n_z_x - n_x * n_z_z;
    let x79 = x2 * v_z;
    let x80 = x2 * x73 + x4 * n_t_y + x70 * n_x_y + x71 * n_y_y + x72 * n_z_y + x74 * x75 + x76 *
        x77 + x78 * x79;
    let x81 = x22 * v_x;
    let x82 = x22 * v_y;
    let x83 = x22 * v_z;
    let x84 = x22 * n_t_y + x23 * x73 + x24 * x74 + x25 * x76 + x26 * x78 + x81 * n_x_y + x82 *
        n_y_y + x83 * n_z_y - x41 - x42 - x43 - x44;
    let x85 = x17 * x74 + x28 * n_x_y;
    let x86 = x17 * x76 + x28 * n_y_y;
    let x87 = x17 * x78 + x28 * n_z_y;
    let x88 = x16 + x18 + x19 + x20;
    let x89 = -x88;
    let x90 = x17 * n_x;
    let x91 = x90 * v_x;
    let x92 = x90 * v_y;
    let x93 = x90 * v_z;
    let x94 = -x90;
    let x95 = -x91;
    let x96 = -x92;
    let x97 = -x93;
    let x98 = n_t_y * n_x - n_t_x * n_y;
    let x99 = n_x * n_x_y - n_x_x * n_y;
    let x100 = n_x * n_y_y - n_y * n_y_x;
    let x101 = n_x * n_z_y - n_y * n_z_x;
    let x102 = x100 * x77 + x101 * x79 + x2 * x98 + x4 * n_t_z + x70 * n_x_z + x71 * n_y_z + x72 *
        n_z_z + x75 * x99;
    let x103 = x100 * x25 + x101 * x26 + x22 * n_t_z + x23 * x98 + x24 * x99 + x81 * n_x_z + x82 *
        n_y_z + x83 * n_z_z - x32 - x34 - x36 - x38;
    let x104 = x17 * x99 + x28 * n_x_z;
    let x105 = x100 * x17 + x28 * n_y_z;
    let x106 = x101 * x17 + x28 * n_z_z;
    [[-x15, x27, -x29, -x30, -x31, 0.0, x40, x45, x46, x47, x49, x51, x52, x54, x56, x57, x59, x61,
        x62, x64], [x15, -x27, x29, x30, x31, 0.0, x39, x65, x28, x66, x48, x50, x67, x53, x55,
        x68, x58, x60, x69, x63], [-x80, x84, -x85, -x86, -x87, x39, 0.0, x89, x66, x46, x90, x67,
        x51, x91, x68, x56, x92, x69, x61, x93], [x80, -x84, x85, x86, x87, x40, 0.0, x88, x47,
        x28, x94, x52, x50, x95, x57, x55, x96, x62, x60, x97], [-x102, x103, -x104, -x105, -x106,
        x65, x88, 0.0, x48, x94, x46, x53, x95, x51, x58, x96, x56, x63, x97, x61], [x102, -x103,
        x104, x105, x106, x45, x89, 0.0, x49, x90, x28, x54, x91, x50, x59, x92, x55, x64, x93,
        x60]]
}
