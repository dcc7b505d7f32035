"""A script of a solver, read as it is and never executed, in the terms of Eqs. 16 and 17.

Key results: `read` (text -> `Reading`: the parameters with their lines, the stages of the current, their `Recovery`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from derive.micromagnetics.inputs import LARGEST_SCRIPT
from derive.micromagnetics.mapping import Solver
from derive.micromagnetics.recovery import Recovery, recover
from derive.micromagnetics.scripts.expressions import Callback, Evaluator, parsed
from derive.micromagnetics.scripts.languages import LANGUAGES
from derive.micromagnetics.scripts.machine import Event, Machine, in_time
from derive.micromagnetics.scripts.places import holds, matches, regional, value
from derive.micromagnetics.scripts.timed import Endless, Timed, Unread, shown, written
from derive.micromagnetics.solvers import named


@dataclass(frozen=True)
class Found:
    """A parameter's value, the line where it stands, and whether that stands behind a condition."""

    value: Any
    line: int
    unsure: bool = False


@dataclass(frozen=True)
class Stage:
    """What holds while the script runs, up to its line `line` (0: to its end).

    found     the parameters by name
    recovery  what they say about Eq. 16, with the factor in front of a function of time for the current
    shape     that function, a text for each component; empty for a constant current
    """

    line: int
    found: dict[str, Found]
    recovery: Recovery
    shape: tuple[str, ...] = ()

    def torque(self, t: float) -> tuple[float, ...] | None:
        """u/(1+eta) at the time t (s), by components (m/s); None where a factor in time has no value there."""
        size = self.recovery.found.get("u_over_1_plus_eta")
        values = Evaluator({"t": t})
        factors = [values.kept(parsed(text)) if text else 1.0 for text in self.shape or ("", "", "")]
        if size is None or not all(isinstance(factor, int | float) for factor in factors):
            return None
        return tuple(size * x * factor + 0.0 for x, factor in zip(self.recovery.direction, factors, strict=True))


@dataclass(frozen=True)
class Reading:
    """A script: its solver, the stages with a current in them (or the last one), what was not read, and warnings."""

    solver: Solver
    stages: tuple[Stage, ...]
    unread: tuple[str, ...]
    warnings: tuple[str, ...]


def read(name: str, text: str, *, Ms: float | None = None, n0: float | None = None, measured: bool = False) -> Reading:
    """The script `text` of the solver or family `name`. ValueError, one line, for what is no such script.

    Ms, where the script does not say it, and n0 in A/m. Slonczewski's and spin-orbit torques are refused with a reason.
    """
    solvers = named(name)
    if len(text) > LARGEST_SCRIPT:
        raise ValueError(f"a script of {len(text)} characters; at most {LARGEST_SCRIPT} are read")
    if "\0" in text:
        raise ValueError("this is no text; give a script as it is written for the solver")
    try:
        machine = LANGUAGES[solvers[0].spelling.language](text)
    except Endless as reason:
        raise ValueError(str(reason)) from None
    solver = next((s for s in solvers if holds(s.spelling.marks, machine.events)), solvers[0])
    script = _Script(solver, machine)
    for condition, refusal in solver.spelling.refuses.items():
        if holds(condition, machine.events):
            raise ValueError(f"not read as Eq. 16: {refusal}; give a script with a torque of Zhang and Li")
    given = {"Ms": Ms, "n0": n0, "measured": measured}
    stages = [script.stage(line, found, times, given) for line, found, times in script.stages()]
    running = [s for s in stages if _flows(solver, s)] or stages[-1:]
    if not _flows(solver, running[0]):
        script.warnings.append("no current flows in what could be read of this script")
    warned = dict.fromkeys((*_warned(solver, machine.events), *script.warnings, *running[0].recovery.warnings))
    unread = [f"line {line}: {text}" for line, text in machine.skipped]
    return Reading(solver, tuple(running), (*dict.fromkeys(script.unread), *unread), tuple(warned))


def _flows(solver: Solver, stage: Stage) -> bool:
    return any(stage.recovery.parameters.get(n) for n in (solver.current, *(f.name for f in solver.forms)))


@dataclass
class _Script:
    """The values of a solver's parameters as a machine's events set them."""

    solver: Solver
    machine: Machine
    warnings: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def stages(self) -> Iterator[tuple[int, dict[str, Found], Any]]:
        """What is set at every run; without any run, at the end. A script in which nothing is set is none."""
        spelling = self.solver.spelling
        now: dict[str, Found] = {}
        times: Any = None
        last: tuple[int, dict[str, Found], Any] | None = None
        for event in self.machine.events:
            for name, places in spelling.where.items():
                for place in places.split():
                    self.take(now, name, place, event)
            times = next((value(p, event) for p in spelling.times.split() if matches(p, event)), times)
            if event.arguments is not None and any(matches(p, event, call=True) for p in spelling.runs.split()):
                new = (event.line, dict(now), times)
                if now and (last is None or last[1:] != new[1:]):
                    yield new
                    last = new
        if not set(now) & {*self.solver.accepts}:
            names = ", ".join(self.solver.accepts)
            raise ValueError(f"this is no script of {self.solver.title}: it sets none of {names}")
        if last is None or last[1:] != (now, times):
            yield 0, now, times

    def take(self, now: dict[str, Found], name: str, place: str, event: Event) -> None:
        if not matches(place, event):
            return
        new = value(place, event)
        index = int(place.split("@")[1]) if "@" in place else event.index
        vector = name in (self.solver.current, "ux")
        if isinstance(new, Callback) and vector:
            new = self.timed(new)
        if vector and not isinstance(new, Unread | Callback | str | dict):
            before = now[name].value if name in now and isinstance(now[name].value, tuple) else (0.0, 0.0, 0.0)
            new = _vector(new, before, index)
        if regional(event) and name in now and now[name].value != new:
            self.warnings.append(f"{name} differs between regions (line {event.line}): the first one is shown")
            return
        if regional(event) and vector:
            self.warnings.append(f"{name} is set in a region (line {event.line}): elsewhere no current is shown")
        now[name] = Found(new, event.line, event.unsure)

    def timed(self, function: Callback) -> Any:
        try:
            return in_time(function, self.machine.evaluator)
        except (Unread, ArithmeticError, TypeError, ValueError) as reason:
            return Unread(str(reason))

    def stage(self, line: int, found: dict[str, Found], times: Any, given: dict[str, Any]) -> Stage:
        """The numbers of one stage; what has none is said by its line."""
        values = {name: f.value for name, f in found.items()}
        if self.solver.spelling.finish is not None:
            self.warnings += self.solver.spelling.finish(values)
        numbers: dict[str, Any] = {}
        shapes: tuple[str, ...] = ("", "", "")
        for name, item in values.items():
            where = f"line {found[name].line}" if name in found else "default"
            if name in (self.solver.current, "ux") and isinstance(item, tuple) and all(map(_readable, item)):
                shapes = tuple(x.shape if isinstance(x, Timed) else "" for x in item)
                item = tuple(x.factor if isinstance(x, Timed) else float(x) for x in item)
            if isinstance(item, bool) or not _numeric(item):
                self.unread.append(f"{where}: {name} = {shown(item)[:80]}")
                continue
            numbers[name] = item if isinstance(item, tuple) else float(item)
            if name in found and found[name].unsure:
                self.warnings.append(f"{where}: {name} is set behind a condition, or in a function that nothing calls")
        shapes = self.multiplied(shapes, times)
        missing = {n for n, v in values.items() if n not in numbers}
        if "Ms" in numbers and "Ms" not in self.solver.accepts:
            given = given | {"Ms": numbers.pop("Ms")}
        self.layer(numbers)
        recovery = recover(self.solver, numbers, missing=missing, **given)
        return Stage(line, found, recovery, shapes if any(shapes) else ())

    def multiplied(self, shapes: tuple[str, ...], times: Any) -> tuple[str, ...]:
        """The functions of time with one more factor, the profile of a driver."""
        if times is None or isinstance(times, float):
            return shapes
        if isinstance(times, dict) and times.get("script_args") == "total_time":
            times = LANGUAGES["mif"](str(times.get("script"))).values.get(f"proc {times.get('script_name')}", times)
        found = self.timed(times) if isinstance(times, Callback) else times
        name = f"{times.name}(t) = " if isinstance(times, Callback) and times.name else ""
        text = written(found) if isinstance(found, int | float | Timed) else "f(t)"
        text = found if isinstance(found, str) else text
        self.warnings.append(f"the current is multiplied by a function of time, {name}{text[:60]}, that is shown apart")
        return tuple(f"({s})*({text})" if s else text for s in shapes)

    def layer(self, numbers: dict[str, Any]) -> None:
        """Refuse a current out of the plane of a single layer: the derivative along it is zero."""
        spelling, current = self.solver.spelling, numbers.get(self.solver.current)
        cells = [value(p, e) for e in self.machine.events for p in spelling.layers.split() if matches(p, e)]
        thin = any((c[-1] if isinstance(c, tuple) and c else c) == 1 for c in cells)
        if thin and isinstance(current, tuple) and current[2] and not any(current[:2]):
            raise ValueError("the current flows out of the plane of a single layer: that is Slonczewski's torque")


def _warned(solver: Solver, events: list[Event]) -> Iterator[str]:
    for condition, text in solver.spelling.warns.items():
        if holds(condition, events):
            lines = [e.line for e in events if matches(condition.lstrip("-!"), e, call=True)]
            yield f"line {lines[-1]}: {text}" if lines else text


def _vector(new: Any, before: tuple[Any, ...], index: int | None) -> Any:
    """Three components: all of them, x alone for a number, or one of them changed."""
    if index is not None:
        single = Unread("a field, or a vector, for one component") if isinstance(new, tuple) else new
        return (*before[:index], single, *before[index + 1 :])
    if isinstance(new, tuple):
        return new if len(new) == 3 else Unread("a vector that has not three components")
    return (new, 0.0, 0.0)


def _numeric(item: Any) -> bool:
    parts = item if isinstance(item, tuple) else (item,)
    return bool(parts) and all(isinstance(x, int | float) for x in parts)


def _readable(item: Any) -> bool:
    return isinstance(item, int | float | Timed) and not isinstance(item, bool)
