"""Currents as people use them: any direction, by region, in time and in space, and how a solver takes them."""
