"""The macroscopic route: its own premises, the equation it solves, and its agreement with the microscopic one."""

from __future__ import annotations

import ast
from pathlib import Path

import sympy as sp

from derive import derivation
from derive.cheng_niu import macroscopic
from derive.cheng_niu import symbols as q
from tests.vector_values import vector_values
from verify.zero.exact import is_zero

PAPER = derivation()
TEXTURE = vector_values(q.theta_field, q.phi_field)


def test_the_accumulation_solves_the_continuity_equation() -> None:
    """d_t (n_0 n) + div J + dm x M/(tau_ex M_s) + xi dm/tau_ex = 0 on the general unit-vector field."""
    carried = sum((j * slope for j, slope in zip(q.j_e, q.M_grad, strict=True)), sp.zeros(3, 1))
    rate = q.n_0 / q.M_s * q.M_t - q.mu_B * q.P / (q.e * q.M_s) * carried
    accumulated = PAPER["x.macroscopic"].rhs
    balance = rate + accumulated.cross(q.M) / (q.tau_ex * q.M_s) + q.xi / q.tau_ex * accumulated
    assert is_zero(balance.xreplace(TEXTURE))


def test_the_torque_is_what_the_exchange_takes() -> None:
    expected = -q.M.cross(PAPER["x.macroscopic"].rhs) / (q.tau_ex * q.M_s)
    assert is_zero((PAPER["x.macroscopic-torque"].rhs - expected).xreplace(TEXTURE))


def test_both_routes_agree_term_by_term() -> None:
    """Each of the four terms: n x d_t n, d_t n, n x (j . grad) n, (j . grad) n; then the torque as a whole."""
    for label, ours in (("15", "x.macroscopic"), ("x.transfer", "x.macroscopic-torque")):
        for families in ((q.M_t,), q.M_grad):
            others = {c for family in (q.M_t, *q.M_grad) if family not in families for c in family}
            only = dict.fromkeys(others, sp.S.Zero)
            assert is_zero((PAPER[label].rhs - PAPER[ours].rhs).xreplace(only)), label
        assert not is_zero(PAPER[ours].rhs)


def test_a_wrong_sign_of_the_current_is_seen() -> None:
    turned = dict(zip(q.j_e, -q.j_e, strict=True))
    assert not is_zero(PAPER["15"].rhs - PAPER["x.macroscopic"].rhs.xreplace(turned))


def test_it_shares_no_formula_with_the_microscopic_route() -> None:
    """The module takes symbols from `derive`, and nothing from its steps."""
    tree = ast.parse(Path(macroscopic.__file__).read_text())
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {m for m in modules if m and m.startswith("derive")} <= {
        "derive.core.node",
        "derive.cheng_niu",
        "derive.cheng_niu.model",
    }
    imported = {a.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for a in node.names}
    assert imported & {"steps", "chain", "chain_torque"} == set()
