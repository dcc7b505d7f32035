! Eq. 17: renormalized gyromagnetic ratio and damping.
!
! gamma_alpha[1] = gamma/(eta_n + 1)
! gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
!
! Arguments, in order (unit in brackets, [1] for a number):
! gamma_value [1/(T s)]: gyromagnetic ratio
! alpha [1]: Gilbert damping parameter
! eta_n [1]: (n_0/M_s)/(1 + xi^2)
! xi [1]: tau_ex / tau_sf
!
! renormalized_parameters returns an array of size 2; renormalized_parameters_gradient returns
! an array of shape (2, 4), the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module renormalized_parameters_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: renormalized_parameters, renormalized_parameters_gradient
contains
    pure function renormalized_parameters(gamma_value, alpha, eta_n, xi) result(r)
        real(dp), intent(in) :: gamma_value, alpha, eta_n, xi
        real(dp) :: r(2)
        real(dp) :: x0
        x0 = 1.0_dp / (1.0_dp + eta_n)
        r(1) = x0 * gamma_value
        r(2) = x0 * (alpha + eta_n * xi)
    end function renormalized_parameters

    pure function renormalized_parameters_gradient(gamma_value, alpha, eta_n, xi) result(r)
        real(dp), intent(in) :: gamma_value, alpha, eta_n, xi
        real(dp) :: r(2, 4)
        real(dp) :: x0, x1, x2
        x0 = 1.0_dp + eta_n
        x1 = 1.0_dp / x0
        x2 = 1.0_dp / x0**2
        r(1, 1) = x1
        r(1, 2) = 0.0_dp
        r(1, 3) = -x2 * gamma_value
        r(1, 4) = 0.0_dp
        r(2, 1) = 0.0_dp
        r(2, 2) = x1
        r(2, 3) = x1 * xi - x2 * (alpha + eta_n * xi)
        r(2, 4) = x1 * eta_n
    end function renormalized_parameters_gradient
end module renormalized_parameters_module
