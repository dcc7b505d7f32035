function [value, gradient] = renormalized_parameters(gamma_value, alpha, eta_n, xi)
% Eq. 17: renormalized gyromagnetic ratio and damping.
%
% gamma_alpha[1] = gamma/(eta_n + 1)
% gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)
%
% Arguments, in order (unit in brackets, [1] for a number):
% gamma_value [1/(T s)]: gyromagnetic ratio
% alpha [1]: Gilbert damping parameter
% eta_n [1]: (n_0/M_s)/(1 + xi^2)
% xi [1]: tau_ex / tau_sf
%
% First output: value, a 2 x n matrix, one column per point (arguments of one size, as columns
% or rows). Second output, for scalar arguments: gradient, a 2 x 4 matrix, the derivative of
% entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    gamma_value = double(gamma_value);
    alpha = double(alpha);
    eta_n = double(eta_n);
    xi = double(xi);
    x0 = 1.0 ./ (1.0 + eta_n);
    value = zeros(2, numel(gamma_value + alpha + eta_n + xi));
    value(1, :) = x0 .* gamma_value;
    value(2, :) = x0 .* (alpha + eta_n .* xi);
    if nargout > 1
        x0 = 1.0 + eta_n;
        x1 = 1.0 ./ x0;
        x2 = 1.0 ./ x0 .^ 2;
        gradient = zeros(2, 4);
        gradient(1, 1) = x1;
        gradient(1, 2) = 0.0;
        gradient(1, 3) = -x2 .* gamma_value;
        gradient(1, 4) = 0.0;
        gradient(2, 1) = 0.0;
        gradient(2, 2) = x1;
        gradient(2, 3) = x1 .* xi - x2 .* (alpha + eta_n .* xi);
        gradient(2, 4) = x1 .* eta_n;
    end
end
