function [value, gradient] = spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, dn_x_dt, ...
    dn_y_dt, dn_z_dt, dn_x_dx, dn_y_dx, dn_z_dx, dn_x_dy, dn_y_dy, dn_z_dy, dn_x_dz, dn_y_dz, ...
    dn_z_dz)
% Eq. 13: transverse spin of one electron.
%
% ds[1] = -dn_x_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
%     dn_x_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) -
%     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
%     dn_y_dz*v_z))/(xi**2 + 1)
% ds[2] = dn_x_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_x_dx*v_x + dn_x_dy*v_y +
%     dn_x_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_y_dt*n_z + dn_z_dt*n_y)/(xi**2 + 1) +
%     tau_ex*(n_y*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) - n_z*(dn_y_dx*v_x + dn_y_dy*v_y +
%     dn_y_dz*v_z))/(xi**2 + 1)
% ds[3] = -dn_y_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
%     dn_y_dz*v_z)/(xi**2 + 1) - tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) -
%     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
%     + dn_x_dz*v_z))/(xi**2 + 1)
% ds[4] = dn_y_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_y_dx*v_x + dn_y_dy*v_y +
%     dn_y_dz*v_z)/(xi**2 + 1) + tau_ex*(dn_x_dt*n_z - dn_z_dt*n_x)/(xi**2 + 1) +
%     tau_ex*(-n_x*(dn_z_dx*v_x + dn_z_dy*v_y + dn_z_dz*v_z) + n_z*(dn_x_dx*v_x + dn_x_dy*v_y
%     + dn_x_dz*v_z))/(xi**2 + 1)
% ds[5] = -dn_z_dt*tau_ex*xi/(xi**2 + 1) - tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
%     dn_z_dz*v_z)/(xi**2 + 1) - tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) -
%     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
%     dn_x_dz*v_z))/(xi**2 + 1)
% ds[6] = dn_z_dt*tau_ex*xi/(xi**2 + 1) + tau_ex*xi*(dn_z_dx*v_x + dn_z_dy*v_y +
%     dn_z_dz*v_z)/(xi**2 + 1) + tau_ex*(-dn_x_dt*n_y + dn_y_dt*n_x)/(xi**2 + 1) +
%     tau_ex*(n_x*(dn_y_dx*v_x + dn_y_dy*v_y + dn_y_dz*v_z) - n_y*(dn_x_dx*v_x + dn_x_dy*v_y +
%     dn_x_dz*v_z))/(xi**2 + 1)
%
% Arguments, in order (unit in brackets, [1] for a number):
% tau_ex [s]: exchange time hbar / Delta
% xi [1]: tau_ex / tau_sf
% v_x [m/s]: x component of the velocity of the wave packet
% v_y [m/s]: y component of the velocity of the wave packet
% v_z [m/s]: z component of the velocity of the wave packet
% n_x [1]: x component of the direction of the magnetization
% n_y [1]: y component of the direction of the magnetization
% n_z [1]: z component of the direction of the magnetization
% dn_x_dt [1/s]: x component of the rate of n at a fixed place
% dn_y_dt [1/s]: y component of the rate of n at a fixed place
% dn_z_dt [1/s]: z component of the rate of n at a fixed place
% dn_x_dx [1/m]: x component of the derivative of n along x
% dn_y_dx [1/m]: y component of the derivative of n along x
% dn_z_dx [1/m]: z component of the derivative of n along x
% dn_x_dy [1/m]: x component of the derivative of n along y
% dn_y_dy [1/m]: y component of the derivative of n along y
% dn_z_dy [1/m]: z component of the derivative of n along y
% dn_x_dz [1/m]: x component of the derivative of n along z
% dn_y_dz [1/m]: y component of the derivative of n along z
% dn_z_dz [1/m]: z component of the derivative of n along z
%
% First output: value, a 6 x n matrix, one column per point (arguments of one size, as columns
% or rows). Second output, for scalar arguments: gradient, a 6 x 20 matrix, the derivative of
% entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    tau_ex = double(tau_ex);
    xi = double(xi);
    v_x = double(v_x);
    v_y = double(v_y);
    v_z = double(v_z);
    n_x = double(n_x);
    n_y = double(n_y);
    n_z = double(n_z);
    dn_x_dt = double(dn_x_dt);
    dn_y_dt = double(dn_y_dt);
    dn_z_dt = double(dn_z_dt);
    dn_x_dx = double(dn_x_dx);
    dn_y_dx = double(dn_y_dx);
    dn_z_dx = double(dn_z_dx);
    dn_x_dy = double(dn_x_dy);
    dn_y_dy = double(dn_y_dy);
    dn_z_dy = double(dn_z_dy);
    dn_x_dz = double(dn_x_dz);
    dn_y_dz = double(dn_y_dz);
    dn_z_dz = double(dn_z_dz);
    x0 = tau_ex ./ (1.0 + xi .^ 2);
    x1 = x0 .* xi;
    x2 = dn_x_dx .* v_x + dn_x_dy .* v_y + dn_x_dz .* v_z;
    x3 = dn_z_dx .* v_x + dn_z_dy .* v_y + dn_z_dz .* v_z;
    x4 = dn_y_dx .* v_x + dn_y_dy .* v_y + dn_y_dz .* v_z;
    x5 = x0 .* (x3 .* n_y - x4 .* n_z) + x0 .* (dn_z_dt .* n_y - dn_y_dt .* n_z) + x1 .* x2 + ...
        x1 .* dn_x_dt;
    x6 = x0 .* (x2 .* n_z - x3 .* n_x) + x0 .* (dn_x_dt .* n_z - dn_z_dt .* n_x) + x1 .* x4 + ...
        x1 .* dn_y_dt;
    x7 = x0 .* (x4 .* n_x - x2 .* n_y) + x0 .* (dn_y_dt .* n_x - dn_x_dt .* n_y) + x1 .* x3 + ...
        x1 .* dn_z_dt;
    value = zeros(6, numel(tau_ex + xi + v_x + v_y + v_z + n_x + n_y + n_z + dn_x_dt + dn_y_dt + dn_z_dt + dn_x_dx + dn_y_dx + dn_z_dx + dn_x_dy + dn_y_dy + dn_z_dy + dn_x_dz + dn_y_dz + dn_z_dz));
    value(1, :) = -x5;
    value(2, :) = x5;
    value(3, :) = -x6;
    value(4, :) = x6;
    value(5, :) = -x7;
    value(6, :) = x7;
    if nargout > 1
        x0 = xi .^ 2;
        x1 = 1.0 + x0;
        x2 = 1.0 ./ x1;
        x3 = x2 .* xi;
        x4 = dn_z_dt .* n_y - dn_y_dt .* n_z;
        x5 = dn_x_dx .* v_x + dn_x_dy .* v_y + dn_x_dz .* v_z;
        x6 = dn_z_dx .* v_x + dn_z_dy .* v_y + dn_z_dz .* v_z;
        x7 = dn_y_dx .* v_x + dn_y_dy .* v_y + dn_y_dz .* v_z;
        x8 = x6 .* n_y - x7 .* n_z;
        x9 = x2 .* x4 + x2 .* x8 + x3 .* x5 + x3 .* dn_x_dt;
        x10 = x2 .* tau_ex;
        x11 = x10 .* dn_x_dt;
        x12 = 2.0 .* tau_ex ./ x1 .^ 2;
        x13 = x0 .* x12;
        x14 = x12 .* xi;
        x15 = x10 .* x5;
        x16 = x13 .* x5 + x13 .* dn_x_dt + x14 .* x4 + x14 .* x8 - x11 - x15;
        x17 = x3 .* tau_ex;
        x18 = x10 .* (dn_z_dx .* n_y - dn_y_dx .* n_z) + x17 .* dn_x_dx;
        x19 = x10 .* (dn_z_dy .* n_y - dn_y_dy .* n_z) + x17 .* dn_x_dy;
        x20 = x10 .* (dn_z_dz .* n_y - dn_y_dz .* n_z) + x17 .* dn_x_dz;
        x21 = x10 .* dn_z_dt;
        x22 = x10 .* x6;
        x23 = x21 + x22;
        x24 = x10 .* dn_y_dt;
        x25 = x24 + x10 .* x7;
        x26 = -x17;
        x27 = x10 .* n_z;
        x28 = x10 .* n_y;
        x29 = -x28;
        x30 = x17 .* v_x;
        x31 = -x30;
        x32 = x27 .* v_x;
        x33 = x28 .* v_x;
        x34 = -x33;
        x35 = x17 .* v_y;
        x36 = -x35;
        x37 = x27 .* v_y;
        x38 = x28 .* v_y;
        x39 = -x38;
        x40 = x17 .* v_z;
        x41 = -x40;
        x42 = x27 .* v_z;
        x43 = x28 .* v_z;
        x44 = -x43;
        x45 = -x27;
        x46 = -x32;
        x47 = -x37;
        x48 = -x42;
        x49 = dn_x_dt .* n_z - dn_z_dt .* n_x;
        x50 = x5 .* n_z - x6 .* n_x;
        x51 = x2 .* x49 + x2 .* x50 + x3 .* x7 + x3 .* dn_y_dt;
        x52 = x10 .* x7;
        x53 = x13 .* x7 + x13 .* dn_y_dt + x14 .* x49 + x14 .* x50 - x24 - x52;
        x54 = x10 .* (dn_x_dx .* n_z - dn_z_dx .* n_x) + x17 .* dn_y_dx;
        x55 = x10 .* (dn_x_dy .* n_z - dn_z_dy .* n_x) + x17 .* dn_y_dy;
        x56 = x10 .* (dn_x_dz .* n_z - dn_z_dz .* n_x) + x17 .* dn_y_dz;
        x57 = x21 + x10 .* x6;
        x58 = x11 + x15;
        x59 = x10 .* n_x;
        x60 = x59 .* v_x;
        x61 = x59 .* v_y;
        x62 = x59 .* v_z;
        x63 = -x59;
        x64 = -x60;
        x65 = -x61;
        x66 = -x62;
        x67 = dn_y_dt .* n_x - dn_x_dt .* n_y;
        x68 = x7 .* n_x - x5 .* n_y;
        x69 = x2 .* x67 + x2 .* x68 + x3 .* x6 + x3 .* dn_z_dt;
        x70 = x13 .* x6 + x13 .* dn_z_dt + x14 .* x67 + x14 .* x68 - x21 - x22;
        x71 = x10 .* (dn_y_dx .* n_x - dn_x_dx .* n_y) + x17 .* dn_z_dx;
        x72 = x10 .* (dn_y_dy .* n_x - dn_x_dy .* n_y) + x17 .* dn_z_dy;
        x73 = x10 .* (dn_y_dz .* n_x - dn_x_dz .* n_y) + x17 .* dn_z_dz;
        x74 = x24 + x52;
        x75 = x11 + x10 .* x5;
        gradient = zeros(6, 20);
        gradient(1, 1) = -x9;
        gradient(1, 2) = x16;
        gradient(1, 3) = -x18;
        gradient(1, 4) = -x19;
        gradient(1, 5) = -x20;
        gradient(1, 6) = 0.0;
        gradient(1, 7) = -x23;
        gradient(1, 8) = x25;
        gradient(1, 9) = x26;
        gradient(1, 10) = x27;
        gradient(1, 11) = x29;
        gradient(1, 12) = x31;
        gradient(1, 13) = x32;
        gradient(1, 14) = x34;
        gradient(1, 15) = x36;
        gradient(1, 16) = x37;
        gradient(1, 17) = x39;
        gradient(1, 18) = x41;
        gradient(1, 19) = x42;
        gradient(1, 20) = x44;
        gradient(2, 1) = x9;
        gradient(2, 2) = -x16;
        gradient(2, 3) = x18;
        gradient(2, 4) = x19;
        gradient(2, 5) = x20;
        gradient(2, 6) = 0.0;
        gradient(2, 7) = x23;
        gradient(2, 8) = -x25;
        gradient(2, 9) = x17;
        gradient(2, 10) = x45;
        gradient(2, 11) = x28;
        gradient(2, 12) = x30;
        gradient(2, 13) = x46;
        gradient(2, 14) = x33;
        gradient(2, 15) = x35;
        gradient(2, 16) = x47;
        gradient(2, 17) = x38;
        gradient(2, 18) = x40;
        gradient(2, 19) = x48;
        gradient(2, 20) = x43;
        gradient(3, 1) = -x51;
        gradient(3, 2) = x53;
        gradient(3, 3) = -x54;
        gradient(3, 4) = -x55;
        gradient(3, 5) = -x56;
        gradient(3, 6) = x57;
        gradient(3, 7) = 0.0;
        gradient(3, 8) = -x58;
        gradient(3, 9) = x45;
        gradient(3, 10) = x26;
        gradient(3, 11) = x59;
        gradient(3, 12) = x46;
        gradient(3, 13) = x31;
        gradient(3, 14) = x60;
        gradient(3, 15) = x47;
        gradient(3, 16) = x36;
        gradient(3, 17) = x61;
        gradient(3, 18) = x48;
        gradient(3, 19) = x41;
        gradient(3, 20) = x62;
        gradient(4, 1) = x51;
        gradient(4, 2) = -x53;
        gradient(4, 3) = x54;
        gradient(4, 4) = x55;
        gradient(4, 5) = x56;
        gradient(4, 6) = -x57;
        gradient(4, 7) = 0.0;
        gradient(4, 8) = x58;
        gradient(4, 9) = x27;
        gradient(4, 10) = x17;
        gradient(4, 11) = x63;
        gradient(4, 12) = x32;
        gradient(4, 13) = x30;
        gradient(4, 14) = x64;
        gradient(4, 15) = x37;
        gradient(4, 16) = x35;
        gradient(4, 17) = x65;
        gradient(4, 18) = x42;
        gradient(4, 19) = x40;
        gradient(4, 20) = x66;
        gradient(5, 1) = -x69;
        gradient(5, 2) = x70;
        gradient(5, 3) = -x71;
        gradient(5, 4) = -x72;
        gradient(5, 5) = -x73;
        gradient(5, 6) = -x74;
        gradient(5, 7) = x75;
        gradient(5, 8) = 0.0;
        gradient(5, 9) = x28;
        gradient(5, 10) = x63;
        gradient(5, 11) = x26;
        gradient(5, 12) = x33;
        gradient(5, 13) = x64;
        gradient(5, 14) = x31;
        gradient(5, 15) = x38;
        gradient(5, 16) = x65;
        gradient(5, 17) = x36;
        gradient(5, 18) = x43;
        gradient(5, 19) = x66;
        gradient(5, 20) = x41;
        gradient(6, 1) = x69;
        gradient(6, 2) = -x70;
        gradient(6, 3) = x71;
        gradient(6, 4) = x72;
        gradient(6, 5) = x73;
        gradient(6, 6) = x74;
        gradient(6, 7) = -x75;
        gradient(6, 8) = 0.0;
        gradient(6, 9) = x29;
        gradient(6, 10) = x59;
        gradient(6, 11) = x17;
        gradient(6, 12) = x34;
        gradient(6, 13) = x60;
        gradient(6, 14) = x30;
        gradient(6, 15) = x39;
        gradient(6, 16) = x61;
        gradient(6, 17) = x35;
        gradient(6, 18) = x44;
        gradient(6, 19) = x62;
        gradient(6, 20) = x40;
    end
end
