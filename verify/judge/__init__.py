"""The judge: statements and claims in, judgements and a record out. Knows no paper."""
