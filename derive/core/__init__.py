"""A derivation as data: `Theory` -> `Derivation` -> `Equation`, with symbol records and vectors. Knows no paper."""
