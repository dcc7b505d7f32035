/* Eq. x.u: effective electron velocity; see drift_velocity.c. */
#ifndef DRIFT_VELOCITY_H
#define DRIFT_VELOCITY_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
void drift_velocity(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[3]);
void drift_velocity_gradient(double e, double mu_b, double m_s, double xi, double p, double j_x, double j_y, double j_z, double out[24]);
void drift_velocity_n(size_t n, const double *SPIN_TORQUE_RESTRICT e, const double *SPIN_TORQUE_RESTRICT mu_b, const double *SPIN_TORQUE_RESTRICT m_s, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT p, const double *SPIN_TORQUE_RESTRICT j_x, const double *SPIN_TORQUE_RESTRICT j_y, const double *SPIN_TORQUE_RESTRICT j_z, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
