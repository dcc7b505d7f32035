"""From LaTeX to what it asserts, by a grammar of our own: nothing is guessed, nothing is evaluated as code."""
