"""What the paper says of the damping: whether xi changes it, and what the spin motive field does to it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from itertools import product
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import against, ours, under
from verify.cheng_niu.inequalities import is_positive_by_coefficients
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.vocabulary import direction
from verify.judge.checks import derived_form, exact
from verify.judge.claim import Claim, Control
from verify.zero.exact import Undecided, is_zero

_SLOPES = {name: sp.symbols(f"theta_{name} phi_{name}", real=True) for name in "txyz"}
"""The derivatives of theta and phi along t, x, y or z: they are free."""
_MOVED = [direction, *(direction.diff(q.theta) * f + direction.diff(q.phi) * g for f, g in _SLOPES.values())]
ON_SPHERE = {
    part: value
    for vectors, length in (((q.n, q.n_t, *q.n_grad), 1), ((q.M, q.M_t, *q.M_grad), q.M_s))
    for vector, moved in zip(vectors, _MOVED, strict=True)
    for part, value in zip(vector, length * moved, strict=True)
}
"""What holds for every field of unit vectors: n and M = M_s n and their derivatives, by the angles and theirs."""
ALIKE = {
    **dict(zip(_SLOPES["y"], (-sp.sin(q.theta) * _SLOPES["x"][1], _SLOPES["x"][0] / sp.sin(q.theta)), strict=True)),
    **dict.fromkeys((*_SLOPES["z"], q.xi), sp.S.Zero),
}
"""d_y n = n x d_x n, d_z n = 0 and xi = 0: the sum of (n x d_i n)(n x d_i n)^T is a number across n."""
MARGIN = 11
"""The condition of p.damping: eta xi is at most alpha over this number; with 10 the change can be 10.5 percent."""


def damping(body: sp.Tuple, d: Derivation, margin: int = 0) -> bool:
    """|alpha~(xi) - alpha~(0)| <= (number) alpha~(0) for 0 <= xi <= 1, n_0/M_s = 1/100 and any alpha > 0.

    `margin`: alpha is at least so many times eta xi. With alpha = least + a and xi = 1/(1 + w), a, w >= 0, both
    inequalities are signs of rational functions.
    """
    (share,) = body
    least = margin * d["x.eta"].rhs * q.xi
    renormalized = d["17"].rhs[1].xreplace({q.eta_n: d["x.eta"].rhs})
    if not renormalized.has(q.xi):
        raise Undecided("the derived damping does not depend on xi")
    a, w = sp.symbols("a w", nonnegative=True)
    changed, still = renormalized, renormalized.xreplace({q.xi: sp.S.Zero})
    gaps = [share * still - (changed - still), share * still + (changed - still)]
    given = {q.n_0: q.M_s / 100, q.xi: 1 / (1 + w)}
    gaps = [gap.xreplace({q.alpha: least + a}).xreplace(given) for gap in gaps]
    points = product((sp.S.Zero, sp.Rational(1, 1000), sp.Integer(100)), repeat=2)
    if any(gap.xreplace({a: at, w: where}) < 0 for at, where in points for gap in gaps):
        return False
    return all(is_positive_by_coefficients(gap, a, w) for gap in gaps)


_along = [q.n.dot(q.n_t.cross(slope)) + q.xi * q.n_t.dot(slope) for slope in q.n_grad]
MOTIVE_FIELD = ours(
    "x.smf",
    r"\mathbf{E}_{\uparrow,\downarrow} = \mp\frac{\hbar}{2e}\,"
    r"\frac{\mathbf{n}\cdot(\partial_t\mathbf{n}\times\nabla\mathbf{n}) "
    r"+ \xi\,\partial_t\mathbf{n}\cdot\nabla\mathbf{n}}{1 + \xi^2}",
    sp.ImmutableMatrix(3, 2, lambda i, band: (2 * band - 1) * q.hbar / (2 * q.e * (1 + q.xi**2)) * _along[i]),
    unit="V/m",
)


def _field_of_the_fuller_band(d: Derivation) -> sp.ImmutableMatrix:
    """Without xi: the column of the lower band is the derived field, that of the higher band is minus it."""
    lower = 1 if d["A2"].rhs.diff(q.s3).is_positive else 0
    turned = sp.diag(*(1 if band == lower else -1 for band in (0, 1)))
    return d["x.smf"].rhs.xreplace({q.xi: sp.S.Zero}) * turned


def smf_tensor(body: sp.Tuple, d: Derivation, field: Mapping[Any, Any] | None = None) -> bool:
    """The motive torque is n x (D d_t M), at every xi, with the matrix stated as what D makes of alpha~.

    D stands beside alpha, of which alpha~ has the share of Eq. 17. `field` says more of the slopes of the angles than
    that they are free.
    """
    (matrix,), share = body, d["17"].rhs[1].diff(q.alpha)
    rest = _on_sphere(d["x.smf-damping"].rhs) - _on_sphere((q.M / q.M_s).cross(matrix * q.M_t) / share)
    return is_zero(rest.xreplace(field or {}))


@cache
def _on_sphere(vector: sp.ImmutableMatrix) -> sp.ImmutableMatrix:
    return vector.xreplace(ON_SPHERE)


def smf_scalar(body: sp.Tuple, d: Derivation, field: Mapping[Any, Any] | None = None) -> bool:
    """The same as a change of the number alpha~: the matrix stated replaced by half its trace."""
    return smf_tensor(sp.Tuple(body[0].trace() / 2 * sp.eye(3)), d, field)


CLAIMS: tuple[Claim, ...] = (
    Claim(
        PRINT["p.damping"],
        "the damping hardly changes when xi does",
        "conditional",
        exact(
            damping,
            "n_0/M_s = 0.01, xi from 0 to 1, any alpha > 0",
            proves=Control("the same for eta xi <= alpha/11", options={"margin": MARGIN}),
        ),
        condition=under(
            "eta |Delta xi| << alpha (shown for eta xi <= alpha/11; at alpha/10 it can just fail)",
            partial(damping, margin=MARGIN),
            "n_0/M_s = 0.01, by the signs of the coefficients, for all xi <= 1",
        ),
        derived="17",
        cites=("17", "p.n0"),
        why="The change from xi = 0 is (eta xi/alpha)(1 + n_0/M_s + alpha xi)/(1 + eta) of alpha~, with eta xi up to "
        "0.005: for alpha = 0.01 the damping changes by half. The paper gives no alpha.",
        one_sided=True,
    ),
    Claim(
        PRINT["p.smf"],
        "the spin motive field",
        "conditional",
        exact(
            against("x.smf", where=ON_SPHERE),
            "one field for both bands, any xi, against the derived ones",
            proves=derived_form("x.smf"),
        ),
        condition=under(
            "E_SMF is the field of the fuller band (the lower one, down by Eq. 4), the other band feels the opposite "
            "field, and xi << 1 (exact at xi = 0)",
            against(_field_of_the_fuller_band, where=ON_SPHERE),
            "minus the derived fields at xi = 0, with the signs as stated",
        ),
        derived="x.smf",
        cites=("13", "p.velocity"),
        why="The Berry curvature of Eq. 7 is opposite in the two bands; one field for both would be a mere part of E "
        "and drop out of Eq. 15. Relaxation adds xi d_t n . grad n and a factor 1/(1 + xi^2), see x.smf. Which band "
        "has the printed sign is part of x.signs.",
        cause="p.gap",
    ),
    Claim(
        PRINT["p.smf-damping"],
        "the spin motive field adds to the renormalized damping",
        "conditional",
        exact(
            smf_scalar,
            "as a change of the number alpha~",
            proves=Control(
                "the same for M that turns alike along x and y and not along z, without relaxation",
                options={"field": ALIKE},
            ),
        ),
        condition=under(
            "the change of alpha~ is a matrix, D/(1 + eta) with D = mu_B hbar (sigma_up + sigma_down)/(2 e^2 M_s "
            "(1 + xi^2)^2) times the sum over x, y, z of (b_i - xi n x b_i)(b_i + xi n x b_i)^T, b_i = n x d_i n, "
            "symmetric at xi = 0 only; with the signs of Eqs. 3 and 14 as printed it has -D, and +D, dissipative at "
            "xi = 0, once delta-m is counted as a moment (x.signs)",
            smf_tensor,
            "n x (D d_t M) for |M| = M_s, at every xi, D beside alpha in Eq. 17",
        ),
        derived="x.smf-damping",
        cites=("x.smf", "15", "17", "p.torque"),
        why="The torque of the motive field is proportional to the gradients of n and acts only across them. Field and "
        "torque are reciprocal (x.smf), so D goes over into its transpose when n is reversed.",
    ),
    Claim(
        MOTIVE_FIELD,
        "the spin motive field at any xi, reciprocal to the torque by the current",
        "confirmed",
        exact(
            against("x.smf", "x.smf-reciprocal", where=ON_SPHERE),
            "minus the force of the Lagrangian, and minus Onsager's for the torque",
        ),
        cites=("13", "15", "p.torque"),
        why="The torque and the field turn into each other when n is reversed, at every xi.",
    ),
)
