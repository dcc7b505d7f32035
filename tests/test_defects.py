"""Faults in other people's software (docs/defects.md), each shown in what is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import sympy as sp
from sympy.simplify.fu import TR12i

from derive.cheng_niu import symbols as q
from verify import is_zero
from verify.cheng_niu.solvers.equations import anv_spintevolve
from verify.cheng_niu.solvers.mapping import general_point

A, B, C = (sp.tan(angle) for angle in sp.symbols("a b c"))
FACTOR = sp.Symbol("a") + 1


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ((A + B) / (1 - A * B), True),
        (((A + B) / (1 - A * B) ** 2 * (-3 * A - 3 * C) / (2 * (A * C - 1))).expand(), False),
        (((A + B) * FACTOR).expand() ** 2 / (A * B - 1), False),
    ],
)
def test_tr12i_of_sympy_changes_the_value_of_two_expressions_of_its_own_tests(given: sp.Expr, right: bool) -> None:
    assert is_zero(TR12i(given) - given) is right
    point = {sp.Symbol("a"): 0.3, sp.Symbol("b"): 0.4, sp.Symbol("c"): 0.5}
    assert (abs((TR12i(given) - given).subs(point)) < 1e-12) == right


def test_rust_code_of_sympy_drops_the_brackets_of_a_sum(tmp_path: Path) -> None:
    x, r = sp.symbols("x r", real=True)
    printed = sp.rust_code(-x * (r - 1))
    assert printed == "-x*r - 1.0"
    if shutil.which("rustc") is None:
        pytest.skip("rustc is not installed: the text was compared, the program not run")
    source = tmp_path / "product.rs"
    source.write_text(f'fn main() {{ let x = 2.0; let r = 3.0; println!("{{}}", {printed}); }}')
    subprocess.run(["rustc", source.name], cwd=tmp_path, check=True, capture_output=True)
    found = subprocess.run(["./product"], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
    assert float(found) == -7.0  # and -x (r - 1) is -4


def test_ubermag_documents_the_torque_with_the_sign_that_oommf_does_not_have() -> None:
    point, alpha, beta = general_point(), q.alpha, q.xi
    u = sp.Symbol("u", real=True)
    drift = u * point.slope
    across = point.m.cross(drift)
    documented = -(1 + alpha * beta) / (1 + alpha**2) * point.m.cross(across) - (beta - alpha) / (1 + alpha**2) * across
    values = {"alpha": alpha, "beta": beta, "gamma_G": q.gamma}
    run = anv_spintevolve(point, values | {"u": u}) - anv_spintevolve(point, values | {"u": sp.S.Zero})
    assert is_zero([*(run + documented)])
    assert not is_zero([*(run - documented)])


def test_the_documentation_of_ubermag_still_prints_that_sign() -> None:
    model = pytest.importorskip("micromagneticmodel")
    text = "".join(model.ZhangLi.__doc__.split())
    assert r"=-\frac{1+\alpha\beta}{1+\alpha^{2}}\mathbf{m}\times(\mathbf{m}\times(\mathbf{u}\cdot" in text
