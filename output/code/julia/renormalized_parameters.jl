#=
Eq. 17: renormalized gyromagnetic ratio and damping.

gamma_alpha[1] = gamma/(eta_n + 1)
gamma_alpha[2] = (alpha + eta_n*xi)/(eta_n + 1)

Arguments, in order (unit in brackets, [1] for a number):
gamma [1/(T s)]: gyromagnetic ratio
alpha [1]: Gilbert damping parameter
eta_n [1]: (n_0/M_s)/(1 + xi^2)
xi [1]: tau_ex / tau_sf

renormalized_parameters returns a tuple of 2; renormalized_parameters_gradient returns a 2 x
4 matrix, the derivative of entry i by argument j in [i, j]. Broadcast with a dot over
arrays.
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function renormalized_parameters(gamma, alpha, eta_n, xi)
    (gamma, alpha, eta_n, xi,) = float.((gamma, alpha, eta_n, xi,))
    x0 = 1.0 / (1.0 + eta_n)
    return (x0 * gamma, x0 * (alpha + eta_n * xi))
end

function renormalized_parameters_gradient(gamma, alpha, eta_n, xi)
    (gamma, alpha, eta_n, xi,) = float.((gamma, alpha, eta_n, xi,))
    x0 = 1.0 + eta_n
    x1 = 1.0 / x0
    x2 = 1.0 / x0^2
    return permutedims(reshape([x1, 0.0, -x2 * gamma, 0.0, 0.0, x1, x1 * xi - x2 * (alpha + eta_n *
        xi), x1 * eta_n], 4, 2))
end
