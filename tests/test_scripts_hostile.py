"""Broken, hostile and random scripts: no traceback, no hang, and no wrong number that nothing is said about."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

import pytest
from test_scripts import FIDIMAG, MAGNUM, MUMAXPLUS, MX3, SAMPLES, UBERMAG

from derive.micromagnetics.scripts.reading import Reading, read

SEEDS = {
    "mumax3": [
        SAMPLES["case_order.mx3"],
        SAMPLES["regions_time.mx3"],
        MX3 + "for i:=0; i<3; i++ {\nJ = vector(i,0,0)\n}",
    ],
    "oommf": [SAMPLES["anv.mif"], SAMPLES["spinxfer.mif"]],
    "micromagneticjl": [SAMPLES["wall.jl"], "function f(x)\n a = (b=1, c=t->x)\nend\nset_ux(sim, 2pi)\n"],
    "spirit": [SAMPLES["input.cfg"], "from spirit.parameters import llg\nllg.set_stt(p, True, 0.25, [1, 0, 0])"],
    "ubermag": [UBERMAG + "s.dynamics = mm.Damping(alpha=0.1) + mm.ZhangLi(u=(50, 0, 0), beta=0.3)"],
    "fidimag": [FIDIMAG + "sim.Ms = 8e5\nsim.driver.jx = 1e12\ndef f(a, b=2):\n    return a\nx = f(f(1))"],
    "magnumnp": [MAGNUM + "state.j = lambda t: state.Constant([1e12, 0, 0])"],
    "mumaxplus": [MUMAXPLUS + "magnet.pol = 1\nmagnet.jcur = (1e12, 0, 0)"],
}
PIECES = [
    *"(){}[];:,.=+-*/^$\"'`#\n\t\\ ",
    "1e",
    "e9",
    "**",
    "->",
    ":=",
    "/*",
    "*/",
    "#=",
    "1e400",
    "-1e-400",
    "9**9**9",
]
PIECES += [
    "[expr {",
    "[subst {",
    "lambda t:",
    "def f():\n",
    "end\n",
    "function ",
    "é",
    "\x00",
    "\u202e",
    "nan",
    "inf",
    "0x1F",
]
TRIES, SLOWEST = 60, 20.0
"""Mutations of each seed, and seconds that none may take."""


def mutated(seed: str, source: random.Random) -> str:
    text = seed
    for _ in range(source.randint(1, 6)):
        at, length = source.randrange(len(text) + 1), source.randint(0, 12)
        piece = source.choice(["", source.choice(PIECES) * source.choice((1, 1, 1, 40)), text[at : at + length]])
        text = text[:at] + piece + text[at + source.choice((0, 0, length)) :]
    return text


def outcome(solver: str, text: str) -> Reading | None:
    """What is read, or None for one line that says why not; anything else is a fault."""
    start = time.perf_counter()
    try:
        found = read(solver, text, n0=0.0)
    except ValueError as error:
        assert type(error) is ValueError and "\n" not in str(error)[:400]
        found = None
    assert time.perf_counter() - start < SLOWEST
    return found


@pytest.mark.parametrize("solver", SEEDS)
def test_a_broken_script_gives_numbers_or_one_line(solver: str) -> None:
    source = random.Random(f"{solver} 18")
    for seed in SEEDS[solver]:
        for _ in range(TRIES):
            outcome(solver, mutated(seed, source))


BOMBS = {
    "brackets": "(" * 5000,
    "braces": "{" * 5000,
    "signs": "x = " + "-" * 3000 + "1",
    "powers": "x = " + "9**" * 900 + "9",
    "sums": "x = " + "1+" * 900 + "1",
    "a long line": "x = " + "a" * 500_000,
    "an open comment": "/*" * 20_000,
    "an open string": '"' * 20_001,
    "calls": "\n".join(f"def f{i}(x):\n    return f{i + 1}(x) + f{i + 1}(x)" for i in range(40)) + "\nf0(1)",
    "itself": "def f(x):\n    return f(x) + f(x)\nf(1)\nsim.driver.alpha = f(1)",
    "Julia's blocks": "function f(x)\n" * 200,
    "Tcl's blocks": "if {1} {\n" * 200,
    "references": "Specify Oxs_UniformScalarField:a { value :a }\nSpecify Anv_SpinTEvolve { u :a }\n",
    "fields": "Specify Anv_SpinTEvolve { u " + "{Oxs_UniformScalarField { value " * 100 + "1",
    "dots": "a" + ".b" * 5000 + " = 1",
    "indices": "j" + "[0]" * 2000 + " = 1",
    "arrows": "f = " + "t -> " * 2000 + "1",
}


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("solver", SEEDS)
def test_nothing_hangs_or_overflows(solver: str, bomb: str) -> None:
    outcome(solver, BOMBS[bomb])
    outcome(solver, SEEDS[solver][0] + "\n" + BOMBS[bomb])


def expression(value: float, source: random.Random, names: dict[str, float], power: str = "**") -> str:
    """Some text worth `value`."""
    other = source.choice([2.0, 3.5, 1e3, 0.125])
    name = source.choice(sorted(names))
    ways = [
        f"{value!r}",
        f"({value / other!r}*{other!r})",
        f"({value * other!r} / {other!r})",
        f"({value - other!r} + {other!r})",
        f"{name}*{value / names[name]!r}",
        f"-(-{value!r})" if value >= 0 else f"-{-value!r}",
        f"sqrt({value * value!r})" if value >= 0 else f"{value!r}",
        f"{value!r}*cos(0)",
        f"{value / 8!r}*2{power}3" if power else f"{value!r}",
    ]
    return source.choice(ways)


def random_script(source: random.Random) -> Iterator[tuple[str, str, float, bool]]:
    """(solver, script, u_x, whether something in it must be said) by rules that know the value of what they write."""
    current, spoilt = source.uniform(-9e12, 9e12), source.random() < 0.4
    names = {"aa": 7.0, "bb": 0.25, "cc": 3e5}
    u = 9.2740100657e-24 / (1.602176634e-19 * 8e5)
    for solver, assign, power, loop in (
        ("mumax3", "{} = {}\n", "", "for i:=0; i<3; i++ {{\n aa = aa*2\n J = vector(aa*1e12, 0, 0)\n}}\n"),
        ("fidimag", "{} = {}\n", "**", "for i in range(3):\n    aa = aa*2\n    sim.driver.jx = aa*1e12\n"),
        ("micromagneticjl", "{} = {}\n", "^", "for i in 1:3\n aa = aa*2\n set_ux(sim, aa)\nend\n"),
    ):
        text = "".join(
            assign.format(name, expression(value, source, {"1": 1.0}, power)) for name, value in names.items()
        )
        amount = expression(current, source, names, power)
        if solver == "mumax3":
            text += f"Msat = 8e5\nalpha = 0.1\nPol = 1\nJ = vector({amount}, 0, 0)\n"
        elif solver == "fidimag":
            text += (
                f"sim.Ms = 8e5\nsim.driver.p = 2/2.0023193043737\nsim.driver.alpha = 0.1\nsim.driver.jx = {amount}\n"
            )
        else:
            text += f"set_ux(sim, ({amount})*{u!r})\n"
        yield solver, text + (loop.format() if spoilt else ""), current * u, spoilt


def test_random_scripts_give_the_right_number_or_say_why_not() -> None:
    source = random.Random(18)
    for _ in range(120):
        for solver, text, expected, spoilt in random_script(source):
            found = outcome(solver, text)
            assert found is not None, text
            number = found.stages[0].recovery.found.get("u_over_1_plus_eta")
            if spoilt:
                assert number is None and any("loop" in line for line in found.unread), text
            else:
                assert number == pytest.approx(expected, rel=1e-9, abs=1e-9 * abs(expected) + 1e-6), text
