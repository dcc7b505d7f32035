"""What a script sets and calls, in the order in which it would run, followed without running it.

Statements are taken once each: what a loop changes has no value, both ways of an `if` are taken where its condition
has none (and said to be), and a function of the script is entered where it is called.

Key results: `Machine` (statements -> `Event`s).
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from derive.micromagnetics.scripts.expressions import Callback, Evaluator, dotted
from derive.micromagnetics.scripts.timed import Endless, Timed, Unread, combined

MOST_STATEMENTS, DEEPEST_CALL, DEEPEST_BLOCK = 20_000, 6, 40


PLACES = ("pos", "r", "x", "y", "z", "point", "p", "coord")
"""Arguments of a function that are a place, or its coordinates."""
HIDDEN = ("setattr", "exec", "eval", "execfile", "include", "globals")
"""Calls that can set anything without a trace."""


@dataclass(frozen=True)
class Event:
    """Something set (`value`) or called (`arguments`, by position and by name); names in lower case.

    index   the component that is set, 0 to 2, of what a script indexes
    unsure  True where it stands behind a condition without a value
    """

    line: int
    name: str
    value: Any = None
    arguments: dict[str, Any] | None = None
    index: int | None = None
    unsure: bool = False


@dataclass
class Machine:
    """Follows statements; `events` is what they did, `values` what names are worth, `skipped` what is no statement."""

    integers: bool = False
    values: dict[str, Any] = field(default_factory=lambda: {"__name__": "__main__"})
    events: list[Event] = field(default_factory=list)
    skipped: list[tuple[int, str]] = field(default_factory=list)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    entered: set[str] = field(default_factory=set)
    calls: int = 0
    steps: int = 0
    unsure: int = 0

    def __post_init__(self) -> None:
        self.evaluator = Evaluator(self.values, self.call, self.integers)
        self.value = self.evaluator.kept

    def follow(self, body: Iterable[ast.stmt]) -> None:
        """The whole script, and then the functions that nothing in it called."""
        self.block(body)
        for name, function in list(self.functions.items()):
            if name not in self.entered:
                self.unsure += 1
                self.enter(function, ast.Call(ast.Name(name), [], []))
                self.unsure -= 1

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST_STATEMENTS:
            raise Endless(f"the script has more than {MOST_STATEMENTS} steps to follow")

    def block(self, body: Iterable[ast.stmt], depth: int = 0) -> Any:
        """Follow statements; what they return, if they do."""
        if depth > DEEPEST_BLOCK:
            raise Endless("the script is nested too deeply to be read")
        for statement in body:
            self.step()
            if isinstance(statement, ast.Return):
                return self.value(statement.value) if statement.value else None
            returned = self.statement(statement, depth)
            if returned is not None and not self.unsure:
                return returned
        return None

    def statement(self, node: ast.stmt, depth: int) -> Any:
        match node:
            case ast.Assign(targets=targets, value=value):
                found = self.value(value)
                for target in targets:
                    self.set(target, found, node.lineno)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self.set(target, self.value(value), node.lineno)
            case ast.AugAssign(target=target, op=op, value=value):
                self.set(target, self.changed(target, op, self.value(value)), node.lineno)
            case ast.Expr(value=value):
                self.value(value)
            case ast.FunctionDef(name=name):
                self.functions[name], self.values[name] = node, _callback(node)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for name in (f"{getattr(node, 'module', None) or ''}.{alias.name}" for alias in names):
                    self.events.append(Event(node.lineno, name.strip(".").lower(), arguments={}))
            case ast.If(test=test, body=body, orelse=other):
                return self.condition(test, body, other, depth)
            case ast.For() | ast.While():
                self.loop(node, depth)
            case ast.With(body=body):
                return self.block(body, depth + 1)
            case ast.Try(body=body, orelse=other, finalbody=last):
                return self.block([*body, *other, *last], depth + 1)
        return None

    def condition(self, test: ast.expr, body: list[ast.stmt], other: list[ast.stmt], depth: int) -> Any:
        found = self.value(test)
        if isinstance(found, bool | int | float):
            return self.block(body if found else other, depth + 1)
        self.unsure += 1
        self.block(body, depth + 1)
        self.block(other, depth + 1)
        self.unsure -= 1
        return None

    def loop(self, node: ast.For | ast.While, depth: int) -> None:
        """Once through the body, with no value for whatever a later pass may find changed."""
        named = [n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)] if isinstance(node, ast.For) else []
        reason = Unread(f"the loop of line {node.lineno} changes it")
        self.values.update(dict.fromkeys((*named, *_carried(node.body)), reason))
        self.block(node.body, depth + 1)

    def set(self, target: ast.expr, value: Any, line: int, index: int | None = None) -> None:
        """Give a name its value; a dict gives one to each of its keys too."""
        if isinstance(target, ast.Tuple | ast.List):
            known = isinstance(value, tuple) and len(value) == len(target.elts)
            items = value if known else [Unread("one of several at once")] * len(target.elts)
            for place, item in zip(target.elts, items, strict=True):
                self.set(place, item, line)
            return
        name = dotted(target)
        if isinstance(target, ast.Subscript):
            index = _component(target.slice)
        if index is None:
            self.values[name] = value
        self.events.append(Event(line, name.lower(), value, index=index, unsure=self.unsure > 0))
        for key, item in value.items() if isinstance(value, dict) else ():
            self.events.append(Event(line, f"{name}.{key}".lower(), item, unsure=self.unsure > 0))

    def changed(self, target: ast.expr, op: ast.operator, change: Any) -> Any:
        before = self.value(target)
        try:
            return next((s for s in (before, change) if isinstance(s, Unread)), None) or combined(op, before, change)
        except (ArithmeticError, TypeError, ValueError):
            return Unread("changed by something that has no value")

    def call(self, node: ast.Call) -> Any:
        """A call of no known function: an event, and the value of a function of the script."""
        self.step()
        name = dotted(node.func)
        if name in self.functions:
            if self.calls >= DEEPEST_CALL:
                raise Unread(f"{name} is called from within too many calls")
            return self.enter(self.functions[name], node)
        if not name and isinstance(node.func, ast.Attribute):
            self.value(node.func.value)
            name = node.func.attr
        found = self.values.get(name)
        if isinstance(found, Callback) and len(node.args) == 1 == len(found.arguments):
            return called(found, self.evaluator, self.value(node.args[0]))
        arguments = {str(i): self.value(a) for i, a in enumerate(node.args)}
        for keyword in node.keywords:
            item = self.value(keyword.value)
            given = {keyword.arg: item} if keyword.arg else item if isinstance(item, dict) else {}
            arguments |= {str(key).lower(): entry for key, entry in given.items()}
            if not keyword.arg and not isinstance(item, dict):
                self.skipped.append((node.lineno, f"{name}(**...)"))
        if name in HIDDEN:
            self.skipped.append((node.lineno, f"{name}: what it does is not followed"))
        self.events.append(Event(node.lineno, name.lower(), arguments=arguments, unsure=self.unsure > 0))
        for key, item in arguments.items():
            if isinstance(item, dict):
                given = {str(k).lower(): v for k, v in item.items()}
                self.events.append(Event(node.lineno, "args" if key.isdigit() else key, arguments=given))
        raise Unread(f"what {name or 'a call'} gives is not read")

    def enter(self, function: ast.FunctionDef, node: ast.Call) -> Any:
        """Follow a function of the script with the arguments of a call."""
        self.entered.add(function.name)
        names = [a.arg for a in (*function.args.args, *function.args.kwonlyargs)]
        defaults = dict(zip(reversed(function.args.args), reversed(function.args.defaults), strict=False))
        given = dict.fromkeys(names, Unread("an argument of a function"))
        given |= {a.arg: self.value(value) for a, value in defaults.items()}
        given |= dict(zip(names, map(self.value, node.args), strict=False))
        given |= {k.arg: self.value(k.value) for k in node.keywords if k.arg in given}
        before = dict(self.values)
        self.values.update(given)
        self.calls += 1
        returned = self.block(function.body)
        self.calls -= 1
        self.values.clear()
        self.values.update(before)
        return Unread(f"{function.name} returns nothing that is read") if returned is None else returned


def called(function: Callback, evaluator: Evaluator, argument: Any) -> Any:
    """A function of one argument at a value; Unread for one that is more than an expression."""
    if function.result is None or len(function.arguments) != 1:
        raise Unread("a function of more than the time, or of more than one line")
    values = {**evaluator.values, function.arguments[0]: argument}
    return Evaluator(values, evaluator.call, evaluator.integers)(function.result)


def in_time(function: Callback, evaluator: Evaluator) -> Any:
    """A function of the time, or of something with a time `t`, as a value with t in it; one of the place has none."""
    times = [name for name in function.arguments if name not in PLACES]
    if function.result is None or len(times) > 1:
        raise Unread("a function of more than the time, or of more than one line")
    values = {**evaluator.values, **dict.fromkeys(function.arguments, Unread("a function of the place"))}
    values |= {name: Timed(1.0, "t") for time in times for name in (time, f"{time}.t")}
    return Evaluator(values, evaluator.call, evaluator.integers)(function.result)


def _callback(node: ast.FunctionDef) -> Callback:
    body = [s for s in node.body if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))]
    result = body[0].value if len(body) == 1 and isinstance(body[0], ast.Return) else None
    return Callback(tuple(a.arg for a in node.args.args), result, node.name)


def _component(node: ast.expr) -> int | None:
    """The last index, where it is a component: `[..., 0]`, `[0]`."""
    last = node.elts[-1] if isinstance(node, ast.Tuple) and node.elts else node
    value = last.value if isinstance(last, ast.Constant) else None
    return value if type(value) is int and 0 <= value < 3 else None


def _carried(body: list[ast.stmt]) -> set[str]:
    """Names that a pass through a loop takes from the pass before: read before they are set."""
    written, early = set[str](), set[str]()
    for statement in body:
        names = [n for n in ast.walk(statement) if isinstance(n, ast.Name | ast.Attribute | ast.Subscript)]
        reads = {dotted(n) for n in names if isinstance(n.ctx, ast.Load)}
        changes = {dotted(n) for n in names if isinstance(n.ctx, ast.Store)}
        if any(isinstance(n, ast.AugAssign) for n in ast.walk(statement)):
            reads |= changes
        early |= reads - written
        written |= changes
    return early & written
