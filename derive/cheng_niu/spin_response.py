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

BLOCK = 8192
"""Points evaluated at a time: inputs and outputs stay in the second-level cache."""

LANES = 16
"""Points per step of heyoka's compiled function: two AVX-512 registers, whose latencies overlap."""

_LARGEST = 1e150
"""Of xi: its square must be a double, or the response would vanish."""

_WALK: dict[str, Any] = {
    "flags": ["external_loop", "buffered", "zerosize_ok", "copy_if_overlap"],
    "op_flags": [*[["readonly"]] * 5, *[["writeonly"]] * 3],
    "order": "C",
    "buffersize": BLOCK,
}

_INPUTS = ("t", "xi", "eps1", "eps2", "eps3")
"""The names of a block's rows, in order."""


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
    inputs = [reals(x, name) for x, name in zip((t, xi, eps1, eps2, eps3), _INPUTS, strict=True)]
    shape = (3, *np.broadcast_shapes(*(x.shape for x in inputs)))
    if out is None:
        out = np.empty(shape)
    elif type(out) is not np.ndarray:
        raise ValueError(f"out is a {type(out).__name__}; it must be a NumPy array")
    elif out.shape != shape or out.dtype != np.float64:
        raise ValueError(f"out is {out.dtype} of shape {out.shape}; the result is float64 of shape {shape}")
    _evaluate(_kernel(order, backend or _fastest()), inputs, out)
    return out


def _evaluate(kernel: Kernel, inputs: list[Array], out: Array) -> None:
    """Fill `out` block by block; NumPy's iterator does the broadcasting."""
    walk = np.nditer([*inputs, *(out[i, ...] for i in range(3))], **_WALK)
    given, found = _buffers()
    with walk:
        for rows in walk:
            n = rows[0].size
            packed, result = given[: 5 * n].reshape(5, n), found[: 3 * n].reshape(3, n)
            for target, row in zip(packed, rows[:5], strict=True):
                target[:] = row
            with np.errstate(all="ignore"):
                kernel(packed, result)
            _check(packed, found[: 3 * n])
            for row, source in zip(rows[5:], result, strict=True):
                row[...] = source


_local = threading.local()


def _buffers() -> tuple[Array, Array]:
    """Room for a block's inputs and outputs, kept per thread: fresh pages would cost more than the arithmetic."""
    if not hasattr(_local, "rooms"):
        _local.rooms = np.empty(5 * BLOCK), np.empty(3 * BLOCK)
    given, found = _local.rooms
    return given, found


def _check(packed: Array, found: Array) -> None:
    """ValueError for negative times or rates and for results that are not numbers (a minimum keeps a NaN)."""
    if not packed[:2].min(initial=0.0) >= 0:
        raise ValueError("t and xi must be finite and >= 0")
    if np.isnan(found.min()) or packed[1].max(initial=0.0) > _LARGEST:
        raise ValueError("t, xi, eps1, eps2 and eps3 must be finite numbers, xi and eps below 1e150")


@cache
def _kernel(order: int | None, name: str) -> Kernel:
    """The compiled function of (t, xi, eps1, eps2, eps3) -> response, rows in, rows out."""
    from derive.cheng_niu.chain import derivation
    from derive.cheng_niu.steps.response import EXACT, FIRST
    from derive.export.code.program import value_routine
    from derive.export.evaluate import on_block

    arguments = (q.t_scaled, q.xi, q.eps1, q.eps2, q.eps3)
    response = value_routine(derivation()[EXACT if order is None else FIRST])
    if name == "numpy":
        return on_block(arguments, response)
    if name == "heyoka":
        return _heyoka_kernel(arguments, response)
    raise ValueError(f"unknown backend {name!r}; take 'heyoka' or 'numpy'")


def _heyoka_kernel(arguments: tuple[Any, ...], response: Routine) -> Kernel:
    from derive.export.to_heyoka import in_heyoka

    try:
        import heyoka as hy
    except ImportError as missing:
        raise RuntimeError(
            "heyoka is not installed; pip install 'spin-torque-derivation[fast]' or take backend='numpy'"
        ) from missing
    names = {symbol: hy.make_vars(symbol.name) for symbol in arguments}
    compiled = hy.cfunc(in_heyoka(response, names), vars=list(names.values()), batch_size=LANES)
    return lambda given, found: compiled(given, outputs=found)
