"""Labels as people write them: "9A", "eq9a", "Eq. (16)" and "Eq. 9a" are the labels 9a and 16."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

_PREFIX = re.compile(r"^\s*(?:eqs?|equations?)\.?\s*", re.IGNORECASE)
_LONGEST = 40
"""Characters of a label that a message repeats."""


class LabelError(ValueError, KeyError):
    """A label that is unknown or cannot be derived, with the label in `label` and the reason as its message."""

    def __init__(self, label: str, reason: str) -> None:
        super().__init__(reason)
        self.label = label

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[type[LabelError], tuple[str, str]]:
        return type(self), (self.label, str(self))


def understood(written: str, labels: Iterable[str]) -> str:
    """The label that is meant; LabelError, naming the nearest, where none is."""
    known = list(labels)
    folded = {_folded(label): label for label in known}
    bare = _folded(_PREFIX.sub("", written))
    for guess in (_folded(written), bare):
        if guess in folded:
            return written if written in known else folded[guess]
    near = difflib.get_close_matches(bare, list(folded), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(folded[n] for n in near)}?" if near else f"known are {known[0]} to {known[-1]}"
    raise LabelError(written, f"unknown label {written[:_LONGEST]!r}; {hint}")


def _folded(text: str) -> str:
    """A label without brackets, blanks and case."""
    return re.sub(r"[\s()\[\]]", "", text).replace("_", "-").casefold()
