"""Concludes Eqs. 16 and 17: the torque of the accumulation on M, and the Landau-Lifshitz-Gilbert equation with it.

The exchange of Eq. 1 conserves angular momentum: what the precession of Eq. 8 gives to the conduction spins it takes
from the d electrons. Spin accumulation and magnetization have the same ratio 2 mu_B / hbar to their angular momenta.

Eq. 16 is the implicit (Gilbert) form: the right-hand side of dM/dt = ..., a vector in A/(m s) that holds dM/dt itself
(`symbols.rate_of_M`) in the damping term; `x.landau-lifshitz` is the same solved for dM/dt, which an integrator needs.
H is in tesla and gamma in 1/(T s).

Source: Cheng & Niu (2013), Eqs. 15-17; Gilbert, IEEE Trans. Magn. 40, 3443 (2004);
M. d'Aquino, PhD thesis, Naples (2004), for the two forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import sympy as sp
from sympy import ImmutableMatrix as Matrix

from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra import tangent
from derive.cheng_niu.model import Model
from derive.cheng_niu.steps.bloch import exchange_rate
from derive.core.node import Line, Node
from derive.core.vector import Cross, Vector


def exchange_reaction(model: Model, matrix: Matrix, direction: Matrix) -> Vector:
    """The torque (J/m^3) of an accumulation dm on the d electrons' angular momentum (x.reaction)."""
    return Vector((q.hbar / (2 * q.mu_B) * exchange_rate(matrix, direction) / q.M_s, _DM_CROSS_M))


def transfer_torque(model: Model, reaction: Vector) -> Vector:
    """The torque T on M (A/(m s)) of an accumulation dm (x.torque), with M = 2 mu_B / hbar times angular momentum."""
    return reaction * (2 * q.mu_B / q.hbar)


def gilbert_equation(model: Model) -> Vector:
    """dM/dt (x.llg) in A/(m s), with a further torque T.

    dL/dt = M x (H - alpha/(gamma M_s) dM/dt) and M = -gamma L, for electrons carry a moment against their angular
    momentum and Gilbert's damping is a field against the rate of M; -M x H is written as H x M.
    """
    damping = q.alpha / (q.gamma * q.M_s)
    return Vector((q.gamma, Cross(q.H_arrow, q.M_arrow)), (q.gamma * damping, _DAMPED), (1, q.torque_arrow))


def torque_by_current(model: Model, torque: Vector, accumulated: Vector) -> Iterator[Line]:
    """The torque of the accumulation of Eq. 15 (x.transfer), in A/(m s)."""
    yield Line("The torque {x.torque} of an accumulation:", torque, "given")
    said = r"With {15}, and $\mathbf{M}\times(\mathbf{M}\times\mathbf{w}) = -M_s^2\mathbf{w}$ across $\mathbf{M}$:"
    yield Line(said, accumulated.turned(q.M_arrow, q.M_s) * (-q.M_s * torque.coefficient(_DM_CROSS_M)))


_DM_CROSS_M = Cross(q.dm_arrow, q.M_arrow)
_CARRIED = q.M_along(q.j_arrow)
_DAMPED = Cross(q.M_arrow, q.rate_of_M)


def renormalization(model: Model, torque: Vector) -> sp.Expr:
    """The factor eta after Eq. 16 (x.eta): the part of the torque against dM/dt."""
    return -torque.coefficient(q.rate_of_M)


def drift(model: Model, torque: Vector) -> Vector:
    """The effective electron velocity u (m/s) after Eq. 16 (x.u): the adiabatic torque is (u . grad) M."""
    return Vector((torque.coefficient(_CARRIED), q.j_arrow))


def nonadiabaticity(model: Model, torque: Vector) -> sp.Expr:
    """The non-adiabatic torque relative to the adiabatic one (x.beta), one for all terms: T = c (1 - i beta) w."""
    driven = ((torque.coefficient(w), torque.coefficient(Cross(q.M_arrow, w))) for w in (q.rate_of_M, _CARRIED))
    ratios = {sp.cancel(-q.M_s * across / along) for along, across in driven}
    if len(ratios) != 1:
        raise ValueError(f"the terms of the torque have different ratios {ratios}; Eqs. 16 and 17 need one")
    return ratios.pop()


def magnetization_dynamics(model: Model, equation: Vector, beta: sp.Expr) -> Iterator[Line]:
    """dM/dt (16) in its implicit form, in A/(m s), in H, dM/dt, grad M, u and eta.

    The torque is (1 - i beta) times -eta dM/dt + (u . grad) M; its part along dM/dt goes to the left, as 1 + eta.
    """
    driven = Vector((-q.eta_n, q.rate_of_M), (1, q.M_along(q.u_arrow)))
    torque = driven.swung((sp.S.One, -beta), q.M_arrow, q.M_s) * equation.coefficient(q.torque_arrow)
    yield Line("The equation {x.llg} with a torque:", equation, "given")
    whole = equation.without(q.torque_arrow) + torque
    yield Line("The torque {x.transfer} in {x.u} and {x.eta}, with the ratio {x.beta} of its parts:", whole)
    along = whole.coefficient(q.rate_of_M)
    collected = whole.without(q.rate_of_M).coefficients(lambda c: sp.factor(c / (1 - along)))
    yield Line(
        r"The terms along $\partial_t\mathbf{M}$ collected on the left, divided by $1 + \eta$:", collected, "collect"
    )


@cache  # every solver's convention asks for that of Eq. 16
def explicit_form(equation: Vector) -> Vector:
    """dM/dt (x.landau-lifshitz) in A/(m s), in M, H, grad M and u; ValueError unless it was b + (a/M_s) M x dM/dt.

    With b across M and |M| = M_s the solution is (b + (a/M_s) M x b) / (1 + a^2).
    """
    damping, driven = q.M_s * equation.coefficient(_DAMPED), equation.without(_DAMPED)
    if any(w.has(q.rate_of_M) for _, w in driven.terms):
        raise ValueError("dM/dt stands on the right-hand side outside a damping term M x dM/dt")
    inverse = tangent.over((sp.S.One, sp.S.Zero), (sp.S.One, -damping))
    return driven.swung(inverse, q.M_arrow, q.M_s).coefficients(sp.factor)


def renormalized_parameters(model: Model, equation: Vector) -> Iterator[Line]:
    """The renormalized gyromagnetic ratio and damping (17): (gamma~ in 1/(T s), alpha~), read off Eq. 16."""
    precession = Cross(q.H_arrow, q.M_arrow)
    kept = Vector(*((c, w) for c, w in equation.terms if w in (precession, _DAMPED)))
    yield Line("The terms of {16} that are there without a current:", kept, "without current", q.Mdot)
    renamed = Vector((q.gamma_t, precession), (q.alpha_t / q.M_s, _DAMPED))
    yield Line("They have the form of {x.llg}:", renamed, "given", q.Mdot)
    damping = sp.factor(q.M_s * equation.coefficient(_DAMPED))
    yield Line("so that, term by term,", Matrix([equation.coefficient(precession), damping]), "compare")


_GRADIENT = tuple(c for g in q.M_grad for c in g)
_DRIVES = (*q.H, *q.u, q.gamma, q.alpha, q.eta_n, q.xi, q.M_s)

DYNAMICS, PARAMETERS, FACTOR, DRIFT = "16", "17", "x.eta", "x.u"
"""Labels that others ask for."""

NODES = (
    Node(
        "x.reaction", "torque on the d electrons' angular momentum", q.reaction, exchange_reaction, ("8", "x.axis-of-M")
    ).saying(
        "The exchange conserves angular momentum: what the conduction spins gain by their precession {8} about "
        "{n} the d electrons lose.",
        opens="The torque and the magnetization",
    ),
    Node("x.torque", "spin-transfer torque", q.torque_vector, transfer_torque, ("x.reaction",)).saying(
        r"Angular momentum is magnetization times $\hbar/2\mu_B$, for both kinds of electrons."
    ),
    Node("x.llg", "Landau-Lifshitz-Gilbert equation", q.Mdot, gilbert_equation).saying(
        "Electrons carry a moment against their angular momentum, and Gilbert's damping is a field against the "
        "rate of the magnetization; a further torque is added."
    ),
    Node(
        "x.transfer", "spin-transfer torque by the current", q.torque_vector, torque_by_current, ("x.torque", "15"), 1
    ).saying("The accumulation {15} acts back on the magnetization."),
    Node(FACTOR, "renormalization factor", q.eta_n, renormalization, ("x.transfer",)).saying(
        "The part of {x.transfer} against the rate of the magnetization.", routine="renormalization", exported=True
    ),
    Node(DRIFT, "effective electron velocity", q.u_vector, drift, ("x.transfer",)).saying(
        r"The adiabatic torque of {x.transfer} is $(\mathbf{u}\cdot\nabla)\mathbf{M}$.",
        routine="drift_velocity",
        exported=True,
    ),
    Node("x.beta", "ratio of the torques", q.beta, nonadiabaticity, ("x.transfer",)).saying(
        "The non-adiabatic torque over the adiabatic one, the same for the terms with and without a current.",
        per_part=True,
    ),
    Node(
        DYNAMICS,
        "magnetization dynamics",
        q.Mdot,
        magnetization_dynamics,
        ("x.llg", "x.beta"),
        1,
        (*q.M, *q.M_t, *_GRADIENT, *_DRIVES),
        routine="magnetization_rate",
        exported=True,
    ).saying("The torque joins the equation of the magnetization, in which it renormalizes what stands there already."),
    Node(
        "x.landau-lifshitz",
        "magnetization dynamics solved for the rate of M",
        q.Mdot,
        lambda model, equation: explicit_form(equation),
        (DYNAMICS,),
        1,
        (*q.M, *_GRADIENT, *_DRIVES),
        routine="llg_rate",
        exported=True,
    ).saying("Across the magnetization {16} is linear in its rate, and solved by one division in the plane across it."),
    Node(
        PARAMETERS, "renormalized gyromagnetic ratio and damping", q.gamma_alpha, renormalized_parameters, (DYNAMICS,)
    ).saying(
        "What {16} says without a current is the equation {x.llg} with other parameters.",
        args=(q.gamma, q.alpha, q.eta_n, q.xi),
        routine="renormalized_parameters",
        exported=True,
    ),
)
