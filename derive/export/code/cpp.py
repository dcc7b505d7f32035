"""C++: a header over the C source, which is compiled beside it; std::array instead of output pointers."""

from __future__ import annotations

from derive.export.code import c
from derive.export.code.layout import header, joined
from derive.export.code.program import Program


def files(program: Program) -> dict[str, str]:
    """The header, by file name."""
    return {f"{program.name}.hpp": source(program)}


def source(program: Program) -> str:
    """The C++17 header: inline functions in namespace spin_torque over the C functions."""
    c.source(program)  # what C cannot express this header cannot call
    names = c.argument_names(program)
    count, size, name = len(names), program.size, program.name
    shape = f"{name} returns {'a double' if size == 1 else f'std::array<double, {size}>'}; {name}_gradient returns "
    shape += f"std::array<std::array<double, {count}>, {size}>, derivative of entry i by argument j in [i][j]. "
    shape += f"Link with {name}.c, which also has the loop over arrays {name}_n."
    lines = [f"// {line}".rstrip() for line in header(program, names, shape)]
    declared = [f"    {row.replace('restrict', '')};" for row in c.signatures(program)]
    lines += [
        "#pragma once",
        "#include <array>",
        "#include <cstddef>",
        "",
        "namespace spin_torque {",
        "namespace detail {",
    ]
    lines += ["using std::size_t;", 'extern "C" {', *declared, "}", "}  // namespace detail", ""]
    taken = ", ".join(f"double {n}" for n in names.values())
    given = ", ".join(names.values())
    lines += _value(name, size, taken, given)
    lines += ["", *_gradient(name, size, count, taken, given), "", "}  // namespace spin_torque"]
    return "\n".join(lines) + "\n"


def _value(name: str, size: int, taken: str, given: str) -> list[str]:
    if size == 1:
        return [f"inline double {name}({taken}) {{", f"    return detail::{name}({given});", "}"]
    passed = ", ".join(part for part in (given, "out.data()") if part)
    return [
        f"inline std::array<double, {size}> {name}({taken}) {{",
        f"    std::array<double, {size}> out;",
        f"    detail::{name}({passed});",
        "    return out;",
        "}",
    ]


def _gradient(name: str, size: int, count: int, taken: str, given: str) -> list[str]:
    kind = f"std::array<std::array<double, {count}>, {size}>"
    if not given:
        return [f"inline {kind} {name}_gradient() {{", "    return {};", "}"]
    passed = f"{given}, flat.data()"
    return [
        f"inline {kind} {name}_gradient({taken}) {{",
        f"    std::array<double, {size * count}> flat;",
        f"    detail::{name}_gradient({passed});",
        f"    {kind} out;",
        f"    for (std::size_t i = 0; i < {size}; ++i)",
        f"        for (std::size_t j = 0; j < {count}; ++j) out[i][j] = flat[i * {count} + j];",
        "    return out;",
        "}",
    ]


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
