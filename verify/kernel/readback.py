"""Coq's text of a form back to LaTeX, by a reader of its own: it shares no code and no table with the printer.

It reads what stands in the file that Coq checks: the body of a definition, cut into tokens, by precedence. The LaTeX
stands beside the print on a card, and is read again by the reader of the print, which must find the very form.

Key result: `latex_of` (each entry of a definition, as LaTeX).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"\s*(%[RC]|=>|[A-Za-z_][A-Za-z_0-9']*|\d+|[-+*/^(),])")
_HEAD = re.compile(r"Definition (\w+) ((?:\(\w+ : (?:[RC]|\((?:R -> )+R\))\) )*): \([RC* ]+\)%type :=\s*")
_CALLS: dict[str, Callable[[str], str]] = {
    "sin": r"\sin({})".format,
    "cos": r"\cos({})".format,
    "atan": r"\arctan({})".format,
    "ln": r"\ln({})".format,
    "exp": r"\mathrm{{e}}^{{{}}}".format,
    "cis": r"\mathrm{{e}}^{{i ({})}}".format,
    "sqrt": r"\sqrt{{{}}}".format,
    "Rabs": "|{}|".format,
    "Re": r"\text{{Re}}({})".format,
    "Im": r"\text{{Im}}({})".format,
    "Cconj": "({})^*".format,
    "RtoC": "{}".format,
}
_CONSTANTS = {"PI": r"\pi", "Ci": "i"}
_SUM, _PRODUCT, _ATOM = 0, 1, 2
"""How tightly a piece of LaTeX holds together."""
Piece = tuple[str, int]


def latex_of(text: str, names: Mapping[str, str]) -> list[str]:
    """The entries of a definition as LaTeX, `names` spelling its variables; ValueError where the text is none.

    A function stands there with its arguments, f(x, y), and its derivative as \\frac{\\partial f(x, y)}{\\partial x}.
    """
    head = _HEAD.match(text)
    if head is None or not text.endswith("."):
        raise ValueError("no definition of a form")
    reader = _Reader(text[head.end() : -1], names)
    return [entry for entry, _ in reader.entries()]


class _Reader:
    """A place in a row of tokens."""

    def __init__(self, text: str, names: Mapping[str, str]) -> None:
        self.names, self.row, end = names, list[str](), 0
        while end < len(text.rstrip()):
            found = _TOKEN.match(text, end)
            if found is None:
                raise ValueError(f"{text[end : end + 20]!r} is nothing that is read")
            self.row.append(found[1])
            end = found.end()
        self.row.append("")

    def take(self, *wanted: str) -> str:
        """The next token if it is one of these; "" if not."""
        return self.row.pop(0) if self.row[0] in wanted and self.row[0] else ""

    def need(self, wanted: str) -> None:
        if not self.take(wanted):
            raise ValueError(f"{wanted} is missing before {' '.join(self.row[:6])!r}")

    def entries(self) -> list[Piece]:
        """( entry, entry ... )%scope, to the end."""
        self.need("(")
        found = [self.sum()]
        while self.take(","):
            found.append(self.sum())
        self.need(")")
        self.take("%R", "%C")
        if self.row != [""]:
            raise ValueError(f"{self.row[0]!r} stands behind the form")
        return found

    def sum(self) -> Piece:
        text, tie = self.product()
        while sign := self.take("+", "-"):
            term, held = self.product()
            text, tie = f"{text} {sign} {_held(term, held, _PRODUCT)}", _SUM
        return text, tie

    def product(self) -> Piece:
        if self.take("-"):
            return f"-{_held(*self.product(), _PRODUCT)}", _SUM
        text, tie = self.power()
        while sign := self.take("*", "/"):
            factor, held = self.power()
            if sign == "*":
                text = f"{_held(text, tie, _PRODUCT)} {_held(factor, held, _PRODUCT)}"
            else:
                text = rf"\frac{{{text}}}{{{factor}}}"
            tie = _PRODUCT
        return text, tie

    def power(self) -> Piece:
        if self.take("/"):
            return rf"\frac{{1}}{{{self.power()[0]}}}", _PRODUCT
        text, tie = self.atom()
        while self.take("^"):
            text, tie = f"{_held(text, tie, _ATOM)}^{{{self.row.pop(0)}}}", _PRODUCT
        return text, tie

    def atom(self) -> Piece:
        token = self.row.pop(0)
        if token == "(":
            inner = self.sum()
            self.need(")")
            self.take("%R", "%C")
            return inner
        if token in _CALLS:
            inner = self.atom()
            self.take("%R", "%C")
            return inner if token == "RtoC" else (_CALLS[token](inner[0]), _PRODUCT)
        if token == "Derive":
            return self.derivative(), _PRODUCT
        if token in self.names and self.row[0] in self.names:
            return f"{self.names[token]}({', '.join(self.arguments())})", _ATOM
        if token.isdigit() or token in _CONSTANTS or token in self.names:
            self.take("%R", "%C")
            return self.names.get(token) or _CONSTANTS.get(token) or token, _ATOM if len(token) else _SUM
        raise ValueError(f"{token!r} is no name of the form")

    def arguments(self) -> list[str]:
        """What a function is applied to: names, one behind the other."""
        found = list[str]()
        while self.row[0] in self.names:
            found.append(self.names[self.row.pop(0)])
        return found

    def derivative(self) -> str:
        """(fun x => f x y) x: the derivative along x where f is taken."""
        self.need("(")
        self.need("fun")
        place, (below, _) = self.row[0], self.atom()
        self.need("=>")
        above, _ = self.sum()
        self.need(")")
        self.need(place)
        return rf"\frac{{\partial {above}}}{{\partial {below}}}"


def _held(text: str, tie: int, wanted: int) -> str:
    """A piece, in brackets where it would fall apart."""
    return text if tie >= wanted else f"({text})"
