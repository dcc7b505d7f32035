"""How each solver takes a current that is not constant along x, as data, and what that makes of its snippet.

Key results: `Drive` (on a solver's record), `with_current` (the snippet), `refusal` (why a solver cannot).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Template

from derive.micromagnetics.currents.current import ONE, Current
from derive.micromagnetics.currents.profiles import PYTHON, Language, spelled

IN_TIME = " in time"


@dataclass(frozen=True)
class Drive:
    """What of a snippet gives way, and what comes in its place.

    replaces  the text of the snippet that gives way
    forms     "axis" (before "uniform", for a current along one), "uniform", "regions", "space" or "field" -> a
              template; one with `IN_TIME` behind its name holds for a current that varies in time. Templates know the
              parameters and x y z (components), xt yt zt (times the factor in time), size, sizet, f and g (the factors
              in time and space), axis, file, regions (a line of the form "region" each), before and after
    timed     `before` and `after` where the current varies in time, else nothing
    refuses   name, as of a form -> the reason why there is none
    time      the language of the factor in time
    place     the language of the factor in space
    numbered  whether regions have numbers, 0 to 255, for names
    """

    replaces: str
    forms: Mapping[str, str]
    timed: tuple[str, str] = ("", "")
    refuses: Mapping[str, str] = field(default_factory=dict)
    time: Language = PYTHON
    place: Language = PYTHON
    numbered: bool = False


def constant_alone(reason: str) -> dict[str, str]:
    """`Drive.refuses` of a solver that takes a constant vector and nothing else."""
    return dict.fromkeys((f"uniform{IN_TIME}", "regions", "space", "field"), reason)


def _kinds(drive: Drive, flow: Current) -> list[str]:
    """The names of forms for this current, the closest first."""
    along_axis = sum(map(bool, flow.direction)) == 1
    places = ["axis", flow.place] if flow.place == "uniform" and along_axis else [flow.place]
    return [f"{p}{IN_TIME}" for p in places if flow.time is not ONE] + places


def refusal(drive: Drive | None, flow: Current) -> str | None:
    """Why the solver cannot have this current, in one line; None where it can."""
    if drive is None:
        return "a constant current along x is all that is written for it"
    kinds = _kinds(drive, flow)
    oblique = ["oblique"] if sum(map(bool, flow.direction)) > 1 else []
    for kind in (*oblique, *kinds):
        if kind in drive.refuses:
            return drive.refuses[kind]
    if drive.numbered and not all(name.isdecimal() and int(name) < 256 for name in flow.regions):
        return "its regions are numbers, 0 to 255"
    return None


def with_current(script: str, drive: Drive, flow: Current, size: float, numbers: Mapping[str, str]) -> str:
    """The snippet `script` for a current that is `size` along x in the parameter; `numbers` are all parameters."""
    factor = "" if flow.time is ONE else spelled(flow.time, drive.time)
    before, after = (Template(part).substitute(f=factor) if factor else "" for part in drive.timed)
    known = {**numbers, "f": factor or "1.0", "g": spelled(flow.space, drive.place), "file": flow.file}
    axis = next((f"{'+-'[x < 0]}{name}" for x, name in zip(flow.direction, "xyz", strict=True) if x), "")
    known |= {"before": before, "after": after, "axis": axis, **_sizes(flow, size, factor)}
    rows = [
        Template(drive.forms["region"]).substitute(known | _sizes(flow, size * part, factor) | {"region": name})
        for name, part in flow.regions.items()
    ]
    form = next(drive.forms[kind] for kind in _kinds(drive, flow) if kind in drive.forms)
    text = Template(form).substitute(known | {"regions": "\n".join(rows)})
    return Template(script.replace(drive.replaces, "${current_as_given}")).substitute(numbers, current_as_given=text)


def _sizes(flow: Current, size: float, factor: str) -> dict[str, str]:
    """The components and the size as text, alone and times the factor in time."""
    sizes = dict(zip("xyz", (size * x + 0.0 for x in flow.direction), strict=True)) | {"size": size}
    texts = {name: repr(number) for name, number in sizes.items()}
    return texts | {f"{name}t": f"{text}*{factor}" if factor and sizes[name] else text for name, text in texts.items()}
