/* Eq. 13: transverse spin of one electron; see spin_deviation.c. */
#ifndef SPIN_DEVIATION_H
#define SPIN_DEVIATION_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[6]);
void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double dn_x_dt, double dn_y_dt, double dn_z_dt, double dn_x_dx, double dn_y_dx, double dn_z_dx, double dn_x_dy, double dn_y_dy, double dn_z_dy, double dn_x_dz, double dn_y_dz, double dn_z_dz, double out[120]);
void spin_deviation_n(size_t n, const double *SPIN_TORQUE_RESTRICT tau_ex, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT v_x, const double *SPIN_TORQUE_RESTRICT v_y, const double *SPIN_TORQUE_RESTRICT v_z, const double *SPIN_TORQUE_RESTRICT n_x, const double *SPIN_TORQUE_RESTRICT n_y, const double *SPIN_TORQUE_RESTRICT n_z, const double *SPIN_TORQUE_RESTRICT dn_x_dt, const double *SPIN_TORQUE_RESTRICT dn_y_dt, const double *SPIN_TORQUE_RESTRICT dn_z_dt, const double *SPIN_TORQUE_RESTRICT dn_x_dx, const double *SPIN_TORQUE_RESTRICT dn_y_dx, const double *SPIN_TORQUE_RESTRICT dn_z_dx, const double *SPIN_TORQUE_RESTRICT dn_x_dy, const double *SPIN_TORQUE_RESTRICT dn_y_dy, const double *SPIN_TORQUE_RESTRICT dn_z_dy, const double *SPIN_TORQUE_RESTRICT dn_x_dz, const double *SPIN_TORQUE_RESTRICT dn_y_dz, const double *SPIN_TORQUE_RESTRICT dn_z_dz, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
