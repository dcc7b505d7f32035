"""muMAG's standard problem 5 as a case: a vortex in a square of permalloy, moved by a current until it rests.

The square, 100 nm wide and 10 nm thick, stands on cubes of 5 nm, and the current is that of the problem, 1e12 A/m^2
with P = 1; so the numbers are fixed, and what a user gives in their place is refused. The first state (`vortex.ovf`)
and the mean magnetization that a run must show are those of an integration in which nothing of the house takes part
(tests/vortex.py, held there against fidimag's published run).

Key results: `PROBLEM`, `expected`.
Source: Najafi et al., J. Appl. Phys. 105, 113914 (2009).
"""

from __future__ import annotations

from typing import Any

from derive.micromagnetics.constants import MU_0

PROBLEM: dict[str, Any] = {
    "P": 1.0,
    "je": 1e12,
    "xi": 0.05,
    "Ms": 8e5,
    "n0": 0.0,
    "alpha": 0.1,
    "gamma": 2.211e5 / MU_0,
}
"""The inputs of a conversion, SI units."""
MESH = {"nx": 20, "ny": 20, "nz": 2, "dx": 5e-9, "A": 1.3e-11, "length": 100e-9, "height": 10e-9}
SAMPLES, DURATION = 80, 4e-9
_MEANS = (
    (1e-9, (-0.220999, -0.088150), (-0.220814, -0.088232)),
    (1.25e-9, (-0.128762, -0.035330), (-0.128737, -0.035254)),
    (1.5e-9, (-0.136972, 0.059892), (-0.137143, 0.059878)),
    (1.75e-9, (-0.210678, 0.083650), (-0.210839, 0.083429)),
    (2e-9, (-0.249435, 0.031537), (-0.249449, 0.031250)),
    (2.25e-9, (-0.224089, -0.020390), (-0.223982, -0.020560)),
    (2.5e-9, (-0.178217, -0.011360), (-0.178173, -0.011406)),
    (2.75e-9, (-0.169317, 0.022110), (-0.169390, 0.022061)),
    (3e-9, (-0.191796, 0.042979), (-0.191946, 0.042852)),
    (3.25e-9, (-0.216634, 0.037869), (-0.216759, 0.037575)),
    (3.5e-9, (-0.222679, 0.009640), (-0.222612, 0.009297)),
    (3.75e-9, (-0.202154, -0.001505), (-0.201974, -0.001581)),
    (4e-9, (-0.188890, 0.011083), (-0.188891, 0.011114)),
)
"""Time (s), and the means of m_x and m_y: where the torque takes a full one-sided difference at the edges, and half."""
TOLERANCE = 2e-4
SAYS = f"""20 x 20 x 2 cubes of 5 nm, 4 ns from the vortex at rest in start.ovf.
Expected is an integration by other means on that mesh: from 1 ns on the means of m_x and of m_y must be the same within
{TOLERANCE:g}. Single precision and adaptive steps stay below that; 2 % in u, gamma, the damping or xi do not.
"""


def expected(half: bool) -> list[tuple[float, float, float]]:
    """Time (s), mean m_x and m_y of a code that takes the full one-sided difference at the edges, or half of it."""
    return [(time, *(halved if half else full)) for time, full, halved in _MEANS]
