"""Equations as text and functions: LaTeX in the paper's notation, callables of five libraries, code in nine languages.

Everything here reads a finished `Equation` and returns a value; nothing here writes a file or knows physics.

`latex` one equation as LaTeX · `document` the derivation as one LaTeX document · `function` callables ·
`code` source text, with one printer per language in `languages`.
"""
