"""Eq. 8 with relaxation, integrated by heyoka: a compiled Taylor method in double or any precision (extra `fast`).

digits=None is double precision, with answers as float; a number of digits is multiple precision, with answers as
mpmath's mpf. A constant background is compiled once per precision, a texture once per call (a quarter of a second).

Source: F. Biscani, D. Izzo, Mon. Not. R. Astron. Soc. 504, 2614 (2021).
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

import mpmath
import sympy as sp

from verify.electron.enclosure.jets import symbol_of
from verify.electron.enclosure.scalars import Scalar, bits, decimal_digits, exact_number

_GUARD_BITS = 24
_MAX_STEPS = 1_000_000
_FUNCTIONS = ("exp", "log", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "erf")

Vector = tuple[Any, Any, Any]


def _heyoka() -> Any:
    try:
        import heyoka
    except ImportError:
        need = "heyoka is not installed: pip install 'spin-torque-derivation[fast]'"
        raise ImportError(need) from None
    return heyoka


def spin(t: Scalar, eps1: Scalar, eps2: Scalar, xi: Scalar, *, eps3: Scalar = 0, digits: int | None = None) -> Vector:
    """s1, s2, s3 at time t in a constant background, from (0, 0, 1). ImportError without heyoka."""
    precision = _precision(digits)
    integrator = _constant_background(precision)
    integrator.time = _value(0, precision, "t")
    integrator.state[:] = _vector((0, 0, 1), precision, "initial")
    integrator.pars[:] = _vector((eps1, eps2, eps3, _checked(xi)), precision, "eps and xi")
    return _propagate(integrator, 0, t, precision)


def texture(
    theta: Any,
    phi: Any,
    t0: Scalar,
    t1: Scalar,
    xi: Scalar,
    *,
    digits: int | None = None,
    initial: Sequence[Scalar] | None = None,
) -> Vector:
    """s1, s2, s3 at t1, for angles as SymPy expressions of t. ImportError without heyoka; ValueError for bad input."""
    hy, precision, symbol = _heyoka(), _precision(digits), symbol_of(theta, phi)
    polar, tilt, rate = (
        _expression(e, symbol, precision) for e in (sp.S(theta), sp.diff(theta, symbol), sp.diff(phi, symbol))
    )
    relaxation = _number(exact_number(_checked(xi), "xi"), precision)
    system = _system(hy.sin(polar) * rate, tilt, 1.0 - hy.cos(polar) * rate, relaxation)
    state = _vector((0, 0, 1) if initial is None else initial, precision, "initial")
    start = _value(t0, precision, "t0")
    return _propagate(_integrator(system, state, start, precision), t0, t1, precision)


def _checked(xi: Scalar) -> Scalar:
    if exact_number(xi, "xi") < 0:
        raise ValueError(f"xi must not be below 0, got {xi}")
    return xi


def _precision(digits: int | None) -> int | None:
    return None if digits is None else bits(decimal_digits(digits)) + _GUARD_BITS


def _value(value: Scalar, precision: int | None, name: str) -> Any:
    exact = exact_number(value, name)
    if precision is None:
        return int(exact.p) / int(exact.q)
    real = _heyoka().real
    return real(int(exact.p), precision) / real(int(exact.q), precision)


def _vector(values: Sequence[Scalar], precision: int | None, name: str) -> Any:
    import numpy as np

    return np.array([_value(v, precision, name) for v in values])


def _system(a: Any, b: Any, w: Any, xi: Any) -> list[tuple[Any, Any]]:
    s1, s2, s3 = _heyoka().make_vars("s1", "s2", "s3")
    return [
        (s1, -w * s2 - b * s3 - xi * s1),
        (s2, w * s1 - a * s3 - xi * s2),
        (s3, b * s1 + a * s2 - xi * (s3 - 1.0)),
    ]


def _integrator(system: Any, state: Any, start: Any, precision: int | None) -> Any:
    hy = _heyoka()
    if precision is None:
        return hy.taylor_adaptive(system, state, time=start)
    return hy.taylor_adaptive(system, state, time=start, fp_type=hy.real, prec=precision)


@lru_cache(maxsize=8)
def _constant_background(precision: int | None) -> Any:
    par = _heyoka().par
    system = _system(par[0], par[1], 1.0 - par[2], par[3])
    state = _vector((0, 0, 1), precision, "initial")
    return _integrator(system, state, _value(0, precision, "t"), precision)


def _propagate(integrator: Any, t0: Scalar, t1: Scalar, precision: int | None) -> Vector:
    if not exact_number(t0, "t0") <= exact_number(t1, "t1"):
        raise ValueError(f"t0 <= t1 is needed, got {t0} and {t1}")
    outcome = integrator.propagate_until(_value(t1, precision, "t1"), max_steps=_MAX_STEPS)[0]
    if outcome != _heyoka().taylor_outcome.time_limit:
        raise ValueError(f"heyoka stopped before t1 = {t1} ({outcome}): has the texture a pole?")
    s1, s2, s3 = (_python(x, precision) for x in integrator.state)
    return s1, s2, s3


def _python(x: Any, precision: int | None) -> Any:
    if precision is None:
        return float(x)
    with mpmath.workprec(precision + 8):
        return mpmath.mpf(str(x))


def _number(exact: Any, precision: int | None) -> Any:
    hy = _heyoka()
    if precision is None:
        return hy.expression(int(exact.p) / int(exact.q))
    return hy.expression(hy.real(int(exact.p), precision) / hy.real(int(exact.q), precision))


def _expression(e: Any, symbol: Any, precision: int | None) -> Any:
    """The SymPy expression in heyoka's terms, every number to full precision."""
    hy = _heyoka()
    e = sp.S(e)
    if e == symbol:
        return hy.time
    if isinstance(e, (sp.Rational, sp.Float)):
        return _number(exact_number(e, "an angle"), precision)
    if e is sp.pi:
        return hy.pi
    parts = [_expression(arg, symbol, precision) for arg in e.args]
    if isinstance(e, sp.Add):
        return sum(parts[1:], parts[0])
    if isinstance(e, sp.Mul):
        return _product(parts)
    if isinstance(e, sp.Pow):
        return parts[0] ** parts[1]
    return _function(e.func)(parts[0])


def _product(parts: list[Any]) -> Any:
    total = parts[0]
    for part in parts[1:]:
        total = total * part
    return total


def _function(func: Any) -> Callable[[Any], Any]:
    hy = _heyoka()
    reciprocals: dict[Any, Any] = {sp.sech: hy.cosh, sp.csch: hy.sinh, sp.sec: hy.cos, sp.csc: hy.sin}
    if func in reciprocals:
        return lambda x: 1.0 / reciprocals[func](x)
    if getattr(func, "__name__", "") not in _FUNCTIONS:
        raise ValueError(f"{func} in an angle is not known to heyoka: use {', '.join(_FUNCTIONS)}")
    return getattr(hy, func.__name__)
