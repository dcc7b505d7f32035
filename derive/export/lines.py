"""Formulas that fit: brackets of a fixed size, how wide a formula is, and lines that break where a reader would.

Brackets are ( ), [ ], \\{ \\} from the inside out, of one size chosen by what they hold; a line can break inside. It
breaks before a plus or minus, outside as many brackets as possible; fractions, roots, exponents and matrices never.
"""

import re
from functools import lru_cache

LIMIT = 76.0
"""Width of a line in glyphs: the 16.6 cm of text hold more than 80 of them at 10 points."""
_EARLIEST = 0.4
"""A line is filled at least to this part before a break inside fewer brackets is preferred to a longer line."""
_SMALL = 0.72
"""Size of a superscript or subscript beside the main size."""

_OPENING, _CLOSING = ("(", "[", r"\{"), (")", "]", r"\}")
_BEFORE = ("+", "-", "=", r"\leq", "<", r"\equiv")
_PIECE = re.compile(r"\\begin\{\w+\}|\\end\{\w+\}|\\[A-Za-z]+|\\.|.", re.DOTALL)
_TOKEN = re.compile(r"\\(?:frac|sqrt|begin|end|mathrm|mathbf|mathcal|hat|dot|tilde)|\\[A-Za-z]+|\\.|[{}_^&]|[^\s\\]")
_STYLES = (r"\mathrm", r"\mathbf", r"\mathcal", r"\hat", r"\dot", r"\tilde")
_SILENT = (r"\Big", r"\Bigl", r"\Bigr", r"\bigl", r"\bigr", r"\biggl", r"\biggr", r"\displaystyle")
_WIDTHS = {r"\sin": 2.2, r"\cos": 2.4, r"\tan": 2.4, r"\ln": 1.6, r"\quad": 2.0, r"\;": 0.5, r"\,": 0.3, r"\int": 1.2}
_WIDTHS |= {"+": 2.1, "-": 2.1, "=": 2.3, r"\times": 2.1, r"\cdot": 1.2, "&": 2.0, **dict.fromkeys(_SILENT, 0.0)}


def bracketed(text: str) -> str:
    """`text` in the smallest bracket that differs from those it already contains, large enough for fractions."""
    unnamed = text.replace(r"\big[", "").replace(r"\{\mathcal", "")
    depth = max((i + 1 for i, opening in enumerate(_OPENING) if opening in unnamed), default=0)
    opening, closing = list(zip(_OPENING, _CLOSING, strict=True))[min(depth, 2)]
    if r"\frac" not in text and r"\sqrt" not in text and r"\begin" not in text:
        return f"{opening}{text}{closing}"
    size = r"\bigg" if r"\begin" in text or r"\Bigl" in text else r"\Big"
    return f"{size}l{opening} {text} {size}r{closing}"


def members(text: str) -> list[str]:
    """What stands between the equality signs of a chain, those inside brackets and braces aside."""
    found, depth, start = list[str](), 0, 0
    for match in re.finditer(r"\\?.", text, re.DOTALL):
        piece = match.group()
        depth += (piece in ("{", "(", "[", r"\{")) - (piece in ("}", ")", "]", r"\}"))
        if piece == "=" and depth == 0:
            found.append(text[start : match.start()].strip())
            start = match.end()
    return [*found, text[start:].strip()]


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """About how many glyphs of the main size wide a formula prints (a matrix: its widest row)."""
    return _row(_TOKEN.findall(text)[::-1])


def _row(tokens: list[str], closing: str = "") -> float:
    """The width of the tokens, the next one last, up to the one that closes the row."""
    total, widest = 0.0, 0.0
    while tokens and tokens[-1] != closing:
        if tokens[-1] == r"\\":
            tokens.pop()
            total, widest = 0.0, max(widest, total)
        else:
            total += _one(tokens)
    del tokens[-1:]
    return max(total, widest)


def _one(tokens: list[str]) -> float:
    """The width of the next token with its arguments."""
    match tokens.pop() if tokens else r"\displaystyle":
        case "{":
            return _row(tokens, "}")
        case r"\frac":
            return max(_one(tokens), _one(tokens)) + 0.4
        case r"\sqrt":
            return _one(tokens) + 1.0
        case "_" | "^":
            return _SMALL * _one(tokens)
        case r"\begin":
            _one(tokens)
            inside = _row(tokens, r"\end")
            _one(tokens)
            return inside + 1.5
        case token:
            return _one(tokens) if token in _STYLES else _WIDTHS.get(token, 1.0)


def broken(text: str, limit: float = LIMIT, first: float | None = None) -> list[str]:
    """`text` in lines narrower than `limit` (the first: `first`), or as narrow as its unbreakable parts allow."""
    room = limit if first is None else first
    if width(text) > room:  # no line may break inside growing brackets
        text = re.sub(r"\\(left|right)\s*\.", "", text)
        text = re.sub(r"\\(l)eft\b|\\(r)ight\b", r"\\Big\1\2", text)
    lines: list[str] = []
    while width(text) > room and (cut := _best(text, room)) is not None:
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
    full = [c for c in usable if c[2] >= _EARLIEST * room] or usable
    return min(full, key=lambda c: (c[1], -c[2]))[0] if full else None


def _places(text: str) -> list[tuple[int, int]]:
    """(position, depth in brackets) of every plus, minus or relation outside braces and matrices."""
    places: list[tuple[int, int]] = []
    braces, depth, before = 0, 0, ""
    for found in _PIECE.finditer(text):
        piece = found.group()
        braces += piece.startswith((r"\begin", "{")) - piece.startswith((r"\end", "}"))
        if braces == 0:
            depth += (piece in _OPENING) - (piece in _CLOSING)
            if piece in _BEFORE and before not in ("", *_OPENING, "=", ","):
                places.append((found.start(), depth))
        before = before if piece.isspace() else piece
    return places
