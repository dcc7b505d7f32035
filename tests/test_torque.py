"""The torque: Eqs. 12-17 from Eqs. 1-4, their laws, and what follows under every switch of the model."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy as sp

from derive import LabelError, Model, Relaxation, derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.steps import transport
from derive.core.vector import Vector
from tests.vector_values import vector_values
from verify.zero.exact import is_zero

TEXTURE = vector_values(q.theta_field, q.phi_field)
PAPER = derivation()


def on_texture(vector: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    """A vector on the general unit-vector field n(r, t), where |n| = 1 and n . dn = 0 hold identically."""
    return vector.xreplace(TEXTURE)


def advected(velocity: sp.ImmutableMatrix, slopes: tuple[sp.ImmutableMatrix, ...]) -> sp.Matrix:
    """(v . grad) of a vector with the given derivatives."""
    return sp.Matrix(sum((v * slope for v, slope in zip(velocity, slopes, strict=True)), sp.zeros(3, 1)))


def test_the_averaged_spin_of_both_bands_contains_that_of_the_models_band() -> None:
    for k, band in enumerate(("majority", "minority")):
        d = derivation(Model(band=band))
        own = sp.Matrix([d[label].rhs for label in ("11a", "11b", "11c")])
        assert is_zero(own - d["x.bands"].rhs[:, k])
        assert is_zero(d["x.bands"].rhs - PAPER["x.bands"].rhs)


def test_the_rate_of_n_in_the_frame_is_the_rate_of_n() -> None:
    frame, n = PAPER["x.frame"].rhs, PAPER["x.direction"].rhs
    rate = n.diff(q.theta) * q.thetadot + n.diff(q.phi) * q.phidot
    small = {q.eps1: q.tau_ex * sp.sin(q.theta) * q.phidot, q.eps2: q.tau_ex * q.thetadot}
    rows = (PAPER["12"].rhs * frame[:, :2].T).xreplace(small)
    assert is_zero(rows[0, :].T - rate)
    assert is_zero(rows[1, :].T - n.cross(rate))


def test_the_transverse_spin_is_the_averaged_spin_of_the_frame() -> None:
    small = {q.eps1: q.tau_ex * sp.sin(q.theta) * q.phidot, q.eps2: q.tau_ex * q.thetadot}
    n, frame = PAPER["x.direction"].rhs, PAPER["x.frame"].rhs
    rate = n.diff(q.theta) * q.thetadot + n.diff(q.phi) * q.phidot
    values = dict(zip(q.n, n, strict=True)) | dict(zip(q.n_t, rate, strict=True))
    values |= {slope: sp.S.Zero for slopes in q.n_grad for slope in slopes}
    in_frame = (frame[:, :2] * PAPER["x.bands"].rhs[:2, :]).xreplace(small)
    assert is_zero(PAPER["13"].rhs.xreplace(values) - in_frame)


def test_the_accumulation_per_energy_sums_the_spins_of_both_bands() -> None:
    spins = PAPER["13"].rhs
    up, down = (spins[:, k].xreplace(dict(zip(q.velocity, v, strict=True))) for k, v in enumerate((q.v_up, q.v_down)))
    expected = q.mu_B * (q.D_up * q.g_up * up + q.D_down * q.g_down * down)
    assert is_zero(PAPER["14"].rhs - expected)


def test_the_torque_is_the_exchange_torque_of_the_accumulation() -> None:
    accumulated = PAPER["15"].rhs
    direct = accumulated.cross(q.M) / (q.tau_ex * q.M_s)
    assert is_zero(on_texture(PAPER["x.transfer"].rhs - direct))
    inserted = PAPER["x.torque"].rhs.xreplace(dict(zip(q.dm, accumulated, strict=True)))
    assert is_zero(inserted - direct)


def test_the_torque_leaves_the_length_of_m_alone() -> None:
    """m . T = 0 for a general unit-vector field in three dimensions, and |M| is a constant of Eq. 16."""
    for label in ("x.torque", "x.transfer", "x.macroscopic-torque", "x.smf-damping"):
        vector = on_texture(PAPER[label].rhs)
        assert is_zero(vector.dot(q.M.xreplace(TEXTURE)))
    assert is_zero(on_texture(PAPER["16"].rhs).dot(q.M.xreplace(TEXTURE)))


def test_dynamics_solve_the_equation_with_the_torque_in_it() -> None:
    """Eq. 16 is the Gilbert equation with the torque, nothing lost when the term in dM/dt changes sides."""
    torque = dict(zip(q.torque, PAPER["x.transfer"].rhs, strict=True))
    gilbert = PAPER["x.llg"].rhs.xreplace(torque)
    named = dict(zip((q.eta_n, *q.u), (PAPER["x.eta"].rhs, *PAPER["x.u"].rhs), strict=True))
    dynamics = PAPER["16"].rhs.xreplace(named)
    eta = PAPER["x.eta"].rhs
    assert is_zero((1 + eta) * (q.M_t - dynamics) - (q.M_t - gilbert))


def test_the_renormalized_parameters_are_those_of_the_dynamics() -> None:
    gamma, alpha = PAPER["17"].rhs
    drift = advected(q.u, q.M_grad)
    rest = (drift - PAPER["x.beta"].rhs / q.M_s * q.M.cross(drift)) / (1 + q.eta_n)
    expected = gamma * q.H.cross(q.M) + alpha / q.M_s * q.M.cross(q.M_t) + rest
    assert is_zero(PAPER["16"].rhs - expected)


def rotation() -> sp.Matrix:
    """A rotation by any angle about any axis, from a quaternion of length one in stereographic coordinates."""
    a, b, c = sp.symbols("a b c", real=True)
    cross = sp.Matrix([[0, -c, b], [c, 0, -a], [-b, a, 0]])
    return sp.eye(3) + 2 * (cross + cross * cross) / (1 + a**2 + b**2 + c**2)


def test_the_dynamics_are_covariant_under_rotations() -> None:
    """Turning space turns Eq. 16: M, H, u and the derivatives of M turn, and so does the result."""
    R = rotation()
    assert is_zero(R * R.T - sp.eye(3))
    families = (q.n, q.n_t, q.M, q.M_t, q.H, q.u, q.j_e, q.dm)
    turned = {old: new for family in families for old, new in zip(family, R * sp.Matrix(family), strict=True)}
    for slopes in (q.n_grad, q.M_grad):
        table = R * sp.Matrix.hstack(*slopes) * R.T
        turned |= {slope: table[i, k] for k in range(3) for i, slope in enumerate(slopes[k])}
    for label in ("15", "x.torque", "x.transfer", "16", "x.macroscopic"):
        vector = PAPER[label].rhs
        assert is_zero(vector.xreplace(turned) - R * vector), label


def test_turning_the_spins_alone_turns_the_dynamics() -> None:
    """Without spin-orbit coupling the spins may turn against space: the gradients keep their axes."""
    R = rotation()
    families = (q.M, q.M_t, q.H, *q.M_grad)
    turned = {old: new for family in families for old, new in zip(family, R * sp.Matrix(family), strict=True)}
    assert is_zero(PAPER["16"].rhs.xreplace(turned) - R * PAPER["16"].rhs)


MODELS = {
    "minority": Model(band="minority"),
    "other exchange": Model(exchange=-1),
    "two relaxation times": Model(relaxation=Relaxation(q.T_1, q.T_2)),
    "gauge field": Model(gauge=q.chi_field),
    "own spinors": Model(
        spinors=(
            (sp.cos(q.theta / 2), sp.exp(sp.I * q.phi) * sp.sin(q.theta / 2)),
            (-sp.sin(q.theta / 2), sp.exp(sp.I * q.phi) * sp.cos(q.theta / 2)),
        )
    ),
}
EXPECTED = {"other exchange": {q.xi: -q.xi}, "two relaxation times": {q.xi: q.xi_2}}


@pytest.mark.parametrize("name", MODELS)
def test_the_dynamics_follow_under_every_switch(name: str) -> None:
    """Band and gauge change nothing; the other exchange turns the non-adiabatic torque; T_2 stands for tau_sf."""
    d = derivation(MODELS[name])
    for label in ("16", "17", "x.beta"):
        expected = sp.ImmutableMatrix([PAPER[label].rhs]).xreplace(EXPECTED.get(name, {}))
        assert is_zero(sp.ImmutableMatrix([d[label].rhs]) - expected), label


def test_the_exact_solution_alone_needs_one_relaxation_time() -> None:
    d = derivation(MODELS["two relaxation times"])
    with pytest.raises(LabelError, match="cubic"):
        d["B.s1"]
    assert d["16"].rhs.shape == (3, 1)


def test_a_basis_that_is_not_along_n_has_no_dynamics() -> None:
    d = derivation(Model(spinors=((1, 0), (0, 1))))
    with pytest.raises(LabelError, match="third axis of the frame, which is not n"):
        d["16"]


def test_the_force_on_the_averaged_spin_holds_the_curvature_of_the_connection() -> None:
    """From the Lagrangian with Eq. 13, and from the connection of Eq. 7 alone: the same force without relaxation."""
    at_rest = dict.fromkeys((*q.velocity, q.xi), sp.S.Zero)
    for d in (PAPER, derivation(MODELS["other exchange"]), derivation(MODELS["gauge field"])):
        assert is_zero(d["x.force"].rhs.xreplace(at_rest) - PAPER["x.curvature"].rhs)
        assert is_zero((d["x.smf"].rhs - PAPER["x.smf"].rhs).xreplace({q.xi: sp.S.Zero}))


def test_relaxation_adds_a_second_force() -> None:
    """(hbar/2) (n . (dn x d_i n) + xi dn . d_i n) / (1 + xi^2), with opposite signs for the two bands."""
    rate = q.n_t + advected(q.velocity, q.n_grad)
    for i, slope in enumerate(q.n_grad):
        expected = q.hbar / 2 * (q.n.dot(rate.cross(slope)) + q.xi * rate.dot(slope)) / (1 + q.xi**2)
        assert is_zero(PAPER["x.force"].rhs[i, 0] - expected)
        assert is_zero(PAPER["x.force"].rhs[i, 1] + expected)


def test_the_spin_motive_field_is_that_of_a_negative_charge() -> None:
    for i, slope in enumerate(q.n_grad):
        pulled = q.n.dot(q.n_t.cross(slope)) + q.xi * q.n_t.dot(slope)
        field = q.hbar / (2 * q.e) * pulled / (1 + q.xi**2)
        assert is_zero(PAPER["x.smf"].rhs[i, 0] + field)
        assert is_zero(PAPER["x.smf"].rhs[i, 1] - field)


def powers() -> tuple[sp.Expr, sp.Expr]:
    """What the current's torque does on the turning of M, and what the motive field does on the current (W/m^3).

    With unit polarization the whole current j_e flows in the up band.
    """
    torque = PAPER["x.transfer"].rhs.xreplace({**dict.fromkeys(q.M_t, sp.S.Zero), q.P: sp.S.One})
    pairs = ((q.M, q.n), *zip(q.M_grad, q.n_grad, strict=True))
    on_n = {a: q.M_s * b for theirs, ours in pairs for a, b in zip(theirs, ours, strict=True)}
    turning = q.hbar / (2 * q.mu_B) * torque.xreplace(on_n).dot(q.n.cross(q.n_t))
    return turning, q.j_e.dot(PAPER["x.smf"].rhs[:, 0])


def test_torque_and_motive_field_are_reciprocal_at_every_xi() -> None:
    """Onsager and Casimir: either power is the other's with n, and all its derivatives, reversed."""
    turning, driving = powers()
    reversed_n = {c: -c for vector in (q.n, q.n_t, *q.n_grad) for c in vector}
    assert is_zero(on_texture(sp.Matrix([turning - driving.xreplace(reversed_n)])))
    curvature_alone = driving.xreplace({q.xi: sp.S.Zero})
    assert not is_zero(on_texture(sp.Matrix([turning - curvature_alone.xreplace(reversed_n)])))


def test_without_relaxation_the_texture_gains_what_the_current_loses() -> None:
    """The adiabatic parts do no net work; what is left is -2 xi (hbar/2e) j . d_t n . grad n / (1 + xi^2)."""
    lost = sum(j * q.n_t.dot(slope) for j, slope in zip(q.j_e, q.n_grad, strict=True))
    rest = sum(powers()) + q.xi * q.hbar / q.e * lost / (1 + q.xi**2)
    assert is_zero(on_texture(sp.Matrix([rest])))


def test_the_motive_torque_works_against_the_force() -> None:
    """A tensor on dM/dt, -C n x sum_i (b_i - xi n x b_i)(b_i + xi n x b_i)^T d_t n with b_i = n x d_i n and C > 0."""
    strength = q.mu_B * q.hbar * (q.sigma_up + q.sigma_down) / (2 * q.e**2 * (1 + q.xi**2) ** 2)
    tensor = sp.zeros(3, 1)
    for slope in q.n_grad:
        b, turned = q.n.cross(slope), q.xi * q.n.cross(q.n.cross(slope))
        tensor += (b - turned) * (b + turned).dot(q.n_t)
    assert is_zero(on_texture(PAPER["x.smf-damping"].rhs + strength * q.n.cross(tensor)))


def test_the_velocity_is_the_slope_of_the_band() -> None:
    for band, name in enumerate(("E_up", "E_down")):
        energy = sp.Function(name, real=True)(*q.wave_vector)
        expected = sp.Matrix([energy.diff(k) / q.hbar for k in q.wave_vector])
        assert is_zero(PAPER["x.velocity"].rhs[:, band] - expected)


def test_the_distribution_is_a_shifted_fermi_sea() -> None:
    """In f0(E(k - dk)) with hbar dk = -e E tau the charge moves against the field."""
    energy = sp.Function("E_up", real=True)(*q.wave_vector)
    shift = sp.Matrix([-q.e * field * q.tau_up / q.hbar for field in q.E])
    expected = q.f_up - q.slope_up * shift.dot(sp.Matrix([energy.diff(k) for k in q.wave_vector]))
    assert is_zero(PAPER["x.distribution"].rhs[0] - expected)


def test_parabolic_bands_have_drude_conductivities() -> None:
    densities = PAPER["x.parabolic-density"].rhs
    free_electrons = (2 * q.m_up * q.E_F) ** sp.Rational(3, 2) / (6 * sp.pi**2 * q.hbar**3)
    assert is_zero(densities[0].xreplace({q.Delta: sp.S.Zero}) - free_electrons)
    currents = PAPER["x.parabolic-currents"].rhs
    for band, (tau, mass) in enumerate(((q.tau_up, q.m_up), (q.tau_down, q.m_down))):
        assert is_zero(currents[:, band] - densities[band] * q.e**2 * tau / mass * q.E)
        assert is_zero(PAPER["x.parabolic-states"].rhs[band] - densities[band].diff(q.E_F))
    total = PAPER["x.parabolic-current"].rhs
    difference = PAPER["x.parabolic-polarization"].rhs * total - (currents[:, 0] - currents[:, 1])
    assert is_zero(difference)


def test_the_band_that_lies_lower_holds_more_electrons() -> None:
    """With Delta = E_up - E_down, as Eq. 4 has it, that is the down band: n_0 and P are negative for equal bands."""
    alike = {q.m_down: q.m_up, q.tau_down: q.tau_up, q.Delta: q.E_F}
    for exchange, sign in ((1, -1), (-1, 1)):
        d = derivation(Model(exchange=exchange))
        assert sp.sign(sp.N(d["x.parabolic-polarization"].rhs.xreplace(alike), 30)) == sign


def test_the_spin_matrix_keeps_the_relaxation_that_populations_lose() -> None:
    assert is_zero(PAPER["x.relaxation-matrix"].rhs - PAPER["x.accumulation"].rhs)
    populations = PAPER["x.relaxation-populations"].rhs
    assert not is_zero(populations - PAPER["x.accumulation"].rhs)
    assert is_zero(populations - PAPER["x.accumulation"].rhs.xreplace({q.xi: sp.S.Zero}))


def test_flips_shorten_the_life_of_a_shifted_distribution() -> None:
    """Matthiessen's rule: 1/tau + 1/(2 tau_sf) for the part of g that is odd in the velocity."""
    field = dict(zip(q.E, (1, 0, 0), strict=True))
    plain, flipping = (
        PAPER[label].rhs[0].xreplace(field) - q.f_up for label in ("x.distribution", "x.relaxation-distribution")
    )
    assert is_zero(1 / flipping - 1 / plain * (1 + q.tau_up / (2 * q.tau_sf)))


def test_the_sum_of_the_bands_alone_has_no_place_in_the_accumulation() -> None:
    both = Vector((q.N_up + q.N_down, q.rate_of_n))
    with pytest.raises(ValueError, match="apart from their difference"):
        list(transport.accumulation_by_current(Model(), both, PAPER["x.n0"].rhs))


def test_what_is_not_known_to_lie_across_m_is_not_turned() -> None:
    with pytest.raises(ValueError, match="not known to lie across M"):
        Vector((1, q.H_arrow)).turned(q.M_arrow, q.M_s)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"relaxation": (-1.0, 1.0)}, "positive"),
        ({"relaxation": (1.0, 2.5)}, "exceeds"),
        ({"relaxation": ("1", 1.0)}, "text"),
    ],
)
def test_impossible_relaxation_times_are_refused(change: dict[str, tuple[float, float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(Model(), relaxation=Relaxation(*change["relaxation"]))


def test_the_explicit_rate_solves_eq_16_and_with_the_wrong_sign_does_not() -> None:
    """On the general unit-vector field, for any field H and drift u; no claim judges x.landau-lifshitz."""
    rate = PAPER["x.landau-lifshitz"].components
    for sign, solves in ((1, True), (-1, False)):
        given = dict(zip(q.M_t, sign * rate, strict=True))
        residual = sign * rate - PAPER["16"].components.xreplace(given)
        assert is_zero(on_texture(residual)) is solves
