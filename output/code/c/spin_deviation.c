/*
 * Eq. 13: transverse spin of one electron.
 *
 * ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
 *     dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
 *     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
 *     dn_y_dz*v_z))/(xi**2 + 1)
 * ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
 *     dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
 *     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
 *     dn_y_dz*v_z))/(xi**2 + 1)
 * ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
 *     dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
 *     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
 *     + dn_x_dz*v_z))/(xi**2 + 1)
 * ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
 *     dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
 *     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
 *     + dn_x_dz*v_z))/(xi**2 + 1)
 * ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
 *     dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
 *     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
 *     dn_x_dz*v_z))/(xi**2 + 1)
 * ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
 *     dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
 *     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
 *     dn_x_dz*v_z))/(xi**2 + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * tau_ex [s]: exchange time hbar / Delta
 * xi [1]: tau_ex / tau_sf
 * v_x [m/s]: x component of the velocity of the wave packet
 * v_y [m/s]: y component of the velocity of the wave packet
 * v_z [m/s]: z component of the velocity of the wave packet
 * n_x [1]: x component of the direction of the magnetization
 * n_y [1]: y component of the direction of the magnetization
 * n_z [1]: z component of the direction of the magnetization
 * dn_x_dt [1/s]: x component of the rate of n at a fixed place
 * dn_y_dt [1/s]: y component of the rate of n at a fixed place
 * dn_z_dt [1/s]: z component of the rate of n at a fixed place
 * dn_x_dx [1/m]: x component of the derivative of n along x
 * dn_y_dx [1/m]: y component of the derivative of n along x
 * dn_z_dx [1/m]: z component of the derivative of n along x
 * dn_x_dy [1/m]: x component of the derivative of n along y
 * dn_y_dy [1/m]: y component of the derivative of n along y
 * dn_z_dy [1/m]: z component of the derivative of n along y
 * dn_x_dz [1/m]: x component of the derivative of n along z
 * dn_y_dz [1/m]: y component of the derivative of n along z
 * dn_z_dz [1/m]: z component of the derivative of n along z
 *
 * spin_deviation fills out[6]; spin_deviation_gradient fills out[i * 20 + j] with the
 * derivative of entry i by argument j (both from 0); spin_deviation_n evaluates n points,
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

void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[6]) {
    const double x0 = tau_ex / (1.0 + xi * xi);
    const double x1 = x0 * xi;
    const double x2 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z;
    const double x3 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z;
    const double x4 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z;
    const double x5 = x0 * (x3 * n_y - x4 * n_z) + x0 * (dn_z_dt * n_y - dn_y_dt * n_z) + x1 * x2 +
        x1 * dn_x_dt;
    const double x6 = x0 * (x2 * n_z - x3 * n_x) + x0 * (dn_x_dt * n_z - dn_z_dt * n_x) + x1 * x4 +
        x1 * dn_y_dt;
    const double x7 = x0 * (x4 * n_x - x2 * n_y) + x0 * (dn_y_dt * n_x - dn_x_dt * n_y) + x1 * x3 +
        x1 * dn_z_dt;
    out[0] = -x5;
    out[1] = x5;
    out[2] = -x6;
    out[3] = x6;
    out[4] = -x7;
    out[5] = x7;
}

void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[120]) {
    const double x0 = xi * xi;
    const double x1 = 1.0 + x0;
    const double x2 = 1.0 / x1;
    const double x3 = x2 * xi;
    const double x4 = dn_z_dt * n_y - dn_y_dt * n_z;
    const double x5 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z;
    const double x6 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z;
    const double x7 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z;
    const double x8 = x6 * n_y - x7 * n_z;
    const double x9 = x2 * x4 + x2 * x8 + x3 * x5 + x3 * dn_x_dt;
    const double x10 = x2 * tau_ex;
    const double x11 = x10 * dn_x_dt;
    const double x12 = 2.0 * tau_ex / (x1 * x1);
    const double x13 = x0 * x12;
    const double x14 = x12 * xi;
    const double x15 = x10 * x5;
    const double x16 = x13 * x5 + x13 * dn_x_dt + x14 * x4 + x14 * x8 - x11 - x15;
    const double x17 = x3 * tau_ex;
    const double x18 = x10 * (dn_z_dx * n_y - dn_y_dx * n_z) + x17 * dn_x_dx;
    const double x19 = x10 * (dn_z_dy * n_y - dn_y_dy * n_z) + x17 * dn_x_dy;
    const double x20 = x10 * (dn_z_dz * n_y - dn_y_dz * n_z) + x17 * dn_x_dz;
    const double x21 = x10 * dn_z_dt;
    const double x22 = x10 * x6;
    const double x23 = x21 + x22;
    const double x24 = x10 * dn_y_dt;
    const double x25 = x24 + x10 * x7;
    const double x26 = -x17;
    const double x27 = x10 * n_z;
    const double x28 = x10 * n_y;
    const double x29 = -x28;
    const double x30 = x17 * v_x;
    const double x31 = -x30;
    const double x32 = x27 * v_x;
    const double x33 = x28 * v_x;
    const double x34 = -x33;
    const double x35 = x17 * v_y;
    const double x36 = -x35;
    const double x37 = x27 * v_y;
    const double x38 = x28 * v_y;
    const double x39 = -x38;
    const double x40 = x17 * v_z;
    const double x41 = -x40;
    const double x42 = x27 * v_z;
    const double x43 = x28 * v_z;
    const double x44 = -x43;
    const double x45 = -x27;
    const double x46 = -x32;
    const double x47 = -x37;
    const double x48 = -x42;
    const double x49 = dn_x_dt * n_z - dn_z_dt * n_x;
    const double x50 = x5 * n_z - x6 * n_x;
    const double x51 = x2 * x49 + x2 * x50 + x3 * x7 + x3 * dn_y_dt;
    const double x52 = x10 * x7;
    const double x53 = x13 * x7 + x13 * dn_y_dt + x14 * x49 + x14 * x50 - x24 - x52;
    const double x54 = x10 * (dn_x_dx * n_z - dn_z_dx * n_x) + x17 * dn_y_dx;
    const double x55 = x10 * (dn_x_dy * n_z - dn_z_dy * n_x) + x17 * dn_y_dy;
    const double x56 = x10 * (dn_x_dz * n_z - dn_z_dz * n_x) + x17 * dn_y_dz;
    const double x57 = x21 + x10 * x6;
    const double x58 = x11 + x15;
    const double x59 = x10 * n_x;
    const double x60 = x59 * v_x;
    const double x61 = x59 * v_y;
    const double x62 = x59 * v_z;
    const double x63 = -x59;
    const double x64 = -x60;
    const double x65 = -x61;
    const double x66 = -x62;
    const double x67 = dn_y_dt * n_x - dn_x_dt * n_y;
    const double x68 = x7 * n_x - x5 * n_y;
    const double x69 = x2 * x67 + x2 * x68 + x3 * x6 + x3 * dn_z_dt;
    const double x70 = x13 * x6 + x13 * dn_z_dt + x14 * x67 + x14 * x68 - x21 - x22;
    const double x71 = x10 * (dn_y_dx * n_x - dn_x_dx * n_y) + x17 * dn_z_dx;
    const double x72 = x10 * (dn_y_dy * n_x - dn_x_dy * n_y) + x17 * dn_z_dy;
    const double x73 = x10 * (dn_y_dz * n_x - dn_x_dz * n_y) + x17 * dn_z_dz;
    const double x74 = x24 + x52;
    const double x75 = x11 + x10 * x5;
    out[0] = -x9;
    out[1] = x16;
    out[2] = -x18;
    out[3] = -x19;
    out[4] = -x20;
    out[5] = 0.0;
    out[6] = -x23;
    out[7] = x25;
    out[8] = x26;
    out[9] = x27;
    out[10] = x29;
    out[11] = x31;
    out[12] = x32;
    out[13] = x34;
    out[14] = x36;
    out[15] = x37;
    out[16] = x39;
    out[17] = x41;
    out[18] = x42;
    out[19] = x44;
    out[20] = x9;
    out[21] = -x16;
    out[22] = x18;
    out[23] = x19;
    out[24] = x20;
    out[25] = 0.0;
    out[26] = x23;
    out[27] = -x25;
    out[28] = x17;
    out[29] = x45;
    out[30] = x28;
    out[31] = x30;
    out[32] = x46;
    out[33] = x33;
    out[34] = x35;
    out[35] = x47;
    out[36] = x38;
    out[37] = x40;
    out[38] = x48;
    out[39] = x43;
    out[40] = -x51;
    out[41] = x53;
    out[42] = -x54;
    out[43] = -x55;
    out[44] = -x56;
    out[45] = x57;
    out[46] = 0.0;
    out[47] = -x58;
    out[48] = x45;
    out[49] = x26;
    out[50] = x59;
    out[51] = x46;
    out[52] = x31;
    out[53] = x60;
    out[54] = x47;
    out[55] = x36;
    out[56] = x61;
    out[57] = x48;
    out[58] = x41;
    out[59] = x62;
    out[60] = x51;
    out[61] = -x53;
    out[62] = x54;
    out[63] = x55;
    out[64] = x56;
    out[65] = -x57;
    out[66] = 0.0;
    out[67] = x58;
    out[68] = x27;
    out[69] = x17;
    out[70] = x63;
    out[71] = x32;
    out[72] = x30;
    out[73] = x64;
    out[74] = x37;
    out[75] = x35;
    out[76] = x65;
    out[77] = x42;
    out[78] = x40;
    out[79] = x66;
    out[80] = -x69;
    out[81] = x70;
    out[82] = -x71;
    out[83] = -x72;
    out[84] = -x73;
    out[85] = -x74;
    out[86] = x75;
    out[87] = 0.0;
    out[88] = x28;
    out[89] = x63;
    out[90] = x26;
    out[91] = x33;
    out[92] = x64;
    out[93] = x31;
    out[94] = x38;
    out[95] = x65;
    out[96] = x36;
    out[97] = x43;
    out[98] = x66;
    out[99] = x41;
    out[100] = x69;
    out[101] = -x70;
    out[102] = x71;
    out[103] = x72;
    out[104] = x73;
    out[105] = x74;
    out[106] = -x75;
    out[107] = 0.0;
    out[108] = x29;
    out[109] = x59;
    out[110] = x17;
    out[111] = x34;
    out[112] = x60;
    out[113] = x30;
    out[114] = x39;
    out[115] = x61;
    out[116] = x35;
    out[117] = x44;
    out[118] = x62;
    out[119] = x40;
}

void spin_deviation_n(size_t n, const double *restrict tau_ex, const double *restrict xi, const double *restrict v_x, const double *restrict v_y, const double *restrict v_z, const double *restrict n_x, const double *restrict n_y, const double *restrict n_z, const double *restrict dn_x_dt, const double *restrict dn_y_dt, const double *restrict dn_z_dt, const double *restrict dn_x_dx, const double *restrict dn_y_dx, const double *restrict dn_z_dx, const double *restrict dn_x_dy, const double *restrict dn_y_dy, const double *restrict dn_z_dy, const double *restrict dn_x_dz, const double *restrict dn_y_dz, const double *restrict dn_z_dz, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double tau_ex_k = tau_ex[k];
        const double xi_k = xi[k];
        const double v_x_k = v_x[k];
        const double v_y_k = v_y[k];
        const double v_z_k = v_z[k];
        const double n_x_k = n_x[k];
        const double n_y_k = n_y[k];
        const double n_z_k = n_z[k];
        const double dn_x_dt_k = dn_x_dt[k];
        const double dn_y_dt_k = dn_y_dt[k];
        const double dn_z_dt_k = dn_z_dt[k];
        const double dn_x_dx_k = dn_x_dx[k];
        const double dn_y_dx_k = dn_y_dx[k];
        const double dn_z_dx_k = dn_z_dx[k];
        const double dn_x_dy_k = dn_x_dy[k];
        const double dn_y_dy_k = dn_y_dy[k];
        const double dn_z_dy_k = dn_z_dy[k];
        const double dn_x_dz_k = dn_x_dz[k];
        const double dn_y_dz_k = dn_y_dz[k];
        const double dn_z_dz_k = dn_z_dz[k];
        const double x0 = tau_ex_k / (1.0 + xi_k * xi_k);
        const double x1 = x0 * xi_k;
        const double x2 = dn_x_dx_k * v_x_k + dn_x_dy_k * v_y_k + dn_x_dz_k * v_z_k;
        const double x3 = dn_z_dx_k * v_x_k + dn_z_dy_k * v_y_k + dn_z_dz_k * v_z_k;
        const double x4 = dn_y_dx_k * v_x_k + dn_y_dy_k * v_y_k + dn_y_dz_k * v_z_k;
        const double x5 = x0 * (x3 * n_y_k - x4 * n_z_k) + x0 * (dn_z_dt_k * n_y_k - dn_y_dt_k *
            n_z_k) + x1 * x2 + x1 * dn_x_dt_k;
        const double x6 = x0 * (x2 * n_z_k - x3 * n_x_k) + x0 * (dn_x_dt_k * n_z_k - dn_z_dt_k *
            n_x_k) + x1 * x4 + x1 * dn_y_dt_k;
        const double x7 = x0 * (x4 * n_x_k - x2 * n_y_k) + x0 * (dn_y_dt_k * n_x_k - dn_x_dt_k *
            n_y_k) + x1 * x3 + x1 * dn_z_dt_k;
        out[k] = -x5;
        out[n + k] = x5;
        out[2 * n + k] = -x6;
        out[3 * n + k] = x6;
        out[4 * n + k] = -x7;
        out[5 * n + k] = x7;
    }
}
