"""Inputs that nobody would think of, for every command, converter, reader and number of the house.

    python -m tests.fuzz --inputs 10000 --seed 1     everything; without --seed a fresh one, which is printed
    python -m tests.fuzz --seed 1 --only convert:17  one input again

grammar.py   the commands and their options, as `--help` tells them, and lines made of them
hostile.py   values and files that are wrong, or dangerous, or only odd
commands.py  a line run in this process or in one of its own, and what may come of it
numbers.py   spin_response, spin_enclosure, is_zero: against mpmath at 50 digits
texts.py     the readers of quantities, labels, models, formulas and scripts, by Hypothesis

Whatever is tried, a command ends with 0 or 2 and an explanation of one line, a function with a value or a ValueError
of one line; nothing not finite is printed; nothing takes ten seconds of the processor; no number is wrong.
"""
