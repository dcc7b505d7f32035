"""Numbers that are theorems: the spin enclosed in balls.

Arb's balls carry a midpoint and a radius through every operation, so what comes out contains the exact answer. A ball
that excludes zero refutes an equation; one that contains zero proves nothing.

spin, average -> constant background, from the matrix exponential (constant.py)
texture, texture_at -> a real texture, by a Taylor method with a proven remainder (texture.py)
coefficients -> the adiabatic and the non-adiabatic coefficient of a texture as a whole (coefficients.py)
"""

from verify.electron.enclosure.coefficients import coefficients
from verify.electron.enclosure.constant import average, spin
from verify.electron.enclosure.varying import texture, texture_at

__all__ = ["average", "coefficients", "spin", "texture", "texture_at"]
