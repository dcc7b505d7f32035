"""The zero test: is an expression identically zero?

Concludes True (proven to vanish wherever it is defined, within the assumptions of its symbols), False (proven
not to), or raises `Undecided`. What is taken, head by head (`verify.zero.kinds.role`):

- taken apart: sums, products and rational powers of rationals, I, pi, E, symbols (complex unless said otherwise),
  undefined functions of symbols, rationals and undefined functions, and their derivatives (smooth, so in any
  order); sin, cos, tan, cot, sec, csc and their hyperbolic sisters, exp; conjugate, re, im, Abs; log, and of real
  arguments asin, acos, atan, atan2, asinh, acosh, atanh (`verify.zero.logarithms`); other powers of positive bases. A
  derivative is carried out by rules of our own up to order 8 (`verify.zero.differentiation`);
- decided, in theory, among these: rational functions over Q(i) of symbols, undefined functions, circular and
  hyperbolic functions, exponentials and independent square roots, also nested in one another, without pi beside
  exponentials of constants; algebraic numbers (`verify.zero.algebraic`), also as coefficients of the rest. Dependent
  roots with symbols inside, roots of higher degree with symbols, integers in angles, logarithms and inverse functions
  are proven zero where the normal form cancels or a relation is found (`verify.zero.relations`), and refuted where a
  ball excludes zero, else undecided; so are |u|, sign, min, max and piecewise, case by case (`verify.zero.cases`);
- opaque, equal to itself and no more: every other function of SymPy's, powers with other exponents, integrals, sums,
  limits, `Subs`, array elements, and derivatives without a rule. Nothing inside is evaluated. Of
  signs, declared assumptions on symbols and undefined functions count, and rules of our own (`verify.zero.atoms`),
  never SymPy's deductions;
- refused with a ValueError: floats, infinities, nan, distributions, order terms, intervals, polar numbers, whatever
  does not commute, and what is no scalar. Lists, matrices and arrays are judged entry by entry;
  `Eq`, `Poly` and text are not taken.

The verdict is reached so:

- Zero normal form (`verify.zero.normal_form`), every denominator proven not to vanish identically: True.
- Non-zero normal form over proven independent generators (`verify.zero.independence`): False.
- Algebraic numbers, alone or as coefficients, by their gap (`verify.zero.algebraic`): True or False.
- Sums of logarithms or angles that are whole turns (`verify.zero.relations`), or all cases proven: True.
- A ball that excludes zero at a point of the domain (`verify.zero.samples`): False.
- Otherwise `Undecided`, also where nesting or size passes the bounds of `verify.zero.kinds` and `verify.zero.bounds`.

No sampled match, no floating-point number and no heuristic enters a verdict.

Key results: `is_zero`, `equal`, `explain` (a `Finding`), `Undecided`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

import sympy as sp

from verify.zero.algebraic import vanishes
from verify.zero.bounds import DefinedNowhereError, TooLargeError
from verify.zero.cases import cases
from verify.zero.independence import is_independent
from verify.zero.kinds import scalars, text
from verify.zero.normal_form import NormalForms
from verify.zero.relations import coefficients_vanish, relations_hold
from verify.zero.samples import EFFORT, nonzero_ball
from verify.zero.tower import ContextFullError

SIZES = (16, 32, 64, 128, 256)
"""Generators that there is room for: the smallest that suffices."""


class Undecided(ValueError):  # noqa: N818 - a finding, read as such
    """Neither a proof nor a refutation was found; this is never a pass."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`verdict` True, False or None (undecided), the `method` that gave it, why, and the witness of a ball.

    `point` maps symbols to exact numbers of the domain, `value` is the ball there; `normal` holds the normal form.
    """

    verdict: bool | None
    method: str
    why: str
    normal: tuple[NormalForms, Any] | None = None
    point: dict[Any, Any] = field(default_factory=dict)
    value: Any = None
    doubtful: Any = None

    @property
    def reason(self) -> str:
        """Why this is the verdict; names the expression that is in doubt, which takes longer to print than to judge."""
        return self.why if self.doubtful is None else f"{self.why}: {text(self.doubtful)}"

    @property
    def form(self) -> str:
        """The numerator of the normal form and what its generators stand for; empty where none was written down."""
        if self.normal is None:
            return ""
        forms, numerator = self.normal
        used = forms.tower.closure(forms.tower.support(numerator))
        said = [f"g{g.index}: {_name(forms, g)}" for g in reversed(used)]
        return "; ".join([str(numerator), *said])


def _name(forms: NormalForms, generator: Any) -> str:
    """What a generator stands for: a part of the expression, a root, or the exponential of an exponent."""
    tower, index = forms.tower, generator.index
    for direction in forms.exponents.directions:
        if index in direction.generators[:1]:
            above, below = direction.value
            above = tower.reduced(-above * tower.unit) if direction.imaginary else above
            return f"{'cos' if direction.imaginary else 'exp'} of ({above})/({below * direction.finest})"
    if generator.degree:
        return f"root {generator.degree} of {generator.radicand}"
    element = tower.variables[index], tower.one
    return next((text(node) for node, known in forms.known.items() if known == element), generator.kind)


def is_zero(expr: sp.Expr | sp.MatrixBase | Sequence[Any] | int | Fraction) -> bool:
    """True if every entry is proven identically zero, False if one is proven not to be.

    `expr` is a SymPy expression, a matrix, an array, a (nested) sequence of them, an int or a Fraction. Raises
    Undecided if neither is proven, ValueError for anything that is not taken and for denominators that vanish
    identically, and nothing else; text is never evaluated.
    """
    finding = explain(expr)
    if finding.verdict is None:
        raise Undecided(finding.reason)
    return finding.verdict


def equal(a: Any, b: Any) -> bool:
    """Whether a = b wherever both are defined, entry by entry; as `is_zero` of the difference, and as it raises."""
    left, right = list(scalars(a)), list(scalars(b))
    if len(left) != len(right) or getattr(a, "shape", None) != getattr(b, "shape", None):
        raise ValueError(f"{len(left)} and {len(right)} entries, or other shapes: nothing to compare")
    return is_zero([sp.Add(x, sp.Mul(-1, y, evaluate=False), evaluate=False) for x, y in zip(left, right, strict=True)])


def explain(expr: Any) -> Finding:
    """The verdict of `is_zero` on the same input with how it was reached, undecided too; ValueError as there."""
    undecided = partial(Finding, None, "none")
    try:
        entries = list(dict.fromkeys(scalars(expr)))
        if not entries:
            raise ValueError("there is nothing to test: give at least one expression")
        rest = [entry for entry in entries if entry is not sp.S.Zero]
        if any(entry.is_Rational for entry in rest):
            return Finding(False, "arithmetic", "a number other than zero")
        return _verdict(rest) if rest else Finding(True, "arithmetic", "the number zero")
    except ValueError:
        raise
    except TooLargeError:
        return undecided("neither proven zero nor refuted: it is nested too deeply, or too large")
    except Exception as error:  # SymPy and native code raise anything on strange input; none of it is a verdict
        reason = f"the algebra below gave up ({type(error).__name__})"
        return undecided(f"neither proven zero nor refuted: {reason}; write it more simply")


def _verdict(entries: list[Any]) -> Finding:
    """The verdict on entries that are no plain numbers, over one tower if that is not too large."""
    if len(entries) == 1 and (zero := vanishes(entries[0])) is not None:
        why = "nearer to 0 than another number of its kind could be" if zero else "a ball excludes 0"
        return Finding(zero, "algebraic number", why)
    for size in SIZES:
        try:
            return _combined(partial(_single_verdict, NormalForms(entries, size)), entries)
        except ContextFullError:
            continue
        except TooLargeError:
            break
    if len(entries) == 1:
        return _last_resort(entries[0], "its normal form is too large to write down")
    return _combined(lambda entry: _verdict([entry]), entries)


def _combined(verdict: Callable[[Any], Finding], entries: list[Any]) -> Finding:
    """The first entry that is proven not to vanish, otherwise the first that is undecided, otherwise a proven one."""
    findings: list[Finding] = []
    for entry in entries:
        findings.append(verdict(entry))
        if findings[-1].verdict is False:
            return findings[-1]
    return next((finding for finding in findings if finding.verdict is None), findings[0])


def _single_verdict(forms: NormalForms, entry: Any) -> Finding:
    numerator, _ = forms.element(entry)
    unproven = _unproven_denominator(forms)
    if unproven:
        return _last_resort(entry, f"a denominator, {unproven}, may be identically zero")
    normal = forms, numerator
    if not numerator:
        return Finding(True, "normal form", "its normal form is 0 and no denominator vanishes identically", normal)
    if is_independent(forms.tower, numerator):
        why = "its normal form is not 0, over generators that are proven independent"
        return Finding(False, "independence", why, normal)
    known = coefficients_vanish(forms, numerator)
    if known is not None:
        return Finding(known, "algebraic number", "its coefficients are numbers that a gap proves 0, or not", normal)
    if relations_hold(forms, numerator) and not _unproven_denominator(forms):
        return Finding(True, "logarithms", "its sums of logarithms or angles are whole turns, and 0 at a point", normal)
    return _last_resort(entry, "its roots, constants or functions may be dependent", normal)


def _unproven_denominator(forms: NormalForms) -> str | None:
    """A denominator not proven to be other than zero, by name; those that are proven are not looked at again."""
    tower = forms.tower
    for below, node in tower.inverted[tower.proven :]:
        if not is_independent(tower, below) and (node is None or nonzero_ball(node) is None):
            zero = coefficients_vanish(forms, below)
            name = "of an exponent" if node is None else text(node)
            if zero:
                raise DefinedNowhereError(f"the denominator {name} is identically zero")
            if zero is None:
                return name
        tower.proven += 1
    return None


def _last_resort(entry: Any, reason: str, normal: Any = None) -> Finding:
    """Refuted if a ball excludes zero somewhere; otherwise undecided, for the reason given."""
    found = nonzero_ball(entry, EFFORT[:1])
    if found is None and (found_cases := cases(entry)) and all(_is_proven(case) for case in found_cases):
        return Finding(True, "cases", f"it is zero in each of {len(found_cases)} cases of its switches", normal)
    found = found or nonzero_ball(entry, EFFORT[1:])
    if found is not None:
        return Finding(False, "ball", "it is not 0 at a point of its domain", normal, *found)
    why = f"neither proven zero nor refuted: {reason}; rewrite it or add assumptions"
    return Finding(None, "none", why, normal, doubtful=entry)


def _is_proven(case: Any) -> bool:
    """Whether a case is proven, or the expression defined nowhere in it."""
    try:
        return bool(explain(case).verdict)
    except DefinedNowhereError:
        return True
