"""The spin equation in numbers: integrators, enclosures, transits, certified bounds, validity."""
