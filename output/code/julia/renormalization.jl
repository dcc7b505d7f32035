#=
Eq. x.eta: renormalization factor.

eta_n = n_0/(M_s*(xi**2 + 1))

Arguments, in order (unit in brackets, [1] for a number):
m_s [A/m]: saturation magnetization
xi [1]: tau_ex / tau_sf
n_0 [A/m]: equilibrium spin density of the conduction electrons

renormalization returns a number; renormalization_gradient returns a 1 x 3 matrix, the
derivative of entry i by argument j in [i, j]. Broadcast with a dot over arrays.
Derived by computer algebra; source of the model: R. Cheng and Q. Niu, Phys. Rev. B 88, 024422 (2013).
=#
function renormalization(m_s, xi, n_0)
    (m_s, xi, n_0,) = float.((m_s, xi, n_0,))
    return n_0 / (m_s * (1.0 + xi^2))
end

function renormalization_gradient(m_s, xi, n_0)
    (m_s, xi, n_0,) = float.((m_s, xi, n_0,))
    x0 = 1.0 + xi^2
    x1 = 1.0 / x0
    x2 = 1.0 / m_s
    return permutedims(reshape([-x1 * n_0 / m_s^2, -2.0 * x2 * n_0 * xi / x0^2, x1 * x2], 3, 1))
end
