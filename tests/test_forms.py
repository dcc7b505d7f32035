"""Each equation in each form that people paste: read back by a reader that is not ours, or by one of the test's own."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
import sympy as sp
from sympy.codegen.cfunctions import expm1
from sympy.parsing.mathematica import parse_mathematica

from derive import derivation
from derive.cheng_niu.chain import THEORY
from derive.export.code.mathematica import RESERVED
from derive.export.code.names import camel, identifiers
from derive.export.forms import FORMS, component_lines, shown
from derive.export.formula import formula
from derive.export.typst import typst_text
from derive.export.unicode import prose, text_width, unicode_lines, unicode_text
from verify.cheng_niu import CLAIMS
from verify.zero.exact import is_zero

CHAIN = derivation()
PRINTED = {
    f"{label}{mark}": body.latex
    for label, claim in CLAIMS.items()
    for mark, body in (("", claim.printed), (" corrected", claim.corrected))
    if body is not None
}
FUNCTIONS = {name: getattr(sp, name) for name in ("sin", "cos", "tan", "exp", "tanh", "sinh", "cosh")}
FUNCTIONS |= {"expm1": expm1, "ln": sp.log, "arctan": sp.atan}
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


class Reader:
    """Reads one line of Unicode mathematics from left to right, as schools teach: powers, then products, then sums."""

    def __init__(self, text: str, letters: dict[str, Any]) -> None:
        self.left, self.letters = text, letters | {"i": sp.I, "π": sp.pi}
        self.words = sorted([*self.letters, *FUNCTIONS], key=len, reverse=True)

    def take(self, pattern: str) -> str | None:
        found = re.match(rf"\s*({pattern})", self.left)
        if found is None:
            return None
        self.left = self.left[found.end() :]
        return found[1]

    def sum(self) -> Any:
        total = -self.product() if self.take("-") else self.product()
        while sign := self.take("[+-]"):
            total = total + self.product() if sign == "+" else total - self.product()
        return total

    def product(self) -> Any:
        value = self.power()
        while self.left.strip() and not re.match(r"\s*[-+)\]},;]", self.left):
            value = value / self.power() if self.take("/") else value * self.power()
        return value

    def power(self) -> Any:
        base = self.atom()
        if self.take(r"\*"):
            base = sp.conjugate(base)
        raised = self.take("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
        if raised:
            return base ** int(raised.translate(SUPERSCRIPTS))
        return base ** self.atom() if self.take(r"\^") else base

    def atom(self) -> Any:
        if number := self.take(r"\d+"):
            return sp.Integer(number)
        if opening := self.take(r"[(\[{]"):
            value = self.sum()
            assert self.take(re.escape({"(": ")", "[": "]", "{": "}"}[opening]))
            return value
        if self.take("√"):
            return sp.sqrt(self.atom())
        word = self.take("|".join(map(re.escape, self.words)))
        assert word is not None, self.left[:40]
        if word in FUNCTIONS:
            raised = self.take("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
            return FUNCTIONS[word](self.power()) ** int((raised or "1").translate(SUPERSCRIPTS))
        return self.letters[word]


def right_sides(label: str) -> list[str]:
    """The text of every entry, without what stands for an abbreviation."""
    return [line.split(" = ", 1)[1] for line in component_lines(CHAIN[label])]


def entries(value: Any) -> list[Any]:
    if isinstance(value, sp.Tuple):
        return [entry for part in value for entry in entries(part)]
    return list(value) if isinstance(value, sp.MatrixBase) else [value]


def plain(label: str) -> bool:
    """Whether the equation is one of symbols alone, neither abbreviated nor of fields and their derivatives."""
    rhs = CHAIN[label].components
    parts = entries(rhs)
    fields = any(part.has(sp.Derivative, sp.core.function.AppliedUndef) for part in parts)
    return not fields and len(right_sides(label)) == len(parts)


@pytest.mark.parametrize("label", [label for label in CHAIN if plain(label)])
def test_what_is_shown_is_what_was_derived(label: str) -> None:
    """By a reader that knows the usual order of operations and nothing of how the text was made."""
    rhs = CHAIN[label].components
    letters = {unicode_text(THEORY.symbols[s.name].latex): s for s in rhs.free_symbols}
    assert len(letters) == len(rhs.free_symbols)
    for text, derived in zip(right_sides(label), entries(rhs), strict=True):
        reader = Reader(text, letters)
        assert is_zero([reader.sum() - derived]), text
        assert not reader.left


@pytest.mark.parametrize(
    ("label", "right", "wrong"),
    [
        ("9a", "(1 + ξ²)", "1 + ξ²"),
        ("9c", "ε₂²", "ε₂"),
        ("x.eta", "(M_s (1 + ξ²))", "M_s (1 + ξ²)"),
        ("B4", "- ", "+ "),
    ],
)
def test_a_slip_in_the_text_is_noticed(label: str, right: str, wrong: str) -> None:
    (text,), rhs = right_sides(label), CHAIN[label].rhs
    letters = {unicode_text(THEORY.symbols[s.name].latex): s for s in rhs.free_symbols}
    assert right in text and not is_zero([Reader(text.replace(right, wrong, 1), letters).sum() - rhs])


def test_most_equations_can_be_read_back() -> None:
    assert sum(map(plain, CHAIN)) >= 70


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\frac{\xi}{M_s} \mathbf{M} \times (\mathbf{u} \cdot \nabla) \mathbf{M}", "(ξ/M_s) M × (u · ∇) M"),
        (r"\frac{\xi}{M_s} + 1", "ξ/M_s + 1"),
        (r"2 \frac{a b}{c d}", "2 (a b/(c d))"),
        (r"\frac{a - b}{c_1}", "(a - b)/c₁"),
        (r"\cos^{2} \frac{\theta}{2}", "cos²(θ/2)"),
        (r"\mathrm{e}^{-t/\tau_{sf}}", "exp(-t/τ_sf)"),
        (r"e^{2} e^{-\xi\tilde{t}}", "e² e^(-ξ t̃)"),
        (r"\tau_{ex} \sim 10^{-14}", "τ_ex ~ 10⁻¹⁴"),
        (r"|\dot{\mathbf{M}}| \ll 1", "|Ṁ| ≪ 1"),
        (r"\mp \frac{a}{b} [c]", "∓(a/b) [c]"),
        (r"\begin{bmatrix} a & -b \\ 0 & c \end{bmatrix}^T", "[a, -b; 0, c]^T"),
        (r"\left[c_a^*, c_b^*\right] = s_3(t)", "[c_a*, c_b*] = s₃(t)"),
        (r"(\dot{\mathbf{r}}_c \cdot \nabla + \partial_t) |{\uparrow}\rangle", "(ṙ_c · ∇ + ∂_t)|↑⟩"),
        (r"\frac{d}{dt} \delta\mathbf{m} = \int d\mathcal{E}\, \mathcal{D}", "(d/dt) δm = ∫dℰ 𝒟"),
        (r"\partial_{k_x} \mathcal{E}_\uparrow", "∂_(k_x) ℰ_↑"),
        (r"\frac{a (1 - b)}{c}", "a (1 - b)/c"),
        (r"\delta \mathbf{m} + \delta v", "δm + δ v"),
        (r"a \quad \text{for both}", "a  for both"),
    ],
)
def test_a_formula_as_text(latex: str, text: str) -> None:
    assert unicode_text(latex) == unicodedata.normalize("NFC", text)


def test_vector_equations_stay_vector_equations() -> None:
    assert FORMS["unicode"](CHAIN["16"]) == (
        "∂M/∂t = (1/(1 + η)) [γ H_eff × M + ((α + ξ η)/M_s) M × ∂M/∂t + (u · ∇) M - (ξ/M_s) M × (u · ∇) M]"
    )
    first = component_lines(CHAIN["16"])[0]
    assert first.startswith("(∂M/∂t)_x = ") and "u_z ∂_z M_x" in first and "×" not in first


@pytest.mark.parametrize("latex", [CHAIN[label].latex() for label in CHAIN] + list(PRINTED.values()))
def test_no_formula_keeps_a_trace_of_latex(latex: str) -> None:
    text = unicode_text(latex)
    assert not set("\\$&") & set(text) and "^{" not in text and "_{" not in text
    for opening, closing in ("()", "[]"):
        assert text.count(opening) == text.count(closing)
    for line in unicode_lines(latex, 80):
        assert text_width(line) <= 80


@pytest.mark.parametrize(
    "latex", [r"\xx", "2 $ 3", r"\frac{1}", "{a", r"\begin{pmatrix} a \end{pmatrix}", "a } b", "ß"]
)
def test_what_is_no_formula_is_refused(latex: str) -> None:
    with pytest.raises(ValueError, match=r"^no formula[^\n]+$"):
        formula(latex)


def test_a_matrix_that_fits_is_a_grid() -> None:
    lines = unicode_lines(CHAIN["12"].latex(), 60)
    assert [line.count("τ_ex") for line in lines] == [2, 2]
    assert lines[0].startswith("⎡ṅ") and lines[1].endswith("⎦")


def test_signs_between_matrices_are_not_those_of_a_factor() -> None:
    column = r"\begin{bmatrix} a \\ b \end{bmatrix}"
    assert unicode_lines(rf"x = -{column} + \frac{{c}}{{2}} {column}^T", 60) == [
        "x = - ⎡a⎤ + (c/2) ⎡a⎤^T",
        "      ⎣b⎦         ⎣b⎦",
    ]


def test_latex_that_is_not_understood_stays_as_it_is() -> None:
    assert shown(r"\overbrace{x}", 60, "") == [r"\overbrace{x}"]


def test_symbols_in_prose() -> None:
    said = "the constant -(eps1^2 + eps2^2)/(1 + xi^2) of alpha~ is missing from x.beta in the local frame; see p.n0"
    expected = "the constant -(ε₁² + ε₂²)/(1 + ξ²) of α̃ is missing from x.beta in the local frame; see p.n0"
    assert prose(said, THEORY.symbols) == unicodedata.normalize("NFC", expected)
    said = "n x dn/dt and (M) x dM/dt along x and y, E_up >> -tau_ex phidot, eta^dagger, the dagger of eta_k, beta_x"
    expected = "n × dn/dt and (M) × dM/dt along x and y, ℰ_↑ ≫ -τ_ex φ̇, η†, the dagger of η_k, β_x"
    assert prose(said, THEORY.symbols) == unicodedata.normalize("NFC", expected)
    said = "local spin basis; scaled precession axis of the frame"  # words that are names of quantities too
    assert prose(said, THEORY.symbols) == said


def rebuilt(node: ast.expr) -> Any:
    """A SymPy object from the syntax of its srepr; calls of SymPy's own names and nothing else."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List):
        return [rebuilt(e) for e in node.elts]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -rebuilt(node.operand)
    if isinstance(node, ast.Name) and node.id in ("I", "pi"):
        return getattr(sp, node.id)
    assert isinstance(node, ast.Call), ast.dump(node)
    keywords = {k.arg: rebuilt(k.value) for k in node.keywords if k.arg}
    return called(node.func)(*map(rebuilt, node.args), **keywords)


def called(node: ast.expr) -> Any:
    if isinstance(node, ast.Call):
        return rebuilt(node)
    assert isinstance(node, ast.Name) and node.id in {
        *("Add", "Mul", "Pow", "Symbol", "Integer", "Rational", "Tuple", "ImmutableDenseMatrix", "Function"),
        *("Derivative", "sin", "cos", "tan", "exp", "conjugate", "Abs", "sqrt", "atan", "log"),
    }, node
    return getattr(sp, node.id)


@pytest.mark.parametrize("label", CHAIN)
def test_sympy_reads_its_form_back(label: str) -> None:
    statement = ast.parse(FORMS["sympy"](CHAIN[label])).body[0]
    assert isinstance(statement, ast.Assign)
    assert rebuilt(statement.value) == CHAIN[label].components.replace(expm1, lambda x: sp.exp(x) - 1)


@pytest.mark.parametrize("label", CHAIN)
def test_mathematica_reads_its_form_back(label: str) -> None:
    rhs = CHAIN[label].components
    left, right = FORMS["mathematica"](CHAIN[label]).removesuffix(";").split(" = ")
    assert "_" not in left + right and not re.search(rf"\b{left}\b", right)
    if "Hold[" in right or "Conjugate" in right:
        return
    symbols = sorted(rhs.replace(expm1, sp.exp).free_symbols, key=lambda s: s.name)
    names = identifiers(symbols, camel, RESERVED)
    back = {sp.Symbol(f"my{name}"): symbol for symbol, name in names.items()}
    for name in names.values():  # SymPy's parser takes a gamma for its function
        right = re.sub(rf"\b{name}\b", f"my{name}", right)
    pairs = zip(flat(parse_mathematica(right)), entries(rhs), strict=True)
    assert is_zero([f.xreplace(back) - r.replace(expm1, lambda x: sp.exp(x) - 1) for f, r in pairs])


def flat(value: Any) -> list[Any]:
    return [e for part in value for e in flat(part)] if isinstance(value, (tuple, list, sp.Tuple)) else [value]


@pytest.mark.parametrize("label", CHAIN)
def test_mathml_is_well_formed(label: str) -> None:
    pytest.importorskip("latex2mathml")
    root = fromstring(FORMS["mathml"](CHAIN[label]))
    assert root.tag.endswith("math") and not any("\\" in (e.text or "") for e in root.iter())


def test_mathml_says_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "latex2mathml.converter", None)
    with pytest.raises(ValueError, match=r"^MathML needs latex2mathml.*pip install"):
        FORMS["mathml"](CHAIN["9a"])


@pytest.mark.slow
def test_every_equation_compiles_with_amsmath_alone(tmp_path: Path) -> None:
    if shutil.which("pdflatex") is None:
        pytest.skip("needs pdflatex")
    displays = "\n".join(rf"\[ {FORMS['latex'](CHAIN[label])} \]" for label in CHAIN)
    head = "\\documentclass{article}\n\\usepackage{amsmath}\n\\begin{document}\n"
    (tmp_path / "all.tex").write_text(f"{head}{displays}\n\\end{{document}}\n")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "all.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace", check=False)
    assert done.returncode == 0, done.stdout[-600:]


@pytest.mark.slow
def test_every_equation_compiles_in_typst() -> None:
    typst = pytest.importorskip("typst")
    pages = [FORMS["typst"](CHAIN[label]) for label in CHAIN] + [f"$ {typst_text(t)} $" for t in PRINTED.values()]
    assert typst.compile("\n\n".join(pages).encode()).startswith(b"%PDF")


def test_typst_escapes_what_it_would_read_as_more() -> None:
    assert typst_text(r"a/\tau_{ex} \text{for all}") == r'a \/ τ_(e x) "for all"'
    assert typst_text(r"\frac{\dot{\mathbf{n}}}{2}") == "(dot(upright(bold(n))))/(2)"
    assert typst_text(r"\operatorname{expm1} x") == 'op("expm1") x'
