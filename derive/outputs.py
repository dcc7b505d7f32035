"""The texts that the derivation alone fills output/ with: LaTeX and code, by path."""

from __future__ import annotations

from derive.core.equation import Derivation
from derive.export import files

OWNED = ("latex", "code")
"""Folders below output/ of which every file is ours: one that is not written again is removed."""

KEPT = ("latex/judged.tex",)
"""What the judge writes into these folders."""


def texts(chain: Derivation) -> dict[str, str]:
    """Path below output/ -> text, for every derived equation: the same bytes on every machine."""
    return files(chain)
