! Eq. x.eta: renormalization factor.
!
! eta_n = n_0/(M_s*(xi**2 + 1))
!
! Arguments, in order (unit in brackets, [1] for a number):
! m_s [A/m]: saturation magnetization
! xi [1]: tau_ex / tau_sf
! n_0 [A/m]: equilibrium spin density of the conduction electrons
!
! renormalization returns a scalar; renormalization_gradient returns an array of shape (1, 3),
! the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module renormalization_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: renormalization, renormalization_gradient
contains
    pure function renormalization(m_s, xi, n_0) result(r)
        real(dp), intent(in) :: m_s, xi, n_0
        real(dp) :: r
        r = n_0 / (m_s * (1.0_dp + xi**2))
    end function renormalization

    pure function renormalization_gradient(m_s, xi, n_0) result(r)
        real(dp), intent(in) :: m_s, xi, n_0
        real(dp) :: r(1, 3)
        real(dp) :: x0, x1, x2
        x0 = 1.0_dp + xi**2
        x1 = 1.0_dp / x0
        x2 = 1.0_dp / m_s
        r(1, 1) = -x1 * n_0 / m_s**2
        r(1, 2) = -2.0_dp * x2 * n_0 * xi / x0**2
        r(1, 3) = x1 * x2
    end function renormalization_gradient
end module renormalization_module
