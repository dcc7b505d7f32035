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
void spin_deviation(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[6]);
void spin_deviation_gradient(double tau_ex, double xi, double v_x, double v_y, double v_z, double n_x, double n_y, double n_z, double n_t_x, double n_t_y, double n_t_z, double n_x_x, double n_x_y, double n_x_z, double n_y_x, double n_y_y, double n_y_z, double n_z_x, double n_z_y, double n_z_z, double out[120]);
void spin_deviation_n(size_t n, const double *SPIN_TORQUE_RESTRICT tau_ex, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT v_x, const double *SPIN_TORQUE_RESTRICT v_y, const double *SPIN_TORQUE_RESTRICT v_z, const double *SPIN_TORQUE_RESTRICT n_x, const double *SPIN_TORQUE_RESTRICT n_y, const double *SPIN_TORQUE_RESTRICT n_z, const double *SPIN_TORQUE_RESTRICT n_t_x, const double *SPIN_TORQUE_RESTRICT n_t_y, const double *SPIN_TORQUE_RESTRICT n_t_z, const double *SPIN_TORQUE_RESTRICT n_x_x, const double *SPIN_TORQUE_RESTRICT n_x_y, const double *SPIN_TORQUE_RESTRICT n_x_z, const double *SPIN_TORQUE_RESTRICT n_y_x, const double *SPIN_TORQUE_RESTRICT n_y_y, const double *SPIN_TORQUE_RESTRICT n_y_z, const double *SPIN_TORQUE_RESTRICT n_z_x, const double *SPIN_TORQUE_RESTRICT n_z_y, const double *SPIN_TORQUE_RESTRICT n_z_z, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
