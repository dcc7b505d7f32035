"""A formula as Unicode text: on one line, or laid out within the width of a terminal.

A fraction is written with a slash, in brackets wherever a factor stands beside it, so that the line reads one way
only. Unicode has all digits as subscripts, but few letters: s₃, M_y, τ_ex. Vectors are written in plain letters, as
their names in code are.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest
from string import ascii_uppercase

from derive.core.quantity import Symbols
from derive.export.formula import Piece, Row, formula, is_letter

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SUPERSCRIPTS = str.maketrans("0123456789+-*′†", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻*′†")
_ACCENTS = {"dot": "\u0307", "ddot": "\u0308", "tilde": "\u0303", "hat": "\u0302", "bar": "\u0304", "vec": "\u20d7"}
_SCRIPT = {
    c: unicodedata.lookup(f"{'' if c in 'BEFHILMR' else 'MATHEMATICAL '}SCRIPT CAPITAL {c}") for c in ascii_uppercase
}
_MATRIX = "\ue000"
"""Stands for a matrix in a line that is to be split there; no formula contains it."""
_FACTORS = ("letter", "number", "word", "fraction", "root", "accent", "matrix", "group", "function", "prefix")
_NAMED = re.compile(
    r"(>>|<<|>=|<=|(?:(?<=\W\w )|(?<=^\w )|(?<=[)|] ))x(?= )|(?<= )-(?= )|(?<=[ (])-(?=[\w(]))"
    r"|\^(\d+|dagger\b|[A-Z]\b)|(?<![\w.])(?<!\w-)([A-Za-z]\w*)(?![\w-]|\.\w)(~?)"
)
_TYPED = {">>": r"\gg", "<<": r"\ll", ">=": r"\ge", "<=": r"\le", "x": r"\times", "-": "-"}
_WORDS = ("dagger", "prime")
"""Names of signs that are words beside them."""
_STARTS = ("sign", "relation", "open", "comma", "space", "slash")


def unicode_text(latex: str) -> str:
    """The formula on one line; ValueError for what is no formula."""
    return _row(formula(latex))


def unicode_lines(latex: str, columns: int) -> list[str]:
    """The formula in lines of at most `columns` characters where it can be broken; a matrix that fits is a grid."""
    row = formula(latex)
    if any(piece.kind == "matrix" for piece in row):
        grid = _beside(row)
        if max(map(text_width, grid)) <= columns:
            return grid
    return wrapped(_row(row), columns)


def prose(
    text: str,
    symbols: Symbols,
    shown: Callable[[str], str] = unicode_text,
    words: Callable[[str], str] = str,
) -> str:
    """Words with the mathematics among them `shown` (Unicode: eps1^2 is ε₁²), what may be English as `words` has it."""
    done, at = "", 0
    for match in _NAMED.finditer(text):
        if latex := _latex(match, symbols):
            done, at = done + words(text[at : match.start()]) + shown(latex), match.end()
    return unicodedata.normalize("NFC", done + words(text[at:]))


def _latex(match: re.Match[str], symbols: Symbols) -> str | None:
    """A name, a power or a sign as LaTeX; None for a word."""
    sign, power, name, tilde = match.groups()
    if sign or power:
        return _TYPED[sign] if sign else "{}^{" + power.replace("dagger", r"\dagger") + "}"
    letter, _, index = name.partition("_")
    latex = symbols.latex(name)
    if latex is None or not re.search(r"[\d_]|dot$", name):  # "basis" and "axis" are symbols, and words
        if letter in _WORDS or not (is_letter(rf"\{letter}") or (index and len(letter) == 1)):
            return None
        latex = (rf"\{letter}" if letter[1:] else letter) + (f"_{{{index}}}" if index else "")
    return rf"\tilde{{{latex}}}" if tilde else latex


def text_width(text: str) -> int:
    """The columns that a text takes: accents take none."""
    return sum(not unicodedata.combining(c) for c in text)


def wrapped(text: str, columns: int, indent: str = "    ") -> list[str]:
    """A line of mathematics broken where its brackets are shallowest, the later lines indented."""
    lines: list[str] = []
    while text_width(text) > columns and (cut := _cut(text, columns, len(indent))):
        lines.append(text[:cut].rstrip())
        text = indent + text[cut:].lstrip()
    return [*lines, text]


def _cut(text: str, columns: int, least: int) -> int:
    """Where to break: before a sign or behind a comma, in the shallowest bracket of the line's second half."""
    depth, used, found = 0, 0, []
    for i, c in enumerate(text):
        depth += (c in "([{") - (c in ")]}")
        used += not unicodedata.combining(c)
        if used > columns:
            break
        if c == " " and i > least and text[:i].strip():
            rank = 0 if text[i - 1] in ";," or text[i + 1 : i + 3] in ("+ ", "- ", "= ") else 1
            found.append((i < columns // 2, rank, depth, -i))
    return -min(found)[3] if found else 0


def _row(row: Row) -> str:
    text, before = "", None
    for piece, after in zip_longest(row, row[1:]):
        text += _gap(before, piece) + _shown(piece, before, after)
        leads = piece.kind == "sign" and piece.text in "+-±∓" and (before is None or before.kind in _STARTS)
        before = Piece("prefix", piece.text) if leads else piece
    return unicodedata.normalize("NFC", text)


def _gap(before: Piece | None, piece: Piece) -> str:
    """What separates two pieces."""
    if before is None or before.kind == "open" or piece.kind in ("close", "comma"):
        return ""
    kinds = {before.kind, piece.kind}
    differential = before.text == "d" and not before.below and not piece.apart
    if kinds & {"slash", "sign", "relation", "space", "comma"}:
        blank = "slash" not in kinds
    elif "bar" in kinds:
        blank = piece.apart and before.kind == "fraction"
    elif before.kind == "prefix" and not before.below:
        blank = before.text == "δ" and piece.apart and piece.style != "bold"  # a factor of its own
    elif piece.kind == "open":
        blank = piece.apart and before.kind != "function"
    elif before.kind == "function" and piece.kind == "fraction":
        blank = False
    else:
        blank = not (differential and piece.kind in ("letter", "accent", "prefix"))
    return " " * blank


def _shown(piece: Piece, before: Piece | None, after: Piece | None) -> str:
    if piece.kind == "letter" and piece.style == "upright" and piece.text == "e" and piece.above:
        return f"exp({_row(piece.above)})"
    text = _body(piece)
    if piece.kind == "fraction" and (_is_factor(before, after) or piece.above or piece.below):
        text = f"({text})"
    return text + _below(piece.below) + _above(piece.above)


def _is_factor(before: Piece | None, after: Piece | None) -> bool:
    """Whether something multiplies what stands between the two."""
    behind = before is not None and before.kind in (*_FACTORS, "close") and before.text not in tuple("+-±∓")
    ahead = after is not None and (after.kind in (*_FACTORS, "open") or (after.kind == "bar" and after.apart))
    return behind or ahead


def _body(piece: Piece) -> str:
    inner = [_row(row) for row in piece.inner]
    match piece.kind:
        case "fraction":
            top = f"({inner[0]})" if _is_sum(piece.inner[0]) else inner[0]
            return f"{top}/{_closed(inner[1])}"
        case "root":
            return f"√{_closed(inner[0])}"
        case "accent":
            return inner[0] + _ACCENTS[piece.text]
        case "group":
            return inner[0]
        case "matrix":
            return f"[{'; '.join(', '.join(row) for row in piece.rows(inner))}]"
    return _SCRIPT.get(piece.text, piece.text) if piece.style == "script" else piece.text


def _is_sum(row: Row) -> bool:
    """Whether a sign stands between terms, outside all brackets."""
    depth = 0
    for i, piece in enumerate(row):
        depth += (piece.kind == "open") - (piece.kind == "close")
        if i and not depth and piece.kind in ("sign", "relation", "slash"):
            return True
    return False


def _closed(text: str) -> str:
    """In brackets unless it is one letter or number with its scripts."""
    return f"({text})" if set(" /+-") & set(text) else text


def _below(row: Row) -> str:
    plain = all(piece.kind in ("letter", "number", "word") and not (piece.below or piece.above) for piece in row)
    text = "".join(piece.text for piece in row) if plain else _row(row).replace(", ", ",")
    if not text or text.isdigit():
        return text.translate(_SUBSCRIPTS)
    return f"_({text})" if set(" ,/_") & set(text) else f"_{text}"


def _above(row: Row) -> str:
    text = _row(row).replace(" ", "") if all(p.text in "+-*′†" or p.kind == "number" for p in row) else _row(row)
    if all(ord(c) in _SUPERSCRIPTS for c in text):
        return text.translate(_SUPERSCRIPTS)
    return f"^{_closed(text)}"


def _beside(row: Row) -> list[str]:
    """The row with each matrix as a grid, the rest at half its height."""
    line = _row(tuple(replace(p, kind="letter", text=_MATRIX, above=()) if p.kind == "matrix" else p for p in row))
    grids = [_grid(piece) for piece in row if piece.kind == "matrix"]
    texts = [[part.strip()] for part in line.split(_MATRIX)]
    blocks = [block for pair in zip_longest(texts, grids) for block in pair if block and block != [""]]
    height = max(map(len, blocks))
    columns = []
    for block in blocks:
        above, wide = (height - len(block)) // 2, max(map(text_width, block))
        rows = [*[""] * above, *block, *[""] * (height - above - len(block))]
        columns.append([_filled(text, wide) for text in rows])
    return [" ".join(parts).rstrip() for parts in zip(*columns, strict=True)]


def _filled(text: str, wide: int) -> str:
    return text + " " * (wide - text_width(text))


def _grid(piece: Piece) -> list[str]:
    cells = [_row(entry) for entry in piece.inner]
    wide = [max(map(text_width, cells[j :: piece.columns])) for j in range(piece.columns)]
    body = ["   ".join(map(_filled, row, wide)) for row in piece.rows(cells)]
    between = len(body) - 2
    left, right = ("[", "]") if between < 0 else (f"⎡{'⎢' * between}⎣", f"⎤{'⎥' * between}⎦")
    first, *others = [a + line + b for a, line, b in zip(left, body, right, strict=True)]
    return [first + _above(piece.above), *others]
