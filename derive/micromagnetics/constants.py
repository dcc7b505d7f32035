"""Constants of nature that a conversion needs, in SI units, and the default gyromagnetic ratio.

Source: CODATA 2022 (e and h are exact in the SI; mu_0 and mu_B carry a relative uncertainty of 1.6e-10 and 3.1e-10).
"""

from __future__ import annotations

from math import pi

ELEMENTARY_CHARGE = 1.602176634e-19
"""C, exact."""

PLANCK = 6.62607015e-34
"""J s, exact."""

HBAR = PLANCK / (2 * pi)

BOHR_MAGNETON = 9.2740100657e-24
"""J/T."""

MU_0 = 1.25663706127e-6
"""T m/A."""

GAMMA = 1.76085963e11
"""rad/(T s), the free electron's gyromagnetic ratio."""
