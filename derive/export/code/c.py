"""C99: a function of scalars, its partial derivatives, and a loop over arrays that compilers turn into SIMD code.

For SIMD, GCC wants -O3 and clang -O2 -fveclib=libmvec; with glibc the sines then come from libmvec. Loops that branch
stay scalar in GCC. OpenMP is neither needed nor in the way.
The header repeats the prototypes and can be included from C++.
"""

from __future__ import annotations

from derive.export.code.layout import Body, header, joined, local_symbols, unused
from derive.export.code.names import identifiers, reserved_words, snake
from derive.export.code.program import Program, Routine
from derive.export.code.spelling import ATOM, FUNCTIONS, Dialect, decimal, spelled

RESERVED = reserved_words(
    "auto break case char const continue default do double else enum extern float for goto if inline int long register"
    " restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool complex"
    " i n out j0 j1 y0 y1 jn yn gamma lgamma tgamma sin cos tan exp log sqrt pow abs fabs expm1 index time signal div"
    " asm class new delete this template namespace operator private public try catch true false and or not xor"
)
DIALECT = Dialect(
    {**{name: name for name in FUNCTIONS.values()}, "sqrt": "sqrt", "abs": "fabs"},
    number=lambda value: decimal(value),
    call=lambda name, argument, binds: (f"{name}({argument})", ATOM),
)

_LIBMVEC = """\
#if defined(__GNUC__)
/* Nobody reads errno here; compilers that know it make SIMD code of the loop. */
#if !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__) && !defined(__FAST_MATH__)
/* glibc offers these to vector loops under -ffast-math only, which is not wanted here. */
#define SPIN_TORQUE_PURE __attribute__((__const__, __simd__("notinbranch")))
#else
#define SPIN_TORQUE_PURE __attribute__((__const__))
#endif
SPIN_TORQUE_PURE double sin(double);
SPIN_TORQUE_PURE double cos(double);
SPIN_TORQUE_PURE double exp(double);
#if !defined(__GLIBC__) || __GLIBC__ > 2 || (__GLIBC__ == 2 && __GLIBC_MINOR__ >= 35)
SPIN_TORQUE_PURE double expm1(double);
#endif
__attribute__((__const__)) double log(double);
__attribute__((__const__)) double sqrt(double);
#endif"""
_EXPM1 = """\
#if defined(__clang__)
/* clang knows no vector form of expm1. This one, of W. Kahan, needs those of exp and log. */
static inline double spin_torque_expm1(double x) {
    const double u = exp(x), shrunk = (u - 1.0) * (x / log(u));
    return u == 1.0 ? x : u < 0x1p-54 ? -1.0 : u > 0x1p54 ? u : shrunk;
}
#define expm1 spin_torque_expm1
#endif"""
_LOOP = """\
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif"""


def files(program: Program) -> dict[str, str]:
    """The source and its header, by file name."""
    return {f"{program.name}.c": source(program), f"{program.name}.h": prototypes(program)}


def argument_names(program: Program) -> dict[object, str]:
    """The names of the arguments, the same in all prototypes."""
    return identifiers(program.args, snake, RESERVED)


def source(program: Program) -> str:
    """The C99 source: kernel, gradient and the loop over arrays."""
    names = argument_names(program)
    comment = header(program, names, _shape(program))
    lines = ["/*", *(f" * {line}".rstrip() for line in comment), " */", "#include <math.h>", "#include <stddef.h>"]
    routines = [*_value(program), "", *_gradient(program), "", *_loop(program)]
    shared = [_LIBMVEC, _EXPM1] if any("expm1(" in line for line in routines) else [_LIBMVEC]
    return "\n".join([*lines, "", *shared, "", *routines]) + "\n"


def signatures(program: Program) -> list[str]:
    """The three prototypes, without semicolons."""
    names = list(argument_names(program).values())
    scalars = [f"double {name}" for name in names]
    arrays = [f"const double *restrict {name}" for name in names]
    many = ["size_t n", *arrays, "double *restrict out"]
    single = (
        f"double {program.name}({', '.join(scalars) or 'void'})"
        if program.size == 1
        else f"void {program.name}({', '.join([*scalars, f'double out[{program.size}]'])})"
    )
    count = program.size * len(names)
    partial = f"void {program.name}_gradient({', '.join([*scalars, f'double out[{max(count, 1)}]'])})"
    return [single, partial, f"void {program.name}_n({', '.join(many)})"]


def prototypes(program: Program) -> str:
    """The header file."""
    guard = f"{program.name.upper()}_H"
    rows = [f"{line};" for line in signatures(program)]
    comment = [f"/* Eq. {program.equation.label}: {program.equation.title}; see {program.name}.c. */"]
    rows = [row.replace("restrict", "SPIN_TORQUE_RESTRICT") for row in rows]
    language = ["#ifdef __cplusplus", "#define SPIN_TORQUE_RESTRICT", 'extern "C" {', "#else"]
    language += ["#define SPIN_TORQUE_RESTRICT restrict", "#endif"]
    close = ["#ifdef __cplusplus", "}", "#endif", "#undef SPIN_TORQUE_RESTRICT", "#endif"]
    return "\n".join(
        [*comment, f"#ifndef {guard}", f"#define {guard}", "#include <stddef.h>", *language, *rows, *close, ""]
    )


def _shape(program: Program) -> str:
    value = "returns the value" if program.size == 1 else f"fills out[{program.size}]"
    return (
        f"{program.name} {value}; {program.name}_gradient fills out[i * {len(program.args)} + j] with the derivative "
        f"of entry i by argument j (both from 0); {program.name}_n evaluates n points, arguments as arrays of length "
        "n, entry i of point k in out[i * n + k]."
    )


def _body(program: Program, routine: Routine) -> tuple[Body, list[str]]:
    names = identifiers([*program.args, *local_symbols(routine)], snake, RESERVED)
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda name, value: f"const double {name} = {value};",
        assign=lambda name, value: f"{name} = {value};",
        branch=lambda condition: (f"if ({condition}) {{", "} else {", "}"),
        before=lambda kept: [f"double {', '.join(kept)};"],
    )
    silenced = "".join(f" (void){names[s]};" for s in unused(program, routine))
    return body, [*([f"   {silenced}"] if silenced else []), *body.lines(routine)]


def _value(program: Program) -> list[str]:
    body, lines = _body(program, program.value)
    results = [body.spell(row[0]) for row in program.value.rows]
    if program.size == 1:
        ends = [f"    return {results[0]};"]
    else:
        ends = [f"    out[{i}] = {text};" for i, text in enumerate(results)]
    return [f"{signatures(program)[0]} {{", *lines, *ends, "}"]


def _gradient(program: Program) -> list[str]:
    body, lines = _body(program, program.gradient)
    flat = [entry for row in program.gradient.rows for entry in row]
    ends = [f"    out[{k}] = {body.spell(entry)};" for k, entry in enumerate(flat)]
    return [f"{signatures(program)[1]} {{", *lines, *(ends or ["    (void)out;"]), "}"]


def _loop(program: Program) -> list[str]:
    """The loop over arrays, its body written out so that nothing hinders the vectoriser."""
    outer = identifiers(program.args, snake, RESERVED)
    inner = {s: f"{name}_k" for s, name in outer.items()}
    names = {**identifiers([*program.args, *local_symbols(program.value)], snake, RESERVED), **inner}
    body = Body(
        lambda e: spelled(e, DIALECT, names),
        names,
        declare=lambda name, value: f"const double {name} = {value};",
        assign=lambda name, value: f"{name} = {value};",
        branch=lambda condition: (f"if ({condition}) {{", "} else {", "}"),
        before=lambda kept: [f"double {', '.join(kept)};"],
    )
    lines = [f"{signatures(program)[2]} {{", _LOOP, "    for (size_t k = 0; k < n; ++k) {"]
    lines += [f"        const double {inner[s]} = {outer[s]}[k];" for s in program.args]
    lines += body.lines(program.value, 2)
    for i, row in enumerate(program.value.rows):
        place = "k" if i == 0 else "n + k" if i == 1 else f"{i} * n + k"
        lines.append(f"        out[{place}] = {body.spell(row[0])};")
    return [*lines, "    }", "}"]


def caller(name: str, count: int, size: int) -> str:
    """C: the scalar function, its gradient and the loop."""
    given = joined(count, "a[{0} * n + k]")
    columns = "".join(f"a + {i} * n, " for i in range(count))
    width = max(count, 1)
    passed = f"{given}, " if count else ""
    value = f"v[0] = {name}({given});" if size == 1 else f"{name}({passed}v);"
    return f"""#include <stdio.h>
#include <stdlib.h>
#include "{name}.h"
int main(void) {{
    size_t n = 0; double x; FILE *f = fopen("points.txt", "r");
    while (fscanf(f, "%lf", &x) == 1) ++n;
    n /= {width}; rewind(f);
    double *a = malloc(n * {width} * sizeof *a), *out = malloc(n * {size} * sizeof *out);
    for (size_t k = 0; k < n; ++k) for (int j = 0; j < {width}; ++j) if (fscanf(f, "%lf", a + j * n + k) != 1) return 1;
    {name}_n(n, {columns}out);
    for (size_t k = 0; k < n; ++k) {{
        double v[{size}], g[{size * width}];
        {value}
        {name}_gradient({passed}g);
        for (int i = 0; i < {size}; ++i) printf("%.17g ", v[i]);
        for (int i = 0; i < {size * count}; ++i) printf("%.17g ", g[i]);
        for (int i = 0; i < {size}; ++i) printf("%.17g ", out[i * n + k]);
        printf("\\n");
    }}
    return 0;
}}
"""
