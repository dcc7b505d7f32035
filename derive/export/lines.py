"""Long formulas in lines that break where a reader would: before a plus or minus, outside as many brackets as possible.

Fractions, roots, exponents and matrices are never broken; brackets are, which is why they have fixed sizes here.

Key results: `broken` (one formula -> lines), `display` (left side and lines -> an aligned display).
"""

from __future__ import annotations

import re

from derive.export.brackets import width

LIMIT = 76.0
"""Width of a line in glyphs: the 16.6 cm of text hold more than 80 of them at 10 points."""
_EARLIEST = 0.4
"""A line is filled at least to this part before a break inside fewer brackets is preferred to a longer line."""

_OPENING, _CLOSING = ("(", "[", r"\{"), (")", "]", r"\}")
_BEFORE = {"+", "-", "=", "<", r"\leq", r"\equiv", r"\sim", r"\to", r"\quad", r"\qquad"}
_PIECE = re.compile(r"\\begin\{\w+\}|\\end\{\w+\}|\\[A-Za-z]+|\\.|.", re.DOTALL)


def broken(text: str, limit: float = LIMIT, first: float | None = None) -> list[str]:
    """`text` in lines narrower than `limit` (the first: `first`), or as narrow as its unbreakable parts allow."""
    text = _without_left_right(text) if width(text) > (first or limit) else text
    lines: list[str] = []
    room = limit if first is None else first
    while width(text) > room:
        cut = _best(text, room)
        if cut is None:
            break
        lines.append(text[:cut].rstrip())
        text, room = text[cut:].lstrip(), limit
    return [*lines, text]


def display(left: str, text: str, limit: float = LIMIT) -> str:
    """left = text as rows of an align* environment; a long left side stands on a line of its own."""
    own_line = width(left) > limit / 2
    rows = broken(text, limit - 4, None if own_line else limit - width(left) - 3)
    head = f"& {left} \\\\\n& \\quad = {rows[0]}" if own_line else f"{left} & = {rows[0]}"
    return " \\\\\n".join([head, *(f"& \\quad {row}" for row in rows[1:])])


def _best(text: str, room: float) -> int | None:
    """The place of the best break: fewest brackets around it, then the fullest line; None if there is none."""
    usable: list[tuple[int, int, float]] = []
    for place, depth in _places(text):
        reached = width(text[:place])
        if reached > room:  # whatever follows is wider still
            if not usable:
                return place
            break
        if reached > 1:
            usable.append((place, depth, reached))
    if not usable:
        return None
    full = [c for c in usable if c[2] >= _EARLIEST * room] or usable
    return min(full, key=lambda c: (c[1], -c[2]))[0]


def _places(text: str) -> list[tuple[int, int]]:
    """(position, depth in brackets) of every plus, minus, relation or wide gap outside braces and matrices."""
    places: list[tuple[int, int]] = []
    braces, depth, before = 0, 0, ""
    for found in _PIECE.finditer(text):
        piece = found.group()
        if piece.startswith((r"\begin", "{")):
            braces += 1
        elif piece.startswith((r"\end", "}")):
            braces -= 1
        elif braces == 0 and piece in _OPENING:
            depth += 1
        elif braces == 0 and piece in _CLOSING:
            depth -= 1
        elif (
            braces == 0
            and piece in ("+", "-", "=", r"\leq", "<", r"\equiv")
            and before not in ("", *_OPENING, "=", ",")
        ):
            places.append((found.start(), depth))
        if not piece.isspace():
            before = piece
    return places


def _without_left_right(text: str) -> str:
    """Growing brackets, inside which no line may break, as brackets of fixed size."""
    text = re.sub(r"\\(left|right)\s*\.", "", text)
    return re.sub(r"\\right\b", r"\\Bigr", re.sub(r"\\left\b", r"\\Bigl", text))
