"""OOMMF's MIF 2: Tcl split into its words; `set`, `Parameter`, `[expr ...]`, `[subst ...]` and `Specify` are followed.

Source: OOMMF user's guide, "MIF 2".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from derive.micromagnetics.scripts.expressions import Callback, parsed
from derive.micromagnetics.scripts.machine import Event, Machine
from derive.micromagnetics.scripts.timed import Unread

Word = tuple[int, str]
"""Line and text of a word, with its braces."""

_VARIABLE = re.compile(r"\$(?:\{(\w+)\}|(\w+))")
_CLOSES = {"{": "}", "[": "]"}
_DEEPEST = 12


def mif(text: str) -> Machine:
    """What a MIF file sets: `class.key` for every key of every Specify block."""
    machine = Machine(integers=True)
    fields: dict[str, Any] = {}
    _follow(text, 1, machine, fields, 0)
    for i, event in enumerate(machine.events):
        if isinstance(event.value, str) and event.value.startswith(":"):
            found = fields.get(event.value[1:].lower(), Unread(f"{event.value} is not specified"))
            machine.events[i] = Event(event.line, event.name, found, unsure=event.unsure)
    return machine


def _follow(text: str, line: int, machine: Machine, fields: dict[str, Any], depth: int) -> None:
    for words in _commands(text, line):
        (number, command), rest = words[0], words[1:]
        if command in ("set", "Parameter") and len(rest) == 2:
            machine.values[rest[0][1]] = _value(rest[1], machine)
        elif command == "proc" and len(rest) == 3:
            machine.values[f"proc {rest[0][1]}"] = _procedure(*(word for _, word in rest))
        elif command == "Specify" and len(rest) == 2:
            _specify(rest[0][1], rest[1], machine, fields)
        elif command in ("incr", "append", "lappend") and rest:
            machine.values[rest[0][1]] = Unread(f"{command} changes it in line {number}")
        elif command in ("source", "eval", "uplevel", "array", "for", "switch"):
            machine.skipped.append((number, f"{command}: what it does is not followed"))
        if command in ("if", "foreach", "for", "while") and depth < _DEEPEST:
            machine.unsure += 1
            for name in rest[0][1].strip("{}").split() if command == "foreach" and rest else ():
                machine.values[name] = Unread(f"the loop of line {number} changes it")
            for at, word in rest:
                if word.startswith("{") and "\n" in word:
                    for name in re.findall(r"\b(?:set|incr)\s+(\w+)", word) if command != "if" else ():
                        machine.values[name] = Unread(f"the loop of line {number} changes it")
                    _follow(word[1:-1], at, machine, fields, depth + 1)
            machine.unsure -= 1


def _procedure(name: str, arguments: str, body: str) -> Any:
    """A procedure that returns one expression, as a function."""
    found = re.fullmatch(r"\{\s*(?:return\s+)?\[?\s*expr\s*\{([^{}]*)\}\s*\]?\s*;?\s*\}", body)
    if found is None:
        return Unread(f"the procedure {name} does more than return an expression")
    try:
        return Callback(tuple(_items(arguments)), parsed(_VARIABLE.sub(lambda m: m[1] or m[2], found[1])), name)
    except Unread as reason:
        return reason


def _commands(text: str, line: int) -> Iterator[list[Word]]:
    """The commands of a script, each a list of words; comments left out."""
    for ended, words in groupby(_words(text, line, separators="\n;"), key=lambda word: word[1] in ("\n", ";")):
        if not ended:
            yield list(words)


def _words(text: str, line: int, separators: str = "") -> Iterator[Word]:
    """Words of Tcl: braced, bracketed, quoted or bare; with `separators` the ends of commands too."""
    at, fresh = 0, True
    while at < len(text):
        letter = text[at]
        if text.startswith("\\\n", at) or letter in " \t\r\n;":
            end = at + (2 if letter == "\\" else 1)
            if letter in separators:
                fresh = True
                yield line, letter
        elif letter == "#" and fresh and separators:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
        else:
            end, fresh = _end(text, at), False
            yield line, text[at:end]
        line += text.count("\n", at, end)
        at = end


def _end(text: str, at: int) -> int:
    """Where the word that starts here ends."""
    close = _CLOSES.get(text[at])
    if text[at] == '"':
        end = text.find('"', at + 1)
        return len(text) if end < 0 else end + 1
    if close is None:
        found = re.compile(r"(?:\[[^\]\n]*\]|\$\{\w+\}|[^\s;])+").match(text, at)
        return found.end() if found else at + 1
    depth = 0
    for match in re.compile(rf"[{re.escape(text[at] + close)}]").finditer(text, at):
        depth += 1 if match[0] == text[at] else -1
        if depth == 0:
            return match.end()
    return len(text)


def _specify(name: str, block: Word, machine: Machine, fields: dict[str, Any]) -> None:
    """Events for every key of a block; a field with a label is kept for those who refer to it."""
    kind, _, label = name.partition(":")
    kind = kind.lower().removesuffix("_3d")
    line, text = block
    if found := re.fullmatch(r"\[\s*subst\s+(?:-nocommands\s+)?(\{.*\})\s*\]", text, re.DOTALL):
        text = found[1]
    pairs = list(_words(text[1:-1] if text.startswith("{") else "", line))
    start = len(machine.events)
    machine.events.append(Event(line, kind, arguments={}, unsure=machine.unsure > 0))
    for (number, key), value in zip(pairs[::2], pairs[1::2], strict=False):
        found_value = _value(value, machine)
        if key.lower() in ("u", "j") and re.match(r"\{\s*oxs_atlas", value[1], re.IGNORECASE):
            machine.skipped.append((number, f"{key} is set by region: the one value that is not zero is shown"))
        machine.events.append(Event(number, f"{kind}.{key.lower()}", found_value, unsure=machine.unsure > 0))
    texts = {key.lower(): value for (_, key), (_, value) in zip(pairs[::2], pairs[1::2], strict=False)}
    for i, event in list(enumerate(machine.events))[start:]:
        key = event.name.rpartition(".")[2]
        if key.endswith("_profile") and texts.get(f"{key}_args", "").strip("{} ") == "total_time":
            function = machine.values.get(f"proc {event.value}")
            if isinstance(function, Callback):
                machine.events[i] = Event(event.line, event.name, function, unsure=event.unsure)
    if label:
        fields[label.lower()] = _field([kind, text], machine)


def _items(text: str) -> list[str]:
    return [w for _, w in _words(text[1:-1] if text.startswith("{") else text, 1)]


def _value(word: Word, machine: Machine, depth: int = 0) -> Any:
    """A number, a vector, the one value of a field, a text, or the Unread that says why there is none."""
    _, text = word
    if depth > _DEEPEST:
        return Unread("a field within a field within a field")
    if text[:1] == '"':
        text = text[1:-1].strip()
    braced, items = text.startswith("{"), _items(text)
    if braced and len(items) == 2 and items[0].lower().startswith("oxs_"):
        return _field(items, machine, depth)
    if braced and len(items) > 1:
        return tuple(_value((0, item), machine, depth + 1) for item in items)
    return _scalar(items[0] if braced and items else text, machine)


def _scalar(text: str, machine: Machine) -> Any:
    expression = re.fullmatch(r"\[\s*expr\s+(.*)\]", text, re.DOTALL)
    inner = expression[1].strip() if expression else text
    inner = inner[1:-1] if expression and inner.startswith("{") else inner
    if not expression and not re.match(r"[-+.\d$]", inner):
        return text
    try:
        return machine.evaluator(parsed(_VARIABLE.sub(lambda m: m[1] or m[2], inner)))
    except Unread as reason:
        return reason if expression or "$" in text or re.match(r"[-+]?[.\d]", text) else text


def _field(items: list[str], machine: Machine, depth: int = 0) -> Any:
    """The value of a uniform field, or of the one region of an atlas whose value is not zero."""
    kind, pairs = items[0].lower(), _items(items[1])
    entries = dict(zip(map(str.lower, pairs[::2]), pairs[1::2], strict=False))
    if "uniform" in kind:
        return _value((0, entries.get("value", entries.get("vector", ""))), machine, depth + 1)
    if "atlas" in kind and "values" in entries:
        values = [_value((0, w), machine, depth + 1) for w in _items(entries["values"])[1::2]]
        kept = [v for v in values if v not in (0, 0.0)]
        if kept and all(v == kept[0] for v in kept):
            return kept[0]
        return Unread("it differs between the regions of an atlas")
    return Unread(f"{items[0]} is not read")
