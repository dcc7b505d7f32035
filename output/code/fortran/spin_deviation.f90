! Eq. 13: transverse spin of one electron.
!
! ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
!     dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
!     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
!     dn_y_dz*v_z))/(xi**2 + 1)
! ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
!     dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
!     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
!     dn_y_dz*v_z))/(xi**2 + 1)
! ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
!     dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
!     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
!     + dn_x_dz*v_z))/(xi**2 + 1)
! ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
!     dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
!     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
!     + dn_x_dz*v_z))/(xi**2 + 1)
! ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
!     dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
!     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
!     dn_x_dz*v_z))/(xi**2 + 1)
! ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
!     dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
!     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
!     dn_x_dz*v_z))/(xi**2 + 1)
!
! Arguments, in order (unit in brackets, [1] for a number):
! tau_ex [s]: exchange time hbar / Delta
! xi [1]: tau_ex / tau_sf
! v_x [m/s]: x component of the velocity of the wave packet
! v_y [m/s]: y component of the velocity of the wave packet
! v_z [m/s]: z component of the velocity of the wave packet
! n_x [1]: x component of the direction of the magnetization
! n_y [1]: y component of the direction of the magnetization
! n_z [1]: z component of the direction of the magnetization
! dn_x_dt [1/s]: x component of the rate of n at a fixed place
! dn_y_dt [1/s]: y component of the rate of n at a fixed place
! dn_z_dt [1/s]: z component of the rate of n at a fixed place
! dn_x_dx [1/m]: x component of the derivative of n along x
! dn_y_dx [1/m]: y component of the derivative of n along x
! dn_z_dx [1/m]: z component of the derivative of n along x
! dn_x_dy [1/m]: x component of the derivative of n along y
! dn_y_dy [1/m]: y component of the derivative of n along y
! dn_z_dy [1/m]: z component of the derivative of n along y
! dn_x_dz [1/m]: x component of the derivative of n along z
! dn_y_dz [1/m]: y component of the derivative of n along z
! dn_z_dz [1/m]: z component of the derivative of n along z
!
! spin_deviation returns an array of size 6; spin_deviation_gradient returns an array of shape
! (6, 20), the derivative of entry i by argument j in (i, j).
! Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
module spin_deviation_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: spin_deviation, spin_deviation_gradient
contains
    pure function spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, dn_y_dt, &
        dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, &
        dn_z_dz) result(r)
        real(dp), intent(in) :: tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, dn_y_dt, &
            dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, dn_z_dz
        real(dp) :: r(6)
        real(dp) :: x0, x1, x2, x3, x4, x5, x6, x7
        x0 = tau_ex / (1.0_dp + xi**2)
        x1 = x0 * xi
        x2 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z
        x3 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z
        x4 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z
        x5 = x0 * (x3 * n_y - x4 * n_z) + x0 * (dn_z_dt * n_y - dn_y_dt * n_z) + x1 * x2 + x1 * &
            dn_x_dt
        x6 = x0 * (x2 * n_z - x3 * n_x) + x0 * (dn_x_dt * n_z - dn_z_dt * n_x) + x1 * x4 + x1 * &
            dn_y_dt
        x7 = x0 * (x4 * n_x - x2 * n_y) + x0 * (dn_y_dt * n_x - dn_x_dt * n_y) + x1 * x3 + x1 * &
            dn_z_dt
        r(1) = -x5
        r(2) = x5
        r(3) = -x6
        r(4) = x6
        r(5) = -x7
        r(6) = x7
    end function spin_deviation

    pure function spin_deviation_gradient(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, &
        dn_y_dt, dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, &
        dn_z_dz) result(r)
        real(dp), intent(in) :: tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, dn_y_dt, &
            dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, dn_z_dz
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
        real(dp) :: x72, x73, x74, x75
        x0 = xi**2
        x1 = 1.0_dp + x0
        x2 = 1.0_dp / x1
        x3 = x2 * xi
        x4 = dn_z_dt * n_y - dn_y_dt * n_z
        x5 = dn_x_dx * v_x + dn_x_dy * v_y + dn_x_dz * v_z
        x6 = dn_z_dx * v_x + dn_z_dy * v_y + dn_z_dz * v_z
        x7 = dn_y_dx * v_x + dn_y_dy * v_y + dn_y_dz * v_z
        x8 = x6 * n_y - x7 * n_z
        x9 = x2 * x4 + x2 * x8 + x3 * x5 + x3 * dn_x_dt
        x10 = x2 * tau_ex
        x11 = x10 * dn_x_dt
        x12 = 2.0_dp * tau_ex / x1**2
        x13 = x0 * x12
        x14 = x12 * xi
        x15 = x10 * x5
        x16 = x13 * x5 + x13 * dn_x_dt + x14 * x4 + x14 * x8 - x11 - x15
        x17 = x3 * tau_ex
        x18 = x10 * (dn_z_dx * n_y - dn_y_dx * n_z) + x17 * dn_x_dx
        x19 = x10 * (dn_z_dy * n_y - dn_y_dy * n_z) + x17 * dn_x_dy
        x20 = x10 * (dn_z_dz * n_y - dn_y_dz * n_z) + x17 * dn_x_dz
        x21 = x10 * dn_z_dt
        x22 = x10 * x6
        x23 = x21 + x22
        x24 = x10 * dn_y_dt
        x25 = x24 + x10 * x7
        x26 = -x17
        x27 = x10 * n_z
        x28 = x10 * n_y
        x29 = -x28
        x30 = x17 * v_x
        x31 = -x30
        x32 = x27 * v_x
        x33 = x28 * v_x
        x34 = -x33
        x35 = x17 * v_y
        x36 = -x35
        x37 = x27 * v_y
        x38 = x28 * v_y
        x39 = -x38
        x40 = x17 * v_z
        x41 = -x40
        x42 = x27 * v_z
        x43 = x28 * v_z
        x44 = -x43
        x45 = -x27
        x46 = -x32
        x47 = -x37
        x48 = -x42
        x49 = dn_x_dt * n_z - dn_z_dt * n_x
        x50 = x5 * n_z - x6 * n_x
        x51 = x2 * x49 + x2 * x50 + x3 * x7 + x3 * dn_y_dt
        x52 = x10 * x7
        x53 = x13 * x7 + x13 * dn_y_dt + x14 * x49 + x14 * x50 - x24 - x52
        x54 = x10 * (dn_x_dx * n_z - dn_z_dx * n_x) + x17 * dn_y_dx
        x55 = x10 * (dn_x_dy * n_z - dn_z_dy * n_x) + x17 * dn_y_dy
        x56 = x10 * (dn_x_dz * n_z - dn_z_dz * n_x) + x17 * dn_y_dz
        x57 = x21 + x10 * x6
        x58 = x11 + x15
        x59 = x10 * n_x
        x60 = x59 * v_x
        x61 = x59 * v_y
        x62 = x59 * v_z
        x63 = -x59
        x64 = -x60
        x65 = -x61
        x66 = -x62
        x67 = dn_y_dt * n_x - dn_x_dt * n_y
        x68 = x7 * n_x - x5 * n_y
        x69 = x2 * x67 + x2 * x68 + x3 * x6 + x3 * dn_z_dt
        x70 = x13 * x6 + x13 * dn_z_dt + x14 * x67 + x14 * x68 - x21 - x22
        x71 = x10 * (dn_y_dx * n_x - dn_x_dx * n_y) + x17 * dn_z_dx
        x72 = x10 * (dn_y_dy * n_x - dn_x_dy * n_y) + x17 * dn_z_dy
        x73 = x10 * (dn_y_dz * n_x - dn_x_dz * n_y) + x17 * dn_z_dz
        x74 = x24 + x52
        x75 = x11 + x10 * x5
        r(1, 1) = -x9
        r(1, 2) = x16
        r(1, 3) = -x18
        r(1, 4) = -x19
        r(1, 5) = -x20
        r(1, 6) = 0.0_dp
        r(1, 7) = -x23
        r(1, 8) = x25
        r(1, 9) = x26
        r(1, 10) = x27
        r(1, 11) = x29
        r(1, 12) = x31
        r(1, 13) = x32
        r(1, 14) = x34
        r(1, 15) = x36
        r(1, 16) = x37
        r(1, 17) = x39
        r(1, 18) = x41
        r(1, 19) = x42
        r(1, 20) = x44
        r(2, 1) = x9
        r(2, 2) = -x16
        r(2, 3) = x18
        r(2, 4) = x19
        r(2, 5) = x20
        r(2, 6) = 0.0_dp
        r(2, 7) = x23
        r(2, 8) = -x25
        r(2, 9) = x17
        r(2, 10) = x45
        r(2, 11) = x28
        r(2, 12) = x30
        r(2, 13) = x46
        r(2, 14) = x33
        r(2, 15) = x35
        r(2, 16) = x47
        r(2, 17) = x38
        r(2, 18) = x40
        r(2, 19) = x48
        r(2, 20) = x43
        r(3, 1) = -x51
        r(3, 2) = x53
        r(3, 3) = -x54
        r(3, 4) = -x55
        r(3, 5) = -x56
        r(3, 6) = x57
        r(3, 7) = 0.0_dp
        r(3, 8) = -x58
        r(3, 9) = x45
        r(3, 10) = x26
        r(3, 11) = x59
        r(3, 12) = x46
        r(3, 13) = x31
        r(3, 14) = x60
        r(3, 15) = x47
        r(3, 16) = x36
        r(3, 17) = x61
        r(3, 18) = x48
        r(3, 19) = x41
        r(3, 20) = x62
        r(4, 1) = x51
        r(4, 2) = -x53
        r(4, 3) = x54
        r(4, 4) = x55
        r(4, 5) = x56
        r(4, 6) = -x57
        r(4, 7) = 0.0_dp
        r(4, 8) = x58
        r(4, 9) = x27
        r(4, 10) = x17
        r(4, 11) = x63
        r(4, 12) = x32
        r(4, 13) = x30
        r(4, 14) = x64
        r(4, 15) = x37
        r(4, 16) = x35
        r(4, 17) = x65
        r(4, 18) = x42
        r(4, 19) = x40
        r(4, 20) = x66
        r(5, 1) = -x69
        r(5, 2) = x70
        r(5, 3) = -x71
        r(5, 4) = -x72
        r(5, 5) = -x73
        r(5, 6) = -x74
        r(5, 7) = x75
        r(5, 8) = 0.0_dp
        r(5, 9) = x28
        r(5, 10) = x63
        r(5, 11) = x26
        r(5, 12) = x33
        r(5, 13) = x64
        r(5, 14) = x31
        r(5, 15) = x38
        r(5, 16) = x65
        r(5, 17) = x36
        r(5, 18) = x43
        r(5, 19) = x66
        r(5, 20) = x41
        r(6, 1) = x69
        r(6, 2) = -x70
        r(6, 3) = x71
        r(6, 4) = x72
        r(6, 5) = x73
        r(6, 6) = x74
        r(6, 7) = -x75
        r(6, 8) = 0.0_dp
        r(6, 9) = x29
        r(6, 10) = x59
        r(6, 11) = x17
        r(6, 12) = x34
        r(6, 13) = x60
        r(6, 14) = x30
        r(6, 15) = x39
        r(6, 16) = x61
        r(6, 17) = x35
        r(6, 18) = x44
        r(6, 19) = x62
        r(6, 20) = x40
    end function spin_deviation_gradient
end module spin_deviation_module
