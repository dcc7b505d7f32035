"""Long equations that fit: how wide a formula is, and where a line may break.

A browser does not break a formula, but it breaks between formulas. So a long one is written as several in a row, cut
before relations and before the signs of sums; brackets are opened for it only where they hold too much for a phone.
What cannot be cut tells the style sheet its width (`--em`), which makes it as much smaller as the column demands.

Key results: `equation` (element -> HTML), `width` (in em).
"""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from verify.report.mathml import RELATIONS, SIGNS, is_function, markup, operator

LINE = 18.0
"""Width in em that a phone shows."""

PAGE = 32.0
"""Width in em from which a matrix is written entry by entry: smaller type would be too small."""

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_SCRIPT = 0.72
_NARROW = frozenset("()[]{}|,.;:'")


def equation(formula: Element, latex: str) -> str:
    """A formula as an HTML block that fits its column."""
    pieces, said = _fitting(_row(formula)), f' data-tex="{escape(latex)}"'
    if not any(_sum(piece) > PAGE and _matrix(piece) is not None for piece in pieces):
        return _block(pieces, said)
    parts, plain = [], list[list[Element]]()
    for piece in pieces:
        table = _matrix(piece) if _sum(piece) > PAGE else None
        if table is not None:
            before, piece = _around(piece, table)
            parts += [_block([*plain, before]), _entries(table)]
            plain = []
        plain.append(piece)
    rest = _block(list(filter(None, plain))) if any(plain) else ""
    return f'<div class="long"{said}>{"".join(parts)}{rest}</div>'


def _fitting(row: list[Element]) -> list[list[Element]]:
    """The row, in pieces if it does not fit a line."""
    return _cut(_opened(row)) if _sum(row) > LINE else [row]


def _block(pieces: list[list[Element]], attributes: str = "") -> str:
    """One formula in pieces between which a line may break."""
    widest = max(map(_sum, pieces))
    maths = "<wbr>".join(_math(piece) for piece in pieces if piece)
    return f'<div class="eq" style="--em:{widest:.1f}"{attributes}>{maths}</div>'


def _matrix(piece: list[Element]) -> Element | None:
    """The first matrix of a piece."""
    return next((table for element in piece for table in element.iter("mtable")), None)


def _around(piece: list[Element], table: Element) -> tuple[list[Element], list[Element]]:
    """What stands before and after a matrix, without its brackets."""
    at = next(k for k, element in enumerate(piece) if table in list(element.iter()))
    before, after = piece[:at], piece[at + 1 :]
    if before and (before[-1].text or "_") in _OPEN:
        before.pop()
    if after and (after[0].text or "_") in _CLOSE:
        after.pop(0)
    return before, after


def _entries(table: Element) -> str:
    """A matrix as a list of its entries, each a formula of its own."""
    column = all(len(row) == 1 for row in table)
    items = (
        f'<li><span class="index">{i if column else f"{i},{j}"}</span>{_block(_fitting(_row(cell)))}</li>'
        for i, row in enumerate(table, start=1)
        for j, cell in enumerate(row, start=1)
    )
    return f'<ol class="entries">{"".join(items)}</ol>'


def inline(formula: Element) -> str:
    """A formula as HTML within a line of text."""
    return _math(_row(formula), "false")


def width(element: Element) -> float:
    """Width of an element in em, an estimate on the generous side."""
    tag, parts = element.tag, list(element)
    if tag in ("mi", "mn", "mtext", "mo"):
        return _leaf(element)
    if tag == "mspace":
        return float((element.get("width") or "0").removesuffix("em") or 0)
    if tag in ("msub", "msup"):
        return width(parts[0]) + _SCRIPT * width(parts[1])
    if tag in ("msubsup", "munderover"):
        return width(parts[0]) + _SCRIPT * max(width(parts[1]), width(parts[2]))
    if tag in ("mfrac", "mover", "munder"):
        return max(map(width, parts)) + 0.15
    if tag == "mtable":
        rows = [[width(cell) for cell in row] for row in parts]
        return sum(max(column) + 0.8 for column in zip(*rows, strict=True))
    return _sum(parts) + (0.9 if tag == "msqrt" else 0.0)


def _leaf(element: Element) -> float:
    text = element.text or ""
    if element.tag == "mo":
        spaced = text in RELATIONS or (text in SIGNS and element.get("form") != "prefix")
        return 1.45 if spaced else 0.42 if text in _NARROW else 0.75
    bold = ord(text[:1] or "a") > 0xFFFF
    return (0.75 if bold else 0.55 if element.tag == "mtext" or len(text) > 1 else 0.62) * len(text)


def _sum(row: list[Element]) -> float:
    return sum(map(width, row))


def _row(formula: Element) -> list[Element]:
    """The elements of the outermost row."""
    inner = list(formula)
    while len(inner) == 1 and inner[0].tag == "mrow" and not inner[0].attrib:
        inner = list(inner[0])
    return inner


def _opened(row: list[Element]) -> list[Element]:
    """The row with the rows inside it laid open that are too wide for a line; their brackets keep their size."""
    flat: list[Element] = []
    for element in row:
        if element.tag != "mrow" or width(element) <= LINE / 2 or (len(element) == 3 and element[1].tag == "mtable"):
            flat.append(element)
            continue
        inside = _opened(list(element))
        tall = "2em" if element.find(".//mfrac") is not None or element.find(".//mtable") is not None else "1.2em"
        for end in (inside[0], inside[-1]):
            if end.get("fence") == "true":
                end.attrib |= {"minsize": tall, "maxsize": tall}
        if "class" in element.attrib:
            for part in inside:
                part.set("class", element.attrib["class"])
        flat += inside
    return flat


def _cut(row: list[Element]) -> list[list[Element]]:
    """The row in pieces: a line may break before each but the first."""
    pieces: list[list[Element]] = [[]]
    closed = _kept_together(row)
    for i, element in enumerate(row):
        if pieces[-1] and not closed[i] and _may_start(element, row[i - 1]):
            pieces.append([])
            if element.tag == "mo":
                element.set("form", "infix")
        pieces[-1].append(element)
    return pieces


def _may_start(element: Element, before: Element) -> bool:
    """Whether a line may begin with this element."""
    text, last = operator(element), operator(before)
    if text in SIGNS:
        return last not in RELATIONS | SIGNS | _OPEN and not is_function(before)
    return text in RELATIONS or last == "," or (before.tag == "mspace" and width(before) >= 1)


def _kept_together(row: list[Element]) -> list[bool]:
    """For each element whether it stands within brackets that fit a line and are not broken."""
    closed, pending = [False] * len(row), []
    for i, element in enumerate(row):
        if operator(element) in _OPEN:
            pending.append(i)
        elif operator(element) in _CLOSE and pending:
            start = pending.pop()
            if _sum(row[start : i + 1]) <= LINE / 2:
                closed[start + 1 : i + 1] = [True] * (i - start)
    return closed


def _math(row: list[Element], display: str = "true") -> str:
    return f'<math displaystyle="{display}">{"".join(map(markup, row))}</math>'
