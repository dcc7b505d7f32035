/* Eq. x.response: exact response to a constant background, without cancellation; see spin_response.c. */
#ifndef SPIN_RESPONSE_H
#define SPIN_RESPONSE_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
void spin_response(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[3]);
void spin_response_gradient(double t_scaled, double eps1, double eps2, double xi, double eps3, double out[15]);
void spin_response_n(size_t n, const double *SPIN_TORQUE_RESTRICT t_scaled, const double *SPIN_TORQUE_RESTRICT eps1, const double *SPIN_TORQUE_RESTRICT eps2, const double *SPIN_TORQUE_RESTRICT xi, const double *SPIN_TORQUE_RESTRICT eps3, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
