! Eq. 11c: averaged s_3.
!
! mean_3 = 1
!
! Arguments, in order (unit in brackets, [1] for a number):
! none
!
! mean_s3 returns a scalar; mean_s3_gradient returns an array of shape (1, 0), the derivative
! of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module mean_s3_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: mean_s3, mean_s3_gradient
contains
    pure function mean_s3() result(r)
        real(dp) :: r
        r = 1.0_dp
    end function mean_s3

    pure function mean_s3_gradient() result(r)
        real(dp) :: r(1, 0)
        r = 0
    end function mean_s3_gradient
end module mean_s3_module
