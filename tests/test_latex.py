"""The LaTeX says what was derived: read back by a grammar of its own and proved equal."""

from __future__ import annotations

import re
from typing import Any

import pytest
import sympy as sp

from derive import Model, derivation
from derive.cheng_niu import symbols as q
from derive.core.vector import Vector
from derive.export import files
from derive.export.code import code_for
from derive.export.latex import expression_latex
from derive.export.lines import LIMIT, broken
from derive.export.made import generated
from derive.export.prose import plain
from verify.cheng_niu.printed.vocabulary import OURS, WORDS
from verify.judge.reader import latex_reader
from verify.judge.reader.form import Gather, members
from verify.judge.reader.latex_words import Words, tokens
from verify.zero.exact import is_zero


def read(text: str, names: dict[str, Any] | None = None) -> Any:
    """A formula in the names that our own LaTeX uses."""
    return latex_reader.read(tokens(text), Words(names, OURS) if names else OURS)


PLAIN = ("7", "8", "9a", "9b", "9c", "10a", "10b", "10a.bound", "10a.max", "10b.bound", "10b.max", "11a", "11b", "11c")
PROVED = (*PLAIN, "12", "13", "15", "16", "17", "B.s1", "B.s2", "B.s3", "B1", "B2", "B4", "B5", "B6", "B7", "1", "3")
FIELDS = ("5", "6", "A5", "A6", "x.velocity", "x.distribution", "x.current", "x.relaxation-distribution")
"""Right-hand sides with derivatives of the angles and of the band energies."""
BEYOND = (
    *FIELDS,
    "A2",
    "A8",
    "A9",
    "x.frame",
    "x.bloch",
    "x.axis",
    "x.scaled",
    "x.series",
    "x.stationary",
    "x.eta",
    "x.u",
)


def difference(printed: Any, derived: Any) -> list[Any]:
    """The entries of what was read less those of what was derived."""
    if isinstance(derived, sp.Tuple):
        pairs = zip(printed, derived, strict=True)
        return [entry for p, d in pairs for entry in difference(p, d)]
    if isinstance(derived, sp.MatrixBase | Vector):
        assert printed.shape == derived.shape
        return list(printed - derived)
    return [printed - derived]


def read_back(equation: Any, text: str) -> Any:
    """What our own LaTeX says: a vector equation by the words of the print, both bands where it speaks of both."""
    left = expression_latex(equation.lhs, equation.symbols)
    names = {rf"\mathbf{{{letter}}}_\{band}arrow": value for letter, band, value in BY_BAND}
    ours = Words({"W": None}, OURS)  # short for a root, as the formula says
    words = Words(names, WORDS) if isinstance(equation.rhs, Vector) else ours
    gather: Gather = "bands" if words is not ours and r"\uparrow,\downarrow" in left else "members"
    (found,) = set(members(text, (f"{left} =",), words, gather))
    return found


BY_BAND = (("v", "up", q.v_up), ("v", "down", q.v_down), ("j", "up", q.j_up), ("j", "down", q.j_down))


@pytest.mark.parametrize("label", PROVED + BEYOND)
def test_what_is_printed_is_what_was_derived(label: str) -> None:
    equation = derivation()[label]
    printed = read_back(equation, equation.latex())
    if label in ("5", "6", "A5", "A6"):
        printed = printed.xreplace(q.FIELDS)
    assert is_zero(difference(printed, equation.rhs))


def test_every_right_hand_side_of_ours_is_read() -> None:
    chain = derivation()
    for label in chain:
        read_back(chain[label], chain[label].latex())


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("9a", r"\xi \varepsilon_2", r"\xi \varepsilon_1"),
        ("9b", "- ", "+ "),
        ("10a", r"\sin N", r"\cos N"),
        ("11b", "^{2}", "^{3}"),
        ("16", r"\frac{\xi}{M_s}", r"\frac{\alpha}{M_s}"),
        ("13", r"\mp", r"\pm"),
        ("15", r"-\frac{n_0}{M_s}", r"\frac{n_0}{M_s}"),
        ("B.s3", r"^{2} \theta", r" \theta"),
        ("8", r"0 & ", r"1 & "),
    ],
)
def test_a_fault_in_the_print_is_found(label: str, right: str, wrong: str) -> None:
    equation = derivation()[label]
    text = equation.latex()
    assert right in text
    printed = read_back(equation, text.replace(right, wrong, 1))
    assert not is_zero(difference(printed, equation.rhs))


@pytest.mark.parametrize(
    "text", [r"\xi \xx", r"(\xi", r"\frac{1}{}", r"\xi +", r"\sin", "2 $ 3", "__import__", r"\xi )"]
)
def test_the_reader_refuses_what_it_does_not_know(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        read(text)


@pytest.mark.parametrize(
    ("expression", "latex"),
    [
        ((q.eps1 - q.xi * q.eps2) / (1 + q.xi**2), r"\frac{\varepsilon_1 - \xi \varepsilon_2}{1 + \xi^{2}}"),
        (-q.xi - q.eps1, r"-\varepsilon_1 - \xi"),
        (q.ca * sp.conjugate(q.cb), "c_a c_b^*"),
        (sp.cos(q.theta / 2) ** 2, r"\cos^{2} \frac{\theta}{2}"),
        (sp.exp(-q.t / q.tau_sf), r"\mathrm{e}^{-t/\tau_{sf}}"),
        (sp.sin(q.t * q.Omega), r"\sin (\Omega t)"),
        (q.e**2 * sp.exp(q.xi), r"e^{2} \mathrm{e}^{\xi}"),
        (sp.Derivative(q.theta_field, q.x), r"\partial_{x} \theta"),
        (3 * 2**q.xi, r"3 \cdot 2^{\xi}"),
        (q.xi * 2**q.eps1 * sp.sin(q.xi), r"\xi \cdot 2^{\varepsilon_1} \sin \xi"),
        (3 * 2**q.xi / 5, r"\frac{3 \cdot 2^{\xi}}{5}"),
        (sp.Float(0.1) * q.xi, r"0.1 \xi"),
        (sp.Float(-1) / 3, "-0.3333333333333333"),
        (sp.Float(1.5e-300) * 2**q.xi, r"1.5 \cdot 10^{-300} \cdot 2^{\xi}"),
        (sp.Float(1e22), r"1.0 \cdot 10^{22}"),
        (q.u[0] * q.M_grad[0][0], r"u_x \partial_x M_x"),
        (sp.ImmutableMatrix([[q.xi, 0]]), r"\begin{bmatrix} \xi & 0 \end{bmatrix}"),
    ],
)
def test_notation_is_the_papers(expression: Any, latex: str) -> None:
    assert expression_latex(expression, q.SYMBOLS) == latex
    assert read(latex, {r"\Omega": q.Omega}) == expression


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (r"\frac12 \xi", q.xi / 2),
        (r"\frac\xi2", q.xi / 2),
        (r"\sqrt2 \xi", sp.sqrt(2) * q.xi),
        (r"2^3", sp.Integer(8)),
        (r"\sin^2 \xi", sp.sin(q.xi) ** 2),
        (r"\sin\theta \dot{\phi}", sp.sin(q.theta) * q.phidot),
        (r"1/\tau_{ex} M_s", 1 / (q.tau_ex * q.M_s)),
        (r"2 \cdot 3", sp.Integer(6)),
    ],
)
def test_what_has_no_braces_is_read_as_tex_does(text: str, meaning: Any) -> None:
    assert read(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        *(r"2^10", r"\sqrt12", "10 5", "1 . 5", "1.", r"3 2^{\xi}", r"\frac123", r"\xi 2"),
        *(
            r"\sin(\xi)^2",
            r"\sin \xi^2",
            r"\xi^2^2",
            r"\xi^\tau_{ex}",
            "1/2/3",
            r"\tau_{ex}_2",
            r"\Omega",
            r"2^{\Omega}",
        ),
    ],
)
def test_what_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        read(text)


def test_a_name_of_two_symbols_has_the_meaning_it_is_given() -> None:
    assert read(r"\Omega \xi", {r"\Omega": q.ndot_norm}) == q.xi * q.ndot_norm
    with pytest.raises(ValueError, match="more than one symbol"):
        read(r"\Omega \xi")


def test_what_has_no_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="no LaTeX notation for besselj"):
        expression_latex(sp.besselj(0, q.xi), q.SYMBOLS)


def test_the_print_follows_the_model() -> None:
    minority = derivation(Model(band="minority"))["11c"].latex()
    assert minority == r"\langle s_3\rangle = -1"


def test_no_line_is_wider_than_the_text_and_no_term_is_lost() -> None:
    text = expression_latex(derivation()["B.s1"].rhs, q.SYMBOLS)
    lines = broken(text, LIMIT / 2)
    assert len(lines) > 2
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith(("+", "-", r"\frac")) for line in lines)


def test_files_are_the_same_on_every_run_and_complete() -> None:
    chain = derivation()
    found = files(chain)
    assert found == files(derivation())
    assert {f"latex/{label}.tex" for label in chain} <= found.keys()
    assert found["latex/9a.tex"].splitlines()[1:] == [chain["9a"].latex()]
    assert {path.split("/")[1] for path in found if path.startswith("code/")} == {
        *("c", "cpp", "fortran", "rust", "julia", "javascript", "octave", "mathematica", "numpy")
    }


OPENED = re.compile(r"(?:/\* |// |! |# |% |\(\* )Generated by `(python -m [a-z]+[^`]*)`\.(?: \*/| \*\))?")


def test_every_text_opens_with_the_command_that_writes_it() -> None:
    found = files(derivation())
    for path, text in found.items():
        if path.endswith("package.json"):
            continue  # JSON has no comments
        opened = OPENED.fullmatch(text.split("\n", 1)[0])
        assert opened is not None, path
        if "show" in opened[1]:
            assert path == f"latex/{opened[1].split()[4]}.tex"
        elif "code" in opened[1]:
            label, lang = opened[1].split()[4], opened[1].split()[6]
            assert path.startswith(f"code/{lang}/") and code_for(label, lang, derivation()) == text
        else:
            assert path.endswith(("derivation.tex", ".h", ".d.ts"))


def test_a_text_of_other_assumptions_is_not_said_to_be_written_by_derive() -> None:
    other = files(derivation(Model(band="minority")))
    assert "--model" in other["latex/9a.tex"].split("\n")[0] and "--model" in other["code/c/mean_s1.c"].split("\n")[0]


def test_a_command_that_could_end_a_comment_is_refused() -> None:
    for label in ("9a */ x", "9a *) x", "9a\nx"):
        with pytest.raises(ValueError, match="could end a comment"):
            generated(f"python -m derive show {label}")


def test_text_is_escaped() -> None:
    assert plain("50 % of s_1 & |u> {x} \\") == r"50 \% of s\_1 \& \textbar{}u\textgreater{} \{x\} \textbackslash{}"
