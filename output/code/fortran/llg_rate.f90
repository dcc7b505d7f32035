! Eq. x.landau-lifshitz: magnetization dynamics solved for the rate of M.
!
! Mdot[1] = gamma*(eta_n + 1)*(H_y*M_z - H_z*M_y)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_x_dx*u_x + dM_x_dy*u_y +
!     dM_x_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_y*(H_x*M_y -
!     H_y*M_x) - M_z*(-H_x*M_z + H_z*M_x))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2
!     + eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_y*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
!     - M_z*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
! Mdot[2] = gamma*(eta_n + 1)*(-H_x*M_z + H_z*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_y_dx*u_x + dM_y_dy*u_y +
!     dM_y_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(-M_x*(H_x*M_y -
!     H_y*M_x) + M_z*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
!     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(-M_x*(dM_z_dx*u_x + dM_z_dy*u_y + dM_z_dz*u_z)
!     + M_z*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
! Mdot[3] = gamma*(eta_n + 1)*(H_x*M_y - H_y*M_x)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + (dM_z_dx*u_x + dM_z_dy*u_y +
!     dM_z_dz*u_z)*(alpha*xi + eta_n*xi**2 + eta_n + 1)/(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1) + gamma*(alpha + eta_n*xi)*(M_x*(-H_x*M_z +
!     H_z*M_x) - M_y*(H_y*M_z - H_z*M_y))/(M_s*(alpha**2 + 2*alpha*eta_n*xi + eta_n**2*xi**2 +
!     eta_n**2 + 2*eta_n + 1)) + (alpha - xi)*(M_x*(dM_y_dx*u_x + dM_y_dy*u_y + dM_y_dz*u_z) -
!     M_y*(dM_x_dx*u_x + dM_x_dy*u_y + dM_x_dz*u_z))/(M_s*(alpha**2 + 2*alpha*eta_n*xi +
!     eta_n**2*xi**2 + eta_n**2 + 2*eta_n + 1))
!
! Arguments, in order (unit in brackets, [1] for a number):
! m_x [A/m]: x component of the magnetization
! m_y [A/m]: y component of the magnetization
! m_z [A/m]: z component of the magnetization
! dm_x_dx [A/m^2]: x component of the derivative of M along x
! dm_y_dx [A/m^2]: y component of the derivative of M along x
! dm_z_dx [A/m^2]: z component of the derivative of M along x
! dm_x_dy [A/m^2]: x component of the derivative of M along y
! dm_y_dy [A/m^2]: y component of the derivative of M along y
! dm_z_dy [A/m^2]: z component of the derivative of M along y
! dm_x_dz [A/m^2]: x component of the derivative of M along z
! dm_y_dz [A/m^2]: y component of the derivative of M along z
! dm_z_dz [A/m^2]: z component of the derivative of M along z
! h_x [T]: x component of the effective field
! h_y [T]: y component of the effective field
! h_z [T]: z component of the effective field
! u_x [m/s]: x component of the effective electron velocity of Eq. 16
! u_y [m/s]: y component of the effective electron velocity of Eq. 16
! u_z [m/s]: z component of the effective electron velocity of Eq. 16
! gamma_value [1/(T s)]: gyromagnetic ratio
! alpha [1]: Gilbert damping parameter
! eta_n [1]: (n_0/M_s)/(1 + xi^2)
! xi [1]: tau_ex / tau_sf
! m_s [A/m]: saturation magnetization
!
! llg_rate returns an array of size 3; llg_rate_gradient returns an array of shape (3, 23),
! the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module llg_rate_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: llg_rate, llg_rate_gradient
contains
    pure function llg_rate(m_x, m_y, m_z, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, dm_z_dy, &
        dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, eta_n, xi, &
        m_s) result(r)
        real(dp), intent(in) :: m_x, m_y, m_z, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, &
            dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, &
            eta_n, xi, m_s
        real(dp) :: r(3)
        real(dp) :: x0, x1, x2, x3, x4, x5, x6, x7
        real(dp) :: x8, x9, x10, x11, x12, x13, x14, x15
        real(dp) :: x16, x17
        x0 = h_y * m_z - h_z * m_y
        x1 = 1.0_dp + eta_n
        x2 = 2.0_dp * eta_n
        x3 = eta_n**2
        x4 = alpha * xi
        x5 = xi**2
        x6 = 1.0_dp / (1.0_dp + x2 + x3 + alpha**2 + x2 * x4 + x3 * x5)
        x7 = x6 * gamma_value
        x8 = x1 * x7
        x9 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z
        x10 = x6 * (x1 + x4 + x5 * eta_n)
        x11 = h_x * m_y - h_y * m_x
        x12 = h_z * m_x - h_x * m_z
        x13 = 1.0_dp / m_s
        x14 = x13 * x7 * (alpha + eta_n * xi)
        x15 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z
        x16 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z
        x17 = x13 * x6 * (alpha - xi)
        r(1) = x0 * x8 + x10 * x9 + x14 * (x11 * m_y - x12 * m_z) + x17 * (x15 * m_y - x16 * m_z)
        r(2) = x10 * x16 + x12 * x8 + x14 * (x0 * m_z - x11 * m_x) + x17 * (x9 * m_z - x15 * m_x)
        r(3) = x10 * x15 + x11 * x8 + x14 * (x12 * m_x - x0 * m_y) + x17 * (x16 * m_x - x9 * m_y)
    end function llg_rate

    pure function llg_rate_gradient(m_x, m_y, m_z, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, &
        dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, &
        eta_n, xi, m_s) result(r)
        real(dp), intent(in) :: m_x, m_y, m_z, dm_x_dx, dm_y_dx, dm_z_dx, dm_x_dy, dm_y_dy, &
            dm_z_dy, dm_x_dz, dm_y_dz, dm_z_dz, h_x, h_y, h_z, u_x, u_y, u_z, gamma_value, alpha, &
            eta_n, xi, m_s
        real(dp) :: r(3, 23)
        real(dp) :: x0, x1, x2, x3, x4, x5, x6, x7
        real(dp) :: x8, x9, x10, x11, x12, x13, x14, x15
        real(dp) :: x16, x17, x18, x19, x20, x21, x22, x23
        real(dp) :: x24, x25, x26, x27, x28, x29, x30, x31
        real(dp) :: x32, x33, x34, x35, x36, x37, x38, x39
        real(dp) :: x40, x41, x42, x43, x44, x45, x46, x47
        real(dp) :: x48, x49, x50, x51, x52, x53, x54, x55
        real(dp) :: x56, x57, x58, x59, x60, x61, x62, x63
        real(dp) :: x64, x65, x66, x67, x68, x69, x70, x71
        real(dp) :: x72, x73, x74, x75, x76, x77, x78, x79
        real(dp) :: x80, x81, x82, x83, x84, x85, x86, x87
        real(dp) :: x88, x89, x90, x91, x92, x93, x94, x95
        real(dp) :: x96, x97, x98, x99, x100, x101, x102, x103
        real(dp) :: x104, x105, x106, x107, x108, x109, x110
        x0 = h_y * m_y
        x1 = h_z * m_z
        x2 = 2.0_dp * eta_n
        x3 = eta_n**2
        x4 = alpha * xi
        x5 = xi**2
        x6 = 1.0_dp + x2 + x3 + alpha**2 + x2 * x4 + x3 * x5
        x7 = 1.0_dp / x6
        x8 = 1.0_dp / m_s
        x9 = x7 * x8
        x10 = alpha + eta_n * xi
        x11 = x10 * gamma_value
        x12 = x11 * x9
        x13 = 1.0_dp + eta_n
        x14 = x13 * gamma_value
        x15 = x14 * x7
        x16 = x15 * h_z
        x17 = dm_z_dx * u_x + dm_z_dy * u_y + dm_z_dz * u_z
        x18 = alpha - xi
        x19 = x18 * x9
        x20 = h_x * m_y
        x21 = -h_y * m_x
        x22 = x15 * h_y
        x23 = h_x * m_z
        x24 = -h_z * m_x
        x25 = dm_y_dx * u_x + dm_y_dy * u_y + dm_y_dz * u_z
        x26 = x13 + x4 + x5 * eta_n
        x27 = x26 * x7
        x28 = x27 * u_x
        x29 = x19 * u_x
        x30 = x29 * m_z
        x31 = x29 * m_y
        x32 = x27 * u_y
        x33 = x19 * u_y
        x34 = x33 * m_z
        x35 = x33 * m_y
        x36 = x27 * u_z
        x37 = x19 * u_z
        x38 = x37 * m_z
        x39 = x37 * m_y
        x40 = m_y**2
        x41 = m_z**2
        x42 = x15 * m_z
        x43 = x12 * m_x
        x44 = x43 * m_y
        x45 = x15 * m_y
        x46 = x43 * m_z
        x47 = h_y * m_z
        x48 = -h_z * m_y
        x49 = x47 + x48
        x50 = x49 * x7
        x51 = x20 + x21
        x52 = -x23 - x24
        x53 = x51 * m_y - x52 * m_z
        x54 = x53 * x9
        x55 = dm_x_dx * u_x + dm_x_dy * u_y + dm_x_dz * u_z
        x56 = x55 * x7
        x57 = 1.0_dp / x6**2
        x58 = x2 * xi
        x59 = -x58 - 2.0_dp * alpha
        x60 = x57 * x59
        x61 = x14 * x49
        x62 = x54 * gamma_value
        x63 = x17 * m_y - x25 * m_z
        x64 = x63 * x9
        x65 = x26 * x57
        x66 = x55 * x65
        x67 = x11 * x8
        x68 = x53 * x67
        x69 = x18 * x63
        x70 = x69 * x8
        x71 = 1.0_dp + x5
        x72 = -2.0_dp - x2 - 2.0_dp * x4 - x2 * x5
        x73 = x57 * x72
        x74 = x58 + alpha
        x75 = -x2 * alpha - 2.0_dp * x3 * xi
        x76 = x57 * x75
        x77 = x7 / m_s**2
        x78 = x11 * x77
        x79 = h_x * m_x
        x80 = x15 * h_x
        x81 = x18 * x8
        x82 = x29 * m_x
        x83 = x33 * m_x
        x84 = x37 * m_x
        x85 = m_x**2
        x86 = x15 * m_x
        x87 = x12 * m_y * m_z
        x88 = x52 * x7
        x89 = x49 * m_z - x51 * m_x
        x90 = x89 * x9
        x91 = x25 * x7
        x92 = x14 * x52
        x93 = x90 * gamma_value
        x94 = x55 * m_z - x17 * m_x
        x95 = x9 * x94
        x96 = x25 * x65
        x97 = x67 * x89
        x98 = x81 * x94
        x99 = x18 * x77
        x100 = x51 * x7
        x101 = x52 * m_x - x49 * m_y
        x102 = x101 * x9
        x103 = x17 * x7
        x104 = x14 * x51
        x105 = x102 * gamma_value
        x106 = x25 * m_x - x55 * m_y
        x107 = x106 * x9
        x108 = x17 * x65
        x109 = x101 * x67
        x110 = x106 * x81
        r(1, 1) = x12 * (-x0 - x1)
        r(1, 2) = x12 * (x21 + 2.0_dp * x20) + x17 * x19 - x16
        r(1, 3) = x22 + x12 * (x24 + 2.0_dp * x23) - x19 * x25
        r(1, 4) = x28
        r(1, 5) = -x30
        r(1, 6) = x31
        r(1, 7) = x32
        r(1, 8) = -x34
        r(1, 9) = x35
        r(1, 10) = x36
        r(1, 11) = -x38
        r(1, 12) = x39
        r(1, 13) = x12 * (x40 + x41)
        r(1, 14) = x42 - x44
        r(1, 15) = -x45 - x46
        r(1, 16) = x19 * (m_y * dm_z_dx - m_z * dm_y_dx) + x27 * dm_x_dx
        r(1, 17) = x19 * (m_y * dm_z_dy - m_z * dm_y_dy) + x27 * dm_x_dy
        r(1, 18) = x19 * (m_y * dm_z_dz - m_z * dm_y_dz) + x27 * dm_x_dz
        r(1, 19) = x10 * x54 + x13 * x50
        r(1, 20) = x62 + x64 + x56 * xi + x59 * x66 + x60 * x61 + x60 * x68 + x60 * x70
        r(1, 21) = x50 * gamma_value + x56 * x71 + x61 * x73 + x62 * xi + x66 * x72 + x68 * x73 + &
            x70 * x73
        r(1, 22) = x56 * x74 + x61 * x76 + x62 * eta_n + x66 * x75 + x68 * x76 + x70 * x76 - x64
        r(1, 23) = -x53 * x78 - x69 * x77
        r(2, 1) = x16 + x12 * (2.0_dp * h_y * m_x - x20) - x17 * x19
        r(2, 2) = x12 * (-x1 - x79)
        r(2, 3) = x12 * (x48 + 2.0_dp * x47) + x56 * x81 - x80
        r(2, 4) = x30
        r(2, 5) = x28
        r(2, 6) = -x82
        r(2, 7) = x34
        r(2, 8) = x32
        r(2, 9) = -x83
        r(2, 10) = x38
        r(2, 11) = x36
        r(2, 12) = -x84
        r(2, 13) = -x42 - x44
        r(2, 14) = x12 * (x41 + x85)
        r(2, 15) = x86 - x87
        r(2, 16) = x19 * (m_z * dm_x_dx - m_x * dm_z_dx) + x27 * dm_y_dx
        r(2, 17) = x19 * (m_z * dm_x_dy - m_x * dm_z_dy) + x27 * dm_y_dy
        r(2, 18) = x19 * (m_z * dm_x_dz - m_x * dm_z_dz) + x27 * dm_y_dz
        r(2, 19) = x10 * x90 + x13 * x88
        r(2, 20) = x93 + x95 + x59 * x96 + x60 * x92 + x60 * x97 + x60 * x98 + x91 * xi
        r(2, 21) = x71 * x91 + x72 * x96 + x73 * x92 + x73 * x97 + x73 * x98 + x88 * gamma_value + &
            x93 * xi
        r(2, 22) = x74 * x91 + x75 * x96 + x76 * x92 + x76 * x97 + x76 * x98 + x93 * eta_n - x95
        r(2, 23) = -x78 * x89 - x94 * x99
        r(3, 1) = x12 * (2.0_dp * h_z * m_x - x23) + x19 * x25 - x22
        r(3, 2) = x80 + x12 * (2.0_dp * h_z * m_y - x47) - x19 * x55
        r(3, 3) = x12 * (-x0 - x79)
        r(3, 4) = -x31
        r(3, 5) = x82
        r(3, 6) = x28
        r(3, 7) = -x35
        r(3, 8) = x83
        r(3, 9) = x32
        r(3, 10) = -x39
        r(3, 11) = x84
        r(3, 12) = x36
        r(3, 13) = x45 - x46
        r(3, 14) = -x86 - x87
        r(3, 15) = x12 * (x40 + x85)
        r(3, 16) = x19 * (m_x * dm_y_dx - m_y * dm_x_dx) + x27 * dm_z_dx
        r(3, 17) = x19 * (m_x * dm_y_dy - m_y * dm_x_dy) + x27 * dm_z_dy
        r(3, 18) = x19 * (m_x * dm_y_dz - m_y * dm_x_dz) + x27 * dm_z_dz
        r(3, 19) = x10 * x102 + x100 * x13
        r(3, 20) = x105 + x107 + x103 * xi + x104 * x60 + x108 * x59 + x109 * x60 + x110 * x60
        r(3, 21) = x100 * gamma_value + x103 * x71 + x104 * x73 + x105 * xi + x108 * x72 + x109 * &
            x73 + x110 * x73
        r(3, 22) = x103 * x74 + x104 * x76 + x105 * eta_n + x108 * x75 + x109 * x76 + x110 * x76 - &
            x107
        r(3, 23) = -x101 * x78 - x106 * x99
    end function llg_rate_gradient
end module llg_rate_module
