"""Where in a script something stands: the places and conditions of a `Spelling`, held against what the script does.

Key results: `matches`, `value` (a place and an event), `holds` (a condition and all events).
"""

from __future__ import annotations

from typing import Any

from derive.micromagnetics.scripts.machine import Event


def matches(place: str, event: Event, call: bool = False) -> bool:
    """Whether an event is at a place (`Spelling`); with `call`, a call of that name is too."""
    name, _, argument = place.partition("@")[0].partition(":")
    base = event.name
    if argument:
        there = event.arguments is not None and argument in event.arguments
    elif regional(event):
        there, base = True, base.rpartition(".")[0]
    else:
        there = event.arguments is None or call
    return there and (base.endswith(name) if name.startswith(".") else base == name or base.endswith(f".{name}"))


def value(place: str, event: Event) -> Any:
    """What stands at a place that `matches` the event; True for a call itself."""
    argument = place.partition("@")[0].partition(":")[2]
    if event.arguments is None:
        return event.value
    if argument:
        return event.arguments[argument]
    return event.arguments.get("1", event.arguments.get("0", True)) if regional(event) else True


def regional(event: Event) -> bool:
    """`Msat.setregion(0, 8e5)` and its like set what stands before the dot."""
    return event.arguments is not None and event.name.endswith((".setregion", ".set_in_region", ".set"))


def holds(condition: str, events: list[Event]) -> bool:
    """Whether a condition (`Spelling.refuses`) is met by what the script sets and calls."""
    asked, _, unless = condition.partition(" unless ")
    if unless and holds(unless, events):
        return False
    kind, place = (asked[:1], asked[1:]) if asked[:1] in ("-", "!") else ("", asked)
    place, _, word = place.partition("=")
    values = [value(place, event) for event in events if matches(place, event, call=True)]
    if word:
        return any(str(v).lower().strip(":") == word for v in values)
    if kind == "!":
        return not values or _zero(values[-1])
    return bool(values) and _zero(values[-1]) == (kind == "-")


def _zero(item: Any) -> bool:
    if isinstance(item, tuple):
        return all(map(_zero, item))
    return isinstance(item, bool | int | float) and not item
