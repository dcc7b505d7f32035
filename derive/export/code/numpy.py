"""Python with NumPy: functions of numbers or arrays that broadcast."""

from derive.export.code.layout import Text, comment, wrapped
from derive.export.code.names import reserved_words
from derive.export.code.program import Assign, Choice, Program
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "False None True and as assert async await break class continue def del elif else except finally for from global if"
    " import in is lambda nonlocal not or pass raise return try while with yield np abs sum _reals"
)
DIALECT = Dialect(
    functions("np.{}", asin="arcsin", acos="arccos", atan="arctan"),
    RESERVED,
    comment=("", "", '"""'),
    line="# {}",
    gives=("(...)", "({size}, ...)"),
    says="{name} returns an array of shape {value}; {name}_gradient one of shape ({size}, {count}, ...), the derivative"
    " of entry i by argument j in [i, j].",
    power="{atom}**{}",
)

_READ = '''
def _reals(*given):
    """The arguments as doubles of one shape, since integers wrap around; TypeError for what is not real."""
    if any(map(np.ma.is_masked, given)):
        raise TypeError("masked entries; fill or drop them first")
    arrays = map(np.asarray, given)
    casts = [(a, "unsafe" if a.dtype == object else "same_kind") for a in arrays]
    return np.broadcast_arrays(*(a.astype(float, casting=casting) for a, casting in casts))

'''
"""What a module opens with. Objects may be integers of any size; float() refuses those of them that are no numbers."""


def source(program: Program) -> str:
    """The module: the function and its gradient, both of arrays that broadcast."""
    lines = [*comment(program, DIALECT), "", "import numpy as np", "", *([_READ] if program.args else [""])]
    lines += [*_function(_Text(program, DIALECT)), "", "", *_function(_Text(program, DIALECT, gradient=True))]
    return 'r"""' + "\n".join(lines) + "\n"


class _Text(Text):
    """Only inside brackets does Python go on in the next line; a choice takes one of two lists point by point."""

    def assigned(self, assign: Assign, lasting: object = ()) -> list[str]:
        target = self.names[assign.symbol]
        return [f"{target} = {_bracketed(self.spell(assign.value), len(target))}"]

    def chosen(self, choice: Choice) -> list[str]:
        rows = [f"is_below = {_bracketed(f'{self.spell(choice.value)} < {self.spell(choice.bound)}')}"]
        rows.append('with np.errstate(all="ignore"):')
        whole = self.names
        for branch, suffix in ((choice.below, "_below"), (choice.above, "_above")):
            self.names = {**whole, **{s: whole[s] + suffix for s in choice.results}}
            rows += [f"    {line}" for a in branch for line in self.assigned(a)]
        self.names = whole
        kept = [whole[s] for s in choice.results]
        return [*rows, *(f"{name} = np.where(is_below, {name}_below, {name}_above)" for name in kept)]

    def result(self) -> str:
        """The array of the results, of the shape of the arguments also where they are constants."""
        size, like = self.program.size, f"np.shape({self.given[0]})" if self.given else "()"
        rows = [
            [text if e.free_symbols else f"np.full({like}, {text})" for e, text in zip(*row, strict=True)]
            for row in zip(self.routine.rows, self.rows(), strict=True)
        ]
        if self.gradient:
            stacks = ", ".join(f"np.stack([{', '.join(row)}])" for row in rows)
            return f"np.stack([{stacks}])" if self.given else f"np.zeros(({size}, 0))"
        return _bracketed(rows[0][0]) if size == 1 else f"np.stack([{', '.join(entry for (entry,) in rows)}])"


def _bracketed(value: str, before: int = 0) -> str:
    return f"({value})" if len(value) > 80 or len(value) + before > 88 else value


def _function(text: _Text) -> list[str]:
    given, equation = ", ".join(text.given), text.program.equation
    rows = [f"def {text.name}({given}):", f'    """Eq. {equation.label}: {equation.title}."""']
    rows += wrapped(f"    ({given}{',' * (len(text.given) == 1)}) = _reals({given})") if given else []
    return [*rows, *text.lines(), *wrapped(f"    return {text.result()}")]


def caller(name: str, count: int, size: int) -> str:
    """NumPy: all points at once."""
    return f"""import numpy as np
from {name} import {name}, {name}_gradient
a = np.loadtxt("points.txt", ndmin=2).T
n = a.shape[1]
value = np.broadcast_to(np.reshape({name}(*a[:{count}]), ({size}, -1)), ({size}, n))
gradient = np.reshape({name}_gradient(*a[:{count}]), ({size * count}, {"n" if count else 0}))
for row in np.vstack([value, gradient]).T if {count} else value.T:
    print(*(format(x, ".17g") for x in row))
"""
