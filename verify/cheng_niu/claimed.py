"""CLAIMS: the one place where what the paper prints meets what we derive.

One entry a statement, in paper order: the printed form, the recorded verdict, the tests that must bear it out, and
where needed the corrected form or the unstated condition. The entries stand in
`verify.cheng_niu.claims`, a file a topic, each with its checks; what many checks share is in `verify.judge.checks`.
"""

from __future__ import annotations

from pathlib import Path

from derive.cheng_niu.chain import THEORY
from verify.cheng_niu.claims import (
    accumulation,
    average,
    bands,
    damping,
    lagrangian,
    precession,
    response,
    signs,
    solution,
    solvers,
    textures,
    torque,
    walls,
)
from verify.cheng_niu.models import readings
from verify.cheng_niu.readings import readings_of
from verify.cheng_niu.reads import reads
from verify.judge.checks import with_units
from verify.judge.claim import Claim
from verify.judge.paper import Exhibits, Paper

_TOPICS = (
    *(lagrangian, precession, solution, response, average, bands),
    *(accumulation, torque, walls, damping, signs, solvers, textures),
)
_SECTIONS = ("main text", "Appendix A", "Appendix B", "beyond the paper")
_BEYOND = (
    *("x.series", "x.response", "x.response-1", "x.basis", "x.force", "x.smf"),
    *("x.wall-breakdown", "x.exchange", "x.parabolic", "x.signs"),
)
"""Our own have no line in the paper: these come first, all others in the order of the topics."""

_UNITS = {"u_Hex_u": "J", "deltaE_per_dE": "1"}
"""Of symbols that only the print uses."""


def _place(claim: Claim) -> tuple[int, int]:
    """Main text first, by the line of the print, then the appendices, then our own."""
    own = _BEYOND.index(claim.label) if claim.label in _BEYOND else len(_BEYOND)
    return _SECTIONS.index(claim.printed.section), claim.printed.line or own


CLAIMS: dict[str, Claim] = with_units(
    sorted((claim for topic in _TOPICS for claim in topic.CLAIMS), key=_place), _UNITS
)


def _exhibits() -> Exhibits:
    from verify.cheng_niu.claims.beyond_terms import chapter
    from verify.cheng_niu.explorer import modules, tables
    from verify.cheng_niu.figures import FIGURES, drawn

    return Exhibits(FIGURES, drawn, modules, tables, chapter)


PAPER = Paper(
    "Microscopic derivation of spin-transfer torque in ferromagnets",
    ("Ran Cheng", "Qian Niu"),
    "Phys. Rev. B 88, 024422 (2013)",
    THEORY,
    CLAIMS,
    ("16", "17"),
    "1212.1964",
    _exhibits,
    readings,
    readings_of,
    Path(__file__).parent / "coq",
    reads,
)
"""The paper that this project is about."""
