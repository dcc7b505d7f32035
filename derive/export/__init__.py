"""Equations as text and functions: LaTeX in the paper's notation, callables of five libraries, code in nine languages.

Everything here reads a finished `Equation` and returns a value; nothing here writes a file or knows physics.

`latex` one equation as LaTeX · `formula` LaTeX as a tree, which `unicode` and `typst` write again · `forms` what a
terminal shows and what people paste · `document` the derivation as one LaTeX document · `function` callables ·
`code` source text, with one printer per language in `languages`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

NOTES = "latex/notes.json"
"""What stands in the margin of the document, by label: who judges the derivation writes it."""
OWNED, KEPT = ("latex", "code"), ("latex/judged.tex", NOTES)
"""Folders below output/ that hold nothing but these texts, and what the judge writes into them."""


def files(derivation: Any, notes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every exported text of a `Derivation` by its path below output/, in latex/ and code/<language>/."""
    from derive.export.document import document
    from derive.export.made import deriving, generated

    whole = document(derivation, "latex", notes=notes).decode()
    texts = {"latex/derivation.tex": generated(deriving(derivation)) + whole}
    return texts | files_of(derivation, derivation.nodes)


def files_of(derivation: Any, labels: Iterable[str]) -> dict[str, str]:
    """The texts of some labels: each as LaTeX, and as code in every language where its node says so."""
    from derive.export.code import LANGUAGES, files_for
    from derive.export.made import deriving, generated

    texts = {}
    for label in labels:
        node = derivation.nodes[label]
        line = generated(deriving(derivation, "show", label, "--as latex"))
        texts[f"latex/{label}.tex"] = f"{line}{derivation[label].latex()}\n"
        for lang in LANGUAGES if node.exported else ():
            texts |= {f"code/{lang}/{name}": text for name, text in files_for(label, lang, derivation).items()}
    return texts
