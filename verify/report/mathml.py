"""LaTeX as MathML for the report, made at build time: what latex2mathml gives, put right for today's browsers.

Browsers draw MathML Core: no `mathvariant` but `normal`, no space of their own around function names, accents only
where the element says so. `tree` mends that; `markup` writes a tree for an HTML page, every text escaped.

Key results: `tree` (LaTeX -> element), `markup` (element -> HTML).
Source: MathML Core, W3C; latex2mathml.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from xml.etree.ElementTree import Element, fromstring

_ELEMENTARY = ("sin", "cos", "tan", "cot", "exp", "ln", "log", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan")
FUNCTIONS = frozenset((*_ELEMENTARY, "Tr", "Re", "Im"))
_ACCENTS = {c: c for c in "\u02d9\u00a8\u2192\u00af"} | {"~": "\u02dc", "^": "\u02c6"}
_RIGID = frozenset("|\u27e8\u27e9\u2016\u2191\u2193\u21d1\u21d3")
_OPENING = frozenset("([{\u27e8|")
SIGNS = frozenset("+\u2212\u00b1\u2213-")
RELATIONS = frozenset("=<>\u2264\u2265\u2261\u2248\u223c\u2192\u21a6\u226b\u226a\u2a7d\u2a7e\u221d")
_BEFORE_PREFIX = RELATIONS | frozenset("([{,;")
_THIN = "0.167em"
_LAYOUT = ("mrow", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "mover", "munder", "munderover", "mstyle")
_LEAVES = ("mi", "mn", "mo", "mtext", "mspace")
_TAGS = frozenset((*_LAYOUT, *_LEAVES, "math", "mtable", "mtr", "mtd", "mpadded", "mphantom"))
_WORDS = re.compile(r"\\(?:text|textbf|textit|mathrm)\{[^{}]*\}")
"""What looks like markup in them is put out of the converter's sight, which does not escape it."""
_HIDDEN = str.maketrans("<>&", "\ue000\ue001\ue002")
_SHOWN = str.maketrans("\ue000\ue001\ue002", "<>&")
_ALIGNMENT = re.compile(r"\\(?:begin|end)\{(?:aligned|align\*?|split|gathered)\}")


def tree(latex: str) -> Element:
    """The `math` element of a LaTeX formula; ValueError, one line, for what is no formula."""
    from latex2mathml.converter import convert

    hidden = _WORDS.sub(lambda word: word[0].translate(_HIDDEN), _one_line(latex))
    try:
        root = fromstring(convert(hidden).replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1))
    except Exception as error:
        raise ValueError(f"not a formula ({type(error).__name__}): {latex[:80]}") from None
    unknown = sorted({str(element.tag) for element in root.iter()} - _TAGS)
    if unknown:
        raise ValueError(f"a formula holds no {', '.join(unknown)}: {latex[:80]}")
    _mend(root)
    root.attrib = {"displaystyle": "true"}
    return root


def markup(element: Element) -> str:
    """An element as HTML text."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    inside = escape(element.text or "", quote=False) + "".join(map(markup, element))
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"


def _one_line(latex: str) -> str:
    """Without alignment, which only a page of fixed width needs."""
    if not _ALIGNMENT.search(latex):
        return latex
    return re.sub(r"\\\\|(?<!\\)&", " ", _ALIGNMENT.sub(" ", latex))


def _mend(element: Element) -> None:
    for child in element:
        _mend(child)
    if element.text:
        element.text = element.text.translate(_SHOWN)
    bare = [child.tag == "mrow" and not child.attrib and len(child) == 1 for child in element]
    element[:] = [child[0] if alone else child for child, alone in zip(list(element), bare, strict=True)]
    _letters(element)
    if element.tag in ("mover", "munder") and len(element) == 2 and (element[1].text or "") in _ACCENTS:
        element.set("accent" if element.tag == "mover" else "accentunder", "true")
        element[1].text = _ACCENTS[element[1].text or ""]
    if element.tag in ("mrow", "math", "mtd", "msqrt"):
        element[:] = _spaced(_fenced(list(element)))


def _letters(element: Element) -> None:
    """Bold letters as characters of their own; arrows, kets and brackets of averages as operators of fixed size."""
    text = element.text or ""
    variant = element.attrib.get("mathvariant")
    if variant in ("bold", "bold-italic"):
        del element.attrib["mathvariant"]
        element.text = "".join(_bold(c, variant.upper().replace("-", " ")) for c in text)
    if text and text in _RIGID and element.attrib.get("stretchy") != "true":
        element.tag = "mo"
        element.attrib = {"stretchy": "false", "lspace": "0", "rspace": "0"}


def _bold(character: str, style: str) -> str:
    """The bold letter or digit of Unicode, which has no bold italic digits; whatever else as it is."""
    name = re.sub("^(?:LATIN|GREEK) (SMALL|CAPITAL) LETTER", r"\1", unicodedata.name(character, ""))
    try:
        return unicodedata.lookup(f"MATHEMATICAL {'BOLD' if character.isdigit() else style} {name}")
    except KeyError:
        return character


def _fenced(row: list[Element]) -> list[Element]:
    """The row with each matrix and its brackets in a row of their own, to whose height Firefox stretches them."""
    found: list[Element] = []
    for element in row:
        found.append(element)
        if len(row) > 3 and [part.tag for part in found[-2:-1]] == ["mtable"] and all(map(_is_bracket, found[-3::2])):
            fenced = Element("mrow")
            fenced.extend(found[-3:])
            found[-3:] = [fenced]
    return found


def _is_bracket(element: Element) -> bool:
    return (operator(element) or "_") in "()[]{}|"


def _spaced(row: list[Element]) -> list[Element]:
    """The row with thin spaces around function names, and with signs that belong to what follows close to it."""
    spaced: list[Element] = []
    for before, element, after in zip([None, *row], row, [*row[1:], None], strict=False):
        if (element.text or "_") in SIGNS and before is not None and operator(before) in _BEFORE_PREFIX:
            element.set("form", "prefix")
        if is_function(element) and spaced and _ordinary(spaced[-1]):
            spaced.append(Element("mspace", width=_THIN))
        spaced.append(element)
        if is_function(element) and after is not None and not _opens(after):
            spaced.append(Element("mspace", width=_THIN))
    return spaced


def operator(element: Element) -> str | None:
    """The sign of an operator; None for whatever else."""
    return element.text if element.tag == "mo" else None


def is_function(element: Element) -> bool:
    """Whether an element is the name of a function."""
    return element.tag in ("mi", "mo") and (element.text or "") in FUNCTIONS


def _ordinary(element: Element) -> bool:
    """Whether a function name behind this element would stick to it."""
    return element.tag != "mspace" and (element.tag != "mo" or (element.text or "") in ")]}|\u27e9")


def _opens(element: Element) -> bool:
    """Whether an element brings its own distance: an opening bracket or a space."""
    first = element[0] if element.tag == "mrow" and len(element) else element
    return first.tag == "mspace" or operator(first) in _OPENING
