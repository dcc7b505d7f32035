r"""Eq. 16: magnetization dynamics.

Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
    dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
    M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
    dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
    M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
    dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
    M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
    eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))

Arguments, in order (unit in brackets, [1] for a number):
m_x [A/m]: x component of the magnetization
m_y [A/m]: y component of the magnetization
m_z [A/m]: z component of the magnetization
dm_x_dt [A/(m s)]: x component of the rate of M at a fixed place
dm_y_dt [A/(m s)]: y component of the rate of M at a fixed place
dm_z_dt [A/(m s)]: z component of the rate of M at a fixed place
dm_x_dx [A/m^2]: x component of the derivative of M along x
dm_y_dx [A/m^2]: y component of the derivative of M along x
dm_z_dx [A/m^2]: z component of the derivative of M along x
dm_x_dy [A/m^2]: x component of the derivative of M along y
dm_y_dy [A/m^2]: y component of the derivative of M along y
dm_z_dy [A/m^2]: z component of the derivative of M along y
dm_x_dz [A/m^2]: x component of the derivative of M along z
dm_y_dz [A/m^2]: y component of the derivative of M along z
dm_z_dz [A/m^2]: z component of the derivative of M along z
h_x [T]: x component of the effective field
h_y [T]: y component of the effective field
h_z [T]: z component of the effective field
u_x [m/s]: x component of the effective electron velocity of Eq. 16
u_y [m/s]: y component of the effective electron velocity of Eq. 16
u_z [m/s]: z component of the effective electron velocity of Eq. 16
gamma [1/(T s)]: gyromagnetic ratio
alpha [1]: Gilbert damping parameter
eta_n [1]: (n_0/M_s)/(1 + xi^2)
xi [1]: tau_ex / tau_sf
m_s [A/m]: saturation magnetization

magnetization_rate returns an array of shape (3, ...); magnetization_rate_gradient one of
shape (3, 26, ...), the derivative of entry i by argument j in [i, j].
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
"""

import numpy as np


def _reals(*given):
    """The arguments as doubles of one shape, since integers wrap around; TypeError for what is not real."""
    if any(map(np.ma.is_masked, given)):
        raise TypeError("masked entries; fill or drop them first")
    arrays = map(np.asarray, given)
    casts = [(a, "unsafe" if a.dtype == object else "same_kind") for a in arrays]
    return np.broadcast_arrays(*(a.astype(float, casting=casting) for a, casting in casts))


def magnetization_rate(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha, eta_n, xi, m_s):
    """Eq. 16: magnetization dynamics."""
    (m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy,
        dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha, eta_n, xi,
        m_s) = _reals(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy,
        dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha,
        eta_n, xi, m_s)
    x0 = 1.0 / (1.0 + eta_n)
    x1 = x0 * gamma
    x2 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z
    x3 = x0 / m_s
    x4 = x3 * (alpha + eta_n * xi)
    x5 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z
    x6 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z
    x7 = x3 * xi
    return np.stack([x0 * x2 + x1 * (h_y * m_z - h_z * m_y) + x4 * (m_y * dm_z_dt - m_z *
        dm_y_dt) - x7 * (x5 * m_y - x6 * m_z), x0 * x6 + x1 * (h_z * m_x - h_x * m_z) + x4 * (m_z *
        dm_x_dt - m_x * dm_z_dt) - x7 * (x2 * m_z - x5 * m_x), x0 * x5 + x1 * (h_x * m_y - h_y *
        m_x) + x4 * (m_x * dm_y_dt - m_y * dm_x_dt) - x7 * (x6 * m_x - x2 * m_y)])


def magnetization_rate_gradient(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha, eta_n, xi, m_s):
    """Eq. 16: magnetization dynamics."""
    (m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy,
        dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha, eta_n, xi,
        m_s) = _reals(m_x, m_y, m_z, dm_x_dt, dm_y_dt, dm_z_dt, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy,
        dm_y_dy, dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma, alpha,
        eta_n, xi, m_s)
    x0 = 1.0 + eta_n
    x1 = 1.0 / x0
    x2 = x1 * gamma
    x3 = x2 * h_z
    x4 = alpha + eta_n * xi
    x5 = 1.0 / m_s
    x6 = x1 * x5
    x7 = x4 * x6
    x8 = x7 * dm_z_dt
    x9 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z
    x10 = x6 * xi
    x11 = x2 * h_y
    x12 = x7 * dm_y_dt
    x13 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z
    x14 = x7 * m_z
    x15 = x7 * m_y
    x16 = x1 * u_x
    x17 = x5 * xi
    x18 = x16 * x17
    x19 = x18 * m_z
    x20 = x18 * m_y
    x21 = x1 * u_y
    x22 = x17 * x21
    x23 = x22 * m_z
    x24 = x22 * m_y
    x25 = x1 * u_z
    x26 = x17 * x25
    x27 = x26 * m_z
    x28 = x26 * m_y
    x29 = x2 * m_z
    x30 = x2 * m_y
    x31 = h_y * m_z - h_z * m_y
    x32 = m_y * dm_z_dt - m_z * dm_y_dt
    x33 = x32 * x6
    x34 = 1.0 / x0**2
    x35 = x34 * gamma
    x36 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z
    x37 = x34 * x5
    x38 = x32 * x4
    x39 = x9 * m_y - x13 * m_z
    x40 = x1 / m_s**2
    x41 = x2 * h_x
    x42 = x7 * dm_x_dt
    x43 = x7 * m_x
    x44 = x18 * m_x
    x45 = x22 * m_x
    x46 = x26 * m_x
    x47 = x2 * m_x
    x48 = h_z * m_x - h_x * m_z
    x49 = m_z * dm_x_dt - m_x * dm_z_dt
    x50 = x49 * x6
    x51 = x4 * x49
    x52 = x36 * m_z - x9 * m_x
    x53 = h_x * m_y - h_y * m_x
    x54 = m_x * dm_y_dt - m_y * dm_x_dt
    x55 = x54 * x6
    x56 = x4 * x54
    x57 = x13 * m_x - x36 * m_y
    return np.stack([np.stack([np.full(np.shape(m_x), 0.0), x8 - x3 - x10 * x9, x11 + x10 * x13 -
        x12, np.full(np.shape(m_x), 0.0), -x14, x15, x16, x19, -x20, x21, x23, -x24, x25, x27,
        -x28, np.full(np.shape(m_x), 0.0), x29, -x30, x1 * dm_x_dx - x10 * (m_y * dm_z_dx - m_z *
        dm_y_dx), x1 * dm_x_dy - x10 * (m_y * dm_z_dy - m_z * dm_y_dy), x1 * dm_x_dz - x10 * (m_y *
        dm_z_dz - m_z * dm_y_dz), x1 * x31, x33, x1 * x32 * x5 * xi + x34 * x39 * x5 * xi - x31 *
        x35 - x34 * x36 - x37 * x38, x33 * eta_n - x39 * x6, x39 * x40 * xi - x38 * x40]),
        np.stack([x3 + x10 * x9 - x8, np.full(np.shape(m_x), 0.0), x42 - x41 - x10 * x36, x14,
        np.full(np.shape(m_x), 0.0), -x43, -x19, x16, x44, -x23, x21, x45, -x27, x25, x46, -x29,
        np.full(np.shape(m_x), 0.0), x47, x1 * dm_y_dx - x10 * (m_z * dm_x_dx - m_x * dm_z_dx),
        x1 * dm_y_dy - x10 * (m_z * dm_x_dy - m_x * dm_z_dy), x1 * dm_y_dz - x10 * (m_z * dm_x_dz -
        m_x * dm_z_dz), x1 * x48, x50, x1 * x49 * x5 * xi + x34 * x5 * x52 * xi - x13 * x34 - x35 *
        x48 - x37 * x51, x50 * eta_n - x52 * x6, x40 * x52 * xi - x40 * x51]), np.stack([x12 -
        x11 - x10 * x13, x41 + x10 * x36 - x42, np.full(np.shape(m_x), 0.0), -x15, x43,
        np.full(np.shape(m_x), 0.0), x20, -x44, x16, x24, -x45, x21, x28, -x46, x25, x30, -x47,
        np.full(np.shape(m_x), 0.0), x1 * dm_z_dx - x10 * (m_x * dm_y_dx - m_y * dm_x_dx), x1 *
        dm_z_dy - x10 * (m_x * dm_y_dy - m_y * dm_x_dy), x1 * dm_z_dz - x10 * (m_x * dm_y_dz -
        m_y * dm_x_dz), x1 * x53, x55, x1 * x5 * x54 * xi + x34 * x5 * x57 * xi - x34 * x9 - x35 *
        x53 - x37 * x56, x55 * eta_n - x57 * x6, x40 * x57 * xi - x40 * x56])])
