"""What is printed, and nothing else: ten statements on nuclear induction, three of them spoilt on purpose.

The statements follow F. Bloch, Phys. Rev. 70, 460 (1946); the faults in 3w, 6 and p.saturation are planted here.
What is judged is read from the LaTeX by the words of the theory's table.
"""

from __future__ import annotations

from functools import partial

from bloch_1946 import theory as q
from verify.judge.reader.latex_words import Words, words_of
from verify.judge.statement import Statement

_COLUMN = r"\begin{{bmatrix}} {} \\ {} \\ {} \end{{bmatrix}}"
_WORDS = Words({r"\mathbf{M}": q.M}, words_of(q.SYMBOLS))
printed = partial(Statement, vocabulary=lambda: _WORDS)

MOTION = printed(
    "1",
    "motion",
    11,
    "the change of M in the field, and its relaxation",
    r"\dot{\mathbf{M}} = \gamma \mathbf{M} \times "
    + _COLUMN.format(r"H_1 \cos(\omega t)", r"-H_1 \sin(\omega t)", "H_0")
    + " - "
    + _COLUMN.format(r"M_x/T_2", r"M_y/T_2", r"\frac{M_z - M_0}{T_1}"),
    unit="A/(m s)",
    of=(r"\dot{\mathbf{M}} =",),
)
TURNING = printed(
    "2",
    "motion",
    20,
    "the equations for u, v and M_z",
    r"(\dot{u}, \dot{v}, \dot{w}) = "
    + _COLUMN.format(r"\delta v - u/T_2", r"-\delta u + \omega_1 w - v/T_2", r"-\omega_1 v - \frac{w - M_0}{T_1}"),
    unit="A/(m s)",
    of=(r"(\dot{u}, \dot{v}, \dot{w}) =",),
)
DISPERSION = printed(
    "3u",
    "resonance",
    30,
    "the component in phase",
    r"u = \frac{M_0 \omega_1 T_2^{2} \delta}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    unit="A/m",
    of=("u =",),
)
ABSORPTION = printed(
    "3v",
    "resonance",
    31,
    "the component out of phase",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    unit="A/m",
    of=("v =",),
)
SATURATION = printed(
    "3w",
    "resonance",
    32,
    "the component along the constant field",
    r"w = \frac{M_0 (1 + T_2 \delta^{2})}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    of=("w =",),
)
WEAK = printed(
    "4",
    "resonance",
    34,
    "for a weak field H_1",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} \delta^{2}}",
    unit="A/m",
    of=("v =",),
)
EQUAL = printed(
    "p.equal-times",
    "resonance",
    35,
    "with one relaxation time the line depends on T and the strength of the drive alone",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} (\delta^{2} + \omega_1^{2})}",
    unit="A/m",
    of=("v =",),
    reading=True,
)
WIDTH = printed(
    "6",
    "width",
    38,
    "the half width of the line of a weak field",
    r"\delta_{1/2} = \frac{2}{T_2}",
    unit="1/s",
    of=(r"\delta_{1/2} =",),
)
PEAK = printed(
    "7",
    "width",
    40,
    "the largest absorption that any field gives",
    r"v_{max} = \frac{M_0}{2} \sqrt{\frac{T_2}{T_1}}",
    unit="A/m",
    of=("v_{max} =",),
)
BEST_DRIVE = printed(
    "p.saturation",
    "width",
    41,
    "the absorption is largest where the drive equals the mean of the relaxation rates",
    r"\omega_1 = \frac{1}{2} (\frac{1}{T_1} + \frac{1}{T_2})",
    unit="1/s",
    of=(r"\omega_1 =",),
    reading=True,
)
