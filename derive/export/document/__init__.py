"""The derivation as a document that people read: one content, written as LaTeX, PDF, MyST Markdown and a notebook.

`content` says what stands in it, `folded` names the parts of what is long, `as_latex`, `as_markdown`, `as_typst` and
`as_notebook` write it, `pdf` sets it.

Key results: `document` (a `Derivation` as the bytes of a file), `FORMATS` (what it can be).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FORMATS = {"latex": "tex", "pdf": "pdf", "markdown": "md", "notebook": "ipynb"}
"""Each format with the ending of its file."""
_MARKUP = frozenset("\\${}<>`[]")
"""What a note may not hold, since a format would take it for a formula, a command, a link or an element."""


def document(
    derivation: Any, how: str, settings: tuple[str, ...] = (), notes: Mapping[str, str] | None = None
) -> bytes:
    """The document of a `Derivation` in one of `FORMATS`, the same bytes on every run.

    `settings` are those that its model was made of, `notes` (by label, plain words) stand in the margin. ValueError
    where nothing here can set a PDF, or a note is no plain words.
    """
    from derive.export.document import as_latex, as_markdown, as_notebook, pdf
    from derive.export.document.content import contents, title

    noted = notes or {}
    for label, said in noted.items():
        if strange := next((c for c in said if c in _MARKUP or not c.isprintable()), None):
            raise ValueError(f"the note of {label} holds {strange!r}; give one line of plain words")
    blocks, head = contents(derivation), title(derivation)
    match how:
        case "pdf":
            return pdf.pdf(head, blocks, noted)
        case "notebook":
            return as_notebook.notebook(head, blocks, noted, derivation.theory.home, settings).encode()
        case "markdown":
            return as_markdown.markdown(head, blocks, noted).encode()
    return as_latex.latex(head, blocks, noted).encode()
