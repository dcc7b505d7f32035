function [value, gradient] = spin_deviation(tau_ex, xi, v_x, v_y, v_z, n_x, n_y, n_z, n_t_x, n_t_y, ...
    n_t_z, n_x_x, n_x_y, n_x_z, n_y_x, n_y_y, n_y_z, n_z_x, n_z_y, n_z_z)
% Eq. 13: transverse spin of one electron.
%
% ds[1] = -n_t_x*tau_ex*xi/(xi**2 + 1) - n_x_x*tau_ex*v_x*xi/(xi**2 + 1) -
%     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) - n_z_x*tau_ex*v_z*xi/(xi**2 + 1) -
%     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_y*n_y_z -
%     n_y_y*n_z)/(xi**2 + 1) - tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) -
%     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
% ds[2] = n_t_x*tau_ex*xi/(xi**2 + 1) + n_x_x*tau_ex*v_x*xi/(xi**2 + 1) +
%     n_y_x*tau_ex*v_y*xi/(xi**2 + 1) + n_z_x*tau_ex*v_z*xi/(xi**2 + 1) +
%     tau_ex*v_x*(-n_x_y*n_z + n_x_z*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_y*n_y_z -
%     n_y_y*n_z)/(xi**2 + 1) + tau_ex*v_z*(n_y*n_z_z - n_z*n_z_y)/(xi**2 + 1) +
%     tau_ex*(-n_t_y*n_z + n_t_z*n_y)/(xi**2 + 1)
% ds[3] = -n_t_y*tau_ex*xi/(xi**2 + 1) - n_x_y*tau_ex*v_x*xi/(xi**2 + 1) -
%     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) - n_z_y*tau_ex*v_z*xi/(xi**2 + 1) -
%     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) - tau_ex*v_y*(-n_x*n_y_z +
%     n_y_x*n_z)/(xi**2 + 1) - tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) -
%     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
% ds[4] = n_t_y*tau_ex*xi/(xi**2 + 1) + n_x_y*tau_ex*v_x*xi/(xi**2 + 1) +
%     n_y_y*tau_ex*v_y*xi/(xi**2 + 1) + n_z_y*tau_ex*v_z*xi/(xi**2 + 1) +
%     tau_ex*v_x*(-n_x*n_x_z + n_x_x*n_z)/(xi**2 + 1) + tau_ex*v_y*(-n_x*n_y_z +
%     n_y_x*n_z)/(xi**2 + 1) + tau_ex*v_z*(-n_x*n_z_z + n_z*n_z_x)/(xi**2 + 1) +
%     tau_ex*(n_t_x*n_z - n_t_z*n_x)/(xi**2 + 1)
% ds[5] = -n_t_z*tau_ex*xi/(xi**2 + 1) - n_x_z*tau_ex*v_x*xi/(xi**2 + 1) -
%     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) - n_z_z*tau_ex*v_z*xi/(xi**2 + 1) -
%     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) - tau_ex*v_y*(n_x*n_y_y -
%     n_y*n_y_x)/(xi**2 + 1) - tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) -
%     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
% ds[6] = n_t_z*tau_ex*xi/(xi**2 + 1) + n_x_z*tau_ex*v_x*xi/(xi**2 + 1) +
%     n_y_z*tau_ex*v_y*xi/(xi**2 + 1) + n_z_z*tau_ex*v_z*xi/(xi**2 + 1) +
%     tau_ex*v_x*(n_x*n_x_y - n_x_x*n_y)/(xi**2 + 1) + tau_ex*v_y*(n_x*n_y_y -
%     n_y*n_y_x)/(xi**2 + 1) + tau_ex*v_z*(n_x*n_z_y - n_y*n_z_x)/(xi**2 + 1) +
%     tau_ex*(-n_t_x*n_y + n_t_y*n_x)/(xi**2 + 1)
%
% Arguments, in order (unit in brackets, [1] for a number):
% tau_ex [s]: exchange time hbar / Delta
% xi [1]: tau_ex / tau_sf
% v_x [m/s]: velocity of the wave packet
% v_y [m/s]: velocity of the wave packet
% v_z [m/s]: velocity of the wave packet
% n_x [1]: direction of the magnetization
% n_y [1]: direction of the magnetization
% n_z [1]: direction of the magnetization
% n_t_x [1/s]: rate of n at a fixed place
% n_t_y [1/s]: rate of n at a fixed place
% n_t_z [1/s]: rate of n at a fixed place
% n_x_x [1/m]: derivative of n along x
% n_x_y [1/m]: derivative of n along x
% n_x_z [1/m]: derivative of n along x
% n_y_x [1/m]: derivative of n along y
% n_y_y [1/m]: derivative of n along y
% n_y_z [1/m]: derivative of n along y
% n_z_x [1/m]: derivative of n along z
% n_z_y [1/m]: derivative of n along z
% n_z_z [1/m]: derivative of n along z
%
% First output: value, a 6 x n matrix, one column per point (arguments of one size, as columns
% or rows). Second output, for scalar arguments: gradient, a 6 x 20 matrix, the derivative of
% entry i by argument j in (i, j).
% Derived from the exchange Hamiltonian; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    x0 = tau_ex ./ (1.0 + xi .^ 2);
    x1 = x0 .* xi;
    x2 = x1 .* v_x;
    x3 = x1 .* v_y;
    x4 = x1 .* v_z;
    x5 = x0 .* v_x;
    x6 = x0 .* v_y;
    x7 = x0 .* v_z;
    x8 = x0 .* (n_t_z .* n_y - n_t_y .* n_z) + x1 .* n_t_x + x2 .* n_x_x + x3 .* n_y_x + ...
        x4 .* n_z_x + x5 .* (n_x_z .* n_y - n_x_y .* n_z) + x6 .* (n_y .* n_y_z - n_y_y .* n_z) + ...
        x7 .* (n_y .* n_z_z - n_z .* n_z_y);
    x9 = x0 .* (n_t_x .* n_z - n_t_z .* n_x) + x1 .* n_t_y + x2 .* n_x_y + x3 .* n_y_y + ...
        x4 .* n_z_y + x5 .* (n_x_x .* n_z - n_x .* n_x_z) + x6 .* (n_y_x .* n_z - n_x .* n_y_z) + ...
        x7 .* (n_z .* n_z_x - n_x .* n_z_z);
    x10 = x0 .* (n_t_y .* n_x - n_t_x .* n_y) + x1 .* n_t_z + x2 .* n_x_z + x3 .* n_y_z + ...
        x4 .* n_z_z + x5 .* (n_x .* n_x_y - n_x_x .* n_y) + x6 .* (n_x .* n_y_y - n_y .* n_y_x) + ...
        x7 .* (n_x .* n_z_y - n_y .* n_z_x);
    value = zeros(6, numel(tau_ex + xi + v_x + v_y + v_z + n_x + n_y + n_z + n_t_x + n_t_y + n_t_z + n_x_x + n_x_y + n_x_z + n_y_x + n_y_y + n_y_z + n_z_x + n_z_y + n_z_z));
    value(1, :) = -x8;
    value(2, :) = x8;
    value(3, :) = -x9;
    value(4, :) = x9;
    value(5, :) = -x10;
    value(6, :) = x10;
    if nargout > 1
        x0 = xi .^ 2;
        x1 = 1.0 + x0;
        x2 = 1.0 ./ x1;
        x3 = x2 .* n_t_x;
        x4 = x2 .* xi;
        x5 = n_x_x .* v_x;
        x6 = n_y_x .* v_y;
        x7 = n_z_x .* v_z;
        x8 = n_t_z .* n_y - n_t_y .* n_z;
        x9 = n_x_z .* n_y - n_x_y .* n_z;
        x10 = x2 .* x9;
        x11 = n_y .* n_y_z - n_y_y .* n_z;
        x12 = x11 .* x2;
        x13 = n_y .* n_z_z - n_z .* n_z_y;
        x14 = x13 .* x2;
        x15 = x10 .* v_x + x12 .* v_y + x14 .* v_z + x2 .* x8 + x3 .* xi + x4 .* x5 + x4 .* x6 + ...
            x4 .* x7;
        x16 = x3 .* tau_ex;
        x17 = x2 .* tau_ex;
        x18 = x17 .* x5;
        x19 = x17 .* x6;
        x20 = x17 .* x7;
        x21 = 2.0 .* tau_ex ./ x1 .^ 2;
        x22 = x0 .* x21;
        x23 = x21 .* xi;
        x24 = x23 .* v_x;
        x25 = x23 .* v_y;
        x26 = x23 .* v_z;
        x27 = x11 .* x25 + x13 .* x26 + x22 .* x5 + x22 .* x6 + x22 .* x7 + x22 .* n_t_x + ...
            x23 .* x8 + x24 .* x9 - x16 - x18 - x19 - x20;
        x28 = x17 .* xi;
        x29 = x10 .* tau_ex + x28 .* n_x_x;
        x30 = x12 .* tau_ex + x28 .* n_y_x;
        x31 = x14 .* tau_ex + x28 .* n_z_x;
        x32 = x17 .* n_t_z;
        x33 = x17 .* v_x;
        x34 = x33 .* n_x_z;
        x35 = x17 .* v_y;
        x36 = x35 .* n_y_z;
        x37 = x17 .* v_z;
        x38 = x37 .* n_z_z;
        x39 = x32 + x34 + x36 + x38;
        x40 = -x39;
        x41 = x17 .* n_t_y;
        x42 = x33 .* n_x_y;
        x43 = x35 .* n_y_y;
        x44 = x37 .* n_z_y;
        x45 = x41 + x42 + x43 + x44;
        x46 = -x28;
        x47 = x17 .* n_z;
        x48 = x17 .* n_y;
        x49 = -x48;
        x50 = x28 .* v_x;
        x51 = -x50;
        x52 = x47 .* v_x;
        x53 = x48 .* v_x;
        x54 = -x53;
        x55 = x28 .* v_y;
        x56 = -x55;
        x57 = x47 .* v_y;
        x58 = x48 .* v_y;
        x59 = -x58;
        x60 = x28 .* v_z;
        x61 = -x60;
        x62 = x47 .* v_z;
        x63 = x48 .* v_z;
        x64 = -x63;
        x65 = -x45;
        x66 = -x47;
        x67 = -x52;
        x68 = -x57;
        x69 = -x62;
        x70 = x4 .* v_x;
        x71 = x4 .* v_y;
        x72 = x4 .* v_z;
        x73 = n_t_x .* n_z - n_t_z .* n_x;
        x74 = n_x_x .* n_z - n_x .* n_x_z;
        x75 = x2 .* v_x;
        x76 = n_y_x .* n_z - n_x .* n_y_z;
        x77 = x2 .* v_y;
        x78 = n_z .* n_z_x - n_x .* n_z_z;
        x79 = x2 .* v_z;
        x80 = x2 .* x73 + x4 .* n_t_y + x70 .* n_x_y + x71 .* n_y_y + x72 .* n_z_y + x74 .* x75 + ...
            x76 .* x77 + x78 .* x79;
        x81 = x22 .* v_x;
        x82 = x22 .* v_y;
        x83 = x22 .* v_z;
        x84 = x22 .* n_t_y + x23 .* x73 + x24 .* x74 + x25 .* x76 + x26 .* x78 + x81 .* n_x_y + ...
            x82 .* n_y_y + x83 .* n_z_y - x41 - x42 - x43 - x44;
        x85 = x17 .* x74 + x28 .* n_x_y;
        x86 = x17 .* x76 + x28 .* n_y_y;
        x87 = x17 .* x78 + x28 .* n_z_y;
        x88 = x16 + x18 + x19 + x20;
        x89 = -x88;
        x90 = x17 .* n_x;
        x91 = x90 .* v_x;
        x92 = x90 .* v_y;
        x93 = x90 .* v_z;
        x94 = -x90;
        x95 = -x91;
        x96 = -x92;
        x97 = -x93;
        x98 = n_t_y .* n_x - n_t_x .* n_y;
        x99 = n_x .* n_x_y - n_x_x .* n_y;
        x100 = n_x .* n_y_y - n_y .* n_y_x;
        x101 = n_x .* n_z_y - n_y .* n_z_x;
        x102 = x100 .* x77 + x101 .* x79 + x2 .* x98 + x4 .* n_t_z + x70 .* n_x_z + x71 .* n_y_z + ...
            x72 .* n_z_z + x75 .* x99;
        x103 = x100 .* x25 + x101 .* x26 + x22 .* n_t_z + x23 .* x98 + x24 .* x99 + x81 .* n_x_z + ...
            x82 .* n_y_z + x83 .* n_z_z - x32 - x34 - x36 - x38;
        x104 = x17 .* x99 + x28 .* n_x_z;
        x105 = x100 .* x17 + x28 .* n_y_z;
        x106 = x101 .* x17 + x28 .* n_z_z;
        gradient = zeros(6, 20);
        gradient(1, 1) = -x15;
        gradient(1, 2) = x27;
        gradient(1, 3) = -x29;
        gradient(1, 4) = -x30;
        gradient(1, 5) = -x31;
        gradient(1, 6) = 0.0;
        gradient(1, 7) = x40;
        gradient(1, 8) = x45;
        gradient(1, 9) = x46;
        gradient(1, 10) = x47;
        gradient(1, 11) = x49;
        gradient(1, 12) = x51;
        gradient(1, 13) = x52;
        gradient(1, 14) = x54;
        gradient(1, 15) = x56;
        gradient(1, 16) = x57;
        gradient(1, 17) = x59;
        gradient(1, 18) = x61;
        gradient(1, 19) = x62;
        gradient(1, 20) = x64;
        gradient(2, 1) = x15;
        gradient(2, 2) = -x27;
        gradient(2, 3) = x29;
        gradient(2, 4) = x30;
        gradient(2, 5) = x31;
        gradient(2, 6) = 0.0;
        gradient(2, 7) = x39;
        gradient(2, 8) = x65;
        gradient(2, 9) = x28;
        gradient(2, 10) = x66;
        gradient(2, 11) = x48;
        gradient(2, 12) = x50;
        gradient(2, 13) = x67;
        gradient(2, 14) = x53;
        gradient(2, 15) = x55;
        gradient(2, 16) = x68;
        gradient(2, 17) = x58;
        gradient(2, 18) = x60;
        gradient(2, 19) = x69;
        gradient(2, 20) = x63;
        gradient(3, 1) = -x80;
        gradient(3, 2) = x84;
        gradient(3, 3) = -x85;
        gradient(3, 4) = -x86;
        gradient(3, 5) = -x87;
        gradient(3, 6) = x39;
        gradient(3, 7) = 0.0;
        gradient(3, 8) = x89;
        gradient(3, 9) = x66;
        gradient(3, 10) = x46;
        gradient(3, 11) = x90;
        gradient(3, 12) = x67;
        gradient(3, 13) = x51;
        gradient(3, 14) = x91;
        gradient(3, 15) = x68;
        gradient(3, 16) = x56;
        gradient(3, 17) = x92;
        gradient(3, 18) = x69;
        gradient(3, 19) = x61;
        gradient(3, 20) = x93;
        gradient(4, 1) = x80;
        gradient(4, 2) = -x84;
        gradient(4, 3) = x85;
        gradient(4, 4) = x86;
        gradient(4, 5) = x87;
        gradient(4, 6) = x40;
        gradient(4, 7) = 0.0;
        gradient(4, 8) = x88;
        gradient(4, 9) = x47;
        gradient(4, 10) = x28;
        gradient(4, 11) = x94;
        gradient(4, 12) = x52;
        gradient(4, 13) = x50;
        gradient(4, 14) = x95;
        gradient(4, 15) = x57;
        gradient(4, 16) = x55;
        gradient(4, 17) = x96;
        gradient(4, 18) = x62;
        gradient(4, 19) = x60;
        gradient(4, 20) = x97;
        gradient(5, 1) = -x102;
        gradient(5, 2) = x103;
        gradient(5, 3) = -x104;
        gradient(5, 4) = -x105;
        gradient(5, 5) = -x106;
        gradient(5, 6) = x65;
        gradient(5, 7) = x88;
        gradient(5, 8) = 0.0;
        gradient(5, 9) = x48;
        gradient(5, 10) = x94;
        gradient(5, 11) = x46;
        gradient(5, 12) = x53;
        gradient(5, 13) = x95;
        gradient(5, 14) = x51;
        gradient(5, 15) = x58;
        gradient(5, 16) = x96;
        gradient(5, 17) = x56;
        gradient(5, 18) = x63;
        gradient(5, 19) = x97;
        gradient(5, 20) = x61;
        gradient(6, 1) = x102;
        gradient(6, 2) = -x103;
        gradient(6, 3) = x104;
        gradient(6, 4) = x105;
        gradient(6, 5) = x106;
        gradient(6, 6) = x45;
        gradient(6, 7) = x89;
        gradient(6, 8) = 0.0;
        gradient(6, 9) = x49;
        gradient(6, 10) = x90;
        gradient(6, 11) = x28;
        gradient(6, 12) = x54;
        gradient(6, 13) = x91;
        gradient(6, 14) = x50;
        gradient(6, 15) = x59;
        gradient(6, 16) = x92;
        gradient(6, 17) = x55;
        gradient(6, 18) = x64;
        gradient(6, 19) = x93;
        gradient(6, 20) = x60;
    end
end
