"""CLAIMS: the one place where what the paper prints meets what we derive.

One entry a statement, in paper order: the printed form, the recorded verdict, the tests that must bear it out, and
where needed the corrected form or the unstated condition. The entries stand in `claims_first` (Eqs. 1-11),
`claims_second` (12-17), `claims_use` (what the paper makes of them) and `claims_appendix`, the one choice of sign in
`claims_signs`; the checks in `checks` (shared), `claims_prose`, `claims_average`, `claims_torque`, `claims_walls` and
`claims_damping`.
"""

from __future__ import annotations

from dataclasses import replace

from derive.cheng_niu.chain import THEORY
from verify.cheng_niu.claims.appendix import APPENDICES
from verify.cheng_niu.claims.bands import BANDS
from verify.cheng_niu.claims.beyond import BEYOND
from verify.cheng_niu.claims.first import FIRST_HALF
from verify.cheng_niu.claims.models import ASSUMED, readings
from verify.cheng_niu.claims.ode import with_integration
from verify.cheng_niu.claims.second import SECOND_HALF
from verify.cheng_niu.claims.signs import SHARED
from verify.cheng_niu.claims.solvers import SOLVER_CLAIMS
from verify.cheng_niu.claims.use import USE
from verify.cheng_niu.readings import readings_of
from verify.judge.checks import has_unit
from verify.judge.claim import Claim
from verify.judge.paper import Exhibits, Paper

_SECTIONS = ("main text", "Appendix A", "Appendix B", "beyond the paper")


def _complete(claim: Claim) -> Claim:
    """The claim with the tests that its kind calls for: integration for a solution, scaling for a dimension."""
    tests = with_integration(claim)
    if claim.printed.unit is not None:
        tests = (*tests, has_unit(claim.printed.unit))
    return replace(claim, tests=tests)


def _in_paper_order() -> tuple[Claim, ...]:
    """Main text first, by the line of the print, then the appendices."""
    both = (*FIRST_HALF, *SECOND_HALF, *USE, *APPENDICES, *BEYOND, *BANDS, *SHARED, *SOLVER_CLAIMS)
    return tuple(sorted(both, key=lambda c: (_SECTIONS.index(c.printed.section), c.printed.line)))


CLAIMS: dict[str, Claim] = {claim.label: _complete(claim) for claim in _in_paper_order()}


def _exhibits() -> Exhibits:
    from verify.cheng_niu.explorer import modules, tables
    from verify.cheng_niu.figures import FIGURES, drawn

    return Exhibits(FIGURES, drawn, modules, tables)


PAPER = Paper(
    "Microscopic derivation of spin-transfer torque in ferromagnets",
    ("Ran Cheng", "Qian Niu"),
    "Phys. Rev. B 88, 024422 (2013)",
    THEORY,
    CLAIMS,
    ("16", "17"),
    "1212.1964",
    _exhibits,
    ASSUMED,
    readings,
    readings_of,
)
"""The paper that this project is about."""
