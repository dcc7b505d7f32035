"""An equation as LaTeX in the paper's notation, in an order that depends on nothing but the equation.

Symbols print as their table says. A product prints as one fraction with its sums as factors behind it, a sum in
rising degree with a positive term first. Brackets are of fixed size (never \\left, \\right), so that a line may break
inside them. A long square root that occurs again gets the name that the theory has for it. Of a vector what all its
coefficients share stands in front, then coefficient and direction of each term; a coefficient that differs between the
bands by its sign only is written once, with the sign in front (upper: first band).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy as sp
from mpmath.libmp import repr_dps, to_str
from sympy.core.function import AppliedUndef
from sympy.printing.printer import Printer

from derive.core.quantity import Symbols
from derive.core.vector import Vector
from derive.export.abbreviations import abbreviated
from derive.export.code.names import plain
from derive.export.lines import bracketed, width
from derive.export.order import NAMES, ReadingOrder, rank

LONG = 26.0
"""Width, in glyphs, from which a sum stands beside a fraction instead of on it."""


def equation_latex(equation: Any) -> str:
    """lhs = rhs of an `Equation` as LaTeX for display mathematics, followed by what abbreviations stand for."""
    rhs, shorts = abbreviated(equation.rhs, equation.theory.root_name)
    text = notation(equation.symbols).text
    where = "".join(rf",\quad {text(name)} = {text(meaning)}" for name, meaning in shorts)
    return f"{text(equation.lhs)} = {text(rhs)}{where}"


def expression_latex(expr: Any, symbols: Symbols) -> str:
    """A SymPy expression, vector, matrix or tuple as LaTeX; ValueError for what has no notation here."""
    return notation(symbols).text(expr)


@lru_cache(maxsize=64)
def notation(symbols: Symbols) -> Notation:
    """The printer for a table of symbols."""
    return Notation(symbols)


class Notation(Printer):
    """Prints expressions in the letters of one table of symbols; what was printed once is remembered."""

    def __init__(self, symbols: Symbols) -> None:
        super().__init__()
        self.symbols, self.reading = symbols, ReadingOrder(symbols)
        self._known: dict[Any, str] = {sp.I: "i", sp.pi: r"\pi"}

    def text(self, expr: Any) -> str:
        """The expression as LaTeX."""
        if expr not in self._known:
            self._known[expr] = self._print(expr)
        return self._known[expr]

    def emptyPrinter(self, expr: Any) -> str:
        """ValueError for what has no notation."""
        raise ValueError(f"no LaTeX notation for {type(expr).__name__}: {str(expr)[:60]!r}")

    def _print_MatrixBase(self, expr: Any) -> str:
        rows = [" & ".join(map(self.text, expr.row(i))) for i in range(expr.rows)]
        return r"\begin{bmatrix} " + r" \\ ".join(rows) + r" \end{bmatrix}"

    def _print_Tuple(self, expr: Any) -> str:
        return bracketed(",\\; ".join(map(self.text, expr)))

    def _print_str(self, latex: str) -> str:
        return latex

    def _print_Symbol(self, expr: Any) -> str:
        return self._letter(expr.name)

    def _print_AppliedUndef(self, expr: Any) -> str:
        return self._letter(expr.func.__name__)  # the arguments of theta(r, t) are dropped

    def _letter(self, name: str) -> str:
        """The table's letter for a name; a stranger's is spelled out, and refused unless it is plain."""
        known = self.symbols.latex(name)
        return known if known is not None else str(sp.latex(sp.Symbol(plain(name))))

    def _print_Number(self, expr: Any) -> str:
        if expr.is_Rational:
            fraction = rf"\frac{{{abs(int(expr.p))}}}{{{int(expr.q)}}}"
            return str(int(expr)) if expr.is_Integer else "-" * bool(expr.is_negative) + fraction
        if not (expr.is_Float and expr.is_finite):
            return str(sp.latex(expr))
        # as many digits as give the same number back
        digits = repr(float(expr)) if expr == float(expr) else to_str(expr._mpf_, repr_dps(expr._prec))
        mantissa, _, exponent = digits.partition("e")
        mantissa += "" if "." in mantissa else ".0"
        return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if exponent else mantissa

    def _print_Add(self, expr: Any) -> str:
        terms = [self.text(term) for term in sorted(expr.args, key=rank)]
        lead = next((i for i, term in enumerate(terms) if not term.startswith("-")), 0)
        return _signed([terms.pop(lead), *terms])

    def _print_Mul(self, expr: Any) -> str:
        coefficient, body = expr.as_coeff_Mul()
        above, below = self._split(abs(coefficient), body)
        turned = [-f if f.is_Add and all(self.text(t).startswith("-") for t in f.args) else f for f in above]
        minus = bool(coefficient.is_negative) + sum(a != b for a, b in zip(above, turned, strict=True))
        sums = [f for f in turned if f.is_Add]
        plain = [f for f in turned if not f.is_Add]
        light = [f for f in plain if not self.reading.is_behind(f)]
        heavy = [f for f in plain if self.reading.is_behind(f)]
        if below and len(sums) == 1 and not light and width(self.text(sums[0])) < LONG:
            light, sums = sums, []
        elif below and not sums and (not light or (len(heavy) == 1 and not all(f.is_number for f in below))):
            light, heavy = plain, []
        head = self._factors(light)
        if below:
            head = rf"\frac{{{head or '1'}}}{{{self._factors(below)}}}"
        return "-" * (minus % 2) + _side_by_side([head, *map(self._factor, [*sums, *heavy])])

    def _split(self, size: Any, body: Any) -> tuple[list[Any], list[Any]]:
        """Factors above and below the line, in reading order."""
        above, below = ([sp.Integer(n)] for n in (size.p, size.q)) if size.is_Rational else ([size], [])
        for factor in sorted(sp.Mul.make_args(body), key=self.reading.place):
            base, power = factor.as_base_exp()
            if power.is_Rational and power.is_negative and not isinstance(factor, sp.exp):
                below.append(base**-power)
            else:
                above.append(factor)
        return [f for f in above if f != 1], [f for f in below if f != 1]

    def _factors(self, factors: list[Any]) -> str:
        return self.text(factors[0]) if len(factors) == 1 else _side_by_side(list(map(self._factor, factors)))

    def _factor(self, expr: Any) -> str:
        text = self.text(expr)
        return bracketed(text) if expr.is_Add or text.startswith("-") else text

    def _print_Pow(self, expr: Any) -> str:
        base, power = expr.as_base_exp()
        if power == sp.S.Half:
            return rf"\sqrt{{{self.text(base)}}}"
        if power.is_Rational and power.is_negative:
            return rf"\frac{{1}}{{{self.text(base**-power)}}}"
        raised = f"^{{{self.text(power)}}}"
        if type(base) in NAMES:
            return self._print_Function(base, raised)
        letter = base.is_Symbol and base.name not in self.reading.slopes
        simple = letter or base is sp.pi or (base.is_Integer and base.is_nonnegative)
        return (self.text(base) if simple else bracketed(self.text(base))) + raised

    def _print_exp(self, expr: Any) -> str:
        """An exponent on one line: -t/tau_sf instead of a fraction."""
        coefficient, body = expr.exp.as_coeff_Mul()
        above, below = self._split(abs(coefficient), body)
        raised = self.text(expr.exp)
        if not expr.exp.is_Add and len(below) == 1 and not below[0].is_Add:
            sign = "-" if coefficient.is_negative else ""
            raised = f"{sign}{self._factors(above) or '1'}/{self.text(below[0])}"
        return rf"\mathrm{{e}}^{{{raised}}}"

    def _print_Function(self, expr: Any, raised: str = "") -> str:
        """sin, cos, ...: the argument in brackets unless it is one symbol, a number or a fraction without any."""
        if type(expr) not in NAMES:
            return self.emptyPrinter(expr)
        (argument,) = expr.args
        text = self.text(argument)
        fraction = text.startswith(r"\frac") and not set("()[]+- ") & set(text)
        bare = fraction or text.isdigit() or argument.is_Symbol or isinstance(argument, AppliedUndef)
        return f"{NAMES[type(expr)]}{raised} {text if bare else bracketed(text)}"

    def _print_conjugate(self, expr: Any) -> str:
        return f"{self._bare(expr.args[0])}^*"

    def _print_Derivative(self, expr: Any) -> str:
        orders = ((self.text(by), "" if count == 1 else f"^{{{count}}}") for by, count in expr.variable_count)
        marks = "".join(rf"\partial_{{{by}}}{power} " for by, power in orders)
        return marks + (self.text(expr.expr) if isinstance(expr.expr, AppliedUndef) else self._bare(expr.expr))

    def _bare(self, expr: Any) -> str:
        return self.text(expr) if expr.is_Symbol else bracketed(self.text(expr))

    def _print_Abs(self, expr: Any) -> str:
        return f"|{self.text(expr.args[0])}|"

    def _print_Vector(self, vector: Vector) -> str:
        if not vector.terms:
            return "0"
        signs, sizes = zip(*(_sign_and_size(c) for c, _ in vector.terms), strict=True)
        shared = _shared(sizes) if len(sizes) > 1 else sp.S.One
        flip = signs[0] if len(set(signs)) == 1 else ""
        parts = []
        for sign, size, (_, direction) in zip(signs, sizes, vector.terms, strict=True):
            rest = size / shared
            text = "" if rest == 1 else "-" if rest == -1 else self._factor(rest) if rest.is_Add else self.text(rest)
            parts.append(f"{'' if flip else sign + ' ' if sign else ''}{text} {direction.latex}".strip())
        total = _signed(parts)
        if shared == 1 and not (flip and len(parts) > 1):
            return f"{flip} {total}".strip()
        head = "" if shared == 1 else self.text(shared)
        return f"{flip} {head} {bracketed(total)}".strip()


def _signed(terms: list[str]) -> str:
    return terms[0] + "".join(f" - {t[1:].lstrip()}" if t.startswith("-") else f" + {t}" for t in terms[1:])


def _side_by_side(parts: list[str]) -> str:
    """A product of factors; a dot before each further one that begins with a digit, as in 3 . 2^x."""
    first, *others = [part for part in parts if part] or [""]
    return " ".join([first, *(rf"\cdot {part}" if part[0].isdigit() else part for part in others)])


def _sign_and_size(coefficient: Any) -> tuple[str, Any]:
    """A number as it is; a row (c, -c) as a double sign and c. ValueError for bands that differ otherwise."""
    if not isinstance(coefficient, sp.MatrixBase):
        return "", sp.factor_terms(coefficient)
    first, *others = coefficient
    if any(sp.expand(other + first) != 0 for other in others):
        raise ValueError("no LaTeX notation for a vector whose bands differ by more than a sign")
    negative = first.could_extract_minus_sign()
    return (r"\mp" if negative else r"\pm"), sp.factor_terms(-first if negative else first)


def _shared(sizes: tuple[Any, ...]) -> Any:
    """The powers that every coefficient contains, above and below the line, numbers aside."""
    powers = [size.as_powers_dict() for size in sizes]
    shared = sp.S.One
    for base in [b for b in powers[0] if not b.is_number and all(b in p for p in powers)]:
        exponents = [p[base] for p in powers]
        if all(e.is_number for e in exponents) and len({sp.sign(e) for e in exponents}) == 1:
            shared *= base ** min(exponents, key=lambda e: (abs(e), e))
    return shared
