"""The zero test beside SymPy's `equals`, `simplify(...) == 0` and Alkahest, on the same statements, in one run.

    python benchmarks/zero_test.py [--made 10000] [--beside 200] [--limit 5]

Statements are (1) pairs that the installed SymPy's own tests assert to be equal: their files are read, every
`assert simplifier(e) == r` or `e.rewrite(f) == r` without options records (e, r), nothing is copied; (2) identities and
near misses from the generators in tests/test_zero_methods.py, whose truth is known from how they are made. Ours
judges all of them, the others every n-th so that `--beside` remain of each kind, with a time limit a statement.
`simplify` that does not give 0 is no answer. Alkahest (PyPI: alkahest) is asked whether `simplify_auto` gives 0, if the
Python named by ALKAHEST has it. A verdict against the truth is wrong. Some pairs that SymPy's tests assert are
not equal for all values of their symbols: a refutation of one that mpmath confirms at a point counts as such.
The exit code is 1 where ours is wrong or less than `BAR` times faster than `equals`.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import os
import random
import signal
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sympy as sp

ROOT = Path(__file__).parents[1]
BAR = 100
"""How many times faster than `equals` it is to be, on the statements of both kinds together."""
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from test_zero_methods import inverses, powers, real, switches, x  # noqa: E402

from verify import explain  # noqa: E402
from verify.zero.bounds import TooLargeError  # noqa: E402
from verify.zero.kinds import scalars  # noqa: E402

MODULES = [
    *(
        f"functions.elementary.tests.test_{name}"
        for name in ("trigonometric", "hyperbolic", "exponential", "complexes")
    ),
    *(f"functions.elementary.tests.test_{name}" for name in ("piecewise", "miscellaneous")),
    *(f"simplify.tests.test_{name}" for name in ("simplify", "trigsimp", "radsimp", "sqrtdenest", "powsimp", "fu")),
    *("simplify.tests.test_ratsimp", "core.tests.test_expand", "core.tests.test_arit"),
]
SIMPLIFIERS = {
    *("simplify", "trigsimp", "exptrigsimp", "powsimp", "powdenest", "radsimp", "sqrtdenest", "expand", "expand_trig"),
    *("expand_log", "expand_mul", "expand_power_base", "expand_power_exp", "expand_complex", "factor", "cancel"),
    *("together", "apart", "ratsimp", "fu", "piecewise_fold", "TR1", "TR2", "TR2i", "TR3", "TR5", "TR6", "TR7", "TR8"),
    *("TR9", "TR10", "TR10i", "TR11", "TR12", "TR12i", "TR13", "TR14", "TR15", "TR16", "TR22", "TRmorrie"),
}
METHODS = {"rewrite", "expand", "simplify", "trigsimp", "powsimp", "radsimp", "cancel", "together", "factor"}


class OutOfTimeError(Exception):
    """A statement took longer than its limit."""


def limited(seconds: float, work: Callable[[], Any]) -> Any:
    """What `work` gives, or `OutOfTimeError`."""

    def stop(*_: Any) -> None:
        raise OutOfTimeError

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Recorder(ast.NodeTransformer):
    """Turns an assertion that a simplifier gives something into a record of what it was given and what it gives."""

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        match node.test:
            case ast.Compare(
                left=ast.Call(func=function, args=given, keywords=words), ops=[ast.Eq()], comparators=[right]
            ):
                first: ast.expr | None = None
                if isinstance(function, ast.Name) and function.id in SIMPLIFIERS and given:
                    first = given[0]
                elif isinstance(function, ast.Attribute) and function.attr in METHODS:
                    first = function.value
                if first is not None and not words:
                    call = ast.Call(ast.Name("record_pair", ast.Load()), [first, right], [])
                    return ast.fix_missing_locations(ast.copy_location(ast.Expr(call), node))
        return ast.copy_location(ast.Pass(), node)


def recorded(limit: float) -> Iterator[tuple[Any, bool]]:
    """The difference of each pair that SymPy's tests assert to be equal, both scalar expressions."""
    pairs: dict[Any, Any] = {}

    def record(left: Any, right: Any) -> None:
        nonlocal pairs
        left, right = sp.sympify(left), sp.sympify(right)
        if isinstance(left, sp.Expr) and isinstance(right, sp.Expr) and left != right:
            pair = sp.Add(left, sp.Mul(-1, right, evaluate=False), evaluate=False)
            with contextlib.suppress(
                ValueError, TooLargeError
            ):  # what is no quantity: floats, nan, matrices of operators
                pairs |= dict.fromkeys(scalars(pair))

    for name in MODULES:
        module = importlib.import_module(f"sympy.{name}")
        tree = Recorder().visit(ast.parse(Path(module.__file__ or "").read_text()))
        space = {"record_pair": record, "__name__": "recorded"}
        exec(compile(tree, name, "exec"), space)  # noqa: S102 - the installed SymPy's own tests
        for test in [value for key, value in space.items() if key.startswith("test_") and callable(value)]:
            try:
                limited(limit, test)
            except BaseException as error:  # a test that is skipped or fails records what came before
                if isinstance(error, KeyboardInterrupt):
                    raise
    yield from ((pair, True) for pair in pairs)


def made(count: int) -> Iterator[tuple[Any, bool]]:
    """Identities by law, each followed by a near miss."""
    for k in range(count // 2):
        draw = random.Random(7_000_003 + k)
        statement = (powers, inverses, switches)[k % 3](draw)[0]
        yield statement, True
        near = draw.choice((sp.Rational(1, 10**20), x / 997, real(draw) ** 2 + 1, sp.pi - sp.Rational(355, 113)))
        yield sp.Add(statement, near, evaluate=False), False


def ours(statement: Any) -> bool | None:
    return explain(statement).verdict


def by_equals(statement: Any) -> bool | None:
    found = statement.doit().equals(0)
    return found if found is None else bool(found)


def by_simplify(statement: Any) -> bool | None:
    return True if sp.simplify(statement) == 0 else None


ALKAHEST = """
import sys, time, alkahest as a
for line in sys.stdin:
    pool, start = a.ExprPool(), time.perf_counter()
    try:
        names, text = line.rstrip().split("|", 1)
        known = {n[1:]: pool.symbol(n[1:], "positive" if n[0] == "+" else "real") for n in names.split(",") if n}
        found = a.simplify_auto(a.parse(text, pool, known))
        zero = str(getattr(found, "value", found)) in ("0", "0.0")
    except BaseException:
        zero = False
    print(int(zero), time.perf_counter() - start, flush=True)
"""


def by_alkahest(statements: list[tuple[Any, bool]], limit: float) -> tuple[Counter[str], float] | None:
    """Its verdicts and seconds; None where it is not installed."""
    python = os.environ.get("ALKAHEST", sys.executable)
    if subprocess.run([python, "-c", "import alkahest"], capture_output=True, check=False).returncode:
        return None
    count: Counter[str] = Counter()
    total = 0.0
    process = None
    for statement, truth in statements:
        if process is None:
            words = [python, "-c", ALKAHEST]
            process = subprocess.Popen(
                words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        assert process.stdin and process.stdout
        names = ",".join(f"{'+' if s.is_positive else '-'}{s.name}" for s in statement.free_symbols)
        try:
            print(f"{names}|{str(statement).replace('**', '^').lower()}", file=process.stdin, flush=True)
            answer = limited(limit, process.stdout.readline).split()
        except (OutOfTimeError, BrokenPipeError):
            answer = []
        if answer:
            verdict = True if answer[0] == "1" else None
            total += float(answer[1])
        else:
            process.kill()
            process, verdict, total = None, None, total + limit
            count["out of time"] += 1
        count[_word(verdict, truth)] += 1
    if process is not None:
        process.kill()
    return count, total


def _word(verdict: bool | None, truth: bool) -> str:
    return "undecided" if verdict is None else "wrong" if verdict is not truth else "proved" if verdict else "refuted"


def differs(statement: Any) -> bool:
    """Whether mpmath sees an expression far from zero at one of the points that our ball used, or at one of twenty."""
    draw = random.Random(5)
    points: list[dict[Any, Any]] = [explain(statement).point]
    for _ in range(20):
        sizes = {s: sp.Rational(draw.randint(-900, 900), 301) for s in statement.free_symbols}
        points.append({s: abs(size) if s.is_positive else size for s, size in sizes.items()})
    for point in points:
        with contextlib.suppress(TypeError, ValueError, ZeroDivisionError):
            value = sp.N(statement.subs(point), 30)
            if value.is_number and value.is_finite and abs(value) > sp.Float("1e-9"):
                return True
    return False


def judged(
    tool: Callable[[Any], bool | None],
    statements: list[tuple[Any, bool]],
    limit: float,
    pairs: bool,
    many: bool = False,
) -> Any:
    """(verdicts, seconds) of a tool."""
    count: Counter[str] = Counter()
    total = 0.0
    for statement, truth in statements:
        sp.core.cache.clear_cache()
        start = time.perf_counter()
        verdict = None
        try:
            verdict = limited(limit, lambda one=statement: tool(one))
        except OutOfTimeError:
            count["out of time"] += 1
        except Exception:  # a tool that fails, or refuses what is no quantity, gives no answer
            count["failed"] += 1
        total += time.perf_counter() - start
        word = _word(verdict, truth)
        if pairs and word == "wrong" and differs(statement):  # the pair is wrong, and mpmath says so too
            word = "refuted"
            if tool is ours and many:
                print(f"  refuted, and by mpmath too: {str(statement)[:150]}")
        count[word] += 1
    return count, total


def row(name: str, many: int, result: tuple[Counter[str], float]) -> None:
    count, total = result
    cells = " ".join(
        f"{word} {count[word]}" for word in ("proved", "refuted", "undecided", "wrong", "out of time", "failed")
    )
    print(
        f"{name:24} {many:6} statements: {cells}; {total:.1f} s, {1000 * total / max(many, 1):.2f} ms each", flush=True
    )


def main() -> int:
    """Print one row a tool and kind of statement; 1 where ours is wrong, or not 100 times faster than `equals`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--made", type=int, default=10_000)
    parser.add_argument("--beside", type=int, default=200)
    parser.add_argument("--limit", type=float, default=5.0)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    wrong, spent = 0, Counter[str]()
    for kind, statements in (("SymPy's tests", list(recorded(20))), ("made", list(made(options.made)))):
        result = judged(ours, statements, 60, kind != "made", many=True)
        row(f"{kind}, ours", len(statements), result)
        wrong += result[0]["wrong"]
        few = statements[:: max(1, len(statements) // options.beside) | 1]
        for name, tool in (("ours", ours), ("equals", by_equals), ("simplify", by_simplify)):
            result = judged(tool, few, options.limit, kind != "made")
            row(f"{kind}, {name}", len(few), result)
            spent[name] += result[1]
        found = by_alkahest(few, options.limit)
        if found is None:
            print("not run: Alkahest is not installed (pip install alkahest)")
        else:
            row(f"{kind}, Alkahest", len(few), found)
    ratios = {name: spent[name] / spent["ours"] for name in ("equals", "simplify")}
    told = ", ".join(f"{name} takes {ratio:.0f} times ours" for name, ratio in ratios.items())
    print(f"on the same statements {told}")
    return int(wrong > 0 or ratios["equals"] < BAR)


if __name__ == "__main__":
    sys.exit(main())
