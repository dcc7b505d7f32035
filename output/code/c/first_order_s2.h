/* Eq. 9b: s_2 to first order; see first_order_s2.c. */
#ifndef FIRST_ORDER_S2_H
#define FIRST_ORDER_S2_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double first_order_s2(double t_scaled, double eps1, double eps2, double xi);
void first_order_s2_gradient(double t_scaled, double eps1, double eps2, double xi, double out[4]);
void first_order_s2_n(size_t n, const double *SPIN_TORQUE_RESTRICT t_scaled, const double *SPIN_TORQUE_RESTRICT eps1, const double *SPIN_TORQUE_RESTRICT eps2, const double *SPIN_TORQUE_RESTRICT xi, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
