/* Eq. x.eta: renormalization factor; see renormalization.c. */
#ifndef RENORMALIZATION_H
#define RENORMALIZATION_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double renormalization(double m_s, double xi, double n_0);
void renormalization_gradient(double m_s, double xi, double n_0, double out[3]);
void renormalization_n(size_t n, const double *SPIN_TORQUE_RESTRICT m_s, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT n_0, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
