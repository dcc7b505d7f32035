/*
 * Eq. x.landau-lifshitz: magnetization dynamics solved for the rate of M.
 *
 * Mdot[1] = gamma*(eta_n + 1)*(H_y*M_z - H_z*M_y)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
 *     dM_x_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_y*(H_x*M_y -
 *     H_y*M_x) - M_z*(-H_x*M_z + H_z*M_x))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2
 *     + eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
 *     - M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 * Mdot[2] = gamma*(eta_n + 1)*(-H_x*M_z + H_z*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
 *     dM_y_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(-M_x*(H_x*M_y -
 *     H_y*M_x) + M_z*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
 *     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
 *     + M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 * Mdot[3] = gamma*(eta_n + 1)*(H_x*M_y - H_y*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
 *     dM_z_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_x*(-H_x*M_z +
 *     H_z*M_x) - M_y*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
 *     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
 *     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
 *     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * m_x [A/m]: x component of the magnetization
 * m_y [A/m]: y component of the magnetization
 * m_z [A/m]: z component of the magnetization
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
 * llg_rate fills out[3]; llg_rate_gradient fills out[i * 23 + j] with the derivative of entry
 * i by argument j (both from 0); llg_rate_n evaluates n points, arguments as arrays of length
 * n, entry i of point k in out[i * n + k].
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

void llg_rate(double m_x, double m_y, double m_z, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]) {
    const double x0 = h_y * m_z - h_z * m_y;
    const double x1 = 1.0 + eta_n;
    const double x2 = 2.0 * eta_n;
    const double x3 = eta_n * eta_n;
    const double x4 = alpha * xi;
    const double x5 = xi * xi;
    const double x6 = 1.0 / (1.0 + x2 + x3 + alpha * alpha + x2 * x4 + x3 * x5);
    const double x7 = x6 * gamma_value;
    const double x8 = x1 * x7;
    const double x9 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    const double x10 = x6 * (x1 + x4 + x5 * eta_n);
    const double x11 = h_x * m_y - h_y * m_x;
    const double x12 = h_z * m_x - h_x * m_z;
    const double x13 = 1.0 / m_s;
    const double x14 = x13 * x7 * (alpha + eta_n * xi);
    const double x15 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    const double x16 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    const double x17 = x13 * x6 * (alpha - xi);
    out[0] = x0 * x8 + x10 * x9 + x14 * (x11 * m_y - x12 * m_z) + x17 * (x15 * m_y - x16 * m_z);
    out[1] = x10 * x16 + x12 * x8 + x14 * (x0 * m_z - x11 * m_x) + x17 * (x9 * m_z - x15 * m_x);
    out[2] = x10 * x15 + x11 * x8 + x14 * (x12 * m_x - x0 * m_y) + x17 * (x16 * m_x - x9 * m_y);
}

void llg_rate_gradient(double m_x, double m_y, double m_z, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[69]) {
    const double x0 = h_y * m_y;
    const double x1 = h_z * m_z;
    const double x2 = 2.0 * eta_n;
    const double x3 = eta_n * eta_n;
    const double x4 = alpha * xi;
    const double x5 = xi * xi;
    const double x6 = 1.0 + x2 + x3 + alpha * alpha + x2 * x4 + x3 * x5;
    const double x7 = 1.0 / x6;
    const double x8 = 1.0 / m_s;
    const double x9 = x7 * x8;
    const double x10 = alpha + eta_n * xi;
    const double x11 = x10 * gamma_value;
    const double x12 = x11 * x9;
    const double x13 = 1.0 + eta_n;
    const double x14 = x13 * gamma_value;
    const double x15 = x14 * x7;
    const double x16 = x15 * h_z;
    const double x17 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z;
    const double x18 = alpha - xi;
    const double x19 = x18 * x9;
    const double x20 = h_x * m_y;
    const double x21 = -h_y * m_x;
    const double x22 = x15 * h_y;
    const double x23 = h_x * m_z;
    const double x24 = -h_z * m_x;
    const double x25 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z;
    const double x26 = x13 + x4 + x5 * eta_n;
    const double x27 = x26 * x7;
    const double x28 = x27 * u_x;
    const double x29 = x19 * u_x;
    const double x30 = x29 * m_z;
    const double x31 = x29 * m_y;
    const double x32 = x27 * u_y;
    const double x33 = x19 * u_y;
    const double x34 = x33 * m_z;
    const double x35 = x33 * m_y;
    const double x36 = x27 * u_z;
    const double x37 = x19 * u_z;
    const double x38 = x37 * m_z;
    const double x39 = x37 * m_y;
    const double x40 = m_y * m_y;
    const double x41 = m_z * m_z;
    const double x42 = x15 * m_z;
    const double x43 = x12 * m_x;
    const double x44 = x43 * m_y;
    const double x45 = x15 * m_y;
    const double x46 = x43 * m_z;
    const double x47 = h_y * m_z;
    const double x48 = -h_z * m_y;
    const double x49 = x47 + x48;
    const double x50 = x49 * x7;
    const double x51 = x20 + x21;
    const double x52 = -x23 - x24;
    const double x53 = x51 * m_y - x52 * m_z;
    const double x54 = x53 * x9;
    const double x55 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z;
    const double x56 = x55 * x7;
    const double x57 = 1.0 / (x6 * x6);
    const double x58 = x2 * xi;
    const double x59 = -x58 - 2.0 * alpha;
    const double x60 = x57 * x59;
    const double x61 = x14 * x49;
    const double x62 = x54 * gamma_value;
    const double x63 = x17 * m_y - x25 * m_z;
    const double x64 = x63 * x9;
    const double x65 = x26 * x57;
    const double x66 = x55 * x65;
    const double x67 = x11 * x8;
    const double x68 = x53 * x67;
    const double x69 = x18 * x63;
    const double x70 = x69 * x8;
    const double x71 = 1.0 + x5;
    const double x72 = -2.0 - x2 - 2.0 * x4 - x2 * x5;
    const double x73 = x57 * x72;
    const double x74 = x58 + alpha;
    const double x75 = -x2 * alpha - 2.0 * x3 * xi;
    const double x76 = x57 * x75;
    const double x77 = x7 / (m_s * m_s);
    const double x78 = x11 * x77;
    const double x79 = h_x * m_x;
    const double x80 = x15 * h_x;
    const double x81 = x18 * x8;
    const double x82 = x29 * m_x;
    const double x83 = x33 * m_x;
    const double x84 = x37 * m_x;
    const double x85 = m_x * m_x;
    const double x86 = x15 * m_x;
    const double x87 = x12 * m_y * m_z;
    const double x88 = x52 * x7;
    const double x89 = x49 * m_z - x51 * m_x;
    const double x90 = x89 * x9;
    const double x91 = x25 * x7;
    const double x92 = x14 * x52;
    const double x93 = x90 * gamma_value;
    const double x94 = x55 * m_z - x17 * m_x;
    const double x95 = x9 * x94;
    const double x96 = x25 * x65;
    const double x97 = x67 * x89;
    const double x98 = x81 * x94;
    const double x99 = x18 * x77;
    const double x100 = x51 * x7;
    const double x101 = x52 * m_x - x49 * m_y;
    const double x102 = x101 * x9;
    const double x103 = x17 * x7;
    const double x104 = x14 * x51;
    const double x105 = x102 * gamma_value;
    const double x106 = x25 * m_x - x55 * m_y;
    const double x107 = x106 * x9;
    const double x108 = x17 * x65;
    const double x109 = x101 * x67;
    const double x110 = x106 * x81;
    out[0] = x12 * (-x0 - x1);
    out[1] = x12 * (x21 + 2.0 * x20) + x17 * x19 - x16;
    out[2] = x22 + x12 * (x24 + 2.0 * x23) - x19 * x25;
    out[3] = x28;
    out[4] = -x30;
    out[5] = x31;
    out[6] = x32;
    out[7] = -x34;
    out[8] = x35;
    out[9] = x36;
    out[10] = -x38;
    out[11] = x39;
    out[12] = x12 * (x40 + x41);
    out[13] = x42 - x44;
    out[14] = -x45 - x46;
    out[15] = x19 * (m_y * dm_z_dx - m_z * dm_y_dx) + x27 * dm_x_dx;
    out[16] = x19 * (m_y * dm_z_dy - m_z * dm_y_dy) + x27 * dm_x_dy;
    out[17] = x19 * (m_y * dm_z_dz - m_z * dm_y_dz) + x27 * dm_x_dz;
    out[18] = x10 * x54 + x13 * x50;
    out[19] = x62 + x64 + x56 * xi + x59 * x66 + x60 * x61 + x60 * x68 + x60 * x70;
    out[20] = x50 * gamma_value + x56 * x71 + x61 * x73 + x62 * xi + x66 * x72 + x68 * x73 + x70 * x73;
    out[21] = x56 * x74 + x61 * x76 + x62 * eta_n + x66 * x75 + x68 * x76 + x70 * x76 - x64;
    out[22] = -x53 * x78 - x69 * x77;
    out[23] = x16 + x12 * (2.0 * h_y * m_x - x20) - x17 * x19;
    out[24] = x12 * (-x1 - x79);
    out[25] = x12 * (x48 + 2.0 * x47) + x56 * x81 - x80;
    out[26] = x30;
    out[27] = x28;
    out[28] = -x82;
    out[29] = x34;
    out[30] = x32;
    out[31] = -x83;
    out[32] = x38;
    out[33] = x36;
    out[34] = -x84;
    out[35] = -x42 - x44;
    out[36] = x12 * (x41 + x85);
    out[37] = x86 - x87;
    out[38] = x19 * (m_z * dm_x_dx - m_x * dm_z_dx) + x27 * dm_y_dx;
    out[39] = x19 * (m_z * dm_x_dy - m_x * dm_z_dy) + x27 * dm_y_dy;
    out[40] = x19 * (m_z * dm_x_dz - m_x * dm_z_dz) + x27 * dm_y_dz;
    out[41] = x10 * x90 + x13 * x88;
    out[42] = x93 + x95 + x59 * x96 + x60 * x92 + x60 * x97 + x60 * x98 + x91 * xi;
    out[43] = x71 * x91 + x72 * x96 + x73 * x92 + x73 * x97 + x73 * x98 + x88 * gamma_value + x93 * xi;
    out[44] = x74 * x91 + x75 * x96 + x76 * x92 + x76 * x97 + x76 * x98 + x93 * eta_n - x95;
    out[45] = -x78 * x89 - x94 * x99;
    out[46] = x12 * (2.0 * h_z * m_x - x23) + x19 * x25 - x22;
    out[47] = x80 + x12 * (2.0 * h_z * m_y - x47) - x19 * x55;
    out[48] = x12 * (-x0 - x79);
    out[49] = -x31;
    out[50] = x82;
    out[51] = x28;
    out[52] = -x35;
    out[53] = x83;
    out[54] = x32;
    out[55] = -x39;
    out[56] = x84;
    out[57] = x36;
    out[58] = x45 - x46;
    out[59] = -x86 - x87;
    out[60] = x12 * (x40 + x85);
    out[61] = x19 * (m_x * dm_y_dx - m_y * dm_x_dx) + x27 * dm_z_dx;
    out[62] = x19 * (m_x * dm_y_dy - m_y * dm_x_dy) + x27 * dm_z_dy;
    out[63] = x19 * (m_x * dm_y_dz - m_y * dm_x_dz) + x27 * dm_z_dz;
    out[64] = x10 * x102 + x100 * x13;
    out[65] = x105 + x107 + x103 * xi + x104 * x60 + x108 * x59 + x109 * x60 + x110 * x60;
    out[66] = x100 * gamma_value + x103 * x71 + x104 * x73 + x105 * xi + x108 * x72 + x109 * x73 + x110 * x73;
    out[67] = x103 * x74 + x104 * x76 + x105 * eta_n + x108 * x75 + x109 * x76 + x110 * x76 - x107;
    out[68] = -x101 * x78 - x106 * x99;
}

void llg_rate_n(size_t n, const double *restrict m_x, const double *restrict m_y, const double *restrict m_z, const double *restrict dm_x_dx, const double *restrict dm_y_dx, const double *restrict dm_z_dx, const double *restrict dm_x_dy, const double *restrict dm_y_dy, const double *restrict dm_z_dy, const double *restrict dm_x_dz, const double *restrict dm_y_dz, const double *restrict dm_z_dz, const double *restrict h_x, const double *restrict h_y, const double *restrict h_z, const double *restrict u_x, const double *restrict u_y, const double *restrict u_z, const double *restrict gamma_value, const double *restrict alpha, const double *restrict eta_n, const double *restrict xi, const double *restrict m_s, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double m_x_k = m_x[k];
        const double m_y_k = m_y[k];
        const double m_z_k = m_z[k];
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
        const double x0 = h_y_k * m_z_k - h_z_k * m_y_k;
        const double x1 = 1.0 + eta_n_k;
        const double x2 = 2.0 * eta_n_k;
        const double x3 = eta_n_k * eta_n_k;
        const double x4 = alpha_k * xi_k;
        const double x5 = xi_k * xi_k;
        const double x6 = 1.0 / (1.0 + x2 + x3 + alpha_k * alpha_k + x2 * x4 + x3 * x5);
        const double x7 = x6 * gamma_value_k;
        const double x8 = x1 * x7;
        const double x9 = dm_x_dx_k * u_x_k + dm_x_dy_k * u_y_k + dm_x_dz_k * u_z_k;
        const double x10 = x6 * (x1 + x4 + x5 * eta_n_k);
        const double x11 = h_x_k * m_y_k - h_y_k * m_x_k;
        const double x12 = h_z_k * m_x_k - h_x_k * m_z_k;
        const double x13 = 1.0 / m_s_k;
        const double x14 = x13 * x7 * (alpha_k + eta_n_k * xi_k);
        const double x15 = dm_z_dx_k * u_x_k + dm_z_dy_k * u_y_k + dm_z_dz_k * u_z_k;
        const double x16 = dm_y_dx_k * u_x_k + dm_y_dy_k * u_y_k + dm_y_dz_k * u_z_k;
        const double x17 = x13 * x6 * (alpha_k - xi_k);
        out[k] = x0 * x8 + x10 * x9 + x14 * (x11 * m_y_k - x12 * m_z_k) + x17 * (x15 * m_y_k - x16 * m_z_k);
        out[n + k] = x10 * x16 + x12 * x8 + x14 * (x0 * m_z_k - x11 * m_x_k) + x17 * (x9 * m_z_k - x15 * m_x_k);
        out[2 * n + k] = x10 * x15 + x11 * x8 + x14 * (x12 * m_x_k - x0 * m_y_k) + x17 * (x16 * m_x_k - x9 * m_y_k);
    }
}
