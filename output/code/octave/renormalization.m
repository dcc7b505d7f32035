function [value, gradient] = renormalization(m_s, xi, n_0)
% Eq. x.eta: renormalization factor.
%
% eta_n = n_0/(M_s*(xi**2 + 1))
%
% Arguments, in order (unit in brackets, [1] for a number):
% m_s [A/m]: saturation magnetization
% xi [1]: tau_ex / tau_sf
% n_0 [A/m]: equilibrium spin density of the conduction electrons
%
% First output: value (arguments of one size, as columns or rows). Second output, for scalar
% arguments: gradient, a 1 x 3 matrix, the derivative of entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    m_s = double(m_s);
    xi = double(xi);
    n_0 = double(n_0);
    value = n_0 ./ (m_s .* (1.0 + xi .^ 2));
    if nargout > 1
        x0 = 1.0 + xi .^ 2;
        x1 = 1.0 ./ x0;
        x2 = 1.0 ./ m_s;
        gradient = zeros(1, 3);
        gradient(1, 1) = -x1 .* n_0 ./ m_s .^ 2;
        gradient(1, 2) = -2.0 .* x2 .* n_0 .* xi ./ x0 .^ 2;
        gradient(1, 3) = x1 .* x2;
    end
end
