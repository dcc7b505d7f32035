"""C99: a function of scalars, its partial derivatives, and a loop over arrays that compilers turn into SIMD code.

For SIMD, GCC wants -O3 and clang -O2 -fveclib=libmvec; with glibc the sines then come from libmvec. Loops that branch
stay scalar in GCC. OpenMP is neither needed nor in the way.
The header repeats the prototypes and can be included from C++.
"""

from derive.export.code.layout import Text, comment, joined
from derive.export.code.names import reserved_words
from derive.export.code.program import Program
from derive.export.code.spelling import Dialect, functions

RESERVED = reserved_words(
    "auto break case char const continue default do double else enum extern float for goto if inline int long register"
    " restrict return short signed sizeof static struct switch typedef union unsigned void volatile while bool complex"
    " i n out j0 j1 y0 y1 jn yn gamma lgamma tgamma sin cos tan exp log sqrt pow abs fabs expm1 index time signal div"
    " asm class new delete this template namespace operator private public try catch true false and or not xor"
)
DIALECT = Dialect(
    functions(abs="fabs"),
    RESERVED,
    comment=("/*", " * ", " */"),
    line="/* {} */",
    gives=("returns the value", "fills out[{size}]"),
    says="{name} {value}; {name}_gradient fills out[i * {count} + j] with the derivative of entry i by argument j (both"
    " from 0); {name}_n evaluates n points, arguments as arrays of length n, entry i of point k in out[i * n + k].",
    declare="const double {} = {};",
    assign="{} = {};",
    branch=("if ({}) {{", "} else {", "}"),
    before=lambda kept: [f"double {', '.join(kept)};"],
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


def source(program: Program) -> str:
    """The C99 source: kernel, gradient and the loop over arrays."""
    routines = [*_function(Text(program, DIALECT)), "", *_function(Text(program, DIALECT, gradient=True))]
    routines += ["", *_loop(Text(program, DIALECT))]
    shared = [_LIBMVEC, _EXPM1] if any("expm1(" in line for line in routines) else [_LIBMVEC]
    lines = [*comment(program, DIALECT), "#include <math.h>", "#include <stddef.h>", "", *shared, "", *routines]
    return "\n".join(lines) + "\n"


def signatures(program: Program) -> list[str]:
    """The three prototypes, without semicolons."""
    name, size, names = program.name, program.size, Text(program, DIALECT).given
    given = [f"double {name}" for name in names]
    value = f"double {name}" if size == 1 else f"void {name}"
    single = given if size == 1 else [*given, f"double out[{size}]"]
    partial = [*given, f"double out[{max(size * len(names), 1)}]"]
    many = ["size_t n", *(f"const double *restrict {name}" for name in names), "double *restrict out"]
    heads = (value, f"void {name}_gradient", f"void {name}_n")
    return [f"{head}({', '.join(taken) or 'void'})" for head, taken in zip(heads, (single, partial, many), strict=True)]


def beside(program: Program) -> dict[str, str]:
    """The header, by file name; it can be included from C++."""
    guard = f"{program.name.upper()}_H"
    rows = "\n".join(f"{line};" for line in signatures(program)).replace("restrict", "SPIN_TORQUE_RESTRICT")
    text = f"""/* Eq. {program.equation.label}: {program.equation.title}; see {program.name}.c. */
#ifndef {guard}
#define {guard}
#include <stddef.h>
#ifdef __cplusplus
#define SPIN_TORQUE_RESTRICT
extern "C" {{
#else
#define SPIN_TORQUE_RESTRICT restrict
#endif
{rows}
#ifdef __cplusplus
}}
#endif
#undef SPIN_TORQUE_RESTRICT
#endif
"""
    return {f"{program.name}.h": text}


def _function(text: Text) -> list[str]:
    flat = [entry for row in text.rows() for entry in row]
    lone = text.program.size == 1 and not text.gradient
    ends = [f"return {flat[0]};"] if lone else [f"out[{k}] = {entry};" for k, entry in enumerate(flat)]
    silenced = ["    " + " ".join(f"(void){name};" for name in text.unused)] if text.unused else []
    head = f"{signatures(text.program)[text.gradient]} {{"
    return [head, *silenced, *text.lines(), *(f"    {end}" for end in ends or ["(void)out;"]), "}"]


def _loop(text: Text) -> list[str]:
    """The loop over arrays, its body written out so that nothing hinders the vectoriser."""
    lines = [f"{signatures(text.program)[2]} {{", _LOOP, "    for (size_t k = 0; k < n; ++k) {"]
    lines += [f"        const double {name}_k = {name}[k];" for name in text.given]
    text.names |= {s: f"{name}_k" for s, name in zip(text.program.args, text.given, strict=True)}
    lines += text.lines(2)
    for i, (entry,) in enumerate(text.rows()):
        place = ("k", "n + k")[i] if i < 2 else f"{i} * n + k"
        lines.append(f"        out[{place}] = {entry};")
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
