function [value, gradient] = drift_velocity(e_value, mu_b, m_s, xi, p, j_x, j_y, j_z)
% Eq. x.u: effective electron velocity.
%
% u_vector[1] = P*j_x*mu_B/(M_s*e*(xi**2 + 1))
% u_vector[2] = P*j_y*mu_B/(M_s*e*(xi**2 + 1))
% u_vector[3] = P*j_z*mu_B/(M_s*e*(xi**2 + 1))
%
% Arguments, in order (unit in brackets, [1] for a number):
% e_value [C]: elementary charge; the carriers have charge -e
% mu_b [J/T]: Bohr magneton
% m_s [A/m]: saturation magnetization
% xi [1]: tau_ex / tau_sf
% p [1]: spin polarization of the current, (j_up - j_down)/(j_up + j_down)
% j_x [A/m^2]: x component of the charge current density
% j_y [A/m^2]: y component of the charge current density
% j_z [A/m^2]: z component of the charge current density
%
% First output: value, a 3 x n matrix, one column per point (arguments of one size, as columns
% or rows). Second output, for scalar arguments: gradient, a 3 x 8 matrix, the derivative of
% entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    e_value = double(e_value);
    mu_b = double(mu_b);
    m_s = double(m_s);
    xi = double(xi);
    p = double(p);
    j_x = double(j_x);
    j_y = double(j_y);
    j_z = double(j_z);
    x0 = p .* mu_b ./ (m_s .* e_value .* (1.0 + xi .^ 2));
    value = zeros(3, numel(e_value + mu_b + m_s + xi + p + j_x + j_y + j_z));
    value(1, :) = x0 .* j_x;
    value(2, :) = x0 .* j_y;
    value(3, :) = x0 .* j_z;
    if nargout > 1
        x0 = 1.0 + xi .^ 2;
        x1 = 1.0 ./ x0;
        x2 = x1 .* p .* mu_b;
        x3 = x2 .* j_x;
        x4 = 1.0 ./ m_s;
        x5 = x4 ./ e_value .^ 2;
        x6 = 1.0 ./ e_value;
        x7 = x1 .* x4 .* x6;
        x8 = x7 .* j_x;
        x9 = x6 ./ m_s .^ 2;
        x10 = 2.0 .* x4 .* x6 .* p .* xi .* mu_b ./ x0 .^ 2;
        x11 = x7 .* p;
        x12 = x11 .* mu_b;
        x13 = x2 .* j_y;
        x14 = x7 .* mu_b;
        x15 = x2 .* j_z;
        gradient = zeros(3, 8);
        gradient(1, 1) = -x3 .* x5;
        gradient(1, 2) = x8 .* p;
        gradient(1, 3) = -x3 .* x9;
        gradient(1, 4) = -x10 .* j_x;
        gradient(1, 5) = x8 .* mu_b;
        gradient(1, 6) = x12;
        gradient(1, 7) = 0.0;
        gradient(1, 8) = 0.0;
        gradient(2, 1) = -x13 .* x5;
        gradient(2, 2) = x11 .* j_y;
        gradient(2, 3) = -x13 .* x9;
        gradient(2, 4) = -x10 .* j_y;
        gradient(2, 5) = x14 .* j_y;
        gradient(2, 6) = 0.0;
        gradient(2, 7) = x12;
        gradient(2, 8) = 0.0;
        gradient(3, 1) = -x15 .* x5;
        gradient(3, 2) = x11 .* j_z;
        gradient(3, 3) = -x15 .* x9;
        gradient(3, 4) = -x10 .* j_z;
        gradient(3, 5) = x14 .* j_z;
        gradient(3, 6) = 0.0;
        gradient(3, 7) = 0.0;
        gradient(3, 8) = x12;
    end
end
