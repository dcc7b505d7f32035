! Eq. x.u: effective electron velocity.
!
! u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
! u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
! u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
!
! Arguments, in order (unit in brackets, [1] for a number):
! e [C]: elementary charge; the carriers have charge -e
! mu_b [J/T]: Bohr magneton
! m_s [A/m]: saturation magnetization
! xi [1]: tau_ex / tau_sf
! p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
! j_x [A/m^2]: x component of the charge current density
! j_y [A/m^2]: y component of the charge current density
! j_z [A/m^2]: z component of the charge current density
!
! drift_velocity returns an array of size 3; drift_velocity_gradient returns an array of shape
! (3, 8), the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module drift_velocity_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: drift_velocity, drift_velocity_gradient
contains
    pure function drift_velocity(e, mu_b, m_s, xi, p, j_x, j_y, j_z) result(r)
        real(dp), intent(in) :: e, mu_b, m_s, xi, p, j_x, j_y, j_z
        real(dp) :: r(3)
        real(dp) :: x0
        x0 = p * mu_b / (m_s * e * (1.0_dp + xi**2))
        r(1) = x0 * j_x
        r(2) = x0 * j_y
        r(3) = x0 * j_z
    end function drift_velocity

    pure function drift_velocity_gradient(e, mu_b, m_s, xi, p, j_x, j_y, j_z) result(r)
        real(dp), intent(in) :: e, mu_b, m_s, xi, p, j_x, j_y, j_z
        real(dp) :: r(3, 8)
        real(dp) :: x0, x1, x2, x3, x4, x5, x6, x7
        real(dp) :: x8, x9, x10, x11, x12, x13, x14, x15
        x0 = 1.0_dp + xi**2
        x1 = 1.0_dp / x0
        x2 = x1 * p * mu_b
        x3 = x2 * j_x
        x4 = 1.0_dp / m_s
        x5 = x4 / e**2
        x6 = 1.0_dp / e
        x7 = x1 * x4 * x6
        x8 = x7 * j_x
        x9 = x6 / m_s**2
        x10 = 2.0_dp * x4 * x6 * p * xi * mu_b / x0**2
        x11 = x7 * p
        x12 = x11 * mu_b
        x13 = x2 * j_y
        x14 = x7 * mu_b
        x15 = x2 * j_z
        r(1, 1) = -x3 * x5
        r(1, 2) = x8 * p
        r(1, 3) = -x3 * x9
        r(1, 4) = -x10 * j_x
        r(1, 5) = x8 * mu_b
        r(1, 6) = x12
        r(1, 7) = 0.0_dp
        r(1, 8) = 0.0_dp
        r(2, 1) = -x13 * x5
        r(2, 2) = x11 * j_y
        r(2, 3) = -x13 * x9
        r(2, 4) = -x10 * j_y
        r(2, 5) = x14 * j_y
        r(2, 6) = 0.0_dp
        r(2, 7) = x12
        r(2, 8) = 0.0_dp
        r(3, 1) = -x15 * x5
        r(3, 2) = x11 * j_z
        r(3, 3) = -x15 * x9
        r(3, 4) = -x10 * j_z
        r(3, 5) = x14 * j_z
        r(3, 6) = 0.0_dp
        r(3, 7) = 0.0_dp
        r(3, 8) = x12
    end function drift_velocity_gradient
end module drift_velocity_module
