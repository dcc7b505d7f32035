/*
 * Eq. 16: magnetization dynamics.
 *
 * Mdot[1] = gamma*(H_y*M_z - H_z*M_y)/(eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
 *     dM_x_dz*u_z)/(eta_n + 1) - xi*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) -
 *     M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(M_y*dM_z_dt - M_z*dM_y_dt)/(M_s*(eta_n + 1))
 * Mdot[2] = gamma*(-H_x*M_z + H_z*M_x)/(eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
 *     dM_y_dz*u_z)/(eta_n + 1) - xi*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z) +
 *     M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(-M_x*dM_z_dt + M_z*dM_x_dt)/(M_s*(eta_n + 1))
 * Mdot[3] = gamma*(H_x*M_y - H_y*M_x)/(eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
 *     dM_z_dz*u_z)/(eta_n + 1) - xi*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
 *     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(eta_n + 1)) + (alpha +
 *     eta_n*xi)*(M_x*dM_y_dt - M_y*dM_x_dt)/(M_s*(eta_n + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * m_x [A/m]: x component of the magnetization
 * m_y [A/m]: y component of the magnetization
 * m_z [A/m]: z component of the magnetization
 * dm_x_dt [A/(m s)]: x component of the rate of M at a fixed place
 * dm_y_dt [A/(m s)]: y component of the rate of M at a fixed place
 * dm_z_dt [A/(m s)]: z component of the rate of M at a fixed place
 * dm_x_dx [A/m^2]: x component of the derivative of M along x
 * dm_y_dx [A/m^2]: y component of the derivative of M along x
 * dm_z_dx [A/m^2]: z component of the derivative of M along x
 * dm_x_dy [A/m^2]: x component of the derivative of M along y
 * dm_y_dy [A/m^2]: y component of the derivative of M along y
 * dm_z_dy [A/m^2]: z component of the derivative of M along y
 * dm_x_dz [A/m^2]: x component of the derivative of M along z
 * dm_y_dz [A/m^2]: y component of the derivative of M along z
 * dm_z_dz [A/m^2]: z component of the derivative of M along z
 * h_x [T]: x component of the effective field
 * h_y [T]: y component of the effective field
 * h_z [T]: z component of the effective field
 * u_x [m/s]: x component of the effective electron velocity of Eq. 16
 * u_y [m/s]: y component of the effective electron velocity of Eq. 16
 * u_z [m/s]: z component of the effective electron velocity of Eq. 16
 * gamma_value [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * eta_n [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 * m_s [A/m]: saturation magnetization
 *
 * magnetization_rate fills out[3]; magnetization_rate_gradient fills out[i * 26 + j] with the
 * derivative of entry i by argument j (both from 0); magnetization_rate_n evaluates n points,
 * arguments as arrays of length n, entry i of point k in out[i * n + k].
 * Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
#include <math.h>
#include <stddef.h>

#if defined(__GNUC__)
/* Nobody reads errno here; compilers that know it make SIMD code of the loop. */
#if !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__FAST_MATH__)
/* glibc offers these to vector loops under -ffast-math only, which is not wanted here. */
#define SPIN_TORQUE_PURE __attribute__((__const__, __simd__("notinbranch")))
#else
#define SPIN_TORQUE_PURE __attribute__((__const__))
#endif
SPIN_TORQUE_PURE double sin(double);
SPIN_TORQUE_PURE double cos(double);
SPIN_TORQUE_PURE double exp(double);
#if !defined(__GLIBC__) || __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
SPIN_TORQUE_PURE double expm1(double);
#endif
__attribute__((__const__)) double log(double);
__attribute__((__const__)) double sqrt(double);
#endif

void magnetization_rate(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]) {
    const double x0 = 1.0 / (1.0 + eta_n);
    const double x1 = x0 * gamma_value;
    const double x2 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    const double x3 = x0 / m_s;
    const double x4 = x3 * (alpha + eta_n * xi);
    const double x5 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    const double x6 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    const double x7 = x3 * xi;
    out[0] = x0 * x2 + x1 * (h_y * m_z - h_z * m_y) + x4 * (m_y * dm_z_dt - m_z * dm_y_dt) - x7 * (x5 * m_y - x6 * m_z);
    out[1] = x0 * x6 + x1 * (h_z * m_x - h_x * m_z) + x4 * (m_z * dm_x_dt - m_x * dm_z_dt) - x7 * (x2 * m_z - x5 * m_x);
    out[2] = x0 * x5 + x1 * (h_x * m_y - h_y * m_x) + x4 * (m_x * dm_y_dt - m_y * dm_x_dt) - x7 * (x6 * m_x - x2 * m_y);
}

void magnetization_rate_gradient(double m_x, double m_y, double m_z, double dm_x_dt, double dm_y_dt, double dm_z_dt, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[78]) {
    const double x0 = 1.0 + eta_n;
    const double x1 = 1.0 / x0;
    const double x2 = x1 * gamma_value;
    const double x3 = x2 * h_z;
    const double x4 = alpha + eta_n * xi;
    const double x5 = 1.0 / m_s;
    const double x6 = x1 * x5;
    const double x7 = x4 * x6;
    const double x8 = x7 * dm_z_dt;
    const double x9 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    const double x10 = x6 * xi;
    const double x11 = x2 * h_y;
    const double x12 = x7 * dm_y_dt;
    const double x13 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    const double x14 = x7 * m_z;
    const double x15 = x7 * m_y;
    const double x16 = x1 * u_x;
    const double x17 = x5 * xi;
    const double x18 = x16 * x17;
    const double x19 = x18 * m_z;
    const double x20 = x18 * m_y;
    const double x21 = x1 * u_y;
    const double x22 = x17 * x21;
    const double x23 = x22 * m_z;
    const double x24 = x22 * m_y;
    const double x25 = x1 * u_z;
    const double x26 = x17 * x25;
    const double x27 = x26 * m_z;
    const double x28 = x26 * m_y;
    const double x29 = x2 * m_z;
    const double x30 = x2 * m_y;
    const double x31 = h_y * m_z - h_z * m_y;
    const double x32 = m_y * dm_z_dt - m_z * dm_y_dt;
    const double x33 = x32 * x6;
    const double x34 = 1.0 / (x0 * x0);
    const double x35 = x34 * gamma_value;
    const double x36 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    const double x37 = x34 * x5;
    const double x38 = x32 * x4;
    const double x39 = x9 * m_y - x13 * m_z;
    const double x40 = x1 / (m_s * m_s);
    const double x41 = x2 * h_x;
    const double x42 = x7 * dm_x_dt;
    const double x43 = x7 * m_x;
    const double x44 = x18 * m_x;
    const double x45 = x22 * m_x;
    const double x46 = x26 * m_x;
    const double x47 = x2 * m_x;
    const double x48 = h_z * m_x - h_x * m_z;
    const double x49 = m_z * dm_x_dt - m_x * dm_z_dt;
    const double x50 = x49 * x6;
    const double x51 = x4 * x49;
    const double x52 = x36 * m_z - x9 * m_x;
    const double x53 = h_x * m_y - h_y * m_x;
    const double x54 = m_x * dm_y_dt - m_y * dm_x_dt;
    const double x55 = x54 * x6;
    const double x56 = x4 * x54;
    const double x57 = x13 * m_x - x36 * m_y;
    out[0] = 0.0;
    out[1] = x8 - x3 - x10 * x9;
    out[2] = x11 + x10 * x13 - x12;
    out[3] = 0.0;
    out[4] = -x14;
    out[5] = x15;
    out[6] = x16;
    out[7] = x19;
    out[8] = -x20;
    out[9] = x21;
    out[10] = x23;
    out[11] = -x24;
    out[12] = x25;
    out[13] = x27;
    out[14] = -x28;
    out[15] = 0.0;
    out[16] = x29;
    out[17] = -x30;
    out[18] = x1 * dm_x_dx - x10 * (m_y * dm_z_dx - m_z * dm_y_dx);
    out[19] = x1 * dm_x_dy - x10 * (m_y * dm_z_dy - m_z * dm_y_dy);
    out[20] = x1 * dm_x_dz - x10 * (m_y * dm_z_dz - m_z * dm_y_dz);
    out[21] = x1 * x31;
    out[22] = x33;
    out[23] = x1 * x32 * x5 * xi + x34 * x39 * x5 * xi - x31 * x35 - x34 * x36 - x37 * x38;
    out[24] = x33 * eta_n - x39 * x6;
    out[25] = x39 * x40 * xi - x38 * x40;
    out[26] = x3 + x10 * x9 - x8;
    out[27] = 0.0;
    out[28] = x42 - x41 - x10 * x36;
    out[29] = x14;
    out[30] = 0.0;
    out[31] = -x43;
    out[32] = -x19;
    out[33] = x16;
    out[34] = x44;
    out[35] = -x23;
    out[36] = x21;
    out[37] = x45;
    out[38] = -x27;
    out[39] = x25;
    out[40] = x46;
    out[41] = -x29;
    out[42] = 0.0;
    out[43] = x47;
    out[44] = x1 * dm_y_dx - x10 * (m_z * dm_x_dx - m_x * dm_z_dx);
    out[45] = x1 * dm_y_dy - x10 * (m_z * dm_x_dy - m_x * dm_z_dy);
    out[46] = x1 * dm_y_dz - x10 * (m_z * dm_x_dz - m_x * dm_z_dz);
    out[47] = x1 * x48;
    out[48] = x50;
    out[49] = x1 * x49 * x5 * xi + x34 * x5 * x52 * xi - x13 * x34 - x35 * x48 - x37 * x51;
    out[50] = x50 * eta_n - x52 * x6;
    out[51] = x40 * x52 * xi - x40 * x51;
    out[52] = x12 - x11 - x10 * x13;
    out[53] = x41 + x10 * x36 - x42;
    out[54] = 0.0;
    out[55] = -x15;
    out[56] = x43;
    out[57] = 0.0;
    out[58] = x20;
    out[59] = -x44;
    out[60] = x16;
    out[61] = x24;
    out[62] = -x45;
    out[63] = x21;
    out[64] = x28;
    out[65] = -x46;
    out[66] = x25;
    out[67] = x30;
    out[68] = -x47;
    out[69] = 0.0;
    out[70] = x1 * dm_z_dx - x10 * (m_x * dm_y_dx - m_y * dm_x_dx);
    out[71] = x1 * dm_z_dy - x10 * (m_x * dm_y_dy - m_y * dm_x_dy);
    out[72] = x1 * dm_z_dz - x10 * (m_x * dm_y_dz - m_y * dm_x_dz);
    out[73] = x1 * x53;
    out[74] = x55;
    out[75] = x1 * x5 * x54 * xi + x34 * x5 * x57 * xi - x34 * x9 - x35 * x53 - x37 * x56;
    out[76] = x55 * eta_n - x57 * x6;
    out[77] = x40 * x57 * xi - x40 * x56;
}

void magnetization_rate_n(size_t n, const double *restrict m_x, const double *restrict m_y, const double *restrict m_z, const double *restrict dm_x_dt, const double *restrict dm_y_dt, const double *restrict dm_z_dt, const double *restrict dm_x_dx, const double *restrict dm_y_dx, const double *restrict dm_z_dx, const double *restrict dm_x_dy, const double *restrict dm_y_dy, const double *restrict dm_z_dy, const double *restrict dm_x_dz, const double *restrict dm_y_dz, const double *restrict dm_z_dz, const double *restrict h_x, const double *restrict h_y, const double *restrict h_z, const double *restrict u_x, const double *restrict u_y, const double *restrict u_z, const double *restrict gamma_value, const double *restrict alpha, const double *restrict eta_n, const double *restrict xi, const double *restrict m_s, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double m_x_k = m_x[k];
        const double m_y_k = m_y[k];
        const double m_z_k = m_z[k];
        const double dm_x_dt_k = dm_x_dt[k];
        const double dm_y_dt_k = dm_y_dt[k];
        const double dm_z_dt_k = dm_z_dt[k];
        const double dm_x_dx_k = dm_x_dx[k];
        const double dm_y_dx_k = dm_y_dx[k];
        const double dm_z_dx_k = dm_z_dx[k];
        const double dm_x_dy_k = dm_x_dy[k];
        const double dm_y_dy_k = dm_y_dy[k];
        const double dm_z_dy_k = dm_z_dy[k];
        const double dm_x_dz_k = dm_x_dz[k];
        const double dm_y_dz_k = dm_y_dz[k];
        const double dm_z_dz_k = dm_z_dz[k];
        const double h_x_k = h_x[k];
        const double h_y_k = h_y[k];
        const double h_z_k = h_z[k];
        const double u_x_k = u_x[k];
        const double u_y_k = u_y[k];
        const double u_z_k = u_z[k];
        const double gamma_value_k = gamma_value[k];
        const double alpha_k = alpha[k];
        const double eta_n_k = eta_n[k];
        const double xi_k = xi[k];
        const double m_s_k = m_s[k];
        const double x0 = 1.0 / (1.0 + eta_n_k);
        const double x1 = x0 * gamma_value_k;
        const double x2 = dm_x_dx_k * u_x_k + dm_x_dy_k * u_y_k + dm_x_dz_k * u_z_k;
        const double x3 = x0 / m_s_k;
        const double x4 = x3 * (alpha_k + eta_n_k * xi_k);
        const double x5 = dm_z_dx_k * u_x_k + dm_z_dy_k * u_y_k + dm_z_dz_k * u_z_k;
        const double x6 = dm_y_dx_k * u_x_k + dm_y_dy_k * u_y_k + dm_y_dz_k * u_z_k;
        const double x7 = x3 * xi_k;
        out[k] = x0 * x2 + x1 * (h_y_k * m_z_k - h_z_k * m_y_k) + x4 * (m_y_k * dm_z_dt_k - m_z_k * dm_y_dt_k) - x7 * (x5 * m_y_k - x6 * m_z_k);
        out[n + k] = x0 * x6 + x1 * (h_z_k * m_x_k - h_x_k * m_z_k) + x4 * (m_z_k * dm_x_dt_k - m_x_k * dm_z_dt_k) - x7 * (x2 * m_z_k - x5 * m_x_k);
        out[2 * n + k] = x0 * x5 + x1 * (h_x_k * m_y_k - h_y_k * m_x_k) + x4 * (m_x_k * dm_y_dt_k - m_y_k * dm_x_dt_k) - x7 * (x6 * m_x_k - x2 * m_y_k);
    }
}
