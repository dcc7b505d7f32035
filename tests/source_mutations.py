"""Faults planted in the source of the derivation, one at a time: one sign flipped, or one factor dropped.

`places` lists every spot of the steps and their algebra in `derive/cheng_niu/` where that can be done; `outcome` plants
the fault in the running program (the code of the live function, or the module's constant, is replaced and put back),
derives afresh, and says which claim noticed, or that none did. Sums and differences are swapped, minus signs and
factors dropped, divisors dropped.
"""

from __future__ import annotations

import ast
import importlib.abc
import importlib.util
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from wall_rates import as_by_hand
from working_rules import follows

import derive.cheng_niu.chain
from derive import derivation
from derive.core.equation import Derivation, rests_on
from derive.core.theory import Theory
from verify.cheng_niu import CLAIMS
from verify.judge.judgement import judge

PHYSICS = Path(derive.cheng_niu.chain.__file__).parent
SOURCES = {path.stem: path for room in ("steps", "algebra") for path in PHYSICS.glob(f"{room}/[!_]*.py")}
del SOURCES["driven"], SOURCES["all_directions"]
"""Not `all_directions`: a second copy of it would add its symbols twice; its claims hold it.
Not `driven`: it runs where T_1 != T_2; `test_derivation` compares its series with the closed one at T_1 = T_2."""
MODULES = tuple(sorted(SOURCES))
LONGEST = 60
"""Seconds of the processor after which a faulty derivation is given up; a sound one and its judgement take about 12."""
TOO_LONG = "not finished"
PURE = ("verify.electron.certified.profile",)
"""Modules whose caches hold arithmetic only."""


@dataclass(frozen=True)
class Place:
    """One spot: the module, the function (or constant), the position in the walk of its tree, and the change."""

    module: str
    owner: str
    position: int
    line: int
    change: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """What identifies the spot across unrelated edits: no line numbers."""
        return f"{self.module}.{self.owner}: {self.before} -> {self.after}"

    def __str__(self) -> str:
        return f"{self.module}.py:{self.line} {self.owner}: {self.before} -> {self.after}"


def _source(module: str) -> str:
    return SOURCES[module].read_text()


def places(module: str) -> list[Place]:
    """Every spot of a step module, in the order of its source tree."""
    tree = ast.parse(_source(module))
    skipped, owners = _not_computed(tree), _owners(tree)
    found = []
    for position, node in enumerate(ast.walk(tree)):
        if node in skipped or node not in owners:
            continue
        for change, mutated in _changes(node):
            where = node.lineno if isinstance(node, ast.expr | ast.stmt) else 0
            found.append(Place(module, owners[node], position, where, change, ast.unparse(node), ast.unparse(mutated)))
    return sorted(found, key=lambda place: (place.line, place.position, place.change))


def _changes(node: ast.AST) -> Iterator[tuple[str, Any]]:
    """The faults at one node: (name, the node that takes its place)."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield "drop minus", node.operand
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add):
        yield "subtract", ast.AugAssign(node.target, ast.Sub(), node.value)
    if not isinstance(node, ast.BinOp):
        return
    if isinstance(node.op, ast.Add):
        yield "subtract", ast.BinOp(node.left, ast.Sub(), node.right)
    elif isinstance(node.op, ast.Sub):
        yield "add", ast.BinOp(node.left, ast.Add(), node.right)
    elif isinstance(node.op, ast.Mult):
        yield "drop left factor", node.right
        yield "drop right factor", node.left
    elif isinstance(node.op, ast.Div):
        yield "drop divisor", node.left


def _not_computed(tree: ast.Module) -> set[ast.AST]:
    """Nodes of error messages and annotations: no result depends on them."""
    roots: list[ast.AST] = [node for node in ast.walk(tree) if isinstance(node, ast.Raise | ast.JoinedStr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            roots.append(node.annotation)
        elif isinstance(node, ast.FunctionDef) and node.returns is not None:
            roots.append(node.returns)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            roots.append(node.annotation)
    return {inner for root in roots for inner in ast.walk(root)}


def _owners(tree: ast.Module) -> dict[ast.AST, str]:
    """For each node the outermost function (Class.method for methods) or the module constant that it stands in."""
    owners: dict[ast.AST, str] = {}
    for statement in tree.body:
        named: list[tuple[str, ast.stmt]]
        if isinstance(statement, ast.ClassDef):
            named = [(f"{statement.name}.{m.name}", m) for m in _methods(statement)]
        elif isinstance(statement, ast.FunctionDef):
            named = [(statement.name, statement)]
        else:
            named = [(name, statement) for name in _targets(statement)[:1]]
        for name, root in named:
            owners |= dict.fromkeys(ast.walk(root), name)
    return owners


def _methods(statement: ast.ClassDef) -> list[ast.FunctionDef]:
    return [method for method in statement.body if isinstance(method, ast.FunctionDef)]


def _targets(statement: ast.stmt) -> list[str]:
    """The names that a module-level assignment binds."""
    if isinstance(statement, ast.Assign):
        roots: list[ast.expr] = statement.targets
    elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
        roots = [statement.target]
    else:
        return []
    return [node.id for root in roots for node in ast.walk(root) if isinstance(node, ast.Name)]


def _mutated_tree(place: Place) -> ast.Module:
    tree = ast.parse(_source(place.module))
    target = list(ast.walk(tree))[place.position]
    (mutated,) = (new for change, new in _changes(target) if change == place.change)

    class Planter(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> Any:
            return ast.copy_location(mutated, node) if node is target else self.generic_visit(node)

    return ast.fix_missing_locations(Planter().visit(tree))


@contextmanager
def planted(place: Place) -> Iterator[None]:
    """The running program with one fault in it."""
    module = importlib.import_module(f"derive.cheng_niu.{SOURCES[place.module].parent.name}.{place.module}")
    tree = _mutated_tree(place)
    live = _function(module, place.owner)
    code = _code(compile(tree, str(SOURCES[place.module]), "exec"), place.owner) if live else None
    replaced = _constants(module, tree, place.owner) if live is None else []
    sound = live.__code__ if live is not None else None
    try:
        if live is not None and code is not None:
            live.__code__ = code
        for holder, name, _, value in replaced:
            setattr(holder, name, value)
        _forget()
        yield
    finally:
        if live is not None and sound is not None:
            live.__code__ = sound
        for holder, name, sound_value, _ in replaced:
            setattr(holder, name, sound_value)
        _forget()


def _forget() -> None:
    """Empty every cache that may hold a result of the derivation."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("derive", "verify") and name not in PURE:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear") and getattr(value, "__module__", None) == name:
                    value.cache_clear()
                elif isinstance(value, Theory):
                    vars(value).pop("_own", None)  # the derivation that all share


def _function(module: ModuleType, owner: str) -> FunctionType | None:
    """The live function of that qualified name; None where the name is a constant's."""
    found: Any = module
    for part in owner.split("."):
        found = vars(found)[part]
    if isinstance(found, property):
        found = found.fget
    found = getattr(found, "__wrapped__", found)
    return found if isinstance(found, FunctionType) else None


def _code(outer: CodeType, owner: str) -> CodeType:
    for constant in outer.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == owner:
                return constant
            if owner.startswith(f"{constant.co_qualname}."):
                return _code(constant, owner)
    raise LookupError(f"no code of {owner} in {outer.co_filename}")


def _constants(module: ModuleType, tree: ast.Module, owner: str) -> list[tuple[ModuleType, str, Any, Any]]:
    """(module, name, sound value, faulty value) for a constant and all that is computed from it at import."""
    faulty = _run(module, tree)
    changed = {owner}
    for statement in tree.body:
        used = {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}
        if used & changed:
            changed |= set(_targets(statement))
    return [
        (holder, name, vars(module)[name], vars(faulty)[name])
        for name in sorted(changed)
        for holder in list(sys.modules.values())
        if getattr(holder, "__name__", "").startswith("derive.") and vars(holder).get(name) is vars(module)[name]
    ]


def _run(module: ModuleType, tree: ast.Module) -> ModuleType:
    """A second copy of a module, run from another tree."""

    class Loader(importlib.abc.InspectLoader):
        def get_source(self, fullname: str) -> str:
            return ast.unparse(tree)

    spec = importlib.util.spec_from_loader(module.__name__, Loader())
    assert spec is not None and spec.loader is not None
    copy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    return copy


@dataclass(frozen=True)
class Baseline:
    """What a sound run uses: by claim the nodes it rests on, by node the functions (module.owner) that it calls."""

    nodes_of_claim: dict[str, set[str]]
    functions_of_node: dict[str, set[str]]

    def order(self, place: Place) -> tuple[list[str], list[str]]:
        """The claims that rest on the place, those first that rest on little else; and all others."""
        here = f"{place.module}.{place.owner}"
        return self._order({node for node, functions in self.functions_of_node.items() if here in functions})

    def order_for_node(self, label: str) -> tuple[list[str], list[str]]:
        """The same for one equation."""
        return self._order({label})

    def _order(self, nodes: set[str]) -> tuple[list[str], list[str]]:
        ordered = sorted(CLAIMS, key=lambda c: len(self.nodes_of_claim[c]))
        resting = [c for c in ordered if nodes & self.nodes_of_claim[c]]
        return resting, [c for c in ordered if c not in resting]


def baseline() -> Baseline:
    """Judge everything once, soundly; AssertionError if a claim is not borne out."""
    chain, functions = derivation(), {}
    for label in chain:
        called: set[str] = set()
        sys.setprofile(_recorder(called))
        try:
            chain[label]
        finally:
            sys.setprofile(None)
        functions[label] = called
    nodes = {}
    for label, claim in CLAIMS.items():
        found = judge(claim, chain)
        assert found.holds, f"{label} is not borne out by the sound derivation"
        nodes[label] = rests_on(list(found.read), chain.needs)
    return Baseline(nodes, functions)


def _recorder(called: set[str]) -> Any:
    ours = {str(path) for path in SOURCES.values()}

    def record(frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename in ours:
            owner = frame.f_code.co_qualname.partition(".<locals>")[0]
            called.add(f"{Path(frame.f_code.co_filename).stem}.{owner}")

    return record


class _TooLongError(BaseException):
    pass


def outcome(place: Place, sound: Baseline) -> str | None:
    """What notices the fault: the label of the claim, or the name of the exception; None where nothing does."""
    before = signal.signal(signal.SIGPROF, _give_up)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        with planted(place):
            return noticed(derivation(), *sound.order(place))
    except _TooLongError:
        return TOO_LONG
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _give_up(number: int, frame: Any) -> None:
    raise _TooLongError


def noticed(chain: Derivation, first: list[str], then: list[str]) -> str | None:
    """The first claim not borne out, or the working that does not follow, or the exception; None where all is well.

    The working is looked at before the claims that come `then`.
    """
    try:
        if failed := _not_borne_out(first, chain):
            return failed
        if not as_by_hand(chain):
            return "the rates of a wall"
        for label in chain:  # the command derives all of them, so an error in any stops it
            if not follows(chain, label, list(chain[label].working)):
                return f"the working of {label}"
        return _not_borne_out(then, chain)
    except Exception as error:  # any failure of the faulty program is a failure that is noticed
        return type(error).__name__


def _not_borne_out(labels: list[str], chain: Derivation) -> str | None:
    return next((label for label in labels if not judge(CLAIMS[label], chain).holds), None)


def main(modules: list[str]) -> int:
    """Plant every fault of some modules (all by default) and print what nothing notices; 1 if there is any."""
    sound, survived, planted_faults = baseline(), 0, 0
    for module in modules or MODULES:
        for place in places(module):
            planted_faults += 1
            if outcome(place, sound) is None:
                survived += 1
                print(f"nothing notices {place}", flush=True)
    print(f"{planted_faults - survived} of {planted_faults} faults noticed")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
