! Eq. 13: transverse spin of one electron.
!
! ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
!     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
!     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
!     n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
!     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
! ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
!     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
!     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
!     n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
!     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
! ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
!     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
!     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
!     n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
!     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
! ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
!     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
!     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
!     n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
!     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
! ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
!     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
!     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
!     n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
!     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
! ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
!     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
!     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
!     n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
!     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
!
! Arguments, in order (unit in brackets, [1] for a number):
! tau_ex [s]: exchange time hbar / Delta
! xi [1]: tau_ex / tau_sf
! v_x [m/s]: velocity of the wave packet
! v_y [m/s]: velocity of the wave packet
! v_z [m/s]: velocity of the wave packet
! n_x [1]: direction of the magnetization
! n_y [1]: direction of the magnetization
! n_z [1]: direction of the magnetization
! n_t_x [1/s]: rate of n at a fixed place
! n_t_y [1/s]: rate of n at a fixed place
! n_t_z [1/s]: rate of n at a fixed place
! n_x_x [1/m]: derivative of n along x
! n_x_y [1/m]: derivative of n along x
! n_x_z [1/m]: derivative of n along x
! n_y_x [1/m]: derivative of n along y
! n_y_y [1/m]: derivative of n along y
! n_y_z [1/m]: derivative of n along y
! n_z_x [1/m]: derivative of n along z
! n_z_y [1/m]: derivative of n along z
! n_z_z [1/m]: derivative of n along z
!
! spin_deviation returns an array of size 6; spin_deviation_gradient returns an array of shape
! (6, 20), the derivative of entry i by argument j in (i, j).
! Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module spin_deviation_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: spin_deviation, spin_deviation_gradient
contains
    pure function spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, &
        n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z) result(r)
        real(dp), intent(in) :: tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, &
            n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z
        real(dp) :: r(6)
        real(dp) :: x0, x1, x2, x3, x4, x5, x6, x7
        real(dp) :: x8, x9, x10
        x0 = tau_ex / (1.0_dp + xi**2)
        x1 = x0 * xi
        x2 = x1 * v_x
        x3 = x1 * v_y
        x4 = x1 * v_z
        x5 = x0 * v_x
        x6 = x0 * v_y
        x7 = x0 * v_z
        x8 = x0 * (n_t_z * n_y - n_t_y * n_z) + x1 * n_t_x + x2 * n_x_x + x3 * n_y_x + x4 * n_z_x + &
            x5 * (n_x_z * n_y - n_x_y * n_z) + x6 * (n_y * n_y_z - n_y_y * n_z) + x7 * (n_y * &
            n_z_z - n_z * n_z_y)
        x9 = x0 * (n_t_x * n_z - n_t_z * n_x) + x1 * n_t_y + x2 * n_x_y + x3 * n_y_y + x4 * n_z_y + &
            x5 * (n_x_x * n_z - n_x * n_x_z) + x6 * (n_y_x * n_z - n_x * n_y_z) + x7 * (n_z * &
            n_z_x - n_x * n_z_z)
        x10 = x0 * (n_t_y * n_x - n_t_x * n_y) + x1 * n_t_z + x2 * n_x_z + x3 * n_y_z + x4 * &
            n_z_z + x5 * (n_x * n_x_y - n_x_x * n_y) + x6 * (n_x * n_y_y - n_y * n_y_x) + x7 * &
            (n_x * n_z_y - n_y * n_z_x)
        r(1) = -x8
        r(2) = x8
        r(3) = -x9
        r(4) = x9
        r(5) = -x10
        r(6) = x10
    end function spin_deviation

    pure function spin_deviation_gradient(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, &
        n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z) result(r)
        real(dp), intent(in) :: tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, n_t_z, &
            n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z
        real(dp) :: r(6, 20)
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
        real(dp) :: x104, x105, x106
        x0 = xi**2
        x1 = 1.0_dp + x0
        x2 = 1.0_dp / x1
        x3 = x2 * n_t_x
        x4 = x2 * xi
        x5 = n_x_x * v_x
        x6 = n_y_x * v_y
        x7 = n_z_x * v_z
        x8 = n_t_z * n_y - n_t_y * n_z
        x9 = n_x_z * n_y - n_x_y * n_z
        x10 = x2 * x9
        x11 = n_y * n_y_z - n_y_y * n_z
        x12 = x11 * x2
        x13 = n_y * n_z_z - n_z * n_z_y
        x14 = x13 * x2
        x15 = x10 * v_x + x12 * v_y + x14 * v_z + x2 * x8 + x3 * xi + x4 * x5 + x4 * x6 + x4 * x7
        x16 = x3 * tau_ex
        x17 = x2 * tau_ex
        x18 = x17 * x5
        x19 = x17 * x6
        x20 = x17 * x7
        x21 = 2.0_dp * tau_ex / x1**2
        x22 = x0 * x21
        x23 = x21 * xi
        x24 = x23 * v_x
        x25 = x23 * v_y
        x26 = x23 * v_z
        x27 = x11 * x25 + x13 * x26 + x22 * x5 + x22 * x6 + x22 * x7 + x22 * n_t_x + x23 * x8 + &
            x24 * x9 - x16 - x18 - x19 - x20
        x28 = x17 * xi
        x29 = x10 * tau_ex + x28 * n_x_x
        x30 = x12 * tau_ex + x28 * n_y_x
        x31 = x14 * tau_ex + x28 * n_z_x
        x32 = x17 * n_t_z
        x33 = x17 * v_x
        x34 = x33 * n_x_z
        x35 = x17 * v_y
        x36 = x35 * n_y_z
        x37 = x17 * v_z
        x38 = x37 * n_z_z
        x39 = x32 + x34 + x36 + x38
        x40 = -x39
        x41 = x17 * n_t_y
        x42 = x33 * n_x_y
        x43 = x35 * n_y_y
        x44 = x37 * n_z_y
        x45 = x41 + x42 + x43 + x44
        x46 = -x28
        x47 = x17 * n_z
        x48 = x17 * n_y
        x49 = -x48
        x50 = x28 * v_x
        x51 = -x50
        x52 = x47 * v_x
        x53 = x48 * v_x
        x54 = -x53
        x55 = x28 * v_y
        x56 = -x55
        x57 = x47 * v_y
        x58 = x48 * v_y
        x59 = -x58
        x60 = x28 * v_z
        x61 = -x60
        x62 = x47 * v_z
        x63 = x48 * v_z
        x64 = -x63
        x65 = -x45
        x66 = -x47
        x67 = -x52
        x68 = -x57
        x69 = -x62
        x70 = x4 * v_x
        x71 = x4 * v_y
        x72 = x4 * v_z
        x73 = n_t_x * n_z - n_t_z * n_x
        x74 = n_x_x * n_z - n_x * n_x_z
        x75 = x2 * v_x
        x76 = n_y_x * n_z - n_x * n_y_z
        x77 = x2 * v_y
        x78 = n_z * n_z_x - n_x * n_z_z
        x79 = x2 * v_z
        x80 = x2 * x73 + x4 * n_t_y + x70 * n_x_y + x71 * n_y_y + x72 * n_z_y + x74 * x75 + x76 * &
            x77 + x78 * x79
        x81 = x22 * v_x
        x82 = x22 * v_y
        x83 = x22 * v_z
        x84 = x22 * n_t_y + x23 * x73 + x24 * x74 + x25 * x76 + x26 * x78 + x81 * n_x_y + x82 * &
            n_y_y + x83 * n_z_y - x41 - x42 - x43 - x44
        x85 = x17 * x74 + x28 * n_x_y
        x86 = x17 * x76 + x28 * n_y_y
        x87 = x17 * x78 + x28 * n_z_y
        x88 = x16 + x18 + x19 + x20
        x89 = -x88
        x90 = x17 * n_x
        x91 = x90 * v_x
        x92 = x90 * v_y
        x93 = x90 * v_z
        x94 = -x90
        x95 = -x91
        x96 = -x92
        x97 = -x93
        x98 = n_t_y * n_x - n_t_x * n_y
        x99 = n_x * n_x_y - n_x_x * n_y
        x100 = n_x * n_y_y - n_y * n_y_x
        x101 = n_x * n_z_y - n_y * n_z_x
        x102 = x100 * x77 + x101 * x79 + x2 * x98 + x4 * n_t_z + x70 * n_x_z + x71 * n_y_z + x72 * &
            n_z_z + x75 * x99
        x103 = x100 * x25 + x101 * x26 + x22 * n_t_z + x23 * x98 + x24 * x99 + x81 * n_x_z + x82 * &
            n_y_z + x83 * n_z_z - x32 - x34 - x36 - x38
        x104 = x17 * x99 + x28 * n_x_z
        x105 = x100 * x17 + x28 * n_y_z
        x106 = x101 * x17 + x28 * n_z_z
        r(1, 1) = -x15
        r(1, 2) = x27
        r(1, 3) = -x29
        r(1, 4) = -x30
        r(1, 5) = -x31
        r(1, 6) = 0.0_dp
        r(1, 7) = x40
        r(1, 8) = x45
        r(1, 9) = x46
        r(1, 10) = x47
        r(1, 11) = x49
        r(1, 12) = x51
        r(1, 13) = x52
        r(1, 14) = x54
        r(1, 15) = x56
        r(1, 16) = x57
        r(1, 17) = x59
        r(1, 18) = x61
        r(1, 19) = x62
        r(1, 20) = x64
        r(2, 1) = x15
        r(2, 2) = -x27
        r(2, 3) = x29
        r(2, 4) = x30
        r(2, 5) = x31
        r(2, 6) = 0.0_dp
        r(2, 7) = x39
        r(2, 8) = x65
        r(2, 9) = x28
        r(2, 10) = x66
        r(2, 11) = x48
        r(2, 12) = x50
        r(2, 13) = x67
        r(2, 14) = x53
        r(2, 15) = x55
        r(2, 16) = x68
        r(2, 17) = x58
        r(2, 18) = x60
        r(2, 19) = x69
        r(2, 20) = x63
        r(3, 1) = -x80
        r(3, 2) = x84
        r(3, 3) = -x85
        r(3, 4) = -x86
        r(3, 5) = -x87
        r(3, 6) = x39
        r(3, 7) = 0.0_dp
        r(3, 8) = x89
        r(3, 9) = x66
        r(3, 10) = x46
        r(3, 11) = x90
        r(3, 12) = x67
        r(3, 13) = x51
        r(3, 14) = x91
        r(3, 15) = x68
        r(3, 16) = x56
        r(3, 17) = x92
        r(3, 18) = x69
        r(3, 19) = x61
        r(3, 20) = x93
        r(4, 1) = x80
        r(4, 2) = -x84
        r(4, 3) = x85
        r(4, 4) = x86
        r(4, 5) = x87
        r(4, 6) = x40
        r(4, 7) = 0.0_dp
        r(4, 8) = x88
        r(4, 9) = x47
        r(4, 10) = x28
        r(4, 11) = x94
        r(4, 12) = x52
        r(4, 13) = x50
        r(4, 14) = x95
        r(4, 15) = x57
        r(4, 16) = x55
        r(4, 17) = x96
        r(4, 18) = x62
        r(4, 19) = x60
        r(4, 20) = x97
        r(5, 1) = -x102
        r(5, 2) = x103
        r(5, 3) = -x104
        r(5, 4) = -x105
        r(5, 5) = -x106
        r(5, 6) = x65
        r(5, 7) = x88
        r(5, 8) = 0.0_dp
        r(5, 9) = x48
        r(5, 10) = x94
        r(5, 11) = x46
        r(5, 12) = x53
        r(5, 13) = x95
        r(5, 14) = x51
        r(5, 15) = x58
        r(5, 16) = x96
        r(5, 17) = x56
        r(5, 18) = x63
        r(5, 19) = x97
        r(5, 20) = x61
        r(6, 1) = x102
        r(6, 2) = -x103
        r(6, 3) = x104
        r(6, 4) = x105
        r(6, 5) = x106
        r(6, 6) = x45
        r(6, 7) = x89
        r(6, 8) = 0.0_dp
        r(6, 9) = x49
        r(6, 10) = x90
        r(6, 11) = x28
        r(6, 12) = x54
        r(6, 13) = x91
        r(6, 14) = x50
        r(6, 15) = x59
        r(6, 16) = x92
        r(6, 17) = x55
        r(6, 18) = x64
        r(6, 19) = x93
        r(6, 20) = x60
    end function spin_deviation_gradient
end module spin_deviation_module
