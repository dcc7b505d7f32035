"""Runnable cases: a folder with everything that a solver needs to run, and a check of what it wrote."""
