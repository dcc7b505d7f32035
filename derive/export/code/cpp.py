"""C++: a header over the C source, which is compiled beside it; std::array instead of output pointers."""

from dataclasses import replace

from derive.export.code import c
from derive.export.code.layout import Text, comment, joined
from derive.export.code.program import Program

DIALECT = replace(
    c.DIALECT,
    comment=("", "// ", ""),
    line="// {}",
    gives=("a double", "std::array<double, {size}>"),
    says="{name} returns {value}; {name}_gradient returns std::array<std::array<double, {count}>, {size}>, derivative"
    " of entry i by argument j in [i][j]. Link with {name}.c, which also has the loop over arrays {name}_n.",
)


def source(program: Program) -> str:
    """The C++17 header: inline functions in namespace spin_torque over the C functions."""
    c.source(program)  # what C cannot express this header cannot call
    head = "\n".join(comment(program, DIALECT))
    declared = "\n".join(f"    {row.replace('restrict', '')};" for row in c.signatures(program))
    return f"""{head}
#pragma once
#include <array>
#include <cstddef>

namespace spin_torque {{
namespace detail {{
using std::size_t;
extern "C" {{
{declared}
}}
}}  // namespace detail

{_inline(program)}

}}  // namespace spin_torque
"""


def _inline(program: Program) -> str:
    """The value and the gradient."""
    name, size, names = program.name, program.size, Text(program, DIALECT).given
    taken, given, count = ", ".join(f"double {name}" for name in names), ", ".join(names), len(names)
    kind = "double" if size == 1 else f"std::array<double, {size}>"
    matrix = f"std::array<std::array<double, {count}>, {size}>"
    value = f"    return detail::{name}({given});"
    if size > 1:
        value = f"""    {kind} out;
    detail::{name}({", ".join([*names, "out.data()"])});
    return out;"""
    gradient = "    return {};"
    if names:
        gradient = f"""    std::array<double, {size * count}> flat;
    detail::{name}_gradient({given}, flat.data());
    {matrix} out;
    for (std::size_t i = 0; i < {size}; ++i)
        for (std::size_t j = 0; j < {count}; ++j) out[i][j] = flat[i * {count} + j];
    return out;"""
    return f"""inline {kind} {name}({taken}) {{
{value}
}}

inline {matrix} {name}_gradient({taken}) {{
{gradient}
}}"""


def caller(name: str, count: int, size: int) -> str:
    """C++ through the header."""
    given = joined(count, "a[{0}]")
    value = f'std::printf("%.17g ", spin_torque::{name}({given}));'
    if size > 1:
        value = f'for (double v : spin_torque::{name}({given})) std::printf("%.17g ", v);'
    return f"""#include <cstdio>
#include <fstream>
#include "{name}.hpp"
int main() {{
    std::ifstream f("points.txt");
    double a[{max(count, 1)}];
    for (;;) {{
        for (double &x : a) if (!(f >> x)) return 0;
        {value}
        for (const auto &row : spin_torque::{name}_gradient({given})) for (double g : row) std::printf("%.17g ", g);
        std::printf("\\n");
    }}
}}
"""
