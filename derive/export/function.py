"""An equation as a callable of numbers, for numpy, mpmath, heyoka, jax or torch.

The function takes the equation's `args` in order, one positional argument each. Scalars give a scalar; arrays that
broadcast to a shape S give an array of shape S, for a vector (3, *S), for an m x n matrix (m, n, *S). Its docstring
names the arguments with their units.

Key result: `equation_function`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from math import prod
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef

from derive.export.names import refuse_strangers

BACKENDS = ("numpy", "mpmath", "heyoka", "jax", "torch")


def equation_function(equation: Any, backend: str = "numpy") -> Callable[..., Any]:
    """The right-hand side as a function of `equation.args`; ValueError for an unknown backend or no function."""
    if backend not in BACKENDS:
        raise ValueError(f"unknown backend {backend!r}; take one of {', '.join(BACKENDS)}")
    entries, shape = numeric_entries(equation)
    try:
        function = _makers()[backend](equation.args, entries, shape)
    except ImportError:
        raise ValueError(f"{backend} is not installed; install it, or take 'numpy' or 'mpmath'") from None
    function.__name__ = "eq_" + "".join(c if c.isalnum() else "_" for c in equation.label)
    function.__doc__ = _documentation(equation, shape)
    return function


def numeric_entries(equation: Any) -> tuple[list[Any], tuple[int, ...]]:
    """The scalar entries of the right-hand side, row by row, and its shape: (), (3,) or (m, n).

    ValueError where the equation is no function of numbers: it acts on states, contains undefined fields or their
    derivatives, or is a family of several expressions.
    """
    rhs = equation.components
    shape: tuple[int, ...]
    if isinstance(rhs, sp.MatrixBase):
        entries, shape = list(rhs), ((rhs.rows,) if rhs.cols == 1 else (rhs.rows, rhs.cols))
    elif isinstance(rhs, sp.Expr):
        entries, shape = [rhs], ()
    else:
        raise ValueError(f"{equation.label} is no function of numbers: its right-hand side is a list of expressions")
    for entry in entries:
        _refuse(equation, entry)
    return entries, shape


def _refuse(equation: Any, entry: Any) -> None:
    label = equation.label
    if entry.has(AppliedUndef, sp.Derivative, sp.Integral):
        raise ValueError(f"{label} is no function of numbers: it contains fields of space and time")
    refuse_strangers(label, entry, equation.symbols)
    operators = [s for s in entry.free_symbols if s.is_real is not True]
    if operators:
        raise ValueError(f"{label} is no function of real numbers: it contains {min(map(str, operators))}")
    if entry.has(sp.I):
        raise ValueError(f"{label} is no function of real numbers: it is complex")


def _documentation(equation: Any, shape: tuple[int, ...]) -> str:
    size = "".join(f"{n}, " for n in shape)
    rows = [f"    {row.symbol.name} ({row.unit or '?'}): {row.meaning}" for row in equation.quantities]
    head = f"Eq. {equation.label}: {equation.title}. Shape of the result: ({size}...), '...' that of the arguments."
    return "\n".join([head, "", "Arguments, in order:", *rows])


def _compiled(args: tuple[Any, ...], entries: list[Any], library: str) -> Callable[..., Any]:
    """The entries in a library; the arguments are called a0, a1, ... there, so that no name hides a function."""
    safe = {a: sp.Symbol(f"a{i}", **a.assumptions0) for i, a in enumerate(args)}
    return sp.lambdify(list(safe.values()), [e.xreplace(safe) for e in entries], library, cse=True)


def _numpy(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    import numpy as np

    compiled = _compiled(args, entries, "numpy")

    def function(*values: Any) -> Any:
        _count(args, values)
        common = np.broadcast_shapes(*(np.shape(v) for v in values))
        results = np.stack([np.broadcast_to(r, common) for r in compiled(*map(np.asarray, values))])
        return results.reshape(shape + common)[()]

    return function


def _mpmath(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    import mpmath

    compiled = _compiled(args, entries, "mpmath")

    def function(*values: Any) -> Any:
        _count(args, values)
        results = [mpmath.mpmathify(r) for r in compiled(*map(mpmath.mpmathify, values))]
        if not shape:
            return results[0]
        columns = 1 if len(shape) == 1 else shape[1]
        return mpmath.matrix([results[i : i + columns] for i in range(0, len(results), columns)])

    return function


def _heyoka(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    import heyoka as hy
    import numpy as np

    from derive.numeric import heyoka_expression

    names = {a: hy.make_vars(a.name) for a in args}
    compiled = hy.cfunc([heyoka_expression(e, names) for e in entries], vars=list(names.values()))

    def function(*values: Any) -> Any:
        _count(args, values)
        arrays = np.broadcast_arrays(*(np.asarray(v, dtype=float) for v in values))
        common = arrays[0].shape if arrays else ()
        given = np.ascontiguousarray([a.ravel() for a in arrays]).reshape(len(args), prod(common))
        return compiled(given).reshape(shape + common)[()]

    return function


def _jax(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    jnp: Any = import_module("jax.numpy")

    compiled = _compiled(args, entries, "jax")

    def function(*values: Any) -> Any:
        _count(args, values)
        common = jnp.broadcast_shapes(*(jnp.shape(v) for v in values))
        return jnp.stack([jnp.broadcast_to(r, common) for r in compiled(*values)]).reshape(shape + common)

    return function


def _torch(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    torch: Any = import_module("torch")

    compiled = _compiled(args, entries, "torch")

    def function(*values: Any) -> Any:
        _count(args, values)
        tensors = [torch.as_tensor(v, dtype=torch.float64) for v in values]
        common = torch.broadcast_shapes(*(v.shape for v in tensors))
        results = [torch.as_tensor(r, dtype=torch.float64).broadcast_to(common) for r in compiled(*tensors)]
        return torch.stack(results).reshape(shape + common)

    return function


def _count(args: tuple[Any, ...], values: tuple[Any, ...]) -> None:
    if len(values) != len(args):
        names = ", ".join(a.name for a in args)
        raise ValueError(f"{len(values)} arguments given; {len(args)} are needed, in the order {names}")


def _makers() -> dict[str, Callable[..., Callable[..., Any]]]:
    return {"numpy": _numpy, "mpmath": _mpmath, "heyoka": _heyoka, "jax": _jax, "torch": _torch}
