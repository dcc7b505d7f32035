! Eq. 9a: s_1 to first order.
!
! s_1 = (eps1 - eps2*xi)/(xi**2 + 1) + ((-eps1 + eps2*xi)*cos(t_scaled)/(xi**2 + 1) +
!     (-eps1*xi - eps2)*sin(t_scaled)/(xi**2 + 1))*exp(-t_scaled*xi)
!
! Arguments, in order (unit in brackets, [1] for a number):
! t_scaled [1]: t / tau_ex
! eps1 [1]: tau_ex phidot sin(theta)
! eps2 [1]: tau_ex thetadot
! xi [1]: tau_ex / tau_sf
!
! first_order_s1 returns a scalar; first_order_s1_gradient returns an array of shape (1, 4),
! the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module first_order_s1_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: first_order_s1, first_order_s1_gradient
contains
    pure function first_order_s1(t_scaled, eps1, eps2, xi) result(r)
        real(dp), intent(in) :: t_scaled, eps1, eps2, xi
        real(dp) :: r
        real(dp) :: a, b, b2, a2, kept, swing, sway, rise
        real(dp) :: lost, level, size_value, cos_sum, sin_sum
        a = t_scaled * xi
        b = t_scaled
        b2 = b**2
        a2 = a**2
        kept = exp(-a)
        swing = 2.0_dp * sin(0.5_dp * b)**2 * kept
        sway = kept * sin(b)
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
        size_value = 1.0_dp + xi**2
        cos_sum = (xi * (lost + swing) + sway) / size_value
        sin_sum = level / size_value
        r = eps1 * sin_sum - eps2 * cos_sum
    end function first_order_s1

    pure function first_order_s1_gradient(t_scaled, eps1, eps2, xi) result(r)
        real(dp), intent(in) :: t_scaled, eps1, eps2, xi
        real(dp) :: r(1, 4)
        real(dp) :: a, b, b2, faded, cosine, sinc, p19, p18
        real(dp) :: q18, p17, q17, p16, q16, p15, q15, p14
        real(dp) :: q14, p13, q13, p12, q12, p11, q11, p10
        real(dp) :: q10, p9, q9, p8, q8, p7, q7, p6
        real(dp) :: q6, p5, q5, p4, q4, p3, q3, p
        real(dp) :: q, cos_sum, sin_sum, cos_sum_xi, sin_sum_xi, size_value, sine, x
        real(dp) :: y
        a = t_scaled * xi
        b = t_scaled
        b2 = b**2
        faded = exp(-a)
        cosine = cos(b)
        if (b2 < 1.0_dp) then
            sinc = 1.0_dp + ((0.008333333333333333_dp + ((2.7557319223985893e-06_dp + &
                ((1.6059043836821613e-10_dp + (2.8114572543455206e-15_dp * b2 - &
                7.647163731819816e-13_dp) * b2) * b2 - 2.505210838544172e-08_dp) * b2) * b2 - &
                0.0001984126984126984_dp) * b2) * b2 - 0.16666666666666666_dp) * b2
        else
            sinc = sin(b) / b
        end if
        if (a**2 + b2 < 1.0_dp) then
            p19 = 1.0_dp - 0.05263157894736842_dp * a
            p18 = 1.0_dp - 0.0029239766081871343_dp * b2 - 0.05555555555555555_dp * a * p19
            q18 = 0.05555555555555555_dp * p19 - 0.0029239766081871343_dp * a
            p17 = 1.0_dp - 0.058823529411764705_dp * a * p18 - 0.058823529411764705_dp * b2 * q18
            q17 = 0.058823529411764705_dp * p18 - 0.058823529411764705_dp * a * q18
            p16 = 1.0_dp - 0.0625_dp * a * p17 - 0.0625_dp * b2 * q17
            q16 = 0.0625_dp * p17 - 0.0625_dp * a * q17
            p15 = 1.0_dp - 0.06666666666666667_dp * a * p16 - 0.06666666666666667_dp * b2 * q16
            q15 = 0.06666666666666667_dp * p16 - 0.06666666666666667_dp * a * q16
            p14 = 1.0_dp - 0.07142857142857142_dp * a * p15 - 0.07142857142857142_dp * b2 * q15
            q14 = 0.07142857142857142_dp * p15 - 0.07142857142857142_dp * a * q15
            p13 = 1.0_dp - 0.07692307692307693_dp * a * p14 - 0.07692307692307693_dp * b2 * q14
            q13 = 0.07692307692307693_dp * p14 - 0.07692307692307693_dp * a * q14
            p12 = 1.0_dp - 0.08333333333333333_dp * a * p13 - 0.08333333333333333_dp * b2 * q13
            q12 = 0.08333333333333333_dp * p13 - 0.08333333333333333_dp * a * q13
            p11 = 1.0_dp - 0.09090909090909091_dp * a * p12 - 0.09090909090909091_dp * b2 * q12
            q11 = 0.09090909090909091_dp * p12 - 0.09090909090909091_dp * a * q12
            p10 = 1.0_dp - 0.1_dp * a * p11 - 0.1_dp * b2 * q11
            q10 = 0.1_dp * p11 - 0.1_dp * a * q11
            p9 = 1.0_dp - 0.1111111111111111_dp * a * p10 - 0.1111111111111111_dp * b2 * q10
            q9 = 0.1111111111111111_dp * p10 - 0.1111111111111111_dp * a * q10
            p8 = 1.0_dp - 0.125_dp * a * p9 - 0.125_dp * b2 * q9
            q8 = 0.125_dp * p9 - 0.125_dp * a * q9
            p7 = 1.0_dp - 0.14285714285714285_dp * a * p8 - 0.14285714285714285_dp * b2 * q8
            q7 = 0.14285714285714285_dp * p8 - 0.14285714285714285_dp * a * q8
            p6 = 1.0_dp - 0.16666666666666666_dp * a * p7 - 0.16666666666666666_dp * b2 * q7
            q6 = 0.16666666666666666_dp * p7 - 0.16666666666666666_dp * a * q7
            p5 = 1.0_dp - 0.2_dp * a * p6 - 0.2_dp * b2 * q6
            q5 = 0.2_dp * p6 - 0.2_dp * a * q6
            p4 = 1.0_dp - 0.25_dp * a * p5 - 0.25_dp * b2 * q5
            q4 = 0.25_dp * p5 - 0.25_dp * a * q5
            p3 = 1.0_dp - 0.3333333333333333_dp * a * p4 - 0.3333333333333333_dp * b2 * q4
            q3 = 0.3333333333333333_dp * p4 - 0.3333333333333333_dp * a * q4
            p = 0.5_dp * p3
            q = 0.5_dp * q3
            cos_sum = t_scaled * (1.0_dp - a * p - b2 * q)
            sin_sum = t_scaled**2 * (p - a * q)
            cos_sum_xi = -t_scaled**2 * (1.0_dp - p - a * p - b2 * q)
            sin_sum_xi = -t_scaled**3 * (p - q - a * q)
        else
            size_value = 1.0_dp + xi**2
            sine = t_scaled * sinc
            x = 1.0_dp - (t_scaled * sine + (1.0_dp + a) * cosine) * faded
            y = (t_scaled * cosine - (1.0_dp + a) * sine) * faded
            cos_sum = (xi * (1.0_dp - cosine * faded) + faded * sine) / size_value
            sin_sum = (1.0_dp - (xi * sine + cosine) * faded) / size_value
            cos_sum_xi = ((1.0_dp - xi**2) * x + 2.0_dp * xi * y) / size_value**2
            sin_sum_xi = ((1.0_dp - xi**2) * y - 2.0_dp * xi * x) / size_value**2
        end if
        r(1, 1) = eps1 * t_scaled * faded * sinc - eps2 * cosine * faded
        r(1, 2) = sin_sum
        r(1, 3) = -cos_sum
        r(1, 4) = eps1 * sin_sum_xi - eps2 * cos_sum_xi
    end function first_order_s1_gradient
end module first_order_s1_module
