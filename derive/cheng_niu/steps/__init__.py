"""The argument of the paper, one module per step, in its order; every function is pure."""
