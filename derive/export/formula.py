"""LaTeX of a formula as a tree, for those who write it in another notation: Unicode text, Typst.

It reads what papers print, not only what this package prints; whatever it does not know raises ValueError, so that no
formula reaches a reader in part. Letters and signs come out as Unicode.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sympy.printing.pretty.pretty_symbology import greek_unicode

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\s+|\d+(?:\.\d+)?|.", re.DOTALL)
_LETTERS = {rf"\{name}": letter for name, letter in greek_unicode.items() if name.isalpha()}
_LETTERS |= {r"\varepsilon": "ε", r"\hbar": "ℏ", r"\uparrow": "↑", r"\downarrow": "↓", r"\dagger": "†"}
_LETTERS |= {r"\perp": "⊥", r"\parallel": "∥"}
_LETTERS |= {r"\ldots": "…", "'": "′", r"\dots": "…", r"\cdots": "⋯", r"\infty": "∞", r"\ell": "ℓ", r"\prime": "′"}
_SIGNS = {r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\mp": "∓", "+": "+", "-": "-"}
_RELATIONS = {r"\le": "≤", r"\leq": "≤", r"\ge": "≥", r"\geq": "≥", r"\ll": "≪", r"\gg": "≫", r"\sim": "~"}
_RELATIONS |= {r"\equiv": "≡", r"\approx": "≈", r"\to": "→", r"\leftarrow": "←", r"\propto": "∝", r"\neq": "≠"}
_RELATIONS |= {r"\ne": "≠", r"\rightarrow": "→", r"\Rightarrow": "⇒", r"\in": "∈", r"\simeq": "≃"}
_RELATIONS |= {mark: mark for mark in "=<>"}
_PREFIXES = {r"\partial": "∂", r"\nabla": "∇", r"\delta": "δ", r"\int": "∫", r"\sum": "∑", r"\prod": "∏"}
_OPENING = {"(": "(", "[": "[", r"\{": "{", r"\langle": "⟨"}
_CLOSING = {")": ")", "]": "]", r"\}": "}", r"\rangle": "⟩"}
_KINDS = {"letter": _LETTERS, "sign": _SIGNS, "relation": _RELATIONS, "prefix": _PREFIXES}
_KINDS |= {"open": _OPENING, "close": _CLOSING, "bar": {"|": "|"}, "slash": {"/": "/"}}
_KINDS |= {"comma": {",": ",", ";": ";", ":": ":"}}
_KNOWN = {token: (kind, text) for kind in _KINDS for token, text in _KINDS[kind].items()}
_TRIGONOMETRIC = ("sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "arccos", "arcsin", "arctan")
FUNCTIONS = (*_TRIGONOMETRIC, "exp", "ln", "log", "max", "min", "det")
"""The functions that both LaTeX and Typst know by name."""
_SIZES = re.compile(r"\\(?:left|right|[bB]igg?[lr]?|displaystyle)")
_STYLES = {r"\mathbf": "bold", r"\boldsymbol": "bold", r"\mathcal": "script", r"\mathrm": "upright"}


@dataclass(frozen=True)
class Piece:
    """One piece of a row, with its scripts.

    kind   letter, number, word, function, sign, relation, prefix, open, close, bar, slash, comma, space;
           or, with rows inside: fraction, root, accent, matrix (`columns` entries a row), group
    apart  whether the source leaves a blank, or a bracket larger than usual, before it
    """

    kind: str
    text: str = ""
    inner: tuple[tuple[Piece, ...], ...] = ()
    style: str = ""
    columns: int = 0
    apart: bool = False
    below: tuple[Piece, ...] = ()
    above: tuple[Piece, ...] = ()

    def rows(self, entries: list[str]) -> list[list[str]]:
        """What stands for the entries of a matrix, row by row."""
        return [entries[i : i + self.columns] for i in range(0, len(entries), self.columns)]


Row = tuple[Piece, ...]


def is_letter(command: str) -> bool:
    """Whether a command of LaTeX is the name of a letter, as \\xi is."""
    return command in _LETTERS


def formula(latex: str) -> Row:
    """The pieces of a formula in their order; ValueError, one line, for what is not understood."""
    reader = _Reader(_TOKEN.findall(latex))
    row = reader.row()
    if reader.tokens:
        raise ValueError(f"no formula: {reader.tokens[-1]!r} stands alone in {latex[:60]!r}")
    return row


class _Reader:
    """The tokens still to read, the next one last."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens[::-1]

    def row(self) -> Row:
        """Pieces up to a token that ends them, which stays."""
        pieces: list[Piece] = []
        apart = False
        while self.tokens and self.tokens[-1] not in ("}", "&", r"\\", r"\end"):
            token = self.tokens.pop()
            if token.isspace() or token in (r"\,", r"\;", r"\ ") or _SIZES.fullmatch(token):
                apart = apart or not token.startswith(r"\right")
            elif token in ("_", "^", "'") and pieces:
                base, script = pieces[-1], (Piece("letter", "′"),) if token == "'" else self.argument()
                pieces[-1] = replace(base, below=script) if token == "_" else replace(base, above=base.above + script)
            else:
                pieces.append(replace(self.piece(token), apart=apart))
                apart = False
        return tuple(pieces)

    def argument(self) -> Row:
        """What a command or a script takes: a group in braces, or one token (of a number, one digit)."""
        while self.tokens and self.tokens[-1].isspace():
            self.tokens.pop()
        if not self.tokens:
            raise ValueError("no formula: it ends where an argument should stand")
        token = self.tokens.pop()
        if token == "{":
            row = self.row()
            self.need("}")
            return row
        if token[0].isdigit():
            self.tokens += [token[1:]] if token[1:] else []
            token = token[0]
        return (Piece("letter", "*") if token == "*" else self.piece(token),)

    def need(self, token: str) -> None:
        if not self.tokens or self.tokens.pop() != token:
            raise ValueError(f"no formula: {token!r} is missing")

    def words(self) -> str:
        """The text in braces, as it stands."""
        self.need("{")
        taken = ""
        while self.tokens and self.tokens[-1] != "}":
            taken += self.tokens.pop()
        self.need("}")
        return taken

    def piece(self, token: str) -> Piece:
        """The piece that begins with a token."""
        if token in _KNOWN:
            return Piece(*_KNOWN[token])
        if token[0].isdigit():
            return Piece("number", token)
        if token[1:] in FUNCTIONS:
            return Piece("function", token[1:])
        if token in _STYLES:
            return Piece("letter", "".join(p.text for p in self.argument()), style=_STYLES[token])
        if token.isascii() and token.isalpha():
            return Piece("letter", token)
        match token:
            case r"\frac" | r"\tfrac":
                return Piece("fraction", inner=(self.argument(), self.argument()))
            case r"\sqrt":
                return Piece("root", "sqrt", (self.argument(),))
            case r"\dot" | r"\ddot" | r"\tilde" | r"\hat" | r"\bar" | r"\vec":
                return Piece("accent", token[1:], (self.argument(),))
            case r"\text":
                return Piece("word", self.words())
            case r"\operatorname":
                return Piece("function", self.words())
            case r"\quad" | r"\qquad":
                return Piece("space")
            case r"\begin":
                return self.matrix()
            case "{":
                self.tokens.append(token)
                return Piece("group", inner=(self.argument(),))
        raise ValueError(f"no formula: {token!r} is not understood")

    def matrix(self) -> Piece:
        kind, mark = self.words(), r"\\"
        rows: list[list[Row]] = []
        while mark in ("&", r"\\"):
            rows += [[]] if mark != "&" else []
            rows[-1].append(self.row())
            mark = self.tokens.pop() if self.tokens else ""
        if mark != r"\end" or kind != "bmatrix" or self.words() != kind or len({len(row) for row in rows}) != 1:
            raise ValueError(f"no formula: a matrix that is no bmatrix, or none whose rows are equally long ({kind!r})")
        return Piece("matrix", inner=tuple(entry for row in rows for entry in row), columns=len(rows[0]))
