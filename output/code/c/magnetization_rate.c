/*
 * Eq. 16: magnetization dynamics.
 *
 * Mdot[1] = (H_y*M_z*gamma - H_z*M_y*gamma + M_x_x*u_x + M_y_x*u_y + M_z_x*u_z -
 *     u_x*xi*(-M_x_y*M_z + M_x_z*M_y)/M_s - u_y*xi*(M_y*M_y_z - M_y_y*M_z)/M_s -
 *     u_z*xi*(M_y*M_z_z - M_z*M_z_y)/M_s + (alpha + eta_n*xi)*(-M_t_y*M_z +
 *     M_t_z*M_y)/M_s)/(eta_n + 1)
 * Mdot[2] = (-H_x*M_z*gamma + H_z*M_x*gamma + M_x_y*u_x + M_y_y*u_y + M_z_y*u_z -
 *     u_x*xi*(-M_x*M_x_z + M_x_x*M_z)/M_s - u_y*xi*(-M_x*M_y_z + M_y_x*M_z)/M_s -
 *     u_z*xi*(-M_x*M_z_z + M_z*M_z_x)/M_s + (alpha + eta_n*xi)*(M_t_x*M_z -
 *     M_t_z*M_x)/M_s)/(eta_n + 1)
 * Mdot[3] = (H_x*M_y*gamma - H_y*M_x*gamma + M_x_z*u_x + M_y_z*u_y + M_z_z*u_z -
 *     u_x*xi*(M_x*M_x_y - M_x_x*M_y)/M_s - u_y*xi*(M_x*M_y_y - M_y*M_y_x)/M_s -
 *     u_z*xi*(M_x*M_z_y - M_y*M_z_x)/M_s + (alpha + eta_n*xi)*(-M_t_x*M_y +
 *     M_t_y*M_x)/M_s)/(eta_n + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * m_x [A/m]: magnetization
 * m_y [A/m]: magnetization
 * m_z [A/m]: magnetization
 * m_t_x [A/(m s)]: rate of M at a fixed place
 * m_t_y [A/(m s)]: rate of M at a fixed place
 * m_t_z [A/(m s)]: rate of M at a fixed place
 * m_x_x [A/m^2]: derivative of M along x
 * m_x_y [A/m^2]: derivative of M along x
 * m_x_z [A/m^2]: derivative of M along x
 * m_y_x [A/m^2]: derivative of M along y
 * m_y_y [A/m^2]: derivative of M along y
 * m_y_z [A/m^2]: derivative of M along y
 * m_z_x [A/m^2]: derivative of M along z
 * m_z_y [A/m^2]: derivative of M along z
 * m_z_z [A/m^2]: derivative of M along z
 * h_x [T]: effective field
 * h_y [T]: effective field
 * h_z [T]: effective field
 * u_x [m/s]: effective electron velocity of Eq. 16
 * u_y [m/s]: effective electron velocity of Eq. 16
 * u_z [m/s]: effective electron velocity of Eq. 16
 * gamma_value [1/(T s)]: gyromagnetic ratio
 * alpha [1]: Gilbert damping parameter
 * eta_n [1]: (n_0/M_s)/(1 + xi^2)
 * xi [1]: tau_ex / tau_sf
 * m_s [A/m]: saturation magnetization
 *
 * magnetization_rate fills out[3]; magnetization_rate_gradient fills out[i * 26 + j] with the
 * derivative of entry i by argument j (both from 0); magnetization_rate_n evaluates n points,
 * arguments as arrays of length n, entry i of point k in out[i * n + k].
 * Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
 */
#include <math.h>
#include <stddef.h>

#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__FAST_MATH__)
/* glibc offers these to vector loops under -ffast-math only, which is not wanted here. */
__attribute__((__simd__("notinbranch"))) double sin(double);
__attribute__((__simd__("notinbranch"))) double cos(double);
__attribute__((__simd__("notinbranch"))) double exp(double);
#if __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
__attribute__((__simd__("notinbranch"))) double expm1(double);
#endif
#endif

void magnetization_rate(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]) {
    const double x0 = 1.0 / (1.0 + eta_n);
    const double x1 = m_z * gamma_value;
    const double x2 = h_z * gamma_value;
    const double x3 = 1.0 / m_s;
    const double x4 = x3 * xi;
    const double x5 = x4 * u_x;
    const double x6 = x4 * u_y;
    const double x7 = x4 * u_z;
    const double x8 = x3 * (alpha + eta_n * xi);
    out[0] = x0 * (x1 * h_y + x8 * (m_t_z * m_y - m_t_y * m_z) + m_x_x * u_x + m_y_x * u_y + m_z_x * u_z - x2 * m_y - x5 * (m_x_z * m_y - m_x_y * m_z) - x6 * (m_y * m_y_z - m_y_y * m_z) - x7 * (m_y * m_z_z - m_z * m_z_y));
    out[1] = x0 * (x2 * m_x + x8 * (m_t_x * m_z - m_t_z * m_x) + m_x_y * u_x + m_y_y * u_y + m_z_y * u_z - x1 * h_x - x5 * (m_x_x * m_z - m_x * m_x_z) - x6 * (m_y_x * m_z - m_x * m_y_z) - x7 * (m_z * m_z_x - m_x * m_z_z));
    out[2] = x0 * (x8 * (m_t_y * m_x - m_t_x * m_y) + m_x_z * u_x + m_y_z * u_y + m_z_z * u_z + h_x * m_y * gamma_value - x5 * (m_x * m_x_y - m_x_x * m_y) - x6 * (m_x * m_y_y - m_y * m_y_x) - x7 * (m_x * m_z_y - m_y * m_z_x) - h_y * m_x * gamma_value);
}

void magnetization_rate_gradient(double m_x, double m_y, double m_z, double m_t_x, double m_t_y, double m_t_z, double m_x_x, double m_x_y, double m_x_z, double m_y_x, double m_y_y, double m_y_z, double m_z_x, double m_z_y, double m_z_z, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[78]) {
    const double x0 = 1.0 + eta_n;
    const double x1 = 1.0 / x0;
    const double x2 = h_z * gamma_value;
    const double x3 = m_x_z * u_x;
    const double x4 = 1.0 / m_s;
    const double x5 = x4 * xi;
    const double x6 = m_y_z * u_y;
    const double x7 = m_z_z * u_z;
    const double x8 = alpha + eta_n * xi;
    const double x9 = x2 + x3 * x5 + x5 * x6 + x5 * x7 - x4 * x8 * m_t_z;
    const double x10 = h_y * gamma_value;
    const double x11 = m_x_y * u_x;
    const double x12 = m_y_y * u_y;
    const double x13 = m_z_y * u_z;
    const double x14 = x4 * x8;
    const double x15 = x10 + x11 * x5 + x12 * x5 + x13 * x5 - x14 * m_t_y;
    const double x16 = x1 * x14;
    const double x17 = x16 * m_z;
    const double x18 = x16 * m_y;
    const double x19 = x1 * u_x;
    const double x20 = x19 * x5;
    const double x21 = x20 * m_z;
    const double x22 = x20 * m_y;
    const double x23 = x1 * u_y;
    const double x24 = x23 * x5;
    const double x25 = x24 * m_z;
    const double x26 = x24 * m_y;
    const double x27 = x1 * u_z;
    const double x28 = x27 * x5;
    const double x29 = x28 * m_z;
    const double x30 = x28 * m_y;
    const double x31 = x1 * gamma_value;
    const double x32 = x31 * m_z;
    const double x33 = x31 * m_y;
    const double x34 = m_x_z * m_y - m_x_y * m_z;
    const double x35 = x34 * x5;
    const double x36 = m_y * m_y_z - m_y_y * m_z;
    const double x37 = x36 * x5;
    const double x38 = m_y * m_z_z - m_z * m_z_y;
    const double x39 = x38 * x5;
    const double x40 = m_t_z * m_y - m_t_y * m_z;
    const double x41 = 1.0 / (x0 * x0);
    const double x42 = m_x_x * u_x;
    const double x43 = m_y_x * u_y;
    const double x44 = m_z_x * u_z;
    const double x45 = x4 * u_x;
    const double x46 = x4 * u_y;
    const double x47 = x4 * u_z;
    const double x48 = 1.0 / (m_s * m_s);
    const double x49 = x48 * xi;
    const double x50 = x49 * u_x;
    const double x51 = x49 * u_y;
    const double x52 = x49 * u_z;
    const double x53 = x48 * x8;
    const double x54 = h_x * gamma_value;
    const double x55 = x54 + x42 * x5 + x43 * x5 + x44 * x5 - x4 * x8 * m_t_x;
    const double x56 = x16 * m_x;
    const double x57 = x20 * m_x;
    const double x58 = x24 * m_x;
    const double x59 = x28 * m_x;
    const double x60 = x31 * m_x;
    const double x61 = m_x_x * m_z - m_x * m_x_z;
    const double x62 = x5 * x61;
    const double x63 = m_y_x * m_z - m_x * m_y_z;
    const double x64 = x5 * x63;
    const double x65 = m_z * m_z_x - m_x * m_z_z;
    const double x66 = x5 * x65;
    const double x67 = m_t_x * m_z - m_t_z * m_x;
    const double x68 = m_x * m_x_y - m_x_x * m_y;
    const double x69 = x5 * x68;
    const double x70 = m_x * m_y_y - m_y * m_y_x;
    const double x71 = x5 * x70;
    const double x72 = m_x * m_z_y - m_y * m_z_x;
    const double x73 = x5 * x72;
    const double x74 = m_t_y * m_x - m_t_x * m_y;
    out[0] = 0.0;
    out[1] = -x1 * x9;
    out[2] = x1 * x15;
    out[3] = 0.0;
    out[4] = -x17;
    out[5] = x18;
    out[6] = x19;
    out[7] = x21;
    out[8] = -x22;
    out[9] = x23;
    out[10] = x25;
    out[11] = -x26;
    out[12] = x27;
    out[13] = x29;
    out[14] = -x30;
    out[15] = 0.0;
    out[16] = x32;
    out[17] = -x33;
    out[18] = x1 * (m_x_x - x35);
    out[19] = x1 * (m_y_x - x37);
    out[20] = x1 * (m_z_x - x39);
    out[21] = x1 * (h_y * m_z - h_z * m_y);
    out[22] = x1 * x4 * x40;
    out[23] = x1 * x4 * x40 * xi - x41 * (x42 + x43 + x44 + x10 * m_z + x14 * x40 - x2 * m_y - x35 * u_x - x37 * u_y - x39 * u_z);
    out[24] = x1 * (x4 * x40 * eta_n - x34 * x45 - x36 * x46 - x38 * x47);
    out[25] = x1 * (x34 * x50 + x36 * x51 + x38 * x52 - x40 * x53);
    out[26] = x1 * x9;
    out[27] = 0.0;
    out[28] = -x1 * x55;
    out[29] = x17;
    out[30] = 0.0;
    out[31] = -x56;
    out[32] = -x21;
    out[33] = x19;
    out[34] = x57;
    out[35] = -x25;
    out[36] = x23;
    out[37] = x58;
    out[38] = -x29;
    out[39] = x27;
    out[40] = x59;
    out[41] = -x32;
    out[42] = 0.0;
    out[43] = x60;
    out[44] = x1 * (m_x_y - x62);
    out[45] = x1 * (m_y_y - x64);
    out[46] = x1 * (m_z_y - x66);
    out[47] = x1 * (h_z * m_x - h_x * m_z);
    out[48] = x1 * x4 * x67;
    out[49] = x1 * x4 * x67 * xi - x41 * (x11 + x12 + x13 + x14 * x67 + x2 * m_x - x54 * m_z - x62 * u_x - x64 * u_y - x66 * u_z);
    out[50] = x1 * (x4 * x67 * eta_n - x45 * x61 - x46 * x63 - x47 * x65);
    out[51] = x1 * (x50 * x61 + x51 * x63 + x52 * x65 - x53 * x67);
    out[52] = -x1 * x15;
    out[53] = x1 * x55;
    out[54] = 0.0;
    out[55] = -x18;
    out[56] = x56;
    out[57] = 0.0;
    out[58] = x22;
    out[59] = -x57;
    out[60] = x19;
    out[61] = x26;
    out[62] = -x58;
    out[63] = x23;
    out[64] = x30;
    out[65] = -x59;
    out[66] = x27;
    out[67] = x33;
    out[68] = -x60;
    out[69] = 0.0;
    out[70] = x1 * (m_x_z - x69);
    out[71] = x1 * (m_y_z - x71);
    out[72] = x1 * (m_z_z - x73);
    out[73] = x1 * (h_x * m_y - h_y * m_x);
    out[74] = x1 * x4 * x74;
    out[75] = x1 * x4 * x74 * xi - x41 * (x3 + x6 + x7 + x14 * x74 + x54 * m_y - x10 * m_x - x69 * u_x - x71 * u_y - x73 * u_z);
    out[76] = x1 * (x4 * x74 * eta_n - x45 * x68 - x46 * x70 - x47 * x72);
    out[77] = x1 * (x50 * x68 + x51 * x70 + x52 * x72 - x53 * x74);
}

void magnetization_rate_n(size_t n, const double *restrict m_x, const double *restrict m_y, const double *restrict m_z, const double *restrict m_t_x, const double *restrict m_t_y, const double *restrict m_t_z, const double *restrict m_x_x, const double *restrict m_x_y, const double *restrict m_x_z, const double *restrict m_y_x, const double *restrict m_y_y, const double *restrict m_y_z, const double *restrict m_z_x, const double *restrict m_z_y, const double *restrict m_z_z, const double *restrict h_x, const double *restrict h_y, const double *restrict h_z, const double *restrict u_x, const double *restrict u_y, const double *restrict u_z, const double *restrict gamma_value, const double *restrict alpha, const double *restrict eta_n, const double *restrict xi, const double *restrict m_s, double *restrict out) {
#pragma omp simd
    for (size_t k = 0; k < n; ++k) {
        const double m_x_k = m_x[k];
        const double m_y_k = m_y[k];
        const double m_z_k = m_z[k];
        const double m_t_x_k = m_t_x[k];
        const double m_t_y_k = m_t_y[k];
        const double m_t_z_k = m_t_z[k];
        const double m_x_x_k = m_x_x[k];
        const double m_x_y_k = m_x_y[k];
        const double m_x_z_k = m_x_z[k];
        const double m_y_x_k = m_y_x[k];
        const double m_y_y_k = m_y_y[k];
        const double m_y_z_k = m_y_z[k];
        const double m_z_x_k = m_z_x[k];
        const double m_z_y_k = m_z_y[k];
        const double m_z_z_k = m_z_z[k];
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
        const double x1 = m_z_k * gamma_value_k;
        const double x2 = h_z_k * gamma_value_k;
        const double x3 = 1.0 / m_s_k;
        const double x4 = x3 * xi_k;
        const double x5 = x4 * u_x_k;
        const double x6 = x4 * u_y_k;
        const double x7 = x4 * u_z_k;
        const double x8 = x3 * (alpha_k + eta_n_k * xi_k);
        out[k] = x0 * (x1 * h_y_k + x8 * (m_t_z_k * m_y_k - m_t_y_k * m_z_k) + m_x_x_k * u_x_k + m_y_x_k * u_y_k + m_z_x_k * u_z_k - x2 * m_y_k - x5 * (m_x_z_k * m_y_k - m_x_y_k * m_z_k) - x6 * (m_y_k * m_y_z_k - m_y_y_k * m_z_k) - x7 * (m_y_k * m_z_z_k - m_z_k * m_z_y_k));
        out[n + k] = x0 * (x2 * m_x_k + x8 * (m_t_x_k * m_z_k - m_t_z_k * m_x_k) + m_x_y_k * u_x_k + m_y_y_k * u_y_k + m_z_y_k * u_z_k - x1 * h_x_k - x5 * (m_x_x_k * m_z_k - m_x_k * m_x_z_k) - x6 * (m_y_x_k * m_z_k - m_x_k * m_y_z_k) - x7 * (m_z_k * m_z_x_k - m_x_k * m_z_z_k));
        out[2 * n + k] = x0 * (x8 * (m_t_y_k * m_x_k - m_t_x_k * m_y_k) + m_x_z_k * u_x_k + m_y_z_k * u_y_k + m_z_z_k * u_z_k + h_x_k * m_y_k * gamma_value_k - x5 * (m_x_k * m_x_y_k - m_x_x_k * m_y_k) - x6 * (m_x_k * m_y_y_k - m_y_k * m_y_x_k) - x7 * (m_x_k * m_z_y_k - m_y_k * m_z_x_k) - h_y_k * m_x_k * gamma_value_k);
    }
}
