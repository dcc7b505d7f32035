"""Equations as text and functions: LaTeX in the paper's notation, callables of five libraries, code in nine languages.

Everything here reads a finished `Equation` and returns a value; nothing here writes a file or knows physics.

`latex` one equation as LaTeX · `formula` LaTeX as a tree, which `unicode` and `typst` write again · `forms` what a
terminal shows and what people paste · `document` the derivation as one LaTeX document · `function` callables ·
`code` source text, with one printer per language in `languages`.
"""

from typing import Any

OWNED, KEPT = ("latex", "code"), ("latex/judged.tex",)
"""Folders below output/ that hold nothing but these texts, and what the judge writes into them."""


def files(derivation: Any) -> dict[str, str]:
    """Every exported text of a `Derivation` by its path below output/, in latex/ and code/<language>/."""
    from derive.export.code import LANGUAGES, language_files
    from derive.export.document import derivation_tex

    texts = {f"latex/{label}.tex": f"{derivation[label].latex()}\n" for label in derivation}
    texts["latex/derivation.tex"] = derivation_tex(derivation)
    for label, node in derivation.nodes.items():
        if node.exported:
            for lang in LANGUAGES:
                found = language_files(derivation[label], lang)
                texts.update({f"code/{lang}/{name}": text for name, text in found.items()})
    return texts
