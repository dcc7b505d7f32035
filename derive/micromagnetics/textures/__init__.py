"""Magnetic textures in numbers: the torque of all electrons at the Fermi surface along a line, and files of fields.

frames.py          the frame that follows n from place to place
propagators.py     the exact solution of the spin equation in a piece that turns evenly
fermi_surface.py   all directions, scattering, and the torque: `texture_torque`
spin_diffusion.py  the limit of a short mean free path, as a banded system
krylov.py          the linear equations of scattering, solved by iteration
"""
