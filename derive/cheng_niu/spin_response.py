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
from derive.export.evaluate import BLOCK as EVALUATED
from derive.export.evaluate import cores, on_block, with_tangent
from derive.export.reals import Array, reals
from derive.threads import in_threads

if TYPE_CHECKING:
    from derive.export.code.program import Routine

Kernel = Callable[[Array, Array], None]
"""Fills the rows of its second argument from those of its first; the third with NaN where anything is out of range."""

BLOCK = 80_000
"""Points evaluated at a time: they stay in cache, a call is little beside them, and rows begin apart within a page."""

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
    threads: int | None = None,
    out: Array | None = None,
) -> Array:
    """s1, s2 and s3 - 1 of a majority electron in a constant background, shape (3, ...): the response to it.

    t: time since local equilibrium in units of tau_ex, >= 0. eps1 = tau_ex sin(theta) phi-dot,
    eps2 = tau_ex theta-dot, eps3 = tau_ex cos(theta) phi-dot, xi = tau_ex/tau_sf >= 0; numbers or arrays that
    broadcast. `order`: None for the exact solution of Eq. 8 with relaxation, 1 for Eq. 9 to first order
    (which eps3 does not enter). `backend`: "heyoka", "numpy" or None for the fastest installed. `threads`: how
    many share the blocks of long lines, of any stride; None for as many as seem best. `out`: array of doubles of the
    result's shape to fill; inputs may share its memory. ValueError for NaN, infinite or negative t or xi, anything not
    real or not finite, shapes that do not fit, an unknown order or backend, no threads; what `out` then holds is
    undefined.
    """
    if order not in (None, 1):
        raise ValueError(f"order = {order}; None (exact) or 1 (first order in eps) are available")
    if threads is not None and not (isinstance(threads, int) and threads >= 1):
        raise ValueError(f"threads = {threads}; None or an integer from 1 on are available")
    given = zip((t, eps1, eps2, xi, eps3), _INPUTS, strict=True)
    inputs = [x if type(x) is np.ndarray and x.dtype is _DOUBLE else reals(x, name) for x, name in given]
    shape = np.broadcast(*inputs).shape
    own = out is None
    if out is None:
        out = _empty(inputs, shape)
    elif type(out) is not np.ndarray:
        raise ValueError(f"out is a {type(out).__name__}; it must be a NumPy array")
    elif out.shape != (3, *shape) or out.dtype != np.float64:
        raise ValueError(f"out is {out.dtype} of shape {out.shape}; the result is float64 of shape {(3, *shape)}")
    _evaluate(_kernel(order, backend or _fastest(), threads is None), inputs, out, own, threads)
    return out


spin_response.backend = backend  # type: ignore[attr-defined]


def _empty(inputs: list[Array], shape: tuple[int, ...]) -> Array:
    """Room for the result, laid out as NumPy's own functions do: column by column where all inputs are."""
    if len(shape) > 1 and all(x.size == 1 or (x.flags.fnc and x.shape == shape) for x in inputs):
        return np.empty((3, *shape[::-1])).transpose(0, *range(len(shape), 0, -1))
    return np.empty((3, *shape))


def _evaluate(kernel: Kernel, inputs: list[Array], out: Array, own: bool, threads: int | None) -> None:
    """Fill `out`, which may share the inputs' memory unless it is our `own`; NumPy's iterator takes what is no line."""
    lines, several = _lines(inputs, out), out.size > 3 * BLOCK
    if lines is None or (several and not own and any(np.may_share_memory(x, out) for x in inputs)):
        with np.nditer([*inputs, *(out[i, ...] for i in range(3))], **_WALK) as walk:
            for rows in walk:
                _room.fill(kernel, rows[:5], rows[5:])
    elif out.size:
        _share(kernel, *lines, threads) if several else _room.fill(kernel, *lines)


def _share(kernel: Kernel, given: list[Array], found: Array, threads: int | None) -> None:
    """Fill many blocks, a thread every so manieth; rows of one array are the kernel's own if it is free."""
    if threads in (None, 1) and found.flags.carray and (packed := _packed(given)) is not None:
        kernel(packed, found)
        _check(packed, found)
        return
    threads = threads or cores()

    def fill(first: int) -> None:
        for low in range(first, found.shape[1], threads * BLOCK):
            block, again = slice(low, low + BLOCK), first < low <= found.shape[1] - BLOCK
            _room.fill(kernel, [x[block] if x.ndim else x for x in given], found[:, block], again)

    in_threads(fill, range(0, threads * BLOCK, BLOCK), threads)


def _packed(rows: list[Array]) -> Array | None:
    """The rows as one array where each begins in memory behind the last; else None."""
    starts = {x.__array_interface__["data"][0] - i * x.nbytes for i, x in enumerate(rows)}
    if len(starts) > 1 or not all(x.ndim and x.flags.c_contiguous and x.flags.aligned for x in rows):
        return None
    return np.lib.stride_tricks.as_strided(rows[0], (len(rows), rows[0].size), (rows[0].nbytes, rows[0].itemsize))


def _lines(inputs: list[Array], out: Array) -> tuple[list[Array], Array] | None:
    """The inputs as lines of one length, or numbers, and `out` as three such lines; None where that takes a copy."""
    shape = out.shape[1:]
    if len(shape) == 1 and not [x for x in inputs if x.ndim and x.shape != shape]:
        return inputs, out
    if any(x.size != 1 and x.shape != shape for x in inputs):
        return None
    turned = len(shape) > 1 and not out[0].flags.c_contiguous
    arrays = [x.T if turned else x for x in inputs]
    found = out.transpose(0, *range(len(shape), 0, -1)) if turned else out
    if len(shape) != 1 and not all(x.flags.c_contiguous for x in (*arrays, *found)):
        return None
    return [x.reshape(()) if x.size == 1 else x.reshape(-1) for x in arrays], found.reshape(3, -1)


class _Room(threading.local):
    """A thread's room for a block's inputs and outputs: fresh pages would cost more than the arithmetic."""

    def __init__(self) -> None:
        self.memory, self.points = np.empty(8 * BLOCK), -1

    def fill(self, kernel: Kernel, rows: Any, found: Any, again: bool = False) -> None:
        """Fill three rows from five, lines or numbers, which are here already if it is `again`."""
        if self.points != (points := len(found[0])):
            whole = self.memory[: 8 * points].reshape(8, points)
            self.points, self.given, self.rows, self.found = points, whole[:5], list(whole[:5]), whole[5:]
        for target, row in zip(self.rows, rows, strict=True):
            if row.ndim or not again:
                target[:] = row
        result = found if type(found) is np.ndarray and found.flags.carray else self.found
        kernel(self.given, result)
        _check(self.given, result)
        for row, source in zip(found, result, strict=True) if result is not found else ():
            row[...] = source


_room = _Room()


def _check(packed: Array, found: Array) -> None:
    """ValueError for negative times or rates and for results that are not numbers (a minimum keeps a NaN)."""
    if not math.isnan(np.minimum.reduce(found[2])):
        return
    if not (packed[0].min() >= 0 and packed[3].min() >= 0):
        raise ValueError("t and xi must be finite and >= 0")
    raise ValueError("t, xi, eps1, eps2 and eps3 must be finite numbers, xi and eps below 1e150")


@cache
def _kernel(order: int | None, name: str, free: bool = True) -> Kernel:
    """The compiled function of (t, eps1, eps2, xi, eps3) -> response, rows in and out; `free`: on its own threads."""
    from derive.cheng_niu.chain import derivation
    from derive.cheng_niu.steps.response import EXACT, FIRST
    from derive.export.code.program import value_routine

    arguments = (q.t_scaled, q.eps1, q.eps2, q.xi, q.eps3)
    response = value_routine(derivation()[EXACT if order is None else FIRST])
    if name == "numpy":
        return _numpy_kernel(arguments, response)
    if name == "heyoka":
        return _heyoka_kernel(arguments, response, None if free else False)
    raise ValueError(f"unknown backend {name!r}; take 'heyoka' or 'numpy'")


def _numpy_kernel(arguments: tuple[Any, ...], response: Routine) -> Kernel:
    evaluate = on_block(arguments, response)

    def kernel(given: Array, found: Array) -> None:
        with np.errstate(all="ignore"):
            for low in range(0, found.shape[1], EVALUATED):
                evaluate(given[:, low : low + EVALUATED], found[:, low : low + EVALUATED])
        within = given[0].min() >= 0 <= given[3].min() <= given[3].max() <= _LARGEST
        if not (within and -1e154 < found.min() <= found.max() < 1e154):
            found[2] = np.nan

    return kernel


def _heyoka_kernel(arguments: tuple[Any, ...], response: Routine, parallel: bool | None) -> Kernel:
    from derive.export.to_heyoka import in_heyoka

    try:
        import heyoka as hy
    except ImportError as missing:
        raise RuntimeError(
            "heyoka is not installed; pip install 'spin-torque-derivation[fast]' or take backend='numpy'"
        ) from missing
    names = {symbol: hy.make_vars(symbol.name) for symbol in arguments}
    rates, found = names[q.xi], in_heyoka(with_tangent(response), names)
    allowed = [hy.gte(names[q.t_scaled], 0.0), hy.gte(rates, 0.0), hy.lte(rates, hy.expression(_LARGEST))]
    allowed.append(hy.lt(found[0] * found[0] + found[1] * found[1], hy.expression(math.inf)))
    found[2] = hy.select(hy.logical_and(allowed), found[2], hy.expression(math.nan))
    compiled = hy.cfunc(found, vars=list(names.values()), batch_size=LANES)
    return lambda given, found: compiled(given, outputs=found, batch_parallel=parallel)
