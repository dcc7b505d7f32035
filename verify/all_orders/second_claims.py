"""Claims on the second order: torque, inertia, stability, equilibrium, spin waves, and how far it reaches."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import sympy as sp

from derive.all_orders import notation as own
from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from derive.core.vector import Cross
from verify.all_orders.average_claims import vanishes_to
from verify.all_orders.order_claims import stated, swings
from verify.cheng_niu.claims import ours, under
from verify.cheng_niu.claims.beyond_terms import SECOND, table
from verify.cheng_niu.inequalities import is_positive_by_coefficients
from verify.judge.checks import exact
from verify.judge.claim import Claim, Control
from verify.zero.exact import is_zero

_t, _xi, _eta, _alpha = q.tau_ex, q.xi, q.eta_n, q.alpha
_S = 1 + _xi**2


def _coefficients(body: sp.Tuple, d: Derivation) -> bool:
    """The members are what multiplies each direction of the torque and n x each, and nothing else is there."""
    vector = d["x.torque-2"].rhs
    wanted = [w for direction in SECOND for w in (direction, Cross(q.n_arrow, direction))]
    rest = [c for c, w in vector.terms if w not in wanted]
    return not rest and is_zero([member - vector.coefficient(w) for member, w in zip(body, wanted, strict=True)])


def _changes_sign(body: sp.Tuple, d: Derivation) -> bool:
    """The inertia is positive below the xi stated and negative above, for any positive eta."""
    (edge,) = body
    if not edge.is_positive or not is_zero(d["x.inertia"].rhs[0].xreplace({_xi: edge})):
        return False
    w, h = sp.symbols("w h", positive=True)
    below, above = ({_xi: edge / (1 + w), _eta: h}, {_xi: edge * (1 + w), _eta: h})
    value = d["x.inertia"].rhs[0]
    return all(is_positive_by_coefficients(s * value.xreplace(at), w, h, _t) for s, at in ((1, below), (-1, above)))


def _dissipates(node: str) -> Callable[..., bool]:
    """The check that a static texture without current feels the dissipative torque stated, over lap n."""

    def check(body: sp.Tuple, d: Derivation, relaxing: bool = True) -> bool:
        found = d[node].rhs.coefficient(own.laplacian)
        return is_zero([member - (found if relaxing else sp.S(found).xreplace({_xi: sp.S.Zero})) for member in body])

    return check


def _same_first(body: sp.Tuple, d: Derivation) -> bool:
    """With the mended target what answers d_t n is Eq. 13's, and what answers (v . grad) n adds nothing to Eq. 14.

    An electron of f answers (v . grad) n by another number, and the sum of v f over a band is zero.
    """
    straight, turned = body
    mended = d["x.mended"].rhs
    return is_zero([*(mended.row(0) - d["x.linear"].rhs.row(0)), straight - mended[0, 0], turned - mended[0, 1]])


def _left_out(body: sp.Tuple, d: Derivation) -> bool:
    """The square of the relative error of order k under a swing is the member to the power k, at orders 1 to 6."""
    (ratio,) = body
    exactly = d["x.swing"].rhs
    missed = [exactly - total for total in accumulate(swings(d)[1:])]
    return all(is_zero(rest.dot(rest) / exactly.dot(exactly) - ratio**k) for k, rest in enumerate(missed, 1))


def _to_second_order(body: sp.Tuple, d: Derivation) -> bool:
    """The exact equation, in powers of omega and q to the second, is the member stated at c^2 = v_F^2/5, zeta = 0."""
    (form,) = body
    return vanishes_to(2, d["x.dispersion"].rhs - form.xreplace({own.c_2: own.v_F**2 / 5, own.zeta: sp.S.Zero}))


_K, _D = _t * (1 - _xi**2) / _S, 2 * _t * _xi / _S  # with n x, and along
_c2, _zeta = own.c_2, own.zeta
_TORQUE = (_eta * _D, _eta * _K, -2 * _D, -2 * _K, _eta * _c2 * _D, _eta * _c2 * _K, 2 * _zeta * _D, 2 * _zeta * _K)
_w, _q, _u = own.frequency, own.wave_number, q.u[0]
_squares = _eta * _w**2 + 2 * _u * _w * _q + _eta * _c2 * _q**2 + 2 * _zeta * (_u * _q) ** 2
_lost = _w * (_alpha + _eta * _xi) + _xi * _u * _q
_F2 = _w * (1 + _eta) - own.bare + _u * _q - sp.I * _lost + _squares * (_K - sp.I * _D)
_s = (_t / _S) ** 2
_ORDER_2 = [_s * (_xi**2 - 1), 2 * _xi * _s], [-2 * _s, _s * _xi * (3 + _xi**2)], [-(_t**2), 0]
_MENDED = sp.ImmutableMatrix([[-_t * _xi / _S, -_t / _S], [0, -_t], *_ORDER_2])
_KAPPA = r"\kappa = \frac{\tau_{ex}}{1+\xi^2}[2\xi + (1-\xi^2)\mathbf{n}\times]"
_TERMS = r"\eta\,\partial_t^2 - 2(\mathbf{u}\cdot\nabla)\partial_t + \eta c^2\nabla^2 + 2\zeta(\mathbf{u}\cdot\nabla)^2"

CLAIMS: tuple[Claim, ...] = (
    stated(
        ours("x.torque-2", rf"\mathbf{{T}}_2/M_s = \kappa[{_TERMS}]\mathbf{{n}},\; {_KAPPA}", *_TORQUE),
        "the torque of second order: inertia, its correction by the current, stiffness, the current's square",
        exact(_coefficients, "what multiplies each of eight directions, and no other is there"),
        why="All terms share one number; with n x it is an inertia and a stiffness, without it goes as xi.",
        table=table(_TORQUE),
    ),
    stated(
        ours("x.inertia", r"[I', I'']", sp.ImmutableMatrix([_eta * _K, _eta * _D]) / (1 + _eta), unit="s"),
        "the inertia, and what dissipates with it",
        why="I' stands before n x d_t^2 n. The second is 2 xi/(1 - xi^2) of the first; a solver with n x d_t^2 n alone "
        "leaves it out.",
    ),
    stated(
        ours("x.inertia-sign", r"I' > 0 \iff \xi < 1", sp.S.One),
        "the inertia is positive below xi = 1 and negative above",
        exact(_changes_sign, "zero there, and by the signs of coefficients on either side, for any positive eta"),
        derived="x.inertia",
    ),
    stated(
        ours(
            "x.runaway", r"\Gamma", (2 * _xi + _eta * _xi * _S - _alpha * (1 - _xi**2)) / (_t * _eta * _S), unit="1/s"
        ),
        "the equation of second order lets a rate of n grow by itself unless the damping exceeds about 2 xi",
        why="For alpha (1 - xi^2) < xi (2 + eta (1 + xi^2)) it has solutions that run away within eta tau_ex: it "
        "tells of slow motion, and must not be integrated as it stands.",
    ),
    stated(
        ours("x.stiffness", r"\delta A_{ex}", -q.M_s * _eta * _c2 * _K / (2 * q.gamma), unit="J/m"),
        "the stiffness that the second order adds",
        why="Negative for xi < 1: what the gap gives back. The energy of second order in the gradients, which makes a "
        "metal's whole stiffness, is not in a wave packet of Eq. 4. The mended target makes it (1 + xi^2)^2/(1 - xi^2) "
        "times this.",
    ),
    Claim(
        ours("x.equilibrium", r"\mathbf{T}_2\cdot\nabla^2\mathbf{n} = 0", sp.S.Zero),
        "a static texture without current feels no dissipative torque, to second order",
        "conditional",
        exact(
            _dissipates("x.static"),
            "what multiplies lap n, with the relaxation of the print",
            Control("the same without relaxation", options={"relaxing": False}),
        ),
        condition=under(
            "the electrons of the equilibrium distribution relax towards the coherent response to the static texture "
            "instead of the local n",
            _dissipates("x.torque-2-mended"),
            "what multiplies lap n, with that target",
        ),
        derived="x.torque-2-mended",
        why="Relaxing to the local n leaves 2 xi eta c^2 tau_ex/(1 + xi^2) lap n, an equilibrium that dissipates: "
        "at first order there is none, for it is odd in v. A term of second order in the gradients that xi brings, in "
        "print too, is to be read with this.",
    ),
    stated(
        ours("x.mended-first", r"[\lambda_t]", -_t * _xi / _S, -_t / _S),
        "with the mended target Eqs. 14-17 stay as they are",
        exact(_same_first, "what answers d_t n, against Eq. 13's; what answers (v . grad) n is odd in v and drops out"),
        derived="x.mended",
        why="Eqs. 9-13 stay for what a field has added to equilibrium, and for every electron in what follows d_t n.",
    ),
    stated(
        ours("x.mended", r"[\lambda_t,\lambda_v,\lambda_{tt},\lambda_{tv},\lambda_{vv}]", _MENDED),
        "the numbers of both orders with the mended target",
    ),
    stated(
        ours("x.dispersion-2", r"F = 0", _F2, unit="1/s"),
        "the dispersion of spin waves under a current to second order, and the exact one expanded",
        also=exact(_to_second_order, "the exact equation in powers of omega and q, at c^2 = v_F^2/5 and zeta = 0")[0],
        why="1 + eta renormalizes the frequency, u q is the Doppler shift. zeta is of second order in the current.",
    ),
    stated(
        ours("x.nutation", r"\omega_2", -(1 + _eta) / (_eta * _t), unit="1/s"),
        "the nutation of the second-order equation",
        cites=("x.optical",),
        why="At |omega| tau_ex = (1 + eta)/eta > 1 the series diverges (x.left-out): no prediction. The "
        "exact equation has its second mode at (1 + eta)/tau_ex, of the other sense.",
    ),
    stated(ours("x.optical", r"\omega_2", (1 + _eta) / _t, unit="1/s"), "the second mode of the exact equation"),
    stated(
        ours("x.left-out", r"|1 - \chi_k/\chi|^{2/k}", (own.swing_rate * _t) ** 2 / _S),
        "what order k leaves out of the response to a swing is the k-th power of Omega tau_ex/sqrt(1 + xi^2)",
        exact(_left_out, "the square of the relative error of orders 1 to 6, exactly"),
        derived="x.swing",
        why="The second order is off by a tenth at Omega tau_ex = 0.316 sqrt(1 + xi^2); from sqrt(1 + xi^2) on the "
        "series diverges.",
    ),
)
