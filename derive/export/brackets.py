"""Brackets that fit, and how wide a formula is: what printing and line breaking know about LaTeX.

Brackets are ( ), [ ], \\{ \\} from the inside out, of one fixed size chosen by what they hold; a line can break inside.

Key results: `bracketed` (LaTeX in the next pair of brackets), `width` (in glyphs of the main size).
"""

from __future__ import annotations

import re
from functools import lru_cache

_PAIRS = (("(", ")"), ("[", "]"), (r"\{", r"\}"))
_TOKEN = re.compile(r"\\(?:frac|sqrt|begin|end|mathrm|mathbf|mathcal|hat|dot|tilde)|\\[A-Za-z]+|\\.|[{}_^&]|[^\s\\]")
_SILENT = {r"\Big", r"\Bigl", r"\Bigr", r"\bigl", r"\bigr", r"\biggl", r"\biggr", r"\displaystyle"}
_WIDE = {r"\sin": 2.2, r"\cos": 2.4, r"\tan": 2.4, r"\ln": 1.6, r"\quad": 2.0, r"\;": 0.5, r"\,": 0.3, r"\int": 1.2}
_BINARY = {"+": 2.1, "-": 2.1, "=": 2.3, r"\times": 2.1, r"\cdot": 1.2}
_SMALL = 0.72
"""Size of a superscript or subscript beside the main size."""


def bracketed(text: str) -> str:
    """`text` in the smallest bracket that differs from those it already contains, large enough for fractions."""
    depth = max((i + 1 for i, (opening, _) in enumerate(_PAIRS) if opening in _unnamed(text)), default=0)
    opening, closing = _PAIRS[min(depth, len(_PAIRS) - 1)]
    if r"\frac" not in text and r"\sqrt" not in text and r"\begin" not in text:
        return f"{opening}{text}{closing}"
    size = r"\biggl" if r"\begin" in text or r"\Bigl" in text else r"\Bigl"
    return f"{size}{opening} {text} {size[:-1]}r{closing}"


def _unnamed(text: str) -> str:
    return text.replace(r"\big[", "").replace(r"\{\mathcal", "")


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """About how many glyphs of the main size wide a formula prints (a matrix: its widest row)."""
    return _Measure(_TOKEN.findall(text)).row()


class _Measure:
    """A walk over the tokens of one formula."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.at = 0

    def row(self, closing: str | None = None) -> float:
        total, widest = 0.0, 0.0
        while self.at < len(self.tokens):
            if self.tokens[self.at] == closing:
                self.at += 1
                break
            if self.tokens[self.at] == r"\\":
                self.at += 1
                total, widest = 0.0, max(widest, total)
                continue
            total += self.one()
        return max(total, widest)

    def one(self) -> float:
        """The width of the next token with its arguments."""
        if self.at >= len(self.tokens):
            return 0.0
        token = self.tokens[self.at]
        self.at += 1
        if token == "{":
            return self.row("}")
        if token == r"\frac":
            return max(self.one(), self.one()) + 0.4
        if token == r"\sqrt":
            return self.one() + 1.0
        if token in ("_", "^"):
            return _SMALL * self.one()
        if token == r"\begin":
            self.one()
            inside = self.row(r"\end")
            self.one()
            return inside + 1.5
        if token in (r"\mathrm", r"\mathbf", r"\mathcal", r"\hat", r"\dot", r"\tilde"):
            return self.one()
        if token in _SILENT:
            return 0.0
        return _BINARY.get(token, _WIDE.get(token, 2.0 if token == "&" else 1.0))
