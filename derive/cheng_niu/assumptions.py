"""What a model assumes, in words, and what users may write for it.

Key results: `assumptions` (points of prose, as `derive.export.prose` has it), `ASSUMED`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from derive.cheng_niu import symbols as q
from derive.cheng_niu.model import Model, Relaxation

ASSUMED: Mapping[str, Callable[..., Any]] = {
    "relaxation": lambda longitudinal, transverse: Relaxation(longitudinal, transverse),
    "gauge": lambda angle: q.FIELDS.get(angle, angle),
}
"""What makes a field of the model of the values given for it: two times; chi, the gauge angle of space and time."""


def assumptions(model: Model) -> tuple[str, ...]:
    """All that the derivation from Eq. 1 to Eq. 17 assumes, under a model."""
    basis = "are the eigenstates {A8}" if model.spinors is None else "are given"
    turned = "" if model.gauge == 0 else ", turned about {n} by the gauge angle {chi}"
    lower, upper = (r"\downarrow", r"\uparrow") if model.exchange == 1 else (r"\uparrow", r"\downarrow")
    sign = "" if model.band == "majority" else "-"
    times = (
        "in one time, {tau_sf}" if model.relaxation.isotropic else "along {n} in the time {T_1} and across it in {T_2}"
    )
    return (
        r"Itinerant s electrons feel the localized d moments by exchange alone {1}; the magnetization "
        r"$\mathbf{M} = M_s\mathbf{n}$ is classical and of fixed length.",
        rf"The gap between the two local bands, $\Delta = \mathcal{{E}}_{upper} - \mathcal{{E}}_{lower}$, is large: "
        "the exchange time {tau_ex} is the shortest of all.",
        f"The local spin states {basis}{turned}.",
        "An electron is a wave packet, on the path of which the magnetization turns little in {tau_ex}: "
        "{eps1} and {eps2} are small, and count as constants.",
        rf"It starts in local equilibrium in the {model.band} band, $\mathbf{{s}} = {sign}\mathbf{{n}}$, and relaxes "
        f"towards it {times}.",
        "It is observed over many exchange times, {N} of them.",
        "The field that drives the current is weak, and the distribution of each band relaxes in a time of its own.",
    )
