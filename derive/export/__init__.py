"""Equations as text and functions: LaTeX in the paper's notation, callables of five libraries, code in nine languages.

Everything here reads a finished `Equation` and returns a value; nothing here writes a file or knows physics.

`latex` one equation as LaTeX · `formula` LaTeX as a tree, which `unicode` and `typst` write again · `forms` what a
terminal shows and what people paste · `document` the derivation as one LaTeX document · `function` callables ·
`code` source text, with one printer per language in `languages`.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

NOTES = "latex/notes.json"
"""What stands in the margin of the document, by label: who judges the derivation writes it."""
OWNED, KEPT = ("latex", "code"), ("latex/judged.tex", NOTES)
"""Folders below output/ that hold nothing but these texts, and what the judge writes into them."""


def files(derivation: Any, notes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Every exported text of a `Derivation` by its path below output/, in latex/ and code/<language>/."""
    return {path: text for part in parts(derivation, notes).values() for path, text in part().items()}


def parts(derivation: Any, notes: Mapping[str, str] | None = None) -> Mapping[str, Callable[[], dict[str, str]]]:
    """The same in parts that wait for nothing but the derivation: the document, which takes longest, and each label."""
    return {"document": partial(_document, derivation, notes)} | {
        f"texts of {label}": partial(files_of, derivation, (label,)) for label in derivation.nodes
    }


def _document(derivation: Any, notes: Mapping[str, str] | None) -> dict[str, str]:
    from derive.export.document import document
    from derive.export.made import deriving, generated

    whole = document(derivation, "latex", notes=notes).decode()
    return {"latex/derivation.tex": generated(deriving(derivation)) + whole}


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
