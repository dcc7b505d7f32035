"""What the rules say that lines of a working name: how each line follows from those before, by the zero test."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.cheng_niu.algebra.smallness import SMALL
from derive.cheng_niu.steps.motion import BANDS, CHARGE
from derive.cheng_niu.steps.spinors import BARS, PAULI, SPINOR, expectation, with_bars
from derive.core.equation import Derivation
from derive.core.node import Line
from derive.core.vector import components
from verify import is_zero

Lines = list[Line]
Rule = Callable[[Derivation, str, Lines, Line], Any]
"""(derivation, label, the lines before, the line) -> what is zero if the line follows."""
GRADE = sp.Symbol("grade")
_SPEEDS = sp.symbols("turn_t tilt_t turn_x tilt_x turn_y tilt_y turn_z tilt_z")


def parts(value: Any) -> list[Any]:
    """The scalar entries of a value."""
    value = components(value)
    return [e for part in value for e in parts(part)] if isinstance(value, sp.MatrixBase | sp.Tuple) else [value]


def less(left: Any, right: Any) -> list[Any]:
    """The differences of the entries."""
    return [a - b for a, b in zip(parts(left), parts(right), strict=True)]


@lru_cache
def on_the_sphere() -> dict[Any, Any]:
    """n and M = M_s n by angles, so that they have their lengths, and their derivatives lie across them."""
    n = derivation()["x.direction"].rhs
    found = dict(zip(q.n, n, strict=True)) | {a: q.M_s * b for a, b in zip(q.M, n, strict=True)}
    for i, (slope, of_M) in enumerate(zip((q.n_t, *q.n_grad), (q.M_t, *q.M_grad), strict=True)):
        moved = n.diff(q.theta) * _SPEEDS[2 * i] + n.diff(q.phi) * _SPEEDS[2 * i + 1]
        found |= dict(zip(slope, moved, strict=True)) | {a: q.M_s * b for a, b in zip(of_M, moved, strict=True)}
    return found


def meanings(d: Derivation, label: str, before: Lines) -> list[dict[Any, Any]]:
    """What stands for what in a working: names of its own lines, the equations that it needs, the small parameters."""
    own = {line.lhs: line.value for line in before if isinstance(line.lhs, sp.Symbol)}
    needed = {d[need].lhs: d[need].rhs for need in d.needs(label) if isinstance(d[need].rhs, sp.Expr)}
    vectors = {q.calA: "B1", q.dm: "15", q.torque: "x.transfer", q.u: "x.u"}
    known = {s: c for names, of in vectors.items() for s, c in zip(names, d[of].components, strict=True)}
    return [own | needed, known | {q.eta_n: d["x.eta"].rhs}, known, on_the_sphere(), SMALL]


def equal(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    """Equal to the last line of the same left-hand side, when every name is put in."""
    found = less(last(before, line.lhs).value, line.value)
    for known in meanings(d, label, before):
        found = [e.xreplace(known) for e in found]
    return found


def last(before: Lines, lhs: Any) -> Line:
    """The last line before with a left-hand side."""
    return next(line for line in reversed(before) if line.lhs == lhs)


def overlap(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    basis = d["A8"].rhs
    angle = next(f for f in q.FIELDS if q.SYMBOLS[f.name].latex in line.lhs)
    return less(sp.I * q.hbar * basis.H * basis.diff(angle), line.value)


def chain_rule(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    united = {line.lhs: line.value for line in before}
    found = []
    for part, c in zip(line.value, (q.x, q.y, q.z), strict=True):
        for f, angle in ((f, q.FIELDS[f]) for f in q.FIELDS):
            own = [value for lhs, value in united.items() if q.SYMBOLS[f.name].latex in lhs]
            part -= own[0].xreplace(q.FIELDS) * angle.diff(c) if own else sp.zeros(2, 2)
        found += list(part)
    return found


def total_rates(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    at_rest = {field: angle for angle, field in q.FIELDS.items()}
    rates = {
        q.RATES[f]: field.diff(q.t) + sum(v * field.diff(c) for v, c in zip(q.velocity, (q.x, q.y, q.z), strict=True))
        for f, field in q.FIELDS.items()
    }
    slopes = {field.diff(c): sp.Dummy() for field in q.FIELDS.values() for c in q.FIELD_COORDINATES}
    return [
        e.xreplace(slopes).xreplace(at_rest)
        for e in less(before[-1].value, line.value.xreplace(q.FIELDS).xreplace(rates))
    ]


def vary(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    varied = with_bars(d["4"].rhs.xreplace(dict(zip(q.spin, d["3"].rhs, strict=True))))
    return less(sp.ImmutableMatrix([varied.diff(bar) for bar in BARS]), line.value)


def solve(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    rates = dict(zip((q.cadot, q.cbdot), line.value / (sp.I * q.hbar), strict=True))
    return parts(before[-1].value.xreplace(rates))


def matrix_of(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    pauli = dict(zip(q.calA, d["B1"].rhs, strict=True))
    return less(line.value.xreplace(pauli) * SPINOR, d["B2"].rhs)


def commutator(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    sigma, hamiltonian = PAULI[int(line.rule[-1]) - 1], before[0].value
    return less(sigma * hamiltonian - hamiltonian * sigma, line.value)


def expected(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    turned = sp.ImmutableMatrix([expectation(b.value) for b in before if b.rule.startswith("commutator")])
    return less(turned, sp.ImmutableMatrix(parts(line.value)).xreplace(dict(zip(q.spin, d["3"].rhs, strict=True))))


def linear(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    return less(sp.I * q.hbar * line.value * q.spin, before[-1].value)


def equilibrium(d: Derivation) -> sp.ImmutableMatrix:
    return sp.ImmutableMatrix([0, 0, 1 if d.model.band == "majority" else -1])


def axis(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    return less(line.value.cross(q.spin), d["8"].rhs * q.spin)


def length(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    return [line.value**2 - before[0].value.dot(before[0].value)]


def across(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    other = equilibrium(d) if line.rule == "across" else before[-1].value
    return less(before[0].value.cross(other), line.value)


def steady(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    resting = line.value.xreplace({q.Omega: before[1].value})
    return less(before[0].value.cross(resting + equilibrium(d)), resting / q.tau_sf)


def evolve(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    moving = d["x.bloch"].rhs.xreplace(dict(zip(q.spin, line.value, strict=True)))
    return [*less(line.value.diff(q.t), moving), *less(line.value.xreplace({q.t: sp.S.Zero}), equilibrium(d))]


def order(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    graded = {small: GRADE * small for small in (q.eps1, q.eps2, q.eps3)}
    difference = sp.expand((before[-1].value ** 2 - line.value**2).xreplace(graded))
    return [difference.coeff(GRADE, n) for n in range(int(line.rule.split()[1]) + 1)]


def order_by_order(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    still = dict.fromkeys((q.eps1, q.eps2, q.eps3), sp.S.Zero)
    fast = d["x.axis"].rhs.xreplace(still)
    along, over = (q.xi, q.xi) if d.model.relaxation.isotropic else (q.xi_1, q.xi_2)
    found: list[Any] = []
    earlier = sp.zeros(3, 1)
    for n, term in enumerate(line.value):
        start = equilibrium(d) if n == 0 else sp.zeros(3, 1)
        lost = sp.diag(over, over, along) * (term - start)
        turned = fast.cross(term) + (d["x.axis"].rhs - fast).cross(earlier)
        found += [*less(term.diff(q.t_scaled), turned - lost), *less(term.xreplace({q.t_scaled: sp.S.Zero}), start)]
        earlier = term
    return found


def integrate(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    rate, total = q.xi if d.model.relaxation.isotropic else q.xi_2, q.N * line.value
    wave = sp.exp(-rate * q.N) * (sp.cos(q.N) + sp.I * sp.sin(q.N))
    return [total.diff(q.N) - wave, sp.cancel(total).xreplace({q.N: sp.S.Zero})]


def real(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    whole = before[-1].value
    mirrored = whole.xreplace({sp.I: -sp.I})
    taken = (whole + mirrored) / 2 if line.rule == "real part" else (whole - mirrored) / (2 * sp.I)
    return [taken - line.value]


def average(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    terms = d["x.series"].rhs
    moving = (terms[0] + terms[1]).xreplace({q.t_scaled: q.N})
    moving = moving if label == "x.average" else moving["abc".index(label[-1])]
    whole = sp.ImmutableMatrix(parts(line.value)).xreplace({q.C_N: d["10a"].rhs, q.S_N: d["10b"].rhs}) * q.N
    return [*less(whole.diff(q.N), moving), *(sp.cancel(e).xreplace({q.N: sp.S.Zero}) for e in whole)]


def long(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    return less(before[-1].value.xreplace({q.C_N: sp.S.Zero, q.S_N: sp.S.Zero}), line.value)


def quotient(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    rate, spins = d["12"].rhs, d["x.bands"].rhs
    return less(line.value.T * (rate[0, 0] + sp.I * rate[0, 1]), spins[0, :] + sp.I * spins[1, :])


def complex_parts(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    united = line.value[:, 0] + sp.I * line.value[:, 1]
    return [e.xreplace(SMALL) for e in less(united, before[-1].value)]


def moments(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    by_energy = {band.N: band.D * band.g for band in BANDS}
    for band in BANDS:
        by_energy |= {
            j: CHARGE * band.D * band.g * v for j, v in zip(band.j.components, band.v.components, strict=True)
        }
    return less(before[-1].value, line.value.components.xreplace(by_energy))


def differences(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    shares = {
        own: (1 + band.spin * q.P) / 2 * whole
        for band in BANDS
        for own, whole in zip(band.j.components, q.j_e, strict=True)
    }
    summed = d["x.accumulation"].components.xreplace(shares)
    return less(summed, line.value.components.xreplace({q.n_0: d["x.n0"].rhs}))


def collect(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    left = (1 + q.eta_n) * line.value.components
    return less(left, before[-1].value.components + q.eta_n * q.M_t)


def without_current(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    return less(d["16"].components.xreplace(dict.fromkeys(q.u, sp.S.Zero)), line.value)


def compare(d: Derivation, label: str, before: Lines, line: Line) -> Any:
    form = before[-1].value.components.xreplace(dict(zip((q.gamma_t, q.alpha_t), line.value, strict=True)))
    return less(before[-2].value, form)


RULES: dict[str, Rule] = {
    "given": lambda d, label, before, line: [],
    "equal": equal,
    "overlap": overlap,
    "chain rule": chain_rule,
    "total rates": total_rates,
    "vary": vary,
    "solve": solve,
    "matrix of": matrix_of,
    "commutator": commutator,
    "expectation": expected,
    "linear": linear,
    "axis": axis,
    "length": length,
    "across": across,
    "across again": across,
    "steady": steady,
    "evolve": evolve,
    "order": order,
    "order by order": order_by_order,
    "integrate": integrate,
    "real part": real,
    "imaginary part": real,
    "average": average,
    "long": long,
    "quotient": quotient,
    "parts": complex_parts,
    "moments": moments,
    "differences": differences,
    "collect": collect,
    "without current": without_current,
    "compare": compare,
}
"""What each rule says, by its name without the number at its end."""


def follows(d: Derivation, label: str, lines: Lines) -> bool:
    """Whether every line follows from those before by its rule; a result alone has nothing to follow from."""
    for i, line in enumerate(lines if len(lines) > 1 else ()):
        rule = RULES[re.sub(r" \d+$", "", line.rule)]
        if not is_zero(sp.ImmutableMatrix(rule(d, label, lines[:i], line) or [0])):
            return False
    return True
