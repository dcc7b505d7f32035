"""Findings: what the zero test found of an expression, by which method, and what it rests on.

Key results: `Finding` (a verdict with method, reason, normal form and witness), `Undecided` (when there is none).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from verify.zero.kinds import text
from verify.zero.normal_form import NormalForms


class Undecided(ValueError):  # noqa: N818 - a finding, read as such
    """Neither a proof nor a refutation was found; this is never a pass."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`verdict` True, False or None (undecided), the `method` that gave it, the `reason`, and the witness of a ball.

    `point` maps symbols to exact numbers of the domain, `value` is the ball there; `normal` holds the normal form.
    """

    verdict: bool | None
    method: str
    reason: str
    normal: tuple[NormalForms, Any] | None = None
    point: dict[Any, Any] = field(default_factory=dict)
    value: Any = None

    @property
    def form(self) -> str:
        """The numerator of the normal form and what its generators stand for; empty where none was written down."""
        if self.normal is None:
            return ""
        forms, numerator = self.normal
        used = forms.tower.closure(forms.tower.support(numerator))
        said = [f"g{g.index}: {_name(forms, g)}" for g in reversed(used)]
        return "; ".join([str(numerator), *said])


def _name(forms: NormalForms, generator: Any) -> str:
    """What a generator stands for: a part of the expression, a root, or the exponential of an exponent."""
    tower, index = forms.tower, generator.index
    for direction in forms.exponents.directions:
        if index in direction.generators[:1]:
            above, below = direction.value
            above = tower.reduced(-above * tower.unit) if direction.imaginary else above
            return f"{'cos' if direction.imaginary else 'exp'} of ({above})/({below * direction.finest})"
    if generator.degree:
        return f"root {generator.degree} of {generator.radicand}"
    element = tower.variables[index], tower.one
    return next((text(node) for node, known in forms.known.items() if known == element), generator.kind)
