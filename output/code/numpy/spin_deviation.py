r"""Eq. 13: transverse spin of one electron.

ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
    n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
    tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
    n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
    tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
    n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
    tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
    n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
    tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
    n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
    tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
    n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
    tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
    n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
    tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
    n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
    tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
tau_ex [s]: exchange time hbar / Delta
xi [1]: tau_ex / tau_sf
v_x [m/s]: velocity of the wave packet
v_y [m/s]: velocity of the wave packet
v_z [m/s]: velocity of the wave packet
n_x [1]: direction of the magnetization
n_y [1]: direction of the magnetization
n_z [1]: direction of the magnetization
n_t_x [1/s]: rate of n at a fixed place
n_t_y [1/s]: rate of n at a fixed place
n_t_z [1/s]: rate of n at a fixed place
n_x_x [1/m]: derivative of n along x
n_x_y [1/m]: derivative of n along x
n_x_z [1/m]: derivative of n along x
n_y_x [1/m]: derivative of n along y
n_y_y [1/m]: derivative of n along y
n_y_z [1/m]: derivative of n along y
n_z_x [1/m]: derivative of n along z
n_z_y [1/m]: derivative of n along z
n_z_z [1/m]: derivative of n along z

spin_deviation returns an array of shape (6, ...); spin_deviation_gradient one of shape (6,
20, ...), the derivative of entry i by argument j in [i, j].
Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
"""

import numpy as np


def spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z):
    """Eq. 13: transverse spin of one electron."""
    tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z = np.broadcast_arrays(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z)
    x0 = tau_ex / (1.0 + xi**2)
    x1 = x0 * xi
    x2 = x1 * v_x
    x3 = x1 * v_y
    x4 = x1 * v_z
    x5 = x0 * v_x
    x6 = x0 * v_y
    x7 = x0 * v_z
    x8 = (x0 * (n_t_z * n_y - n_t_y * n_z) + x1 * n_t_x + x2 * n_x_x + x3 * n_y_x + x4 * n_z_x +
        x5 * (n_x_z * n_y - n_x_y * n_z) + x6 * (n_y * n_y_z - n_y_y * n_z) + x7 * (n_y * n_z_z -
        n_z * n_z_y))
    x9 = (x0 * (n_t_x * n_z - n_t_z * n_x) + x1 * n_t_y + x2 * n_x_y + x3 * n_y_y + x4 * n_z_y +
        x5 * (n_x_x * n_z - n_x * n_x_z) + x6 * (n_y_x * n_z - n_x * n_y_z) + x7 * (n_z * n_z_x -
        n_x * n_z_z))
    x10 = (x0 * (n_t_y * n_x - n_t_x * n_y) + x1 * n_t_z + x2 * n_x_z + x3 * n_y_z + x4 * n_z_z +
        x5 * (n_x * n_x_y - n_x_x * n_y) + x6 * (n_x * n_y_y - n_y * n_y_x) + x7 * (n_x * n_z_y -
        n_y * n_z_x))
    return np.stack([-x8, x8, -x9, x9, -x10, x10])


def spin_deviation_gradient(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z):
    """Eq. 13: transverse spin of one electron."""
    tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z = np.broadcast_arrays(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z)
    x0 = xi**2
    x1 = 1.0 + x0
    x2 = 1.0 / x1
    x3 = x2 * n_t_x
    x4 = x2 * xi
    x5 = n_x_x * v_x
    x6 = n_y_x * v_y
    x7 = n_z_x * v_z
    x8 = n_t_z * n_y - n_t_y * n_z
    x9 = n_x_z * n_y - n_x_y * n_z
    x10 = x2 * x9
    x11 = n_y * n_y_z - n_y_y * n_z
    x12 = x11 * x2
    x13 = n_y * n_z_z - n_z * n_z_y
    x14 = x13 * x2
    x15 = (x10 * v_x + x12 * v_y + x14 * v_z + x2 * x8 + x3 * xi + x4 * x5 + x4 * x6 + x4 * x7)
    x16 = x3 * tau_ex
    x17 = x2 * tau_ex
    x18 = x17 * x5
    x19 = x17 * x6
    x20 = x17 * x7
    x21 = 2.0 * tau_ex / x1**2
    x22 = x0 * x21
    x23 = x21 * xi
    x24 = x23 * v_x
    x25 = x23 * v_y
    x26 = x23 * v_z
    x27 = (x11 * x25 + x13 * x26 + x22 * x5 + x22 * x6 + x22 * x7 + x22 * n_t_x + x23 * x8 + x24 *
        x9 - x16 - x18 - x19 - x20)
    x28 = x17 * xi
    x29 = x10 * tau_ex + x28 * n_x_x
    x30 = x12 * tau_ex + x28 * n_y_x
    x31 = x14 * tau_ex + x28 * n_z_x
    x32 = x17 * n_t_z
    x33 = x17 * v_x
    x34 = x33 * n_x_z
    x35 = x17 * v_y
    x36 = x35 * n_y_z
    x37 = x17 * v_z
    x38 = x37 * n_z_z
    x39 = x32 + x34 + x36 + x38
    x40 = -x39
    x41 = x17 * n_t_y
    x42 = x33 * n_x_y
    x43 = x35 * n_y_y
    x44 = x37 * n_z_y
    x45 = x41 + x42 + x43 + x44
    x46 = -x28
    x47 = x17 * n_z
    x48 = x17 * n_y
    x49 = -x48
    x50 = x28 * v_x
    x51 = -x50
    x52 = x47 * v_x
    x53 = x48 * v_x
    x54 = -x53
    x55 = x28 * v_y
    x56 = -x55
    x57 = x47 * v_y
    x58 = x48 * v_y
    x59 = -x58
    x60 = x28 * v_z
    x61 = -x60
    x62 = x47 * v_z
    x63 = x48 * v_z
    x64 = -x63
    x65 = -x45
    x66 = -x47
    x67 = -x52
    x68 = -x57
    x69 = -x62
    x70 = x4 * v_x
    x71 = x4 * v_y
    x72 = x4 * v_z
    x73 = n_t_x * n_z - n_t_z * n_x
    x74 = n_x_x * n_z - n_x * n_x_z
    x75 = x2 * v_x
    x76 = n_y_x * n_z - n_x * n_y_z
    x77 = x2 * v_y
    x78 = n_z * n_z_x - n_x * n_z_z
    x79 = x2 * v_z
    x80 = (x2 * x73 + x4 * n_t_y + x70 * n_x_y + x71 * n_y_y + x72 * n_z_y + x74 * x75 + x76 *
        x77 + x78 * x79)
    x81 = x22 * v_x
    x82 = x22 * v_y
    x83 = x22 * v_z
    x84 = (x22 * n_t_y + x23 * x73 + x24 * x74 + x25 * x76 + x26 * x78 + x81 * n_x_y + x82 *
        n_y_y + x83 * n_z_y - x41 - x42 - x43 - x44)
    x85 = x17 * x74 + x28 * n_x_y
    x86 = x17 * x76 + x28 * n_y_y
    x87 = x17 * x78 + x28 * n_z_y
    x88 = x16 + x18 + x19 + x20
    x89 = -x88
    x90 = x17 * n_x
    x91 = x90 * v_x
    x92 = x90 * v_y
    x93 = x90 * v_z
    x94 = -x90
    x95 = -x91
    x96 = -x92
    x97 = -x93
    x98 = n_t_y * n_x - n_t_x * n_y
    x99 = n_x * n_x_y - n_x_x * n_y
    x100 = n_x * n_y_y - n_y * n_y_x
    x101 = n_x * n_z_y - n_y * n_z_x
    x102 = (x100 * x77 + x101 * x79 + x2 * x98 + x4 * n_t_z + x70 * n_x_z + x71 * n_y_z + x72 *
        n_z_z + x75 * x99)
    x103 = (x100 * x25 + x101 * x26 + x22 * n_t_z + x23 * x98 + x24 * x99 + x81 * n_x_z + x82 *
        n_y_z + x83 * n_z_z - x32 - x34 - x36 - x38)
    x104 = x17 * x99 + x28 * n_x_z
    x105 = x100 * x17 + x28 * n_y_z
    x106 = x101 * x17 + x28 * n_z_z
    return np.stack([np.stack([-x15, x27, -x29, -x30, -x31, np.full(np.shape(tau_ex), 0.0), x40,
        x45, x46, x47, x49, x51, x52, x54, x56, x57, x59, x61, x62, x64]), np.stack([x15, -x27,
        x29, x30, x31, np.full(np.shape(tau_ex), 0.0), x39, x65, x28, x66, x48, x50, x67, x53, x55,
        x68, x58, x60, x69, x63]), np.stack([-x80, x84, -x85, -x86, -x87, x39,
        np.full(np.shape(tau_ex), 0.0), x89, x66, x46, x90, x67, x51, x91, x68, x56, x92, x69, x61,
        x93]), np.stack([x80, -x84, x85, x86, x87, x40, np.full(np.shape(tau_ex), 0.0), x88, x47,
        x28, x94, x52, x50, x95, x57, x55, x96, x62, x60, x97]), np.stack([-x102, x103, -x104,
        -x105, -x106, x65, x88, np.full(np.shape(tau_ex), 0.0), x48, x94, x46, x53, x95, x51, x58,
        x96, x56, x63, x97, x61]), np.stack([x102, -x103, x104, x105, x106, x45, x89,
        np.full(np.shape(tau_ex), 0.0), x49, x90, x28, x54, x91, x50, x59, x92, x55, x64, x93,
        x60])])
