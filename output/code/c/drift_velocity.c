/*
 * Eq. x.u: effective electron velocity.
 *
 * u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
 * u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
 * u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
 *
 * Arguments, in order (unit in brackets, [1] for a number):
 * e [C]: elementary charge; the carriers have charge -e
 * mu_b [J/T]: Bohr magneton
 * m_s [A/m]: saturation magnetization
 * xi [1]: tau_ex / tau_sf
 * p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
 * j_x [A/m^2]: x component of the charge current density
 * j_y [A/m^2]: y component of the charge current density
 * j_z [A/m^2]: z component of the charge current density
 *
 * drift_velocity fills out[3]; drift_velocity_gradient fills out[i * 8 + j] with the
 * derivative of entry i by argument j (both from 0); drift_velocity_n evaluates n points,
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

void drift_velocity(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[3]) {
    const double x0 = p * mu_b / (m_s * e * (1.0 + xi * xi));
    out[0] = x0 * j_x;
    out[1] = x0 * j_y;
    out[2] = x0 * j_z;
}

void drift_velocity_gradient(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[24]) {
    const double x0 = 1.0 + xi * xi;
    const double x1 = 1.0 / x0;
    const double x2 = x1 * p * mu_b;
    const double x3 = x2 * j_x;
    const double x4 = 1.0 / m_s;
    const double x5 = x4 / (e * e);
    const double x6 = 1.0 / e;
    const double x7 = x1 * x4 * x6;
    const double x8 = x7 * j_x;
    const double x9 = x6 / (m_s * m_s);
    const double x10 = 2.0 * x4 * x6 * p * xi * mu_b / (x0 * x0);
    const double x11 = x7 * p;
    const double x12 = x11 * mu_b;
    const double x13 = x2 * j_y;
    const double x14 = x7 * mu_b;
    const double x15 = x2 * j_z;
    out[0] = -x3 * x5;
    out[1] = x8 * p;
    out[2] = -x3 * x9;
    out[3] = -x10 * j_x;
    out[4] = x8 * mu_b;
    out[5] = x12;
    out[6] = 0.0;
    out[7] = 0.0;
    out[8] = -x13 * x5;
    out[9] = x11 * j_y;
    out[10] = -x13 * x9;
    out[11] = -x10 * j_y;
    out[12] = x14 * j_y;
    out[13] = 0.0;
    out[14] = x12;
    out[15] = 0.0;
    out[16] = -x15 * x5;
    out[17] = x11 * j_z;
    out[18] = -x15 * x9;
    out[19] = -x10 * j_z;
    out[20] = x14 * j_z;
    out[21] = 0.0;
    out[22] = 0.0;
    out[23] = x12;
}

void drift_velocity_n(size_t n, const double *restrict e, const double *restrict mu_b, const double *restrict m_s, const double *restrict xi, const double *restrict p, const double *restrict j_x, const double *restrict j_y, const double *restrict j_z, double *restrict out) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (size_t k = 0; k < n; ++k) {
        const double e_k = e[k];
        const double mu_b_k = mu_b[k];
        const double m_s_k = m_s[k];
        const double xi_k = xi[k];
        const double p_k = p[k];
        const double j_x_k = j_x[k];
        const double j_y_k = j_y[k];
        const double j_z_k = j_z[k];
        const double x0 = p_k * mu_b_k / (m_s_k * e_k * (1.0 + xi_k * xi_k));
        out[k] = x0 * j_x_k;
        out[n + k] = x0 * j_y_k;
        out[2 * n + k] = x0 * j_z_k;
    }
}
