"""PRINT: every statement of the paper by its label, as printed, read from the transcriptions in this folder.

`main_text.toml`, `appendix_a.toml` and `appendix_b.toml` hold what stands on paper, faults and all, to be compared with
it. What names mean in them stands in `vocabulary`, and in `meanings` what some mean in single statements alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

from verify.cheng_niu.printed.meanings import MEANINGS
from verify.cheng_niu.printed.vocabulary import WORDS
from verify.judge.reader.form import Gather
from verify.judge.statement import Statement

_TEXTS = dict.fromkeys(("quote", "latex", "unit", "gather"), str)
_FIELDS = {"line": int, **_TEXTS, "of": list, "words": list, "reading": bool}


class Print(dict[str, Statement]):
    """Printed statements by label, in the order in which they are transcribed."""

    def __missing__(self, label: str) -> Statement:
        raise KeyError(f"nothing that is printed has the label {label}")


def transcribed(*paths: Path) -> Print:
    """The statements of some transcriptions; ValueError, in one line, where one is not as it should be."""
    found = Print()
    for path in paths:
        try:
            rows = tomllib.loads(path.read_text(encoding="utf-8"))
            section = rows.pop("section", None)
            for label, fields in rows.items():
                _check(label, section, fields, found)
                words = partial(_meant, fields.pop("words", ()), found)
                fields["of"] = tuple(fields.get("of", ()))
                found[label] = Statement(label, section, words=words, vocabulary=lambda: WORDS, **fields)
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
    return found


def _check(label: str, section: Any, fields: Any, found: Print) -> None:
    """ValueError where what is transcribed under a label is no statement, or the label is taken."""
    if not isinstance(section, str) or not isinstance(fields, dict):
        raise ValueError("it must hold section = '...', and then nothing but statements under their labels")
    if label in found:
        raise ValueError(f"{label} is transcribed twice")
    for name, value in fields.items():
        if type(value) is not _FIELDS.get(name) or (
            isinstance(value, list) and not all(isinstance(v, str) for v in value)
        ):
            raise ValueError(f"{label}: {name} is no field, or not of its kind; known are {', '.join(_FIELDS)}")
    if missing := [name for name in ("line", "quote", "latex") if name not in fields]:
        raise ValueError(f"{label} has no {missing[0]}")
    if unknown := [name for name in fields.get("words", ()) if name not in MEANINGS]:
        raise ValueError(f"{label}: words = {unknown[0]!r} has no meaning")
    if fields.get("gather", "members") not in get_args(Gather):
        raise ValueError(f"{label}: gather is one of {', '.join(get_args(Gather))}")


def _meant(names: Sequence[str], found: Print) -> dict[str, Any]:
    """What words mean together; some mean what another printed statement says."""
    return {word: meant for name in names for word, meant in MEANINGS[name](found).items()}


PRINT = transcribed(*(Path(__file__).parent / f"{name}.toml" for name in ("main_text", "appendix_a", "appendix_b")))
"""Every printed statement: those of the main text, of Appendix A and of Appendix B."""
