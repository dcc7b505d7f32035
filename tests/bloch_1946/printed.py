"""What is printed, and nothing else: ten statements on nuclear induction, three of them spoilt on purpose.

The statements follow F. Bloch, Phys. Rev. 70, 460 (1946); the faults in 3w, 6 and p.saturation are planted here.
"""

from __future__ import annotations

import sympy as sp

from bloch_1946 import theory as q
from verify.paper.statement import Statement

_SIZE = 1 + q.T_2**2 * q.delta**2 + q.T_1 * q.T_2 * q.omega_1**2
MOTION = Statement(
    "1",
    "motion",
    11,
    "The change of M in the field, and its relaxation",
    r"\dot{\mathbf{M}} = \gamma \mathbf{M} \times \mathbf{H} - (M_x/T_2, M_y/T_2, (M_z - M_0)/T_1)",
    sp.Tuple(
        q.gamma * q.M.cross(sp.Matrix([q.H_1 * sp.cos(q.omega * q.t), -q.H_1 * sp.sin(q.omega * q.t), q.H_0]))
        - sp.Matrix([q.M[0] / q.T_2, q.M[1] / q.T_2, (q.M[2] - q.M_0) / q.T_1])
    ),
    unit="A/(m s)",
)
TURNING = Statement(
    "2",
    "motion",
    20,
    "the equations for u, v and M_z",
    r"(\dot{u}, \dot{v}, \dot{w}) = (\delta v - u/T_2, -\delta u + \omega_1 w - v/T_2, -\omega_1 v - (w - M_0)/T_1)",
    sp.Tuple(
        sp.Matrix(
            [
                q.delta * q.v - q.u / q.T_2,
                -q.delta * q.u + q.omega_1 * q.w - q.v / q.T_2,
                -q.omega_1 * q.v - (q.w - q.M_0) / q.T_1,
            ]
        )
    ),
    unit="A/(m s)",
)
DISPERSION = Statement(
    "3u",
    "resonance",
    30,
    "the component in phase",
    r"u = \frac{M_0 \omega_1 T_2^{2} \delta}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    sp.Tuple(q.M_0 * q.omega_1 * q.T_2**2 * q.delta / _SIZE),
    unit="A/m",
)
ABSORPTION = Statement(
    "3v",
    "resonance",
    31,
    "the component out of phase",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    sp.Tuple(q.M_0 * q.omega_1 * q.T_2 / _SIZE),
    unit="A/m",
)
SATURATION = Statement(
    "3w",
    "resonance",
    32,
    "the component along the constant field",
    r"w = \frac{M_0 (1 + T_2 \delta^{2})}{1 + T_2^{2} \delta^{2} + T_1 T_2 \omega_1^{2}}",
    sp.Tuple(q.M_0 * (1 + q.T_2 * q.delta**2) / _SIZE),
    suspect="authors",
)
WEAK = Statement(
    "4",
    "resonance",
    34,
    "for a weak field H_1",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} \delta^{2}}",
    sp.Tuple(q.M_0 * q.omega_1 * q.T_2 / (1 + q.T_2**2 * q.delta**2)),
    unit="A/m",
)
EQUAL = Statement(
    "p.equal-times",
    "resonance",
    35,
    "with one relaxation time the line depends on T and the strength of the drive alone",
    r"v = \frac{M_0 \omega_1 T_2}{1 + T_2^{2} (\delta^{2} + \omega_1^{2})}",
    sp.Tuple(q.M_0 * q.omega_1 * q.T_2 / (1 + q.T_2**2 * (q.delta**2 + q.omega_1**2))),
    unit="A/m",
)
WIDTH = Statement(
    "6",
    "width",
    38,
    "the half width of the line of a weak field",
    r"\delta_{1/2} = \frac{2}{T_2}",
    sp.Tuple(2 / q.T_2),
    unit="1/s",
    suspect="authors",
)
PEAK = Statement(
    "7",
    "width",
    40,
    "the largest absorption that any field gives",
    r"v_{max} = \frac{M_0}{2} \sqrt{\frac{T_2}{T_1}}",
    sp.Tuple(q.M_0 / 2 * sp.sqrt(q.T_2 / q.T_1)),
    unit="A/m",
)
BEST_DRIVE = Statement(
    "p.saturation",
    "width",
    41,
    "the absorption is largest where the drive equals the mean of the relaxation rates",
    r"\omega_1 = \frac{1}{2} \Bigl( \frac{1}{T_1} + \frac{1}{T_2} \Bigr)",
    sp.Tuple((1 / q.T_1 + 1 / q.T_2) / 2),
    unit="1/s",
    suspect="authors",
)
