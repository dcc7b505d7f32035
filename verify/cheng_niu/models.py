"""What the paper's words may mean under other assumptions: the readings that `python -m verify --model` tries."""

from __future__ import annotations

from typing import Any

from derive import Model
from derive.cheng_niu import symbols as q
from verify.judge.paper import Reading

_TURNED = (q.tau_ex, q.Delta, q.J_ex, q.xi, q.xi_1, q.xi_2, q.eps1, q.eps2, q.eps3, q.eps_chi, q.t_scaled, q.N)
"""What is proportional to the exchange or to the exchange time."""


def readings(model: Model) -> tuple[Reading, ...]:
    """The other meanings to try under a model, each alone and, where several assumptions are changed, together."""
    found: list[Reading] = []
    if not model.relaxation.isotropic:
        times = ("T_2", model.relaxation.transverse, q.xi_2), ("T_1", model.relaxation.longitudinal, q.xi_1)
        found += [_time(*row) for row in times]
    if model.exchange == -1:
        turned = {s: -s for s in _TURNED}
        text = "tau_ex, Delta and xi read with the other sign"
        found = _with(found, Reading(text, names=turned), Reading(text, turned))
    if model.band == "minority":
        found = _with(found, Reading("s and s_eq turned round", factor=-1))
    return tuple(found)


def _time(name: str, value: Any, rate: Any) -> Reading:
    """One of two relaxation times taken for the paper's one."""
    names = {value: q.tau_sf, rate: q.xi} if value.is_Symbol else {rate: q.xi}
    return Reading(f"tau_sf read as {name} and xi as tau_ex/{name}", names=names)


def _with(found: list[Reading], *others: Reading) -> list[Reading]:
    """The readings found, others, and each of the first together with each of these."""
    return [*found, *others, *(_both(first, other) for other in others for first in found)]


def _both(first: Reading, other: Reading) -> Reading:
    names = {old: new.xreplace(dict(other.names)) for old, new in first.names.items()}
    printed = {**first.printed, **other.printed}
    return Reading(f"{first.text}, {other.text}", printed, first.factor * other.factor, {**other.names, **names})
