"""A formula in Typst's notation for mathematics.

Typst takes letters and signs as Unicode; what it would read as more than that (a slash, a name of several letters) is
escaped or put in quotation marks.

Key result: `typst_text` (LaTeX -> the inside of a Typst equation).
Source: Typst documentation, "Math".
"""

from __future__ import annotations

from derive.export.formula import FUNCTIONS, Piece, Row, formula

_CALLS = {"bar": "macron", "ddot": "dot.double", "vec": "arrow"}
_STYLES = {"bold": "upright(bold({}))", "script": "cal({})", "upright": "upright({})"}


def typst_text(latex: str) -> str:
    """The formula as the inside of `$ ... $`; ValueError for what is no formula."""
    return _row(formula(latex))


def _row(row: Row) -> str:
    return " ".join(_piece(piece) for piece in row)


def _piece(piece: Piece) -> str:
    text = _body(piece)
    for mark, script in (("_", piece.below), ("^", piece.above)):
        text += f"{mark}({_row(script)})" if script else ""
    return text


def _body(piece: Piece) -> str:
    inner = [_row(row) for row in piece.inner]
    if piece.kind == "fraction":
        return f"({inner[0]})/({inner[1]})"
    if piece.kind in ("root", "accent"):
        return f"{_CALLS.get(piece.text, piece.text)}({inner[0]})"
    if piece.kind == "matrix":
        rows = [", ".join(inner[i : i + piece.columns]) for i in range(0, len(inner), piece.columns)]
        return f'mat(delim: "[", {"; ".join(rows)})'
    if piece.kind == "group":
        return inner[0]
    if piece.kind == "function" and piece.text not in FUNCTIONS:
        return f'op("{piece.text}")'
    if piece.kind == "word" or (piece.kind == "letter" and len(piece.text) > 1):
        return f'"{piece.text}"'
    fixed = {"slash": "\\/", "space": "quad"}.get(piece.kind, piece.text)
    return _STYLES[piece.style].format(fixed) if piece.style else fixed
