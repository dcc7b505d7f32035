"""Wrong versions of a form's LaTeX, token by token: a sign, a factor, an index, a dropped term, a swapped name.

Made of the text alone, so that nothing of the reader is taken on trust.

Key result: `latex_mutants`, [(what was done, LaTeX)].
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\d+|\S| +")
_OPENING, _CLOSING = {"{", "(", "[", r"\{", r"\begin"}, {"}", ")", "]", r"\}", r"\end"}
_SIGNS = {"+": "-", "-": "+", r"\mp": r"\pm", r"\pm": r"\mp"}
_RELATIONS = {"=", r"\equiv", "<", r"\leq", r"\le", r"\ge", r"\sim", r"\ldots"}
_ENDS = {*_SIGNS, *_RELATIONS, *_CLOSING, r"\quad", ",", ";", "&", r"\\", r"\ll", r"\right"}
_SWAPS = (
    *((r"\uparrow", r"\downarrow"), (r"\theta", r"\phi"), (r"\sin", r"\cos"), (r"\mathbf{n}", r"\mathbf{M}")),
    *((r"\tau_{ex}", r"\tau_{sf}"), ("c_a", "c_b"), (r"\times", r"\cdot"), (r"\xi", r"\eta"), (r"\alpha", r"\gamma")),
)


def latex_mutants(latex: str) -> list[tuple[str, str]]:
    """Every mutant of a form, none twice, none the form itself."""
    row = _TOKEN.findall(latex)
    found = {latex: ""}
    for change, mutant in (*_signs(row), *_numbers(row), *_factors(row), *_dropped(row), *_swapped(latex)):
        found.setdefault(mutant, change)
    return [(change, mutant) for mutant, change in found.items() if mutant != latex]


def _with(row: list[str], at: int, *new: str, drop: int = 1) -> str:
    return "".join([*row[:at], *new, *row[at + drop :]])


def _signs(row: list[str]) -> list[tuple[str, str]]:
    return [(f"sign {k}", _with(row, k, _SIGNS[token])) for k, token in enumerate(row) if token in _SIGNS]


def _numbers(row: list[str]) -> list[tuple[str, str]]:
    """A number or an index, one more."""
    return [(f"number {k}", _with(row, k, str(int(token) + 1))) for k, token in enumerate(row) if token.isdigit()]


def _starts(row: list[str]) -> list[int]:
    """Where terms begin: behind a sign, a relation or an opening bracket."""
    behind = {*_SIGNS, *_RELATIONS, "(", "[", r"\{", "&", r"\\"}
    places = [0, *(k + 1 for k, token in enumerate(row) if token in behind)]
    return [k + 1 if k < len(row) and row[k].isspace() else k for k in places]


def _factors(row: list[str]) -> list[tuple[str, str]]:
    twice = [(f"factor 2 at {k}", _with(row, k, r"\frac{2}{1} ", drop=0)) for k in _starts(row)]
    return [*twice, *((f"minus at {k}", _with(row, k, "-", drop=0)) for k in _starts(row))]


def _dropped(row: list[str]) -> list[tuple[str, str]]:
    """A term with the sign before it, to the next sign of its level or the end of the bracket."""
    found = []
    for start in (k for k, token in enumerate(row) if token in _SIGNS):
        end, depth = start + 1, 0
        while end < len(row) and not (depth == 0 and row[end] in _ENDS):
            depth += (row[end] in _OPENING) - (row[end] in _CLOSING)
            end += 1
        found.append((f"dropped term {start}", _with(row, start, drop=end - start)))
    return found


def _swapped(latex: str) -> list[tuple[str, str]]:
    """One name for another that could stand there, one place at a time."""
    found = []
    for pair in _SWAPS:
        for old, new in (pair, pair[::-1]):
            for match in re.finditer(re.escape(old) + r"(?![A-Za-z])", latex):
                found.append((f"{new} for {old}", latex[: match.start()] + new + latex[match.end() :]))
    return found
