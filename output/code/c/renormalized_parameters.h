/* Eq. 17: renormalized gyromagnetic ratio and damping; see renormalized_parameters.c. */
#ifndef RENORMALIZED_PARAMETERS_H
#define RENORMALIZED_PARAMETERS_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
void renormalized_parameters(double gamma_value, double alpha, double eta_n, double xi, double out[2]);
void renormalized_parameters_gradient(double gamma_value, double alpha, double eta_n, double xi, double out[8]);
void renormalized_parameters_n(size_t n, const double *SPIN_TORQUE_RESTRICT gamma_value, const double *SPIN_TORQUE_RESTRICT alpha, const double *SPIN_TORQUE_RESTRICT eta_n, const double *SPIN_TORQUE_RESTRICT xi, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
