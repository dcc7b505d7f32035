/*
 * Eq. 13: transverse spin of one electron.
 *
 * ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
 *     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
 *     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
 *     n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
 *     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
 * ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
 *     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
 *     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
 *     n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
 *     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
 * ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
 *     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
 *     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
 *     n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
 *     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
 * ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
 *     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
 *     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
 *     n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
 *     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
 * ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
 *     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
 *     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
 *     n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
 *     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
 * ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
 *     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
 *     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
 *     n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
 *     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * tau_ex [s]: exchange time hbar / Delta
 * xi [1]: tau_ex / tau_sf
 * v_x [m/s]: velocity of the wave packet
 * v_y [m/s]: velocity of the wave packet
 * v_z [m/s]: velocity of the wave packet
 * n_x [1]: direction of the magnetization
 * n_y [1]: direction of the magnetization
 * n_z [1]: direction of the magnetization
 * n_t_x [1/s]: rate of n at a fixed place
 * n_t_y [1/s]: rate of n at a fixed place
 * n_t_z [1/s]: rate of n at a fixed place
 * n_x_x [1/m]: derivative of n along x
 * n_x_y [1/m]: derivative of n along x
 * n_x_z [1/m]: derivative of n along x
 * n_y_x [1/m]: derivative of n along y
 * n_y_y [1/m]: derivative of n along y
 * n_y_z [1/m]: derivative of n along y
 * n_z_x [1/m]: derivative of n along z
 * n_z_y [1/m]: derivative of n along z
 * n_z_z [1/m]: derivative of n along z
 *
 * spin_deviation fills out[6]; spin_deviation_gradient fills out[i * 20 + j] with the
 * derivative of entry i by argument j (both from 0); spin_deviation_n evaluates n points,
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

void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[6]) {
    const double x0 = tau_ex / (1.0 + xi * xi);
    const double x1 = x0 * xi;
    const double x2 = x1 * v_x;
    const double x3 = x1 * v_y;
    const double x4 = x1 * v_z;
    const double x5 = x0 * v_x;
    const double x6 = x0 * v_y;
    const double x7 = x0 * v_z;
    const double x8 = x0 * (n_t_z * n_y - n_t_y * n_z) + x1 * n_t_x + x2 * n_x_x + x3 * n_y_x +
        x4 * n_z_x + x5 * (n_x_z * n_y - n_x_y * n_z) + x6 * (n_y * n_y_z - n_y_y * n_z) + x7 *
        (n_y * n_z_z - n_z * n_z_y);
    const double x9 = x0 * (n_t_x * n_z - n_t_z * n_x) + x1 * n_t_y + x2 * n_x_y + x3 * n_y_y +
        x4 * n_z_y + x5 * (n_x_x * n_z - n_x * n_x_z) + x6 * (n_y_x * n_z - n_x * n_y_z) + x7 *
        (n_z * n_z_x - n_x * n_z_z);
    const double x10 = x0 * (n_t_y * n_x - n_t_x * n_y) + x1 * n_t_z + x2 * n_x_z + x3 * n_y_z +
        x4 * n_z_z + x5 * (n_x * n_x_y - n_x_x * n_y) + x6 * (n_x * n_y_y - n_y * n_y_x) + x7 *
        (n_x * n_z_y - n_y * n_z_x);
    out[0] = -x8;
    out[1] = x8;
    out[2] = -x9;
    out[3] = x9;
    out[4] = -x10;
    out[5] = x10;
}

void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[120]) {
    const double x0 = xi * xi;
    const double x1 = 1.0 + x0;
    const double x2 = 1.0 / x1;
    const double x3 = x2 * n_t_x;
    const double x4 = x2 * xi;
    const double x5 = n_x_x * v_x;
    const double x6 = n_y_x * v_y;
    const double x7 = n_z_x * v_z;
    const double x8 = n_t_z * n_y - n_t_y * n_z;
    const double x9 = n_x_z * n_y - n_x_y * n_z;
    const double x10 = x2 * x9;
    const double x11 = n_y * n_y_z - n_y_y * n_z;
    const double x12 = x11 * x2;
    const double x13 = n_y * n_z_z - n_z * n_z_y;
    const double x14 = x13 * x2;
    const double x15 = x10 * v_x + x12 * v_y + x14 * v_z + x2 * x8 + x3 * xi + x4 * x5 + x4 * x6 +
        x4 * x7;
    const double x16 = x3 * tau_ex;
    const double x17 = x2 * tau_ex;
    const double x18 = x17 * x5;
    const double x19 = x17 * x6;
    const double x20 = x17 * x7;
    const double x21 = 2.0 * tau_ex / (x1 * x1);
    const double x22 = x0 * x21;
    const double x23 = x21 * xi;
    const double x24 = x23 * v_x;
    const double x25 = x23 * v_y;
    const double x26 = x23 * v_z;
    const double x27 = x11 * x25 + x13 * x26 + x22 * x5 + x22 * x6 + x22 * x7 + x22 * n_t_x + x23 *
        x8 + x24 * x9 - x16 - x18 - x19 - x20;
    const double x28 = x17 * xi;
    const double x29 = x10 * tau_ex + x28 * n_x_x;
    const double x30 = x12 * tau_ex + x28 * n_y_x;
    const double x31 = x14 * tau_ex + x28 * n_z_x;
    const double x32 = x17 * n_t_z;
    const double x33 = x17 * v_x;
    const double x34 = x33 * n_x_z;
    const double x35 = x17 * v_y;
    const double x36 = x35 * n_y_z;
    const double x37 = x17 * v_z;
    const double x38 = x37 * n_z_z;
    const double x39 = x32 + x34 + x36 + x38;
    const double x40 = -x39;
    const double x41 = x17 * n_t_y;
    const double x42 = x33 * n_x_y;
    const double x43 = x35 * n_y_y;
    const double x44 = x37 * n_z_y;
    const double x45 = x41 + x42 + x43 + x44;
    const double x46 = -x28;
    const double x47 = x17 * n_z;
    const double x48 = x17 * n_y;
    const double x49 = -x48;
    const double x50 = x28 * v_x;
    const double x51 = -x50;
    const double x52 = x47 * v_x;
    const double x53 = x48 * v_x;
    const double x54 = -x53;
    const double x55 = x28 * v_y;
    const double x56 = -x55;
    const double x57 = x47 * v_y;
    const double x58 = x48 * v_y;
    const double x59 = -x58;
    const double x60 = x28 * v_z;
    const double x61 = -x60;
    const double x62 = x47 * v_z;
    const double x63 = x48 * v_z;
    const double x64 = -x63;
    const double x65 = -x45;
    const double x66 = -x47;
    const double x67 = -x52;
    const double x68 = -x57;
    const double x69 = -x62;
    const double x70 = x4 * v_x;
    const double x71 = x4 * v_y;
    const double x72 = x4 * v_z;
    const double x73 = n_t_x * n_z - n_t_z * n_x;
    const double x74 = n_x_x * n_z - n_x * n_x_z;
    const double x75 = x2 * v_x;
    const double x76 = n_y_x * n_z - n_x * n_y_z;
    const double x77 = x2 * v_y;
    const double x78 = n_z * n_z_x - n_x * n_z_z;
    const double x79 = x2 * v_z;
    const double x80 = x2 * x73 + x4 * n_t_y + x70 * n_x_y + x71 * n_y_y + x72 * n_z_y + x74 *
        x75 + x76 * x77 + x78 * x79;
    const double x81 = x22 * v_x;
    const double x82 = x22 * v_y;
    const double x83 = x22 * v_z;
    const double x84 = x22 * n_t_y + x23 * x73 + x24 * x74 + x25 * x76 + x26 * x78 + x81 * n_x_y +
        x82 * n_y_y + x83 * n_z_y - x41 - x42 - x43 - x44;
    const double x85 = x17 * x74 + x28 * n_x_y;
    const double x86 = x17 * x76 + x28 * n_y_y;
    const double x87 = x17 * x78 + x28 * n_z_y;
    const double x88 = x16 + x18 + x19 + x20;
    const double x89 = -x88;
    const double x90 = x17 * n_x;
    const double x91 = x90 * v_x;
    const double x92 = x90 * v_y;
    const double x93 = x90 * v_z;
    const double x94 = -x90;
    const double x95 = -x91;
    const double x96 = -x92;
    const double x97 = -x93;
    const double x98 = n_t_y * n_x - n_t_x * n_y;
    const double x99 = n_x * n_x_y - n_x_x * n_y;
    const double x100 = n_x * n_y_y - n_y * n_y_x;
    const double x101 = n_x * n_z_y - n_y * n_z_x;
    const double x102 = x100 * x77 + x101 * x79 + x2 * x98 + x4 * n_t_z + x70 * n_x_z + x71 *
        n_y_z + x72 * n_z_z + x75 * x99;
    const double x103 = x100 * x25 + x101 * x26 + x22 * n_t_z + x23 * x98 + x24 * x99 + x81 *
        n_x_z + x82 * n_y_z + x83 * n_z_z - x32 - x34 - x36 - x38;
    const double x104 = x17 * x99 + x28 * n_x_z;
    const double x105 = x100 * x17 + x28 * n_y_z;
    const double x106 = x101 * x17 + x28 * n_z_z;
    out[0] = -x15;
    out[1] = x27;
    out[2] = -x29;
    out[3] = -x30;
    out[4] = -x31;
    out[5] = 0.0;
    out[6] = x40;
    out[7] = x45;
    out[8] = x46;
    out[9] = x47;
    out[10] = x49;
    out[11] = x51;
    out[12] = x52;
    out[13] = x54;
    out[14] = x56;
    out[15] = x57;
    out[16] = x59;
    out[17] = x61;
    out[18] = x62;
    out[19] = x64;
    out[20] = x15;
    out[21] = -x27;
    out[22] = x29;
    out[23] = x30;
    out[24] = x31;
    out[25] = 0.0;
    out[26] = x39;
    out[27] = x65;
    out[28] = x28;
    out[29] = x66;
    out[30] = x48;
    out[31] = x50;
    out[32] = x67;
    out[33] = x53;
    out[34] = x55;
    out[35] = x68;
    out[36] = x58;
    out[37] = x60;
    out[38] = x69;
    out[39] = x63;
    out[40] = -x80;
    out[41] = x84;
    out[42] = -x85;
    out[43] = -x86;
    out[44] = -x87;
    out[45] = x39;
    out[46] = 0.0;
    out[47] = x89;
    out[48] = x66;
    out[49] = x46;
    out[50] = x90;
    out[51] = x67;
    out[52] = x51;
    out[53] = x91;
    out[54] = x68;
    out[55] = x56;
    out[56] = x92;
    out[57] = x69;
    out[58] = x61;
    out[59] = x93;
    out[60] = x80;
    out[61] = -x84;
    out[62] = x85;
    out[63] = x86;
    out[64] = x87;
    out[65] = x40;
    out[66] = 0.0;
    out[67] = x88;
    out[68] = x47;
    out[69] = x28;
    out[70] = x94;
    out[71] = x52;
    out[72] = x50;
    out[73] = x95;
    out[74] = x57;
    out[75] = x55;
    out[76] = x96;
    out[77] = x62;
    out[78] = x60;
    out[79] = x97;
    out[80] = -x102;
    out[81] = x103;
    out[82] = -x104;
    out[83] = -x105;
    out[84] = -x106;
    out[85] = x65;
    out[86] = x88;
    out[87] = 0.0;
    out[88] = x48;
    out[89] = x94;
    out[90] = x46;
    out[91] = x53;
    out[92] = x95;
    out[93] = x51;
    out[94] = x58;
    out[95] = x96;
    out[96] = x56;
    out[97] = x63;
    out[98] = x97;
    out[99] = x61;
    out[100] = x102;
    out[101] = -x103;
    out[102] = x104;
    out[103] = x105;
    out[104] = x106;
    out[105] = x45;
    out[106] = x89;
    out[107] = 0.0;
    out[108] = x49;
    out[109] = x90;
    out[110] = x28;
    out[111] = x54;
    out[112] = x91;
    out[113] = x50;
    out[114] = x59;
    out[115] = x92;
    out[116] = x55;
    out[117] = x64;
    out[118] = x93;
    out[119] = x60;
}

void spin_deviation_n(size_t n, const double *restrict tau_ex, const double *restrict xi, const double *restrict v_x, const double *restrict v_y, const double *restrict v_z, const double *restrict n_x, const double *restrict n_y, const double *restrict n_z, const double *restrict n_t_x, const double *restrict n_t_y, const double *restrict n_t_z, const double *restrict n_x_x, const double *restrict n_x_y, const double *restrict n_x_z, const double *restrict n_y_x, const double *restrict n_y_y, const double *restrict n_y_z, const double *restrict n_z_x, const double *restrict n_z_y, const double *restrict n_z_z, double *restrict out) {
#pragma omp simd
    for (size_t k = 0; k < n; ++k) {
        const double tau_ex_k = tau_ex[k];
        const double xi_k = xi[k];
        const double v_x_k = v_x[k];
        const double v_y_k = v_y[k];
        const double v_z_k = v_z[k];
        const double n_x_k = n_x[k];
        const double n_y_k = n_y[k];
        const double n_z_k = n_z[k];
        const double n_t_x_k = n_t_x[k];
        const double n_t_y_k = n_t_y[k];
        const double n_t_z_k = n_t_z[k];
        const double n_x_x_k = n_x_x[k];
        const double n_x_y_k = n_x_y[k];
        const double n_x_z_k = n_x_z[k];
        const double n_y_x_k = n_y_x[k];
        const double n_y_y_k = n_y_y[k];
        const double n_y_z_k = n_y_z[k];
        const double n_z_x_k = n_z_x[k];
        const double n_z_y_k = n_z_y[k];
        const double n_z_z_k = n_z_z[k];
        const double x0 = tau_ex_k / (1.0 + xi_k * xi_k);
        const double x1 = x0 * xi_k;
        const double x2 = x1 * v_x_k;
        const double x3 = x1 * v_y_k;
        const double x4 = x1 * v_z_k;
        const double x5 = x0 * v_x_k;
        const double x6 = x0 * v_y_k;
        const double x7 = x0 * v_z_k;
        const double x8 = x0 * (n_t_z_k * n_y_k - n_t_y_k * n_z_k) + x1 * n_t_x_k + x2 * n_x_x_k +
            x3 * n_y_x_k + x4 * n_z_x_k + x5 * (n_x_z_k * n_y_k - n_x_y_k * n_z_k) + x6 * (n_y_k *
            n_y_z_k - n_y_y_k * n_z_k) + x7 * (n_y_k * n_z_z_k - n_z_k * n_z_y_k);
        const double x9 = x0 * (n_t_x_k * n_z_k - n_t_z_k * n_x_k) + x1 * n_t_y_k + x2 * n_x_y_k +
            x3 * n_y_y_k + x4 * n_z_y_k + x5 * (n_x_x_k * n_z_k - n_x_k * n_x_z_k) + x6 *
            (n_y_x_k * n_z_k - n_x_k * n_y_z_k) + x7 * (n_z_k * n_z_x_k - n_x_k * n_z_z_k);
        const double x10 = x0 * (n_t_y_k * n_x_k - n_t_x_k * n_y_k) + x1 * n_t_z_k + x2 * n_x_z_k +
            x3 * n_y_z_k + x4 * n_z_z_k + x5 * (n_x_k * n_x_y_k - n_x_x_k * n_y_k) + x6 * (n_x_k *
            n_y_y_k - n_y_k * n_y_x_k) + x7 * (n_x_k * n_z_y_k - n_y_k * n_z_x_k);
        out[k] = -x8;
        out[n + k] = x8;
        out[2 * n + k] = -x9;
        out[3 * n + k] = x9;
        out[4 * n + k] = -x10;
        out[5 * n + k] = x10;
    }
}
