"""An equation as a callable of numbers, for numpy, mpmath, heyoka, jax or torch.

The function takes the equation's `args` in order, one positional argument each. Scalars give a scalar; arrays that
broadcast to a shape S give an array of shape S, for a vector (3, *S), for an m x n matrix (m, n, *S). Its docstring
names the arguments with their units.

In numpy and heyoka it is what exported code computes: where the node names a precession, all digits hold also at points
where a denominator of the derived expression vanishes, or nearly. The others compute what is derived: mpmath has digits
enough, and jax and torch would differentiate the branch that is not taken to 0/0.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

import sympy as sp

from derive.export.code.program import Routine, numeric_entries, value_routine
from derive.export.code.spelling import FUNCTIONS
from derive.export.evaluate import on_arrays
from derive.export.reals import is_real, reals

BACKENDS = ("numpy", "mpmath", "heyoka", "jax", "torch")

_ARITHMETIC = {sp.Add, sp.Mul, sp.Pow}
_PRINTED_RIGHTLY = {*FUNCTIONS, sp.asinh, sp.acosh, sp.atanh, sp.sec, sp.csc, sp.cot, sp.sech, sp.csch, sp.coth}
"""What `lambdify` prints so that every backend computes it (2*Mod(x, 3) becomes 2*x % 3); a test compares them."""


class EquationFunction:
    """The right-hand side of an equation as a callable; pickled as equation and backend, compiled where it is read."""

    def __init__(self, equation: Any, backend: str, call: Callable[..., Any], shape: tuple[int, ...]) -> None:
        self.equation, self.backend, self._call = equation, backend, call
        self.__name__ = "eq_" + "".join(c if c.isalnum() else "_" for c in equation.label)
        self.__doc__ = _documentation(equation, shape)

    def __call__(self, *values: Any, **named: Any) -> Any:
        """The value at numbers or arrays that broadcast, in the order of the equation's `args` or by their names."""
        names = [a.name for a in self.equation.args]
        left = names[len(values) :]
        if strangers := [name for name in named if name not in left]:
            raise ValueError(f"{strangers[0]!r} is given twice or is no argument; they are {', '.join(names)}")
        if missing := [name for name in left if named and name not in named]:
            raise ValueError(f"{missing[0]!r} is not given; the arguments are {', '.join(names)}")
        if len(values) + len(named) != len(names):
            raise ValueError(f"{len(values)} arguments given; {len(names)} are needed, in the order {', '.join(names)}")
        return self._call(*values, *(named[name] for name in left))

    def __reduce__(self) -> tuple[Any, ...]:
        return equation_function, (self.equation, self.backend)


def equation_function(equation: Any, backend: str = "numpy") -> EquationFunction:
    """The right-hand side as a function of `equation.args`; ValueError for an unknown backend or no function."""
    if backend not in BACKENDS:
        raise ValueError(f"unknown backend {backend!r}; take one of {', '.join(BACKENDS)}")
    entries, shape = numeric_entries(equation)
    for entry in entries:
        _refuse_misprinted(equation.label, entry)
    try:
        if backend == "mpmath":
            call = _mpmath(equation.args, entries, shape)
        else:
            call = _on_arrays(backend, equation, entries, shape)
    except ImportError:
        raise ValueError(f"{backend} is not installed; install it, or take 'numpy' or 'mpmath'") from None
    return EquationFunction(equation, backend, call, shape)


def _refuse_misprinted(label: str, entry: Any) -> None:
    for node in sp.preorder_traversal(entry):
        known = node.is_Symbol or node.is_finite if node.is_Atom else node.func in _ARITHMETIC | _PRINTED_RIGHTLY
        if not known:
            raise ValueError(f"{label} is no function of numbers here: {node.func.__name__} is no elementary function")


def _documentation(equation: Any, shape: tuple[int, ...]) -> str:
    size = "".join(f"{n}, " for n in shape)
    rows = [f"    {row.symbol.name} ({row.unit or '?'}): {row.meaning}" for row in equation.quantities]
    head = f"Eq. {equation.label}: {equation.title}. Shape of the result: ({size}...), '...' that of the arguments."
    return "\n".join([head, "", "Arguments, in order:", *rows])


def _compiled(args: tuple[Any, ...], entries: list[Any], library: str) -> Callable[..., Any]:
    """The entries in a library; the arguments are called a0, a1, ... there, so that no name hides a function."""
    safe = {a: sp.Symbol(f"a{i}", **a.assumptions0) for i, a in enumerate(args)}
    return sp.lambdify(list(safe.values()), [e.xreplace(safe) for e in entries], library, cse=True)


def _mpmath(args: tuple[Any, ...], entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    import mpmath

    compiled = _compiled(args, entries, "mpmath")

    def real(value: Any, name: str) -> Any:
        number = value.tolist() if getattr(value, "shape", None) == () else value
        if not is_real(number):
            raise ValueError(f"{name} is a {type(value).__name__}; mpmath takes one real number for each argument")
        return mpmath.mpmathify(number)

    def function(*values: Any) -> Any:
        found = map(mpmath.mpmathify, compiled(*(real(value, a.name) for a, value in zip(args, values, strict=True))))
        # Outside the real domain of a root or a logarithm the result is NaN, as it is in NumPy.
        results = [r if isinstance(r, mpmath.mpf) else mpmath.nan for r in found]
        columns = shape[1] if len(shape) > 1 else 1
        return (
            mpmath.matrix([results[i : i + columns] for i in range(0, len(results), columns)]) if shape else results[0]
        )

    return function


def _on_arrays(backend: str, equation: Any, entries: list[Any], shape: tuple[int, ...]) -> Callable[..., Any]:
    """The entries as a function of arrays; those that the backend has itself stay what they are."""
    args = equation.args
    native: Any = ()
    if backend in ("numpy", "heyoka"):
        compiled = (on_arrays if backend == "numpy" or not args else _heyoka)(args, value_routine(equation))
    else:
        compiled, native = _differentiable(backend, args, entries)

    def function(*values: Any) -> Any:
        for a, value in zip(args, values, strict=True):
            if isinstance(value, native) and "complex" in str(value.dtype):
                raise ValueError(f"{a.name} is {value.dtype}; it must be real")
        given = (v if isinstance(v, native) else reals(v, a.name) for a, v in zip(args, values, strict=True))
        found = compiled(*given)
        return found.reshape(shape + tuple(found.shape[1:]))[()]

    return function


def _heyoka(args: tuple[Any, ...], routine: Routine) -> Callable[..., Any]:
    import heyoka as hy
    import numpy as np

    from derive.export.to_heyoka import in_heyoka

    names = {a: hy.make_vars(a.name) for a in args}
    compiled = hy.cfunc(in_heyoka(routine, names), vars=list(names.values()))

    def function(*values: Any) -> Any:
        arrays = np.broadcast_arrays(*values)
        found = compiled(np.array([a.ravel() for a in arrays]))
        return found.reshape(len(found), *arrays[0].shape)

    return function


def _differentiable(backend: str, args: tuple[Any, ...], entries: list[Any]) -> tuple[Callable[..., Any], Any]:
    """For jax or torch, with the type of their arrays, which derivatives and batches may reach through."""
    library: Any = import_module("jax.numpy") if backend == "jax" else import_module("torch")
    if backend == "jax":
        kind, array = import_module("jax").Array, partial(library.asarray, dtype=float)
    else:
        kind, array = library.Tensor, partial(library.as_tensor, dtype=library.float64)
    compiled = _compiled(args, entries, backend)

    def function(*values: Any) -> Any:
        arrays = list(map(array, values))
        common = library.broadcast_shapes(*(a.shape for a in arrays))
        return library.stack([library.broadcast_to(array(r), common) for r in compiled(*arrays)])

    return function, kind
