"""Numerical solutions of the spin equation by integrators that share no equation with each other or the derivation.

reference.py       mpmath.odefun, a Taylor method in mpmath's arithmetic: 50 digits, slowly
heyoka_taylor.py   heyoka, a compiled Taylor method in double or any precision (extra `fast`)

Both offer `spin` (constant background) and `texture` (angles as SymPy expressions of t), with the arguments and
units of verify.electron.enclosure. They prove nothing; they are there to disagree if something is wrong.

agreement -> how many digits two answers share.
"""

import math
from collections.abc import Sequence
from typing import Any

from flint import arb, ctx

from verify.electron.enclosure.scalars import Scalar, ball, exact_number, norm

_BITS = 2000


class MissingExtraError(ImportError, RuntimeError):
    """What is asked for needs a package that is not installed."""


def heyoka() -> Any:
    """The heyoka module. `MissingExtraError` names the extra where it is missing."""
    try:
        import heyoka as module
    except ImportError:
        need = "heyoka is not installed; pip install 'spin-torque-derivation[fast]'"
        raise MissingExtraError(need) from None
    return module


def checked(t0: Scalar, t1: Scalar, xi: Scalar) -> None:
    """ValueError unless t0 <= t1 and xi >= 0, all exact."""
    if not exact_number(t0, "t0") <= exact_number(t1, "t1"):
        raise ValueError(f"t0 <= t1 is needed, got {t0} and {t1}")
    exact_number(xi, "xi", minimum=0)


def agreement(computed: Sequence[Any], reference: Sequence[Any], *, scale: Any = None) -> float:
    """Digits to which two vectors agree: -log10(|computed - reference| / scale).

    `scale` is the length of the reference unless given; pass the length of the response s - (0, 0, 1) to count digits
    of what the texture did to the spin. Numbers as in verify.electron.enclosure; of a ball the midpoint counts.
    Identical vectors agree to infinitely many. ValueError: not finite, different lengths, scale not positive.
    """
    if len(computed) != len(reference):
        raise ValueError(f"the vectors differ in length: {len(computed)} and {len(reference)}")
    with ctx.workprec(_BITS):
        first, second = ([ball(x, "a component").mid() for x in v] for v in (computed, reference))
        unit = norm(second) if scale is None else ball(scale, "scale")
        if not unit > 0:
            raise ValueError("the scale must be positive; the reference is zero: pass scale")
        ratio: arb = norm([x - y for x, y in zip(first, second, strict=True)]) / unit
        return math.inf if ratio == 0 else -float((ratio.log() / arb.const_log10()).mid())
