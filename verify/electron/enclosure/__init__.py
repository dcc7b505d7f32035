"""Numbers that are theorems: the spin enclosed in balls.

Arb's balls carry a midpoint and a radius through every operation, so what comes out contains the exact answer. A ball
that excludes zero refutes an equation; one that contains zero proves nothing.

spin -> constant background, from the matrix exponential (constant.py)
texture, texture_at, coefficients -> a real texture, by a Taylor method with a proven remainder (varying.py)
"""

from verify.electron.enclosure.constant import spin
from verify.electron.enclosure.varying import coefficients, texture, texture_at

__all__ = ["coefficients", "spin", "texture", "texture_at"]
