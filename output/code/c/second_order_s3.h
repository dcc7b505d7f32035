/* Eq. 9c: s_3 to second order; see second_order_s3.c. */
#ifndef SECOND_ORDER_S3_H
#define SECOND_ORDER_S3_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double second_order_s3(double t_scaled, double eps1, double eps2, double xi);
void second_order_s3_gradient(double t_scaled, double eps1, double eps2, double xi, double out[4]);
void second_order_s3_n(size_t n, const double *SPIN_TORQUE_RESTRICT t_scaled, const double *SPIN_TORQUE_RESTRICT eps1, const double *SPIN_TORQUE_RESTRICT eps2, const double *SPIN_TORQUE_RESTRICT xi, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
