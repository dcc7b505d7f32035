"""What `python -m verify --deep` adds: slow comparisons, reported in digits, in output/local/deep.json.

- the exact solution (Appendix B, Omega corrected) against mpmath's integration of Eq. 8 at 50 digits;
- validated enclosures of a domain wall and of a turning wall at 30 digits against heyoka's multi-precision integration
  where it is installed;
- the exported programs of every language whose compiler or interpreter is installed, against enclosures, in units of
  the accuracy rule of `derive.spin_response`.

What is not installed is named. The file depends on the machine, so it is not committed.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import sympy as sp

from derive.core.equation import Derivation

DIGITS = 50
GUARD = 4
"""Digits that mpmath's step control may lose."""
TEXTURE_DIGITS = 30
POINTS = 200
"""Points a program is run on here; the tests take 1,000."""

Row = dict[str, Any]


def run_deep(
    chain: Derivation, step: Callable[[str], None] = lambda what: None
) -> tuple[dict[str, str], list[str], bool]:
    """Run the slow comparisons: (deep.json by its path below output/, lines to print, whether all agree)."""
    rows: list[Row] = []
    for what, compare in (("solution", _solution), ("textures", _textures), ("programs", _programs)):
        rows += compare(chain)
        step(what)
    files = {"local/deep.json": json.dumps(rows, indent=1, allow_nan=False) + "\n"}
    bad = [row["what"] for row in rows if row["agrees"] is False]
    skipped = [f"left out {row['what']}: {row['needs']}" for row in rows if row["agrees"] is None]
    summary = f"--deep: {sum(row['agrees'] is True for row in rows)} comparisons agree, {len(bad)} do not"
    lines = [f"{summary}; see local/deep.json there", *(f"DISAGREES: {what}" for what in bad), *skipped]
    return files, lines, not bad


def _solution(chain: Derivation) -> Iterator[Row]:
    from verify.electron.enclosure import spin
    from verify.electron.ode import reference

    for t, xi in ((Fraction(2), Fraction(3, 10)), (Fraction(5), Fraction(0))):
        background = (Fraction(1, 10), Fraction(1, 5), xi)
        integrated, enclosed = (
            method(t, *background, eps3=Fraction(1, 20), digits=DIGITS) for method in (reference.spin, spin)
        )
        yield _compared(f"exact solution at t~ = {t}, xi = {xi}: mpmath", integrated, enclosed, DIGITS)


def _textures(chain: Derivation) -> Iterator[Row]:
    from verify.electron.enclosure import texture

    t = sp.Symbol("t", real=True)
    kinds = ((sp.Integer(0), "wall"), (t / 3, "turning wall"))
    for kappa, (phi, kind) in product((sp.Rational(1, 20), sp.Rational(1, 2), sp.Integer(3)), kinds):
        what = f"{kind} with kappa = {kappa}: heyoka"
        if find_spec("heyoka") is None:
            yield {"what": what, "agrees": None, "needs": "heyoka, pip install 'spin-torque-derivation[fast]'"}
            continue
        from verify.electron.ode import heyoka_taylor

        crossing = 2 * sp.atan(sp.exp(kappa * t)), phi, -6 / kappa, 6 / kappa, Fraction(1, 10)
        balls = texture(*crossing, digits=TEXTURE_DIGITS)
        other = heyoka_taylor.texture(*crossing, digits=TEXTURE_DIGITS + GUARD)
        yield _compared(what, other, balls, TEXTURE_DIGITS)


def _programs(chain: Derivation) -> Iterator[Row]:
    from derive.export.code import LANGUAGES
    from verify.cheng_niu.exported_reference import points, references
    from verify.exported.compiled import missing, outcome, worst_error

    equation = chain["x.response"]
    where = points(equation, POINTS)
    exact = references(equation, where)
    for lang in LANGUAGES:
        what = f"x.response in {lang}"
        if tools := missing(lang):
            yield {"what": what, "agrees": None, "needs": ", ".join(tools)}
            continue
        with tempfile.TemporaryDirectory() as folder:
            worst = worst_error(outcome(equation, lang, where, Path(folder)), exact)
        yield {"what": what, "agrees": worst <= 1.0, "worst error in units of the rule": round(worst, 3)}


def _compared(what: str, computed: Any, balls: Any, asked: int) -> Row:
    from verify.electron.ode import agreement

    digits, wanted = agreement(computed, balls), asked - GUARD
    return {"what": what, "agrees": digits >= wanted, "digits": round(min(digits, 99.0), 1), "wanted": wanted}
