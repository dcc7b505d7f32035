"""The zero test: an expression in, true, false or undecided out. Stands alone."""
