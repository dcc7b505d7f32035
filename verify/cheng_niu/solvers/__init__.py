"""Micromagnetic solvers: the equation of motion that each one integrates, and the proof that a mapping gives Eq. 16."""
