/* Eq. 11b: averaged s_2; see mean_s2.c. */
#ifndef MEAN_S2_H
#define MEAN_S2_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double mean_s2(double eps1, double eps2, double xi);
void mean_s2_gradient(double eps1, double eps2, double xi, double out[3]);
void mean_s2_n(size_t n, const double *SPIN_TORQUE_RESTRICT eps1, const double *SPIN_TORQUE_RESTRICT eps2, const double *SPIN_TORQUE_RESTRICT xi, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
