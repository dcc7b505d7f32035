"""The languages that scripts of solvers are written in: from text to what it sets and calls.

mumax3's and Julia's statements are rewritten as Python's, one by one, and read by Python's own parser; Tcl (MIF) is
split into its words, and an input file of `key value` lines into its lines.

Key results: `LANGUAGES` (name -> function from text to a `Machine` that has followed it).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial

from derive.micromagnetics.scripts.choices import conditional
from derive.micromagnetics.scripts.expressions import NO_PYTHON, number_or_vector, quietly
from derive.micromagnetics.scripts.machine import DEEPEST_BLOCK, Event, Machine
from derive.micromagnetics.scripts.mif import mif
from derive.micromagnetics.scripts.timed import Endless, Timed, Unread

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z)|\#=.*?(?:=\#|\Z)|\#[^\n]*)"""
    r"""|(?P<string>"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|'[^'\n]*')"""
    r"""|(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"""
    r"""|(?P<name>[^\W\d]\w*!?)|(?P<line>\n)|(?P<space>[^\S\n]+)"""
    r"""|(?P<sign>:=|->|\+\+|--|&&|\|\||[-+*/^!=<>]=|\.[*/+\-^]|\.\.\.|.)""",
    re.DOTALL,
)
_LOGIC = {"&&": " and ", "||": " or "}
_SIGNS = {
    "julia": {f".{sign}": sign for sign in "*/+-"} | dict.fromkeys(("^", ".^"), "**") | {"...": ""} | _LOGIC,
    "mx3": {":=": "=", "!": " not "} | _LOGIC,
}
_OPENS = {
    "julia": {"for", "while", "if", "function", "begin", "let", "try", "module", "struct", "macro", "quote", "mutable"},
    "mx3": {"for", "if"},
}

Row = tuple[int, str, str]
"""Line, what it is (stmt, open, else, end), text."""


def python(text: str) -> Machine:
    """A Python script, by Python's own parser; ValueError for what is none."""
    try:
        tree = quietly(text)
    except NO_PYTHON as error:
        where = f", line {error.lineno}" if isinstance(error, SyntaxError) and error.lineno else ""
        raise ValueError(f"this is no Python{where}; a script that Python runs is read") from None
    machine = Machine()
    machine.follow(tree.body)
    return machine


def _rewritten(text: str, language: str) -> Machine:
    machine = Machine()
    machine.values["t"] = Timed(1.0, "t")
    rows = list(_rows(text, language))
    machine.follow(_tree(iter(rows), machine, 0))
    return machine


def _rows(text: str, language: str) -> Iterator[Row]:
    """The statements, in Python's words; a block is a row that opens it and one that ends it."""
    out: list[str] = []
    depth, line, first = 0, 1, 1
    for match in _TOKEN.finditer(text):
        kind, token = str(match.lastgroup), match[0]
        header = language == "mx3" and bool(out) and out[0] in _OPENS["mx3"]
        if kind == "comment" and (token[0] == "/") != (language == "mx3"):
            kind, token = ("sign", token[0]) if token[0] == "/" else ("space", " ")
        brace = token in "{}" and language == "mx3" and depth == 0
        if ((kind == "line" or token == ";") and depth == 0 and not (header and token == ";")) or brace:
            yield from _closed(first, out, language, opened=token == "{")
            if token == "}":
                yield first, "end", ""
            out = []
        elif kind not in ("comment", "space"):
            if not out:
                first = line
            depth = max(0, depth + (token in "([") - (token in ")]"))
            _take(out, kind, token, language, depth)
        elif kind == "space" and out:
            out.append(" ")
        line += match[0].count("\n")
    yield from _closed(first, out, language, opened=False)


def _take(out: list[str], kind: str, token: str, language: str, depth: int) -> None:
    """Add a token as Python writes it."""
    last = next((t for t in reversed(out) if t.strip()), "")
    if kind == "name":
        word = token.lower() if language == "mx3" else token.rstrip("!")
        if last[-1:].isdigit() and language == "julia" and out[-1] == last and not last[:1].isalpha():
            out.append("*")
        symbol = last == ":" and language == "julia" and out[-1] == ":" and _opened(out[:-1])
        out[-1:] = [f'"{word}"'] if symbol else [*out[-1:], word]
    elif token == "->" and language == "julia":
        _arrow(out)
    elif token in ("++", "--") and language == "mx3":
        out.append(f" {token[0]}= 1")
    elif token == "(" and language == "julia" and not (last[-1:].isalnum() or last[-1:] in ")]_"):
        out.append("\x00(")
    elif kind == "string":
        out.append(repr(token[1:-1]))
    else:
        sign = ", " if token == ";" and depth and language == "julia" else token
        out.append(_SIGNS[language].get(sign, sign))


def _opened(out: list[str]) -> bool:
    last = next((t for t in reversed(out) if t.strip()), "(")
    return last.strip() in ("(", "\x00(", ",", "=", "[", "==")


def _arrow(out: list[str]) -> None:
    """`t -> ...` and `(x, t) -> ...` as lambdas."""
    while out and out[-1] == " ":
        out.pop()
    start = len(out) - 1
    if out and out[-1] == ")":
        start = max((i for i, t in enumerate(out) if t in ("(", "\x00(")), default=start)
    arguments = "".join(out[max(start, 0) :]).strip("\x00() ")
    out[max(start, 0) :] = [f"lambda {arguments}:"]


def _closed(line: int, out: list[str], language: str, opened: bool) -> Iterator[Row]:
    text = "".join(out).strip()
    word = (re.match(r"\w*", text) or [""])[0]
    if language == "julia":
        opened = word in _OPENS["julia"] or bool(re.search(r"\bdo\b[\s\w,]*$", text))
        if word in ("else", "elseif", "end", "catch", "finally"):
            yield line, "end" if word == "end" else "else", text
            return
        text = re.sub(r"^(\w+)\(([\w\s,]*)\)\s*=(?!=)", r"\1 = lambda \2:", text)
        text = re.sub(r"\x00\((?=\s*\w+\s*=[^=])", "dict(", text).replace("\x00", "")  # (a=1, b=2) is dict(a=1, b=2)
    if text or opened:
        kind = "open" if opened else "else" if word == "else" else "stmt"
        yield line, kind, text


def _tree(rows: Iterator[Row], machine: Machine, depth: int) -> list[ast.stmt]:
    """Statements up to the end of the block; what is none is kept as skipped."""
    body: list[ast.stmt] = []
    if depth > DEEPEST_BLOCK:
        raise Endless("the script is nested too deeply to be read")
    for line, kind, text in rows:
        if kind == "end":
            break
        word = (re.match(r"\w*", text) or [""])[0]
        chained = word.startswith("else")
        if kind == "open":
            body.append(_block("if" if chained else word, text, line, _tree(rows, machine, depth + 1)))
        elif kind == "stmt" and not chained:
            try:
                found = quietly(conditional(text)).body
            except NO_PYTHON:
                machine.skipped.append((line, text[:60]))
                continue
            body += [ast.increment_lineno(statement, line - 1) for statement in found]
    return body


def _block(word: str, text: str, line: int, body: list[ast.stmt]) -> ast.stmt:
    """A loop, a function, or something behind a condition that has no value."""
    if word in ("for", "while"):
        found = re.match(r"(?:for|while)\s+([^\W\d]\w*)", text)
        name = ast.Name(found[1] if found else "_", ctx=ast.Store())
        return ast.For(name, ast.Constant(None), body or [ast.Pass()], [], lineno=line)
    found = re.match(r"function\s+(\w+)\(([\w\s,]*)", text)
    if found:
        names = [ast.arg(name.strip()) for name in found[2].split(",") if name.strip()]
        return ast.FunctionDef(found[1], ast.arguments([], names, None, [], [], None, []), body, [], lineno=line)
    unknown = ast.Name(f"the condition of line {line}", ctx=ast.Load())
    test: ast.expr = unknown if word == "if" else ast.Constant(True)
    return ast.If(test, body, [], lineno=line)


def spirit(text: str) -> Machine:
    """Spirit's input, lines of a key and its numbers; or a Python script that sets the same."""
    if not re.search(r"^\s*llg_\w+\s+[-+.\d]", text, re.MULTILINE):
        return python(text)
    machine = Machine()
    for number, line in enumerate(text.splitlines(), 1):
        key, *rest = line.split("#")[0].split() or [""]
        if re.fullmatch(r"\w+", key) and rest:
            try:
                items = tuple(number_or_vector(word) for word in rest)
                machine.events.append(Event(number, key.lower(), items[0] if len(items) == 1 else items))
            except Unread as reason:
                machine.events.append(Event(number, key.lower(), reason))
    return machine


LANGUAGES: dict[str, Callable[[str], Machine]] = {
    "mx3": partial(_rewritten, language="mx3"),
    "julia": partial(_rewritten, language="julia"),
    **{"python": python, "mif": mif, "spirit": spirit},
}
