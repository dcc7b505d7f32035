"""The spin response as a fast function of numbers: x.response, compiled from the derivation and fed in blocks.

Everything evaluated is the node x.response (or its first order), in the form that exported code has too; nothing is
typed a second time. heyoka compiles it to the processor's vector instructions where it is installed (extra `fast`),
NumPy evaluates it otherwise.

The error, relative to the norm of the response, is at most 2^-52 (8 + 4 (W + xi) t e^{-xi t} A/|s|): 8 units
in the last place beyond what rounding W t and xi t makes unavoidable (A: the transient at t = 0, W: the
frequency). The exact s3 - 1 is accurate by itself: relative to it, 2^-52 (32 + 4 (W + xi) t min(1, (W + xi) t)
e^{-xi t} A/|s3 - 1|).
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np

from derive.cheng_niu import symbols as q
from derive.export.reals import Array, reals

if TYPE_CHECKING:
    from derive.export.code.program import Routine

Kernel = Callable[[Array, Array], None]
"""Fills the rows of its second argument from those of its first: with NaN where t or xi is out of range."""

BLOCK = 16384
"""Points evaluated at a time: inputs and outputs stay in the second-level cache."""

LANES = 16
"""Points per step of heyoka's compiled function: two AVX-512 registers, whose latencies overlap."""

_LARGEST = 1e150
"""Of xi: its square must be a double, or the response would vanish."""

_WALK: dict[str, Any] = {
    "flags": ["external_loop", "buffered", "zerosize_ok", "copy_if_overlap"],
    "op_flags": [*[["readonly"]] * 5, *[["writeonly"]] * 3],
    "order": "K",
    "buffersize": BLOCK,
}
"""How arrays are walked through that are not all laid out alike."""

_INPUTS = ("t", "eps1", "eps2", "xi", "eps3")
"""The names of a block's rows, in order."""

_DOUBLE = np.dtype(np.float64)


@cache
def backend() -> str:
    """The backend that `spin_response` takes by itself: "heyoka" where it is installed, else "numpy"."""
    return "heyoka" if find_spec("heyoka") is not None else "numpy"


_fastest = backend


def spin_response(
    t: Any,
    eps1: Any,
    eps2: Any,
    xi: Any,
    *,
    eps3: Any = 0.0,
    order: int | None = None,
    backend: str | None = None,
    out: Array | None = None,
) -> Array:
    """s1, s2 and s3 - 1 of a majority electron in a constant background, shape (3, ...): the response to it.

    t: time since local equilibrium in units of tau_ex, >= 0. eps1 = tau_ex sin(theta) phi-dot,
    eps2 = tau_ex theta-dot, eps3 = tau_ex cos(theta) phi-dot, xi = tau_ex/tau_sf >= 0; numbers or arrays that
    broadcast. `order`: None for the exact solution of Eq. 8 with relaxation, 1 for Eq. 9 to first order
    (which eps3 does not enter). `backend`: "heyoka", "numpy" or None for the fastest installed. `out`: array
    of doubles of the result's shape to fill; inputs may share its memory. ValueError for NaN, infinite or
    negative t or xi, anything not real or not finite, shapes that do not fit, an unknown order or backend;
    what `out` then holds is undefined.
    """
    if order not in (None, 1):
        raise ValueError(f"order = {order}; None (exact) or 1 (first order in eps) are available")
    given = zip((t, eps1, eps2, xi, eps3), _INPUTS, strict=True)
    inputs = [x if type(x) is np.ndarray and x.dtype is _DOUBLE else reals(x, name) for x, name in given]
    shape = np.broadcast(*inputs).shape
    mixed = False
    if out is None:
        out = _room(inputs, shape)
    elif type(out) is not np.ndarray:
        raise ValueError(f"out is a {type(out).__name__}; it must be a NumPy array")
    elif out.shape != (3, *shape) or out.dtype != np.float64:
        raise ValueError(f"out is {out.dtype} of shape {out.shape}; the result is float64 of shape {(3, *shape)}")
    else:
        mixed = any(np.may_share_memory(x, out) for x in inputs)
    _evaluate(_kernel(order, backend or _fastest()), inputs, out, mixed)
    return out


spin_response.backend = backend  # type: ignore[attr-defined]


def _room(inputs: list[Array], shape: tuple[int, ...]) -> Array:
    """Room for the result, laid out as NumPy's own functions do: column by column where all inputs are."""
    if len(shape) > 1 and all(x.size == 1 or (x.flags.fnc and x.shape == shape) for x in inputs):
        return np.empty((3, *shape[::-1])).transpose(0, *range(len(shape), 0, -1))
    return np.empty((3, *shape))


def _evaluate(kernel: Kernel, inputs: list[Array], out: Array, mixed: bool) -> None:
    """Fill `out` block by block; NumPy's iterator takes what is no line, or is `mixed` with `out` in memory."""
    lines = None if mixed else _lines(inputs, out)
    if lines is None:
        with np.nditer([*inputs, *(out[i, ...] for i in range(3))], **_WALK) as walk:
            for rows in walk:
                _fill(kernel, rows[:5], rows[5:])
        return
    given, found = lines
    packed = _packed(given) if found.shape[1] > BLOCK and found.flags.c_contiguous else None
    if packed is not None:
        kernel(packed, found)
        _check(packed, found)
        return
    for low in range(0, found.shape[1], BLOCK):
        block = slice(low, low + BLOCK)
        _fill(kernel, [x[block] if x.ndim else x for x in given], found[:, block])


def _packed(lines: list[Array]) -> Array | None:
    """The array of which the lines are the rows, in the order that a kernel takes; None where there is none."""
    whole, points = lines[0].base, lines[0].size
    if whole is None or whole.shape != (5, points) or not whole.flags.c_contiguous:
        return None
    if not all(x.base is whole and x.flags.c_contiguous and x.size == points for x in lines):
        return None
    # as long as a row, and beside no other: the row itself
    others = (x for i, row in enumerate(lines) for x in ((row, whole[:i]), (row, whole[i + 1 :])))
    return None if any(np.may_share_memory(*pair) for pair in others) else whole


def _lines(inputs: list[Array], out: Array) -> tuple[list[Array], Array] | None:
    """The inputs as lines of one length, or numbers, and `out` as three such lines; None where that takes a copy."""
    shape = out.shape[1:]
    if len(shape) == 1 and all(x.shape == shape or x.ndim == 0 for x in inputs):
        return inputs, out
    if any(x.size != 1 and x.shape != shape for x in inputs):
        return None
    turned = len(shape) > 1 and not out[0].flags.c_contiguous
    arrays = [x.T if turned else x for x in inputs]
    found = out.transpose(0, *range(len(shape), 0, -1)) if turned else out
    if len(shape) != 1 and not all(x.flags.c_contiguous for x in (*arrays, *found)):
        return None
    return [x.reshape(()) if x.size == 1 else x.reshape(-1) for x in arrays], found.reshape(3, -1)


def _fill(kernel: Kernel, rows: Any, found: Any) -> None:
    """Fill the three rows of a block from five, which are lines or numbers."""
    given, result = _buffers(len(found[0]))
    for target, row in zip(given, rows, strict=True):
        target[:] = row
    if type(found) is np.ndarray and found.flags.c_contiguous:
        kernel(given, found)
        _check(given, found)
        return
    kernel(given, result)
    _check(given, result)
    for row, source in zip(found, result, strict=True):
        row[...] = source


_local = threading.local()


def _buffers(points: int) -> tuple[Array, Array]:
    """Room for a block's inputs and outputs, kept per thread: fresh pages would cost more than the arithmetic."""
    if not hasattr(_local, "rooms"):
        _local.rooms = np.empty(5 * BLOCK), np.empty(3 * BLOCK)
    given, found = _local.rooms
    return given[: 5 * points].reshape(5, points), found[: 3 * points].reshape(3, points)


def _check(packed: Array, found: Array) -> None:
    """ValueError for negative times or rates and for results that are not numbers (a minimum keeps a NaN)."""
    if not math.isnan(found.min()):
        return
    if not (packed[0].min() >= 0 and packed[3].min() >= 0):
        raise ValueError("t and xi must be finite and >= 0")
    raise ValueError("t, xi, eps1, eps2 and eps3 must be finite numbers, xi and eps below 1e150")


@cache
def _kernel(order: int | None, name: str) -> Kernel:
    """The compiled function of (t, eps1, eps2, xi, eps3) -> response, rows in, rows out."""
    from derive.cheng_niu.chain import derivation
    from derive.cheng_niu.steps.response import EXACT, FIRST
    from derive.export.code.program import value_routine

    arguments = (q.t_scaled, q.eps1, q.eps2, q.xi, q.eps3)
    response = value_routine(derivation()[EXACT if order is None else FIRST])
    if name == "numpy":
        return _numpy_kernel(arguments, response)
    if name == "heyoka":
        return _heyoka_kernel(arguments, response)
    raise ValueError(f"unknown backend {name!r}; take 'heyoka' or 'numpy'")


def _numpy_kernel(arguments: tuple[Any, ...], response: Routine) -> Kernel:
    from derive.export.evaluate import on_block

    evaluate = on_block(arguments, response)

    def kernel(given: Array, found: Array) -> None:
        with np.errstate(all="ignore"):
            evaluate(given, found)
        if not (given[0].min() >= 0 and given[3].min() >= 0 and given[3].max() <= _LARGEST):
            found[:] = np.nan

    return kernel


def _heyoka_kernel(arguments: tuple[Any, ...], response: Routine) -> Kernel:
    from derive.export.to_heyoka import in_heyoka

    try:
        import heyoka as hy
    except ImportError as missing:
        raise RuntimeError(
            "heyoka is not installed; pip install 'spin-torque-derivation[fast]' or take backend='numpy'"
        ) from missing
    names = {symbol: hy.make_vars(symbol.name) for symbol in arguments}
    times, rates = names[q.t_scaled], names[q.xi]
    allowed = hy.logical_and([hy.gte(times, 0.0), hy.gte(rates, 0.0), hy.lte(rates, hy.expression(_LARGEST))])
    found = [hy.select(allowed, row, hy.expression(math.nan)) for row in in_heyoka(response, names)]
    compiled = hy.cfunc(found, vars=list(names.values()), batch_size=LANES)
    return lambda given, found: compiled(given, outputs=found)
