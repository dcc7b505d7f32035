"""What the paper says of the damping: whether xi changes it, and what the spin motive field does to it.

Numeric readings of words, fixed before any number was computed:
"slightly renormalized": by at most a tenth; "a sizable change" of xi: from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import ours
from verify.cheng_niu.printed import PRINT
from verify.cheng_niu.printed.notation import direction
from verify.judge.checks import derived_form, exact
from verify.judge.claim import Claim, Condition, Control, Test
from verify.zero.exact import Undecided, is_zero

MARGIN = 11
"""The condition of p.damping: eta xi is at most alpha over this number; with 10 the change can be 10.5 percent."""


def damping_for_any_alpha(body: sp.Tuple, d: Derivation, margin: int = 0) -> bool:
    """|alpha~(xi) - alpha~(0)| <= (number) alpha~(0) for 0 <= xi <= 1, n_0/M_s = 1/100 and any alpha > 0.

    `margin`: alpha is at least so many times eta xi.
    """
    return _damping(body, d, margin * d["x.eta"].rhs * q.xi)


def damping_where_eta_xi_is_small(body: sp.Tuple, d: Derivation) -> bool:
    """The same for alpha >= MARGIN * eta * xi."""
    return damping_for_any_alpha(body, d, MARGIN)


def _damping(body: sp.Tuple, d: Derivation, least: sp.Expr) -> bool:
    """With alpha = least + a and xi = 1/(1 + w), a, w >= 0, both inequalities are signs of rational functions."""
    (share,) = body
    renormalized = d["17"].rhs[1].xreplace({q.eta_n: d["x.eta"].rhs})
    if not renormalized.has(q.xi):
        raise Undecided("the derived damping does not depend on xi")
    a, w = sp.symbols("a w", nonnegative=True)
    changed, still = renormalized, renormalized.xreplace({q.xi: sp.S.Zero})
    gaps = (share * still - (changed - still), share * still + (changed - still))
    given = {q.n_0: q.M_s / 100, q.xi: 1 / (1 + w)}
    return all(_is_positive(g.xreplace({q.alpha: least + a}).xreplace(given), a, w) for g in gaps)


def _is_positive(gap: sp.Expr, *variables: sp.Symbol) -> bool:
    """Whether a rational function is >= 0 for all variables >= 0: by its coefficients, or refuted at a point."""
    for values in product((sp.S.Zero, sp.Rational(1, 1000), sp.Integer(100)), repeat=len(variables)):
        if gap.xreplace(dict(zip(variables, values, strict=True))) < 0:
            return False
    signs = [sp.Poly(side, *variables).coeffs() for side in sp.fraction(sp.cancel(gap)) if side.free_symbols]
    if all(c > 0 for side in signs for c in side):
        return True
    raise Undecided(f"the sign of {gap} is not that of its coefficients")


_FIELD_SCALE = q.hbar / (2 * q.e * (1 + q.xi**2))
MOTIVE_FIELD = ours(
    "x.smf",
    r"\mathbf{E}_{\uparrow,\downarrow} = \mp\frac{\hbar}{2e}\,"
    r"\frac{\mathbf{n}\cdot(\partial_t\mathbf{n}\times\nabla\mathbf{n}) "
    r"+ \xi\,\partial_t\mathbf{n}\cdot\nabla\mathbf{n}}{1 + \xi^2}",
    sp.ImmutableMatrix(
        3,
        2,
        lambda i, band: (
            (2 * band - 1) * _FIELD_SCALE * (q.n.dot(q.n_t.cross(q.n_grad[i])) + q.xi * q.n_t.dot(q.n_grad[i]))
        ),
    ),
    unit="V/m",
)


def motive_field_of_both_bands(body: sp.Tuple, d: Derivation) -> bool:
    """The field stated for each band (3x2, up and down) is the derived one, for any xi."""
    return _is_field(body, d["x.smf"].rhs)


def motive_field_of_the_fuller_band(body: sp.Tuple, d: Derivation) -> bool:
    """Without xi: the column of the lower band is the derived field, that of the higher band is minus it."""
    energy = d["A2"].rhs
    lower = 1 if (energy.xreplace({q.s3: sp.S.One}) - energy.xreplace({q.s3: -sp.S.One})).is_positive else 0
    turned = sp.diag(*(1 if band == lower else -1 for band in (0, 1)))
    return _is_field(body, d["x.smf"].rhs.xreplace({q.xi: sp.S.Zero}) * turned)


def motive_field_with_xi(body: sp.Tuple, d: Derivation) -> bool:
    """The field of each band from the force of the Lagrangian, and from the torque by Onsager's relation."""
    return all(_is_field(body, d[node].rhs) for node in ("x.smf", "x.smf-reciprocal"))


def _is_field(body: sp.Tuple, field: Any) -> bool:
    return is_zero([part.xreplace(ON_SPHERE) for member in body for part in member - field])


def smf_scalar(body: sp.Tuple, d: Derivation, field: Mapping[Any, Any] | None = None) -> bool:
    """The motive torque as a change of the number alpha~: the matrix stated replaced by half its trace.

    `field` says more of the slopes of the angles than that they are free.
    """
    (matrix,) = body
    return _is_damping(matrix.trace() / 2 * sp.eye(3), d, field or {})


def smf_tensor(body: sp.Tuple, d: Derivation) -> bool:
    """The motive torque is n x (D d_t M) with the matrix stated, at every xi."""
    (matrix,) = body
    return _is_damping(matrix, d, {})


def _is_damping(matrix: Any, d: Derivation, field: Mapping[Any, Any]) -> bool:
    rest = d["x.smf-damping"].rhs - (q.M / q.M_s).cross(matrix * q.M_t)
    return is_zero([part.xreplace(ON_SPHERE).xreplace(dict(field)) for part in rest])


def _slopes(name: str) -> tuple[sp.Symbol, sp.Symbol]:
    """The derivatives of theta and phi along t, x, y or z."""
    f, g = sp.symbols(f"theta_{name} phi_{name}", real=True)
    return f, g


def _sphere() -> dict[Any, Any]:
    """n and M = M_s n of constant length and their derivatives, in the angles and their derivatives, which are free."""
    values: dict[Any, Any] = {}
    for unit, long, name in zip((q.n, q.n_t, *q.n_grad), (q.M, q.M_t, *q.M_grad), ("", *"txyz"), strict=True):
        f, g = _slopes(name)
        moved = direction.diff(q.theta) * f + direction.diff(q.phi) * g if name else direction
        values |= dict(zip(unit, moved, strict=True)) | dict(zip(long, q.M_s * moved, strict=True))
    return values


def _alike() -> dict[Any, Any]:
    """d_y n = n x d_x n, d_z n = 0 and xi = 0: the sum of (n x d_i n)(n x d_i n)^T is a number across n."""
    (along, around), s = _slopes("x"), sp.sin(q.theta)
    slopes = dict(zip((*_slopes("y"), *_slopes("z")), (-s * around, along / s, 0, 0), strict=True))
    return {**slopes, q.xi: sp.S.Zero}


ALIKE = _alike()
ON_SPHERE = _sphere()
"""What holds for every field of unit vectors."""


CLAIMS: tuple[Claim, ...] = (
    Claim(
        PRINT["p.damping"],
        "the damping hardly changes when xi does",
        "conditional",
        exact(
            damping_for_any_alpha,
            "n_0/M_s = 0.01, xi from 0 to 1, any alpha > 0",
            proves=Control("the same for eta xi <= alpha/11", options={"margin": MARGIN}),
        ),
        condition=Condition(
            "eta |Delta xi| << alpha (shown for eta xi <= alpha/11; at alpha/10 it can just fail)",
            Test(
                "exact",
                damping_where_eta_xi_is_small,
                "n_0/M_s = 0.01, by the signs of the coefficients, for all xi <= 1",
            ),
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
            motive_field_of_both_bands,
            "one field for both bands, any xi, against the derived ones",
            proves=derived_form("x.smf"),
        ),
        condition=Condition(
            "E_SMF is the field of the fuller band (the lower one, down by Eq. 4), the other band feels the opposite "
            "field, and xi << 1 (exact at xi = 0)",
            Test(
                "exact", motive_field_of_the_fuller_band, "minus the derived fields at xi = 0, with the signs as stated"
            ),
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
        condition=Condition(
            "the change of alpha~ is a matrix, D = mu_B hbar (sigma_up + sigma_down)/(2 e^2 M_s (1 + xi^2)^2) times "
            "the sum over x, y, z of (b_i - xi n x b_i)(b_i + xi n x b_i)^T, b_i = n x d_i n, symmetric at xi = 0 "
            "only; with the signs of Eqs. 3 and 14 as printed it is -D, and +D, dissipative at xi = 0, once delta-m is "
            "counted as a moment (x.signs)",
            Test("exact", smf_tensor, "n x (D d_t M) for |M| = M_s, at every xi"),
        ),
        derived="x.smf-damping",
        cites=("x.smf", "15", "p.torque"),
        why="The torque of the motive field is proportional to the gradients of n and acts only across them. Field and "
        "torque are reciprocal (x.smf), so D goes over into its transpose when n is reversed.",
    ),
    Claim(
        MOTIVE_FIELD,
        "the spin motive field at any xi, reciprocal to the torque by the current",
        "confirmed",
        exact(motive_field_with_xi, "minus the force of the Lagrangian, and minus Onsager's for the torque"),
        cites=("13", "15", "p.torque"),
        why="The torque and the field turn into each other when n is reversed, at every xi.",
    ),
)
