"""Scripts of solvers, read as they are and never executed: languages, what they do, where what is asked for stands."""
