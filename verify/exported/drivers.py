"""Programs that call an exported routine: read points, write its values and derivatives, in each language.

Every driver reads `points.txt` (one point per line, arguments in order) and prints one line per point: the entries of
the value, then those of the gradient row by row, 17 digits each; the C driver adds the values from its loop. A routine
without arguments reads one number per line all the same, and ignores it.

Key result: `DRIVERS` (language -> function of a program's name, argument count and size that gives the driver's text).
"""

from __future__ import annotations

from collections.abc import Callable

from derive.export.code.names import camel

Driver = Callable[[str, int, int], str]


def _join(count: int, form: str) -> str:
    return ", ".join(form.format(i) for i in range(count))


def c(name: str, count: int, size: int) -> str:
    """C: the scalar function, its gradient and the loop."""
    given = _join(count, "a[{0} * n + k]")
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


def cpp(name: str, count: int, size: int) -> str:
    """C++ through the header."""
    given = _join(count, "a[{0}]")
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


def fortran(name: str, count: int, size: int) -> str:
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


def rust(name: str, count: int, size: int) -> str:
    """Rust: the exported file as a module."""
    given = _join(count, "a[{0}]")
    value = f"[{name}({given})]" if size == 1 else f"{name}({given})"
    return f"""#[path = "{name}.rs"]
mod exported;
use exported::*;
fn main() {{
    let text = std::fs::read_to_string("points.txt").unwrap();
    for line in text.lines() {{
        let a: Vec<f64> = line.split_whitespace().map(|x| x.parse().unwrap()).collect();
        let _ = &a;
        let mut row: Vec<f64> = {value}.to_vec();
        for part in {name}_gradient({given}) {{ row.extend(part); }}
        println!("{{}}", row.iter().map(|x| format!("{{:.17e}}", x)).collect::<Vec<_>>().join(" "));
    }}
}}
"""


def julia(name: str, count: int, size: int) -> str:
    """Julia: rows of the gradient in order."""
    return f"""include("{name}.jl")
for line in eachline("points.txt")
    a = parse.(Float64, split(line))[1:{count}]
    println(join([collect({name}(a...)); vec(permutedims({name}_gradient(a...)))], " "))
end
"""


def javascript(name: str, count: int, size: int) -> str:
    """Node: the ES module."""
    call = camel(name)
    return f"""import {{ readFileSync }} from "node:fs";
import {{ {call}, {call}Gradient }} from "./{name}.js";
for (const line of readFileSync("points.txt", "utf8").trim().split("\\n")) {{
  const a = line.trim().split(/\\s+/).map(Number).slice(0, {count});
  console.log([{call}(...a), {call}Gradient(...a)].flat(3).map((x) => x.toExponential(17)).join(" "));
}}
"""


def octave(name: str, count: int, size: int) -> str:
    """Octave: both outputs, point by point."""
    return f"""points = load("points.txt");
for k = 1:rows(points)
    a = num2cell(points(k, 1:{count}));
    [value, gradient] = {name}(a{{:}});
    printf("%.17g ", value, gradient.');
    printf("\\n");
end
"""


def mathematica(name: str, count: int, size: int) -> str:
    """Mathematica: row[point] prints each number as what its 16 digits say and the remainder."""
    call = camel(name)
    return f"""Get["{name}.wl"];
spelled[x_] := With[{{digits = ToString[N[x], InputForm]}},
  digits <> " " <> ToString[N[x] - ToExpression[digits], InputForm]];
row[point_] := With[
  {{numbers = Flatten[{{Apply[{call}, Take[point, {count}]], Apply[{call}Gradient, Take[point, {count}]]}}]}},
  Print["row ", StringJoin[Riffle[Map[spelled, numbers], " "]]]];
"""


def numpy(name: str, count: int, size: int) -> str:
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


DRIVERS: dict[str, Driver] = {
    "c": c,
    "cpp": cpp,
    "fortran": fortran,
    "rust": rust,
    "julia": julia,
    "javascript": javascript,
    "octave": octave,
    "mathematica": mathematica,
    "numpy": numpy,
}
