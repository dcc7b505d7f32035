! Eq. 11b: averaged s_2.
!
! mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)
!
! Arguments, in order (unit in brackets, [1] for a number):
! eps1 [1]: tau_ex phidot sin(theta)
! eps2 [1]: tau_ex thetadot
! xi [1]: tau_ex / tau_sf
!
! mean_s2 returns a scalar; mean_s2_gradient returns an array of shape (1, 3), the derivative
! of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module mean_s2_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: mean_s2, mean_s2_gradient
contains
    pure function mean_s2(eps1, eps2, xi) result(r)
        real(dp), intent(in) :: eps1, eps2, xi
        real(dp) :: r
        r = (-eps2 - eps1 * xi) / (1.0_dp + xi**2)
    end function mean_s2

    pure function mean_s2_gradient(eps1, eps2, xi) result(r)
        real(dp), intent(in) :: eps1, eps2, xi
        real(dp) :: r(1, 3)
        real(dp) :: x0, x1
        x0 = 1.0_dp + xi**2
        x1 = 1.0_dp / x0
        r(1, 1) = -x1 * xi
        r(1, 2) = -x1
        r(1, 3) = -x1 * eps1 - 2.0_dp * xi * (-eps2 - eps1 * xi) / x0**2
    end function mean_s2_gradient
end module mean_s2_module
