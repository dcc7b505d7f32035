"""Fortran 2008: a module with pure functions of double precision; arrays count from 1."""

from derive.export.code.layout import Text, whole, wrapped
from derive.export.code.names import reserved_words
from derive.export.code.program import Program
from derive.export.code.spelling import Dialect, decimal, functions

RESERVED = reserved_words(
    "dp r program module function subroutine end if then else do real integer logical character complex parameter"
    " intent in out inout pure elemental result contains implicit none use only sin cos tan exp log sqrt abs gamma"
    " sum size shape index value"
)
DIALECT = Dialect(
    functions(lacks=("expm1",)),
    RESERVED,
    comment=("", "! ", ""),
    line="! {}",
    gives=("a scalar", "an array of size {size}"),
    says="{name} returns {value}; {name}_gradient returns an array of shape ({size}, {count}), the derivative of entry"
    " i by argument j in (i, j).",
    branch=("if ({}) then", "else", "end if"),
    folds_case=True,
    number=lambda value: f"{decimal(value)}_dp",
    power="{atom}**{}",
    continuation=" &",
)


def source(program: Program) -> str:
    """The Fortran module: the function and its gradient."""
    name = program.name
    head = f"""module {name}_module
    use, intrinsic :: iso_fortran_env, only: dp => real64
    implicit none
    private
    public :: {name}, {name}_gradient
contains"""
    return whole(program, DIALECT, _function, before=[head], after=[f"end module {name}_module"])


def _function(text: Text) -> list[str]:
    size, given, rows = text.program.size, ", ".join(text.given), text.rows()
    lines = wrapped(f"    pure function {text.name}({given}) result(r)", " &")
    lines += wrapped(f"        real(dp), intent(in) :: {given}", " &") if given else []
    shape = f"({size}, {len(text.given)})" if text.gradient else f"({size})" if size > 1 else ""
    lines.append(f"        real(dp) :: r{shape}")
    lines += [f"        real(dp) :: {', '.join(text.local[i : i + 8])}" for i in range(0, len(text.local), 8)]
    lines += text.lines(2)
    for i, row in enumerate(rows, 1):
        for j, entry in enumerate(row, 1):
            place = f"({i}, {j})" if text.gradient else f"({i})" if size > 1 else ""
            lines += wrapped(f"        r{place} = {entry}", " &")
    lines += [] if any(rows) else ["        r = 0"]
    return [*lines, f"    end function {text.name}"]


def caller(name: str, count: int, size: int) -> str:
    """Fortran: list-directed reading, one line per point."""
    given = ", &\n            ".join(f"a({i})" for i in range(1, count + 1))
    return f"""program run
    use, intrinsic :: iso_fortran_env, only: dp => real64
    use {name}_module
    implicit none
    real(dp) :: a({max(count, 1)})
    integer :: status
    open (unit=10, file='points.txt', action='read')
    do
        read (10, *, iostat=status) a
        if (status /= 0) exit
        write (*, '(*(es25.17e3, 1x))') {name}({given}), &
            transpose({name}_gradient({given}))
    end do
end program run
"""
