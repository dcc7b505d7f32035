/* Eq. x.landau-lifshitz: magnetization dynamics solved for the rate of M; see llg_rate.c. */
#ifndef LLG_RATE_H
#define LLG_RATE_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
void llg_rate(double m_x, double m_y, double m_z, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[3]);
void llg_rate_gradient(double m_x, double m_y, double m_z, double dm_x_dx, double dm_y_dx, double dm_z_dx, double dm_x_dy, double dm_y_dy, double dm_z_dy, double dm_x_dz, double dm_y_dz, double dm_z_dz, double h_x, double h_y, double h_z, double u_x, double u_y, double u_z, double gamma_value, double alpha, double eta_n, double xi, double m_s, double out[69]);
void llg_rate_n(size_t n, const double *SPIN_TORQUE_RESTRICT m_x, const double *SPIN_TORQUE_RESTRICT m_y, const double *SPIN_TORQUE_RESTRICT m_z, const double *SPIN_TORQUE_RESTRICT dm_x_dx, const double *SPIN_TORQUE_RESTRICT dm_y_dx, const double *SPIN_TORQUE_RESTRICT dm_z_dx, const double *SPIN_TORQUE_RESTRICT dm_x_dy, const double *SPIN_TORQUE_RESTRICT dm_y_dy, const double *SPIN_TORQUE_RESTRICT dm_z_dy, const double *SPIN_TORQUE_RESTRICT dm_x_dz, const double *SPIN_TORQUE_RESTRICT dm_y_dz, const double *SPIN_TORQUE_RESTRICT dm_z_dz, const double *SPIN_TORQUE_RESTRICT h_x, const double *SPIN_TORQUE_RESTRICT h_y, const double *SPIN_TORQUE_RESTRICT h_z, const double *SPIN_TORQUE_RESTRICT u_x, const double *SPIN_TORQUE_RESTRICT u_y, const double *SPIN_TORQUE_RESTRICT u_z, const double *SPIN_TORQUE_RESTRICT gamma_value, const double *SPIN_TORQUE_RESTRICT alpha, const double *SPIN_TORQUE_RESTRICT eta_n, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT m_s, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
