"""A formula in Typst's notation for mathematics.

Typst takes letters and signs as Unicode; what it would read as more than that (a slash, a name of several letters) is
escaped or put in quotation marks.
Source: Typst documentation, "Math".
"""

from derive.export.formula import FUNCTIONS, Piece, Row, formula

_CALLS = {"bar": "macron", "ddot": "dot.double", "vec": "arrow"}
_STYLES = {"bold": "upright(bold({}))", "script": "cal({})", "upright": "upright({})"}


def typst_text(latex: str) -> str:
    """The formula as the inside of `$ ... $`; ValueError for what is no formula."""
    return _row(formula(latex))


def _row(row: Row) -> str:
    return " ".join(map(_piece, row))


def _piece(piece: Piece) -> str:
    text = _body(piece, *map(_row, piece.inner))
    for mark, script in (("_", piece.below), ("^", piece.above)):
        text += f"{mark}({_row(script)})" if script else ""
    return text


def _body(piece: Piece, *inner: str) -> str:
    match piece.kind:
        case "fraction":
            return f"({inner[0]})/({inner[1]})"
        case "root" | "accent":
            return f"{_CALLS.get(piece.text, piece.text)}({inner[0]})"
        case "matrix":
            return f'mat(delim: "[", {"; ".join(map(", ".join, piece.rows(list(inner))))})'
        case "group":
            return inner[0] or '""'
        case "function" if piece.text not in FUNCTIONS:
            return f'op("{piece.text}")'
        case "word" | "letter" if piece.kind == "word" or len(piece.text) > 1:
            return f'"{piece.text}"'
    fixed = {"slash": "\\/", "space": "quad"}.get(piece.kind, piece.text.replace("φ", "ϕ"))
    return _STYLES[piece.style].format(fixed) if piece.style else fixed
