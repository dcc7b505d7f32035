! Eq. x.response: exact response to a constant background, without cancellation.
!
! s_vector[1] = ((eps1*(1 - eps3) - eps2*xi)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2
!     - expm1(-t_scaled*xi)) + (-W**2*eps2 - eps1*xi*(1 - eps3))*(2*expm1(-t_scaled*xi) +
!     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
! s_vector[2] = ((-eps1*xi - eps2*(1 - eps3))*((2*expm1(-t_scaled*xi) +
!     2)*sin(W*t_scaled/2)**2 - expm1(-t_scaled*xi)) + (-W**2*eps1 + eps2*xi*(1 -
!     eps3))*(2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
! s_vector[3] = ((-eps1**2 - eps2**2)*((2*expm1(-t_scaled*xi) + 2)*sin(W*t_scaled/2)**2 -
!     expm1(-t_scaled*xi)) - xi*(-eps1**2 - eps2**2)*(2*expm1(-t_scaled*xi) +
!     2)*sin(W*t_scaled/2)*cos(W*t_scaled/2)/W)/(W**2 + xi**2)
! with W = sqrt(eps1**2 + eps2**2 + (1 - eps3)**2)
!
! Arguments, in order (unit in brackets, [1] for a number):
! t_scaled [1]: t / tau_ex
! eps1 [1]: tau_ex phidot sin(theta)
! eps2 [1]: tau_ex thetadot
! xi [1]: tau_ex / tau_sf
! eps3 [1]: tau_ex phidot cos(theta)
!
! spin_response returns an array of size 3; spin_response_gradient returns an array of shape
! (3, 5), the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module spin_response_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: spin_response, spin_response_gradient
contains
    pure function spin_response(t_scaled, eps1, eps2, xi, eps3) result(r)
        real(dp), intent(in) :: t_scaled, eps1, eps2, xi, eps3
        real(dp) :: r(3)
        real(dp) :: frequency_squared, frequency, a, b, b2, a2, kept, swing
        real(dp) :: sway, rise, lost, level, size_value, cos_sum, sin_sum, x0
        frequency_squared = 9.332636185032189e-302_dp + eps1**2 + eps2**2 + (1.0_dp - eps3)**2
        frequency = sqrt(frequency_squared)
        a = t_scaled * xi
        b = t_scaled * frequency
        b2 = b**2
        a2 = a**2
        kept = exp(-a)
        swing = 2.0_dp * sin(0.5_dp * b)**2 * kept
        sway = kept * sin(b) / frequency
        if (a2 + b2 < 0.25_dp) then
            rise = (0.16666666666666666_dp + (0.008333333333333333_dp + (0.0001984126984126984_dp + &
                (2.7557319223985893e-06_dp + (2.505210838544172e-08_dp + &
                1.6059043836821613e-10_dp * a2) * a2) * a2) * a2) * a2) * a2
            lost = 2.0_dp * (1.0_dp + rise) * a * kept / (1.0_dp + kept)
            level = 0.5_dp * lost**2 + (rise - ((0.008333333333333333_dp + &
                ((2.7557319223985893e-06_dp + (1.6059043836821613e-10_dp * b2 - &
                2.505210838544172e-08_dp) * b2) * b2 - 0.0001984126984126984_dp) * b2) * b2 - &
                0.16666666666666666_dp) * b2) * a * kept + swing
        else
            lost = 1.0_dp - kept
            level = lost + swing - xi * sway
        end if
        size_value = xi**2 + frequency_squared
        cos_sum = (xi * (lost + swing) + sway * frequency_squared) / size_value
        sin_sum = level / size_value
        x0 = eps3 - 1.0_dp
        r(1) = -eps2 * cos_sum - x0 * eps1 * sin_sum
        r(2) = x0 * eps2 * sin_sum - eps1 * cos_sum
        r(3) = (-eps1**2 - eps2**2) * sin_sum
    end function spin_response

    pure function spin_response_gradient(t_scaled, eps1, eps2, xi, eps3) result(r)
        real(dp), intent(in) :: t_scaled, eps1, eps2, xi, eps3
        real(dp) :: r(3, 5)
        real(dp) :: frequency_squared, a, b, b2, faded, cosine, sinc, sinc_w
        real(dp) :: p19, p18, q18, p17, q17, pw17, p16, q16
        real(dp) :: pw16, qw16, p15, q15, pw15, qw15, p14, q14
        real(dp) :: pw14, qw14, p13, q13, pw13, qw13, p12, q12
        real(dp) :: pw12, qw12, p11, q11, pw11, qw11, p10, q10
        real(dp) :: pw10, qw10, p9, q9, pw9, qw9, p8, q8
        real(dp) :: pw8, qw8, p7, q7, pw7, qw7, p6, q6
        real(dp) :: pw6, qw6, p5, q5, pw5, qw5, p4, q4
        real(dp) :: pw4, qw4, p3, q3, pw3, qw3, p, q
        real(dp) :: cos_sum, sin_sum, cos_sum_xi, sin_sum_xi, sin_sum_w, size_value, sine, x
        real(dp) :: y, x0, x1, x2, x3, x4, x5, x6
        real(dp) :: x7, x8, x9, x10, x11, x12, x13, x14
        real(dp) :: x15, x16
        frequency_squared = eps1**2 + eps2**2 + (1.0_dp - eps3)**2
        a = t_scaled * xi
        b = t_scaled * sqrt(frequency_squared)
        b2 = b**2
        faded = exp(-a)
        cosine = cos(b)
        if (b2 < 1.0_dp) then
            sinc = 1.0_dp + ((0.008333333333333333_dp + ((2.7557319223985893e-06_dp + &
                ((1.6059043836821613e-10_dp + (2.8114572543455206e-15_dp * b2 - &
                7.647163731819816e-13_dp) * b2) * b2 - 2.505210838544172e-08_dp) * b2) * b2 - &
                0.0001984126984126984_dp) * b2) * b2 - 0.16666666666666666_dp) * b2
            sinc_w = (0.016666666666666666_dp + ((1.1022927689594357e-05_dp + &
                ((9.635426302092969e-10_dp + (2.2491658034764165e-14_dp * b2 - &
                5.353014612273871e-12_dp) * b2) * b2 - 1.252605419272086e-07_dp) * b2) * b2 - &
                0.0005952380952380953_dp) * b2) * b2 - 0.16666666666666666_dp
        else
            sinc = sin(b) / b
            sinc_w = 0.5_dp * (cosine - sinc) / b2
        end if
        if (a**2 + b2 < 1.0_dp) then
            p19 = 1.0_dp - 0.05263157894736842_dp * a
            p18 = 1.0_dp - 0.0029239766081871343_dp * b2 - 0.05555555555555555_dp * a * p19
            q18 = 0.05555555555555555_dp * p19 - 0.0029239766081871343_dp * a
            p17 = 1.0_dp - 0.058823529411764705_dp * a * p18 - 0.058823529411764705_dp * b2 * q18
            q17 = 0.058823529411764705_dp * p18 - 0.058823529411764705_dp * a * q18
            pw17 = 0.0001719986240110079_dp * a - 0.058823529411764705_dp * q18
            p16 = 1.0_dp - 0.0625_dp * a * p17 - 0.0625_dp * b2 * q17
            q16 = 0.0625_dp * p17 - 0.0625_dp * a * q17
            pw16 = 1.0749914000687994e-05_dp * b2 - 0.0625_dp * q17 - 0.0625_dp * a * pw17
            qw16 = 0.0625_dp * pw17 + 1.0749914000687994e-05_dp * a
            p15 = 1.0_dp - 0.06666666666666667_dp * a * p16 - 0.06666666666666667_dp * b2 * q16
            q15 = 0.06666666666666667_dp * p16 - 0.06666666666666667_dp * a * q16
            pw15 = -0.06666666666666667_dp * q16 - 0.06666666666666667_dp * a * pw16 - &
                0.06666666666666667_dp * b2 * qw16
            qw15 = 0.06666666666666667_dp * pw16 - 0.06666666666666667_dp * a * qw16
            p14 = 1.0_dp - 0.07142857142857142_dp * a * p15 - 0.07142857142857142_dp * b2 * q15
            q14 = 0.07142857142857142_dp * p15 - 0.07142857142857142_dp * a * q15
            pw14 = -0.07142857142857142_dp * q15 - 0.07142857142857142_dp * a * pw15 - &
                0.07142857142857142_dp * b2 * qw15
            qw14 = 0.07142857142857142_dp * pw15 - 0.07142857142857142_dp * a * qw15
            p13 = 1.0_dp - 0.07692307692307693_dp * a * p14 - 0.07692307692307693_dp * b2 * q14
            q13 = 0.07692307692307693_dp * p14 - 0.07692307692307693_dp * a * q14
            pw13 = -0.07692307692307693_dp * q14 - 0.07692307692307693_dp * a * pw14 - &
                0.07692307692307693_dp * b2 * qw14
            qw13 = 0.07692307692307693_dp * pw14 - 0.07692307692307693_dp * a * qw14
            p12 = 1.0_dp - 0.08333333333333333_dp * a * p13 - 0.08333333333333333_dp * b2 * q13
            q12 = 0.08333333333333333_dp * p13 - 0.08333333333333333_dp * a * q13
            pw12 = -0.08333333333333333_dp * q13 - 0.08333333333333333_dp * a * pw13 - &
                0.08333333333333333_dp * b2 * qw13
            qw12 = 0.08333333333333333_dp * pw13 - 0.08333333333333333_dp * a * qw13
            p11 = 1.0_dp - 0.09090909090909091_dp * a * p12 - 0.09090909090909091_dp * b2 * q12
            q11 = 0.09090909090909091_dp * p12 - 0.09090909090909091_dp * a * q12
            pw11 = -0.09090909090909091_dp * q12 - 0.09090909090909091_dp * a * pw12 - &
                0.09090909090909091_dp * b2 * qw12
            qw11 = 0.09090909090909091_dp * pw12 - 0.09090909090909091_dp * a * qw12
            p10 = 1.0_dp - 0.1_dp * a * p11 - 0.1_dp * b2 * q11
            q10 = 0.1_dp * p11 - 0.1_dp * a * q11
            pw10 = -0.1_dp * q11 - 0.1_dp * a * pw11 - 0.1_dp * b2 * qw11
            qw10 = 0.1_dp * pw11 - 0.1_dp * a * qw11
            p9 = 1.0_dp - 0.1111111111111111_dp * a * p10 - 0.1111111111111111_dp * b2 * q10
            q9 = 0.1111111111111111_dp * p10 - 0.1111111111111111_dp * a * q10
            pw9 = -0.1111111111111111_dp * q10 - 0.1111111111111111_dp * a * pw10 - &
                0.1111111111111111_dp * b2 * qw10
            qw9 = 0.1111111111111111_dp * pw10 - 0.1111111111111111_dp * a * qw10
            p8 = 1.0_dp - 0.125_dp * a * p9 - 0.125_dp * b2 * q9
            q8 = 0.125_dp * p9 - 0.125_dp * a * q9
            pw8 = -0.125_dp * q9 - 0.125_dp * a * pw9 - 0.125_dp * b2 * qw9
            qw8 = 0.125_dp * pw9 - 0.125_dp * a * qw9
            p7 = 1.0_dp - 0.14285714285714285_dp * a * p8 - 0.14285714285714285_dp * b2 * q8
            q7 = 0.14285714285714285_dp * p8 - 0.14285714285714285_dp * a * q8
            pw7 = -0.14285714285714285_dp * q8 - 0.14285714285714285_dp * a * pw8 - &
                0.14285714285714285_dp * b2 * qw8
            qw7 = 0.14285714285714285_dp * pw8 - 0.14285714285714285_dp * a * qw8
            p6 = 1.0_dp - 0.16666666666666666_dp * a * p7 - 0.16666666666666666_dp * b2 * q7
            q6 = 0.16666666666666666_dp * p7 - 0.16666666666666666_dp * a * q7
            pw6 = -0.16666666666666666_dp * q7 - 0.16666666666666666_dp * a * pw7 - &
                0.16666666666666666_dp * b2 * qw7
            qw6 = 0.16666666666666666_dp * pw7 - 0.16666666666666666_dp * a * qw7
            p5 = 1.0_dp - 0.2_dp * a * p6 - 0.2_dp * b2 * q6
            q5 = 0.2_dp * p6 - 0.2_dp * a * q6
            pw5 = -0.2_dp * q6 - 0.2_dp * a * pw6 - 0.2_dp * b2 * qw6
            qw5 = 0.2_dp * pw6 - 0.2_dp * a * qw6
            p4 = 1.0_dp - 0.25_dp * a * p5 - 0.25_dp * b2 * q5
            q4 = 0.25_dp * p5 - 0.25_dp * a * q5
            pw4 = -0.25_dp * q5 - 0.25_dp * a * pw5 - 0.25_dp * b2 * qw5
            qw4 = 0.25_dp * pw5 - 0.25_dp * a * qw5
            p3 = 1.0_dp - 0.3333333333333333_dp * a * p4 - 0.3333333333333333_dp * b2 * q4
            q3 = 0.3333333333333333_dp * p4 - 0.3333333333333333_dp * a * q4
            pw3 = -0.3333333333333333_dp * q4 - 0.3333333333333333_dp * a * pw4 - &
                0.3333333333333333_dp * b2 * qw4
            qw3 = 0.3333333333333333_dp * pw4 - 0.3333333333333333_dp * a * qw4
            p = 0.5_dp * p3
            q = 0.5_dp * q3
            cos_sum = t_scaled * (1.0_dp - a * p - b2 * q)
            sin_sum = t_scaled**2 * (p - a * q)
            cos_sum_xi = -t_scaled**2 * (1.0_dp - p - a * p - b2 * q)
            sin_sum_xi = -t_scaled**3 * (p - q - a * q)
            sin_sum_w = t_scaled**4 * (0.5_dp * pw3 - 0.5_dp * a * qw3)
        else
            size_value = xi**2 + frequency_squared
            sine = t_scaled * sinc
            x = 1.0_dp - ((1.0_dp + a) * cosine + t_scaled * sine * frequency_squared) * faded
            y = (t_scaled * cosine - (1.0_dp + a) * sine) * faded
            cos_sum = (xi * (1.0_dp - cosine * faded) + faded * sine * &
                frequency_squared) / size_value
            sin_sum = (1.0_dp - (xi * sine + cosine) * faded) / size_value
            cos_sum_xi = ((frequency_squared - xi**2) * x + 2.0_dp * xi * y * &
                frequency_squared) / size_value**2
            sin_sum_xi = ((frequency_squared - xi**2) * y - 2.0_dp * xi * x) / size_value**2
            sin_sum_w = (t_scaled**2 * (0.5_dp * sinc - a * sinc_w) * faded - sin_sum) / size_value
        end if
        x0 = cosine * faded
        x1 = eps3 - 1.0_dp
        x2 = t_scaled * faded * sinc
        x3 = eps1 * sin_sum_xi
        x4 = x3 * eps2
        x5 = x1 * sin_sum
        x6 = eps1**2
        x7 = 2.0_dp * x1 * sin_sum_w
        x8 = eps2**2
        x9 = x7 * eps1 * eps2
        x10 = eps1 * sin_sum
        x11 = 2.0_dp * eps3 - 2.0_dp
        x12 = 0.5_dp * x11
        x13 = x11 * sin_sum_w
        x14 = x1 * x13
        x15 = eps2 * sin_sum
        x16 = -x6 - x8
        r(1, 1) = -x0 * eps2 - x1 * x2 * eps1
        r(1, 2) = -x4 - x5 - x6 * x7
        r(1, 3) = -x9 - cos_sum - x8 * sin_sum_xi
        r(1, 4) = -x1 * x3 - eps2 * cos_sum_xi
        r(1, 5) = -x10 - x14 * eps1 - x12 * eps2 * sin_sum_xi
        r(2, 1) = x1 * eps2 * t_scaled * faded * sinc - x0 * eps1
        r(2, 2) = x9 - cos_sum - x6 * sin_sum_xi
        r(2, 3) = x5 + x7 * x8 - x4
        r(2, 4) = x1 * eps2 * sin_sum_xi - eps1 * cos_sum_xi
        r(2, 5) = x15 + x14 * eps2 - x12 * x3
        r(3, 1) = x16 * x2
        r(3, 2) = 2.0_dp * x16 * eps1 * sin_sum_w - 2.0_dp * x10
        r(3, 3) = 2.0_dp * x16 * eps2 * sin_sum_w - 2.0_dp * x15
        r(3, 4) = x16 * sin_sum_xi
        r(3, 5) = x13 * x16
    end function spin_response_gradient
end module spin_response_module
