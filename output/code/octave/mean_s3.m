function [value, gradient] = mean_s3()
% Eq. 11c: averaged s_3.
%
% mean_3 = 1
%
% Arguments, in order (unit in brackets, [1] for a number):
% none
%
% First output: value (arguments of one size, as columns or rows). Second output, for scalar
% arguments: gradient, a 1 x 0 matrix, the derivative of entry i by argument j in (i, j).
% Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
    value = 1.0;
    if nargout > 1
        gradient = zeros(1, 0);
    end
end
