/* Eq. 11a: averaged s_1; see mean_s1.c. */
#ifndef MEAN_S1_H
#define MEAN_S1_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double mean_s1(double eps1, double eps2, double xi);
void mean_s1_gradient(double eps1, double eps2, double xi, double out[3]);
void mean_s1_n(size_t n, const double *SPIN_TORQUE_RESTRICT eps1, const double *SPIN_TORQUE_RESTRICT eps2, const double *SPIN_TORQUE_RESTRICT xi, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
