/* Eq. 11c: averaged s_3; see mean_s3.c. */
#ifndef MEAN_S3_H
#define MEAN_S3_H
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
double mean_s3(void);
void mean_s3_gradient(double out[1]);
void mean_s3_n(size_t n, double *SPIN_TORQUE_RESTRICT out);
#ifdef __cplusplus
}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
