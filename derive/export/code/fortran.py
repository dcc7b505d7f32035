"""Fortran 2008: a module with pure functions of double precision; arrays count from 1."""

from __future__ import annotations

from derive.export.code.layout import Body, header, local_symbols, wrapped
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Program, Routine
from derive.export.code.spelling import ATOM, FUNCTIONS, POWER, PRODUCT, Dialect, decimal, spelled, tanh_form

RESERVED = reserved_words(
    "dp r program module function subroutine end if then else do real integer logical character complex parameter"
    " intent in out inout pure elemental result contains implicit none use only sin cos tan exp log sqrt abs gamma"
    " sum size shape index value"
)
DIALECT = Dialect(
    {name: name for name in [*FUNCTIONS.values(), "sqrt"] if name != "expm1"},
    number=lambda value: f"{decimal(value)}_dp",
    call=lambda name, argument, binds: (f"{name}({argument})", ATOM),
    power=lambda base, binds, n: (f"{base if binds > PRODUCT + 1 else f'({base})'}**{n}", POWER),
)


def files(program: Program) -> dict[str, str]:
    """The module, by file name."""
    return {f"{program.name}.f90": source(program)}


def source(program: Program) -> str:
    """The Fortran module: the function and its gradient."""
    names = identifiers(program.args, snake, RESERVED, folds_case=True)
    count, size, name = len(names), program.size, program.name
    shape = (
        f"{name} returns {'a scalar' if size == 1 else f'an array of size {size}'}; {name}_gradient returns an array "
    )
    shape += f"of shape ({size}, {count}), the derivative of entry i by argument j in (i, j)."
    module = f"{name}_module"
    lines = [f"! {line}".rstrip() for line in header(program, names, shape)]
    lines += [f"module {module}", "    use, intrinsic :: iso_fortran_env, only: dp => real64", "    implicit none"]
    lines += ["    private", f"    public :: {name}, {name}_gradient", "contains"]
    value = [(f"r({i})" if size > 1 else "r", row[0]) for i, row in enumerate(program.value.rows, 1)]
    lines += _function(program, name, program.value, f"r({size})" if size > 1 else "r", value)
    partial = [
        (f"r({i}, {j})", entry) for i, row in enumerate(program.gradient.rows, 1) for j, entry in enumerate(row, 1)
    ]
    lines += ["", *_function(program, f"{name}_gradient", program.gradient, f"r({size}, {count})", partial)]
    return "\n".join([*lines, f"end module {module}"]) + "\n"


def _function(
    program: Program, name: str, routine: Routine, result: str, entries: list[tuple[str, object]]
) -> list[str]:
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED, folds_case=True)
    body = Body(
        lambda e: spelled(tanh_form(e), DIALECT, names),
        names,
        declare=lambda target, value: f"{target} = {value}",
        assign=lambda target, value: f"{target} = {value}",
        branch=lambda condition: (f"if ({condition}) then", "else", "end if"),
        continuation=" &",
    )
    given = [names[s] for s in program.args]
    head = f"    pure function {name}({', '.join(given)}) result(r)"
    rows = wrapped(f"        real(dp), intent(in) :: {', '.join(given)}", " &") if given else []
    rows.append(f"        real(dp) :: {result}")
    local = [names[s] for s in local_symbols(routine)]
    rows += [f"        real(dp) :: {', '.join(local[i : i + 8])}" for i in range(0, len(local), 8)]
    rows += body.lines(routine, 2)
    rows += [piece for target, e in entries for piece in wrapped(f"        {target} = {body.spell(e)}", " &")]
    rows += [] if entries else ["        r = 0"]
    return [*wrapped(head, " &"), *rows, f"    end function {name}"]


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
