#=
Eq. 11c: averaged s_3.

mean_3 = 1

Arguments, in order (unit in brackets, [1] for a number):
none

mean_s3 returns a number; mean_s3_gradient returns a 1 x 0 matrix, the derivative of entry i
by argument j in [i, j]. Broadcast with a dot over arrays.
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function mean_s3()
    return 1.0
end

function mean_s3_gradient()
    return zeros(1, 0)
end
