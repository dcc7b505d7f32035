"""Certificates that a proof kernel, Coq's, checks: statements printed as Coq, read back, proved by tactics.

printer.py       a form as Coq: what a reader must trust besides Coq itself
readback.py      Coq back to LaTeX, by a reader that shares nothing with the printer
certificate.py   the table of certificates of a paper, and the file of each
gathered.py      all the files, and what the theorems assume asked together
coqc.py          the files checked in parallel, what each theorem assumes, coqchk
ledger.py        docs/trust.md: what each claim rests on

It knows no paper: definitions, chain and table stand in a folder of the paper's (`Paper.certificates`).
"""
