"""An equation as LaTeX in the paper's notation, in an order that depends on nothing but the equation.

Symbols print as their table says. A product prints as one fraction with its sums as factors behind it, a sum in
rising degree with a positive term first. Brackets are of fixed size (never \\left, \\right), so that a line may break
inside them. A long square root that occurs again gets the name that the theory has for it.

Key results: `expression_latex`, `equation_latex`, `equation_parts` (left side, right side, abbreviations).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp
from mpmath.libmp import repr_dps, to_str

from derive.core.quantity import Symbols
from derive.core.vector import Vector
from derive.export.abbreviations import abbreviated
from derive.export.brackets import bracketed, width
from derive.export.code.names import plain
from derive.export.order import NAMES, ReadingOrder, rank
from derive.export.vectors import vector_latex

LONG = 26.0
"""Width, in glyphs, from which a sum stands beside a fraction instead of on it."""


def equation_latex(equation: Any) -> str:
    """lhs = rhs of an `Equation` as LaTeX for display mathematics, followed by what abbreviations stand for."""
    left, right, shorts = equation_parts(equation)
    where = "".join(rf",\quad {name} = {meaning}" for name, meaning in shorts)
    return f"{left} = {right}{where}"


def equation_parts(equation: Any) -> tuple[str, str, list[tuple[str, str]]]:
    """(left side, right side, [(abbreviation, meaning)]) of an `Equation`, each as LaTeX."""
    rhs, shorts = abbreviated(equation.rhs, equation.theory.root_name)
    printer = notation(equation.symbols)
    meanings = [(printer.text(s), printer.text(meaning)) for s, meaning in shorts]
    return printer.text(equation.lhs), printer.text(rhs), meanings


def expression_latex(expr: Any, symbols: Symbols) -> str:
    """A SymPy expression, vector, matrix or tuple as LaTeX; ValueError for what has no notation here."""
    return notation(symbols).text(expr)


@lru_cache(maxsize=64)
def notation(symbols: Symbols) -> Notation:
    """The printer for a table of symbols."""
    return Notation(symbols)


class Notation:
    """Prints expressions in the letters of one table of symbols; what was printed once is remembered."""

    def __init__(self, symbols: Symbols) -> None:
        self.symbols, self.order = symbols, ReadingOrder(symbols)
        self._known: dict[Any, str] = {}

    def text(self, expr: Any) -> str:
        """The expression as LaTeX."""
        if expr not in self._known:
            self._known[expr] = self._text(expr)
        return self._known[expr]

    def _text(self, expr: Any) -> str:
        if isinstance(expr, sp.MatrixBase):
            rows = [" & ".join(self.text(c) for c in expr.row(i)) for i in range(expr.rows)]
            return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"
        if isinstance(expr, sp.Tuple):
            return bracketed(",\\; ".join(self.text(part) for part in expr))
        if isinstance(expr, Vector):
            return vector_latex(expr, self.text)
        for kind, printer in _PRINTERS:
            if isinstance(expr, kind):
                return printer(self, expr)
        raise ValueError(f"no LaTeX notation for {type(expr).__name__}: {str(expr)[:60]!r}")

    def _symbol(self, expr: Any) -> str:
        return self._letter(expr.name)

    def _number(self, expr: Any) -> str:
        if expr.is_Integer:
            return str(int(expr))
        if expr.is_Rational:
            sign = "-" if expr.p < 0 else ""
            return rf"{sign}\frac{{{abs(int(expr.p))}}}{{{int(expr.q)}}}"
        return self._decimal(expr) if expr.is_Float and expr.is_finite else str(sp.latex(expr))

    def _decimal(self, expr: Any) -> str:
        """A decimal with as many digits as give the same number back."""
        digits = repr(float(expr)) if expr == float(expr) else to_str(expr._mpf_, repr_dps(expr._prec))
        mantissa, _, exponent = digits.partition("e")
        mantissa += "" if "." in mantissa else ".0"
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa

    def _sum(self, expr: Any) -> str:
        terms = [self.text(term) for term in sorted(expr.args, key=rank)]
        lead = next((i for i, term in enumerate(terms) if not term.startswith("-")), 0)
        terms.insert(0, terms.pop(lead))
        text = terms[0]
        for printed in terms[1:]:
            text += f" - {printed[1:].lstrip()}" if printed.startswith("-") else f" + {printed}"
        return text

    def _product(self, expr: Any) -> str:
        coefficient, body = expr.as_coeff_Mul()
        above, below = self._split(abs(coefficient), body)
        turned = [-f if f.is_Add and self._all_negative(f) else f for f in above]
        negative = bool(coefficient.is_negative) != bool(sum(a != b for a, b in zip(above, turned, strict=True)) % 2)
        sign = "-" if negative else ""
        sums = [f for f in turned if f.is_Add]
        plain = [f for f in turned if not f.is_Add]
        light = [f for f in plain if not self.order.is_behind(f)]
        heavy = [f for f in plain if self.order.is_behind(f)]
        if below and len(sums) == 1 and not light and width(self.text(sums[0])) < LONG:
            light, sums = sums, []
        elif below and not sums and (not light or (len(heavy) == 1 and not _numeric(below))):
            light, heavy = plain, []
        head = (
            rf"\frac{{{self._factors(light)}}}{{{self._factors(below)}}}" if below else self._factors(light, empty="")
        )
        return sign + _side_by_side([head, *(self._factor(f) for f in [*sums, *heavy])])

    def _all_negative(self, total: Any) -> bool:
        return all(self.text(term).startswith("-") for term in total.args)

    def _split(self, size: Any, body: Any) -> tuple[list[Any], list[Any]]:
        """Factors above and below the line, in reading order."""
        above = [sp.Integer(size.p)] if size.is_Rational and size.p != 1 else []
        below = [sp.Integer(size.q)] if size.is_Rational and size.q != 1 else []
        if not size.is_Rational:
            above.append(size)
        for factor in sorted(sp.Mul.make_args(body), key=self.order.place):
            base, power = factor.as_base_exp()
            if power.is_Rational and power.is_negative and not isinstance(factor, sp.exp):
                below.append(base**-power)
            elif factor != 1:
                above.append(factor)
        return above, below

    def _factors(self, factors: list[Any], empty: str = "1") -> str:
        if len(factors) == 1:
            return self.text(factors[0])
        return _side_by_side([self._factor(f) for f in factors]) or empty

    def _factor(self, expr: Any) -> str:
        text = self.text(expr)
        return bracketed(text) if expr.is_Add or text.startswith("-") else text

    def _power(self, expr: Any) -> str:
        base, power = expr.as_base_exp()
        if isinstance(expr, sp.exp):
            return rf"\mathrm{{e}}^{{{self._exponent(expr.exp)}}}"
        if power == sp.S.Half:
            return rf"\sqrt{{{self.text(base)}}}"
        if power.is_Rational and power.is_negative:
            return rf"\frac{{1}}{{{self.text(base**-power)}}}"
        raised = self.text(power)
        if type(base) in NAMES:
            return self._named(base, raised)
        text = self.text(base)
        simple = (
            base is sp.pi
            or (base.is_Symbol and base.name not in self.order.slopes)
            or (base.is_Integer and base.is_nonnegative)
        )
        return f"{text}^{{{raised}}}" if simple else f"{bracketed(text)}^{{{raised}}}"

    def _exponent(self, expr: Any) -> str:
        """An exponent on one line: -t/tau_sf instead of a fraction."""
        coefficient, body = expr.as_coeff_Mul()
        above, below = self._split(abs(coefficient), body)
        if expr.is_Add or len(below) != 1 or below[0].is_Add:
            return self.text(expr)
        sign = "-" if coefficient.is_negative else ""
        return f"{sign}{self._factors(above)}/{self.text(below[0])}"

    def _named(self, expr: Any, power: str = "") -> str:
        """sin, cos, ...: the argument in brackets unless it is one symbol, a number or a fraction."""
        argument = expr.args[0]
        text = self.text(argument)
        bare = argument.is_Symbol or isinstance(argument, sp.core.function.AppliedUndef) or _is_fraction(text)
        raised = f"^{{{power}}}" if power else ""
        return f"{NAMES[type(expr)]}{raised} {text if bare else bracketed(text)}"

    def _conjugate(self, expr: Any) -> str:
        inner = expr.args[0]
        text = self.text(inner)
        return f"{text}^*" if inner.is_Symbol else f"{bracketed(text)}^*"

    def _derivative(self, expr: Any) -> str:
        marks = ""
        for variable, count in expr.variable_count:
            power = "" if count == 1 else f"^{{{count}}}"
            marks += rf"\partial_{{{self.text(variable)}}}{power} "
        inner = expr.expr
        text = self.text(inner)
        return marks + (
            text if inner.is_Symbol or isinstance(inner, sp.core.function.AppliedUndef) else bracketed(text)
        )

    def _field(self, expr: Any) -> str:
        """An undefined function: the arguments of theta(r, t) are dropped."""
        return self._letter(expr.func.__name__)

    def _letter(self, name: str) -> str:
        """The table's letter for a name; a stranger's is spelled out, and refused unless it is plain."""
        known = self.symbols.latex(name)
        return known if known is not None else str(sp.latex(sp.Symbol(plain(name))))

    def _absolute(self, expr: Any) -> str:
        return f"|{self.text(expr.args[0])}|"


def _side_by_side(parts: list[str]) -> str:
    """A product of factors; a dot before each further one that begins with a digit, as in 3 . 2^x."""
    first, *others = [part for part in parts if part] or [""]
    return " ".join([first, *(rf"\cdot {part}" if part[0].isdigit() else part for part in others)])


def _numeric(factors: list[Any]) -> bool:
    return all(f.is_number for f in factors)


def _is_fraction(text: str) -> bool:
    """Whether the text is a number or one fraction without brackets, which stand alone behind sin."""
    return text.isdigit() or (text.startswith(r"\frac") and not set("()[]+- ") & set(text))


_PRINTERS: tuple[tuple[Any, Any], ...] = (
    (sp.Symbol, Notation._symbol),
    (sp.core.numbers.ImaginaryUnit, lambda printer, _: "i"),
    (sp.core.numbers.Pi, lambda printer, _: r"\pi"),
    (sp.Number, Notation._number),
    (sp.Add, Notation._sum),
    (sp.Mul, Notation._product),
    ((sp.Pow, sp.exp), Notation._power),
    (tuple(NAMES), Notation._named),
    (sp.conjugate, Notation._conjugate),
    (sp.Abs, Notation._absolute),
    (sp.Derivative, Notation._derivative),
    (sp.core.function.AppliedUndef, Notation._field),
)
