#=
Eq. 11b: averaged s_2.

mean_2 = (-eps1*xi - eps2)/(xi**2 + 1)

Arguments, in order (unit in brackets, [1] for a number):
eps1 [1]: tau_ex phidot sin(theta)
eps2 [1]: tau_ex thetadot
xi [1]: tau_ex / tau_sf

mean_s2 returns a number; mean_s2_gradient returns a 1 x 3 matrix, the derivative of entry i
by argument j in [i, j]. Broadcast with a dot over arrays.
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function mean_s2(eps1, eps2, xi)
    (eps1, eps2, xi,) = float.((eps1, eps2, xi,))
    return (-eps2 - eps1 * xi) / (1.0 + xi^2)
end

function mean_s2_gradient(eps1, eps2, xi)
    (eps1, eps2, xi,) = float.((eps1, eps2, xi,))
    x0 = 1.0 + xi^2
    x1 = 1.0 / x0
    return permutedims(reshape([-x1 * xi, -x1, -x1 * eps1 - 2.0 * xi * (-eps2 - eps1 * xi) / x0^2],
        3, 1))
end
