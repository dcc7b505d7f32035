"""Assumptions as people write them at a command, "relaxation=T1,T2" and "exchange=-1", as the model of a theory.

Key result: `model_of`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import sympy as sp

from derive.core.theory import Theory

_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_NAME = re.compile(r"[A-Za-z]\w*")


def model_of(settings: Sequence[str], theory: Theory) -> Any:
    """The model that settings such as "relaxation=T1,T2" and "exchange=-1" make of the theory's own.

    A value is a symbol of the theory, a new name (a positive symbol), a number, or a word that the model knows; text is
    never evaluated. ValueError names the setting that is wrong.
    """
    known = {f.name: getattr(theory.model, f.name) for f in fields(theory.model)}
    changed: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals or name not in known:
            raise ValueError(f"{setting!r} is no assumption; give NAME=VALUE with NAME one of {', '.join(known)}")
        if name in changed:
            raise ValueError(f"{name} is given twice")
        word = isinstance(known[name], str)
        values = [part if word else _value(part, theory) for part in text.split(",")]
        try:
            changed[name] = theory.assumed.get(name, _single)(*values)
        except TypeError:
            raise ValueError(f"{setting!r} has {len(values)} values; that is not what {name} takes") from None
    try:
        return replace(theory.model, **changed)
    except TypeError:
        raise ValueError(f"{', '.join(settings)}: what is more than names and numbers is given from Python") from None


def _single(*values: Any) -> Any:
    one = values[0] if len(values) == 1 else values
    return int(one) if isinstance(one, sp.Integer) else one


def _value(text: str, theory: Theory) -> Any:
    """A number, a symbol of the theory ("T1" is T_1), or a positive symbol of the user's own."""
    if _NUMBER.fullmatch(text):
        return sp.Rational(text)
    if not _NAME.fullmatch(text):
        raise ValueError(f"{text!r} is neither a number nor a name")
    plain = {name.replace("_", ""): row.symbol for name, row in theory.symbols.items()}
    return plain.get(text.replace("_", ""), sp.Symbol(text, positive=True))
