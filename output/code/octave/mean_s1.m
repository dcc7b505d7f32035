function [value, gradient] = mean_s1(eps1, eps2, xi)
% Eq. 11a: averaged s_1.
%
% mean_1 = (eps1 - eps2*xi)/(xi**2 + 1)
%
% Arguments, in order (unit in brackets, [1] for a number):
% eps1 [1]: tau_ex phidot sin(theta)
% eps2 [1]: tau_ex thetadot
% xi [1]: tau_ex / tau_sf
%
% First output: value (arguments of one size, as columns or rows). Second output, for scalar
% arguments: gradient, a 1 x 3 matrix, the derivative of entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    eps1 = double(eps1);
    eps2 = double(eps2);
    xi = double(xi);
    value = (eps1 - eps2 .* xi) ./ (1.0 + xi .^ 2);
    if nargout > 1
        x0 = 1.0 + xi .^ 2;
        x1 = 1.0 ./ x0;
        gradient = zeros(1, 3);
        gradient(1, 1) = x1;
        gradient(1, 2) = -x1 .* xi;
        gradient(1, 3) = -x1 .* eps2 - 2.0 .* xi .* (eps1 - eps2 .* xi) ./ x0 .^ 2;
    end
end
