"""A short document of findings in Markdown, LaTeX and Typst, and as a PDF by whichever of the last two is installed.

Text is the record's plain sentences, with formulas between dollar signs; names of symbols in it are set as such.

Key results: `sheet` (blocks -> text in a notation), `sheet_pdf` (blocks -> the bytes of a PDF).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from derive.core.quantity import Symbols
from derive.export.document.as_latex import PREAMBLE
from derive.export.document.as_typst import words
from derive.export.document.pdf import either
from derive.export.lines import broken, width
from derive.export.prose import STYLES, Style
from derive.export.typst import typst_text
from derive.export.unicode import prose, unicode_text

Form = tuple[str, str]
"""The word before a form, and its LaTeX."""
Block = tuple[str, str | list[Form]]
"""title, heading, finding, item, quote or text with its text; or forms with the forms."""
_LIMIT = 92.0
_BESIDE = 10.0
"""Glyphs of a line of formulas, and those that a word beside a formula takes."""


@dataclass(frozen=True)
class Notation:
    """How a document is written: its frame, the blocks of text, a formula in a line and words, a name, the forms."""

    frame: tuple[str, str]
    blocks: dict[str, str]
    style: Style
    name: Callable[[str], str]
    forms: Callable[[list[Form]], str]


def sheet(blocks: Iterable[Block], notation: Notation, symbols: Symbols) -> str:
    """The document in a notation."""
    found = (_block(kind, content, notation, symbols) for kind, content in blocks)
    before, after = notation.frame
    return f"{before}{chr(10).join(found)}{after}"


def _block(kind: str, content: str | list[Form], notation: Notation, symbols: Symbols) -> str:
    if isinstance(content, str):
        return notation.blocks[kind].replace("@", _text(content, notation, symbols)) + "\n"
    return notation.forms(content) + "\n"


def _text(text: str, notation: Notation, symbols: Symbols) -> str:
    parts, style = enumerate(text.split("$")), notation.style
    return "".join(style.formula(p) if i % 2 else prose(p, symbols, notation.name, style.words) for i, p in parts)


def _markdown_forms(forms: list[Form]) -> str:
    return "\n\n".join(f"{word.capitalize()}: $${latex}$$" for word, latex in forms)


def _rows(forms: list[Form]) -> list[list[Form]]:
    """The forms in lines, short ones beside each other, the word before the first line of each."""
    if sum(width(latex) + _BESIDE for _, latex in forms) < _LIMIT:
        return [forms]
    return [[("" if i else word, row)] for word, latex in forms for i, row in enumerate(broken(latex, _LIMIT))]


def _tex_forms(forms: list[Form]) -> str:
    def row(pieces: list[Form]) -> str:
        (word, latex), *others = pieces
        beside = "".join(rf"\qquad\textit{{{w}}}\quad$\displaystyle {x}$" for w, x in others)
        return rf"\makebox[16mm][r]{{\itshape {word}\quad}}$\displaystyle {latex}${beside}\par"

    return "\n".join(map(row, _rows(forms)))


def _typst_forms(forms: list[Form]) -> str:
    def row(pieces: list[Form]) -> str:
        (word, latex), *others = pieces
        beside = "".join(f' quad quad italic("{w}") quad {typst_text(x)}' for w, x in others)
        return f'italic("{word}") quad & {typst_text(latex)}{beside}'

    return "$ " + " \\\n".join(map(row, _rows(forms))) + " $"


MARKDOWN = Notation(
    ("", ""),
    {"title": "# @", "heading": "## @", "finding": "### @", "item": "- @", "quote": '"@"', "text": "@"},
    STYLES["markdown"],
    unicode_text,
    _markdown_forms,
)
TEX = Notation(
    (
        PREAMBLE
        + r"""\pdftrailerid{}\pdfobjcompresslevel=0
\begin{document}
\newgeometry{margin=13mm,footskip=7mm}\small
\setlength{\parskip}{1pt}\renewcommand{\arraystretch}{1}
""",
        "\\end{document}\n",
    ),
    {
        "title": r"{\Large\bfseries @\par}",
        "heading": r"\medskip{\large\bfseries @\par}\nobreak",
        "finding": r"\smallskip\textbf{@}\par\nobreak",
        "item": r"{\footnotesize\textbullet{} @\par}",
        "quote": "``@''",
        "text": "@",
    },
    STYLES["latex"],
    STYLES["latex"].formula,
    _tex_forms,
)
TYPST = Notation(
    (
        """#set document(date: none)
#set page(paper: "a4", margin: 14mm, numbering: "1")
#set text(size: 9pt)
#set par(spacing: 0.55em, leading: 0.5em)
#show math.equation.where(block: true): set align(left)
#show math.equation.where(block: true): set block(spacing: 0.55em)
#show heading: set block(above: 0.9em, below: 0.6em)
""",
        "",
    ),
    {
        "title": "= @",
        "heading": "== @",
        "finding": "#block(sticky: true, above: 0.8em, below: 0.55em)[*@*]",
        "item": "#text(size: 8pt)[• @]",
        "quote": '"@"',
        "text": "@",
    },
    replace(STYLES["typst"], words=words),
    STYLES["typst"].formula,
    _typst_forms,
)


def sheet_pdf(blocks: Iterable[Block], symbols: Symbols) -> bytes:
    """The document as a PDF: the same bytes on every run; ValueError, one line, where nothing here can make one."""
    blocks = list(blocks)
    return either(lambda: sheet(blocks, TEX, symbols), lambda: sheet(blocks, TYPST, symbols))
