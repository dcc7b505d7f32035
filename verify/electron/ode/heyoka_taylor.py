"""Eq. 8 with relaxation, integrated by heyoka: a compiled Taylor method in double or any precision (extra `fast`).

digits=None is double precision, with answers as float; a number of digits is multiple precision, with answers as
mpmath's mpf. A constant background is compiled once per precision, a texture once per call (a quarter of a second).

Source: F. Biscani, D. Izzo, Mon. Not. R. Astron. Soc. 504, 2614 (2021).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import mpmath
import numpy as np
import sympy as sp

from derive.export.to_heyoka import heyoka_expression
from verify.electron.enclosure.jets import symbol_of
from verify.electron.enclosure.scalars import Scalar, bits, decimal_digits, exact_number
from verify.electron.ode import checked, heyoka

_GUARD_BITS = 24
_MAX_STEPS = 1_000_000

Vector = tuple[Any, Any, Any]


def spin(t: Scalar, eps1: Scalar, eps2: Scalar, xi: Scalar, *, eps3: Scalar = 0, digits: int | None = None) -> Vector:
    """s1, s2, s3 at time t in a constant background, from (0, 0, 1). ImportError without heyoka."""
    precision = _precision(digits)
    checked(0, t, xi)
    integrator = _constant_background(precision)
    integrator.time = _value(0, precision, "t")
    integrator.state[:] = _vector((0, 0, 1), precision, "initial")
    integrator.pars[:] = _vector((eps1, eps2, eps3, xi), precision, "eps and xi")
    return _propagate(integrator, t, precision)


def texture(
    theta: Any,
    phi: Any,
    t0: Scalar,
    t1: Scalar,
    xi: Scalar,
    *,
    digits: int | None = None,
    initial: Sequence[Scalar] = (0, 0, 1),
) -> Vector:
    """s1, s2, s3 at t1, for angles as SymPy expressions of t. ImportError without heyoka; ValueError for bad input."""
    hy, precision, symbol = heyoka(), _precision(digits), symbol_of(theta, phi)
    checked(t0, t1, xi)
    laws = (sp.S(theta), sp.diff(theta, symbol), sp.diff(phi, symbol), sp.S(xi))
    polar, tilt, rate, relaxation = (_expression(law, symbol, precision) for law in laws)
    system = _system(hy.sin(polar) * rate, tilt, 1.0 - hy.cos(polar) * rate, relaxation)
    state = _vector(initial, precision, "initial")
    return _propagate(_integrator(system, state, _value(t0, precision, "t0"), precision), t1, precision)


def _precision(digits: int | None) -> int | None:
    return None if digits is None else bits(decimal_digits(digits)) + _GUARD_BITS


def _value(value: Scalar, precision: int | None, name: str) -> Any:
    exact = exact_number(value, name)
    if precision is None:
        return int(exact.p) / int(exact.q)
    real = heyoka().real
    return real(int(exact.p), precision) / real(int(exact.q), precision)


def _vector(values: Sequence[Scalar], precision: int | None, name: str) -> Any:
    return np.array([_value(v, precision, name) for v in values])


def _system(a: Any, b: Any, w: Any, xi: Any) -> list[tuple[Any, Any]]:
    s1, s2, s3 = heyoka().make_vars("s1", "s2", "s3")
    return [
        (s1, -w * s2 - b * s3 - xi * s1),
        (s2, w * s1 - a * s3 - xi * s2),
        (s3, b * s1 + a * s2 - xi * (s3 - 1.0)),
    ]


def _integrator(system: Any, state: Any, start: Any, precision: int | None) -> Any:
    hy = heyoka()
    kind = {} if precision is None else {"fp_type": hy.real, "prec": precision}
    return hy.taylor_adaptive(system, state, time=start, **kind)


@lru_cache(maxsize=8)
def _constant_background(precision: int | None) -> Any:
    par = heyoka().par
    system = _system(par[0], par[1], 1.0 - par[2], par[3])
    return _integrator(system, _vector((0, 0, 1), precision, "initial"), _value(0, precision, "t"), precision)


def _propagate(integrator: Any, t1: Scalar, precision: int | None) -> Vector:
    outcome = integrator.propagate_until(_value(t1, precision, "t1"), max_steps=_MAX_STEPS)[0]
    if outcome != heyoka().taylor_outcome.time_limit:
        raise ValueError(f"heyoka stopped before t1 = {t1} ({outcome}): has the texture a pole?")
    if precision is None:
        s1, s2, s3 = map(float, integrator.state)
    else:
        with mpmath.workprec(precision + 8):
            s1, s2, s3 = (mpmath.mpf(str(x)) for x in integrator.state)
    return s1, s2, s3


def _expression(law: Any, symbol: Any, precision: int | None) -> Any:
    """The SymPy expression in heyoka's terms, every number in it to full precision."""
    hy = heyoka()

    def number(value: Any) -> Any:
        return hy.pi if value is sp.pi else hy.expression(_value(value, precision, "an angle"))

    return heyoka_expression(law, {symbol: hy.time}, number)
