"""The converter: inputs, the way there and back, the script, the command, and the wall's motion."""

from __future__ import annotations

import ast
import json
import math
import re

import pytest
import sympy as sp

from derive import derivation
from derive.cheng_niu import symbols as q
from derive.micromagnetics import FAMILIES, SOLVERS, convert, main, recover
from derive.micromagnetics import coefficients as c
from derive.micromagnetics.checks import WIDTH
from derive.micromagnetics.gap import exchange_gap
from derive.micromagnetics.inputs import Inputs
from verify.cheng_niu.solvers.coordinates import brackets, point

GIVEN = {"P": 0.6, "je": 1e12, "xi": 0.3, "Ms": 8e5, "n0": 4e4, "alpha": 0.12}
OPTIONS = [part for name, value in GIVEN.items() for part in (f"--{name}", str(value))]
ROUNDING = 1e-13
"""A few hundred double-precision roundings: every path is a dozen products, differently ordered."""


def test_wall_velocity_is_the_textbook_one() -> None:
    """v = -xi u/(alpha + eta xi): Thiaville's beta u/alpha with the paper's sign and Eq. 17's damping."""
    expected = -q.xi * q.u[0] / (q.alpha + q.eta_n * q.xi)
    assert sp.cancel(derivation()["x.wall-velocity"].rhs - expected) == 0


WALKER = q.gamma * sp.sqrt(q.A_stiff / q.K_easy) * q.K_perp / q.M_s * q.alpha / (q.alpha - q.xi)
"""The limit as it stands where the width is a constant: Thiaville et al. (2005), with eta = 0."""


def test_wall_breakdown_is_walkers_where_the_width_hardly_changes() -> None:
    """The limit K_perp/K -> 0 of the derived one; the constant width is too wide by (1 + sqrt(1 + K_perp/K))/2."""
    found = derivation()["x.wall-breakdown"].rhs.xreplace({q.eta_n: sp.S.Zero})
    assert sp.limit((found / WALKER).xreplace({q.K_perp: q.K_easy * q.x}), q.x, 0) == 1


@pytest.mark.parametrize(("ratio", "too_high"), [("1", 1.2), ("4", 1.6), ("50", 4.1)])
def test_a_wall_of_constant_width_would_break_down_too_late(ratio: str, too_high: float) -> None:
    """The integration, which knows neither formula, excludes the constant width and brackets the derived limit."""
    at = {symbol: sp.Rational(value) for symbol, value in point(ratio).items()}
    derived = float(derivation()["x.wall-breakdown"].rhs.subs(at))
    settles, turns = brackets()[ratio]
    constant = float(WALKER.subs(at) * (q.alpha + q.eta_n * q.xi).subs(at) / at[q.alpha])
    assert settles * 0.97 < derived < turns * 1.03
    assert constant / derived == pytest.approx(too_high, abs=0.05) and constant > 1.15 * turns


def test_equal_damping_and_xi_leave_no_breakdown() -> None:
    check = convert("magnumnp", **(GIVEN | {"alpha": 0.3}))[0].check
    assert check.breakdown is None
    assert "every u" in check.condition


def test_self_check_rate_solves_eq_16() -> None:
    """At m = y, dm/dx = z/width: T = u'(z - xi x)/width and dm/dt = (T + a~ m x T)/(1 + a~^2)."""
    found = convert("mumax3", **GIVEN)[0]
    drift, damping = found.coefficients["u_over_1_plus_eta"] / WIDTH, found.coefficients["alpha_tilde"]
    along, across = drift * (1 + damping * 0.3), drift * (damping - 0.3)
    expected = (across / (1 + damping**2), 0.0, along / (1 + damping**2))
    assert found.check.rate == pytest.approx(expected, rel=1e-12, abs=1e-3)


@pytest.mark.parametrize("je", [1e12, -3e11])
@pytest.mark.parametrize("name", SOLVERS)
def test_there_and_back(name: str, je: float) -> None:
    given = GIVEN | {"je": je}
    (there,) = convert(name, **given)
    back = recover(there.solver, there.parameters, Ms=GIVEN["Ms"], n0=GIVEN["n0"]).found
    expected = {
        "xi": 0.3,
        "alpha": 0.12,
        "gamma": there.inputs.gamma,
        "eta": there.coefficients["eta"],
        "u": there.coefficients["u"],
        "P_je": 0.6 * je,
    }
    assert {key: back[key] for key in expected} == pytest.approx(expected, rel=ROUNDING)


def test_numbers_of_an_independent_calculation() -> None:
    """eta, u, alpha-tilde and two parameters, worked out by hand from the definitions after Eq. 16."""
    found = convert("mumax3", **GIVEN)[0]
    eta = 4e4 / 8e5 / 1.09
    u = 0.6 * 1e12 * 9.2740100657e-24 / (1.602176634e-19 * 8e5 * 1.09)
    assert found.coefficients["eta"] == pytest.approx(eta, rel=ROUNDING)
    assert found.coefficients["u"] == pytest.approx(u, rel=ROUNDING)
    assert found.parameters["alpha"] == pytest.approx((0.12 + eta * 0.3) / (1 + eta), rel=ROUNDING)
    assert found.parameters["J"] == pytest.approx(1e12 * 1.7595e11 / 1.76085963e11, rel=ROUNDING)
    assert found.check.velocity == pytest.approx(-0.3 * u / (0.12 + eta * 0.3), rel=ROUNDING)


def test_xi_from_gap_and_spin_flip_time() -> None:
    ways = {key: value for key, value in GIVEN.items() if key != "xi"}
    found = convert("mumax3", **ways, gap=1.6e-20, tau_sf=2e-14)[0]
    assert found.inputs.xi == pytest.approx(1.054571817e-34 / (1.6e-20 * 2e-14), rel=1e-9)


def test_spirit_without_current_switches_the_torque_off() -> None:
    found = convert("spirit", **(GIVEN | {"je": 0.0}))[0].parameters
    assert found["magnitude"] == 0
    assert abs(found["direction"]) == 1


def test_recover_says_what_is_left_undetermined() -> None:
    back = recover(SOLVERS["spirit"], {"damping": 0.1, "beta": 0.3, "magnitude": 0.1, "direction": -1.0})
    assert "eta" not in back.found
    assert back.found["u_over_1_plus_eta"] == pytest.approx(0.1 * 0.1760859644 / 0.057883817555 * 100, rel=ROUNDING)
    assert any("both Ms and n0" in line for line in back.undetermined)
    assert any("product" in line for line in back.undetermined)


def test_recover_warns_of_a_damping_that_cannot_be_renormalized() -> None:
    (there,) = convert("fidimag", **GIVEN)
    back = recover(there.solver, there.parameters | {"alpha": 0.001}, Ms=8e5, n0=4e4)
    assert back.found["alpha"] < 0
    assert any("eta xi" in line for line in back.warnings)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"P": 1.2}, "polarization"),
        ({"P": math.nan}, "finite"),
        ({"je": math.inf}, "finite"),
        ({"Ms": -8e5}, "Ms = -800000"),
        ({"Ms": 0.0}, "positive"),
        ({"xi": -0.1}, "xi = -0.1"),
        ({"n0": -1.0}, "n0 = -1"),
        ({"alpha": -0.1}, "alpha"),
        ({"gamma": 0.0}, "gamma"),
        ({"tau_sf": 1e-13}, "either xi"),
        ({"xi": None}, "either xi"),
        ({"xi": None, "gap": 1e-19}, "either xi"),
        ({"xi": None, "gap": -1e-19, "tau_sf": 1e-13}, "gap"),
    ],
)
def test_impossible_inputs_are_refused(changed: dict[str, float], message: str) -> None:
    with pytest.raises(ValueError, match=message) as caught:
        convert("mumax3", **(GIVEN | changed))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("changed", "about"),
    [({"Ms": 800.0}, "kA/m"), ({"n0": 0.05}, "n_0/M_s"), ({"je": 1e8}, "A/cm"), ({"gamma": 2.21e5}, "mu_0")],
)
def test_a_suspicious_size_is_a_warning(changed: dict[str, float], about: str) -> None:
    assert any(about in line for line in convert("mumax3", **(GIVEN | changed))[0].warnings)


def test_plausible_inputs_raise_no_warning() -> None:
    assert convert("mumax3", **GIVEN)[0].warnings == ()


@pytest.mark.parametrize("name", FAMILIES)
def test_the_command_prints_a_script_and_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", name, *OPTIONS]) == 0
    text = capsys.readouterr().out
    assert main(["--to", name, *OPTIONS, "--as", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    for entry in data:
        assert entry["script"].rstrip("\n") in text
        assert entry["self_check"]["velocity"] == pytest.approx(-89.3268796, rel=1e-8)
        for parameter in entry["parameters"]:
            assert repr(parameter["value"]) in entry["script"]
    assert "Walker breakdown" in text
    assert max(len(line) for line in text.splitlines()) <= 120


def test_what_is_printed_is_a_valid_script() -> None:
    """Everything but the snippet stands in comments, so the output can be redirected into a file and run."""
    for name in ("magnumnp", "ubermag-oommfc", "ubermag-mumax3c", "fidimag", "mumaxplus", "spirit"):
        ast.parse(convert(name, **GIVEN)[0].text)
    for name in ("mumax3", "oommf-spint", "micromagneticjl"):
        found = convert(name, **GIVEN)[0]
        outside = [line for line in found.text.splitlines() if line not in found.script.splitlines()]
        assert all(line == "" or line.startswith(found.solver.comment) for line in outside)


def test_a_negative_current_needs_no_equals_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", "oommf-spint", *OPTIONS, "--je", "-1e12"]) == 0
    assert "u 38.08" in capsys.readouterr().out


def test_from_a_solver(capsys: pytest.CaptureFixture[str]) -> None:
    (there,) = convert("mumax3", **GIVEN)
    parameters = [f"{name}={value!r}" for name, value in there.parameters.items()]
    assert main(["--from", "mumax3", *parameters, "--n0", "4e4"]) == 0
    assert "P_je              = 6e+11 A/m^2" in capsys.readouterr().out
    assert main(["--from", "mumax3", "--Ms", "8e5", "--n0", "4e4", *parameters, "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["found"]["xi"]["value"] == pytest.approx(0.3, rel=ROUNDING)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--to", "magpar", *OPTIONS], "unknown solver 'magpar'"),
        (["--to", "mumax3"], "missing"),
        (["--to", "mumax3", *OPTIONS, "J=1"], "belongs to --from"),
        (["--to", "mumax3", *OPTIONS, "--P", "-1.5"], "P = -1.5"),
        (["--from", "oommf", "alpha=0.1"], "several evolvers"),
        (["--from", "mumax3", "J=__import__('os')"], "no NAME=VALUE"),
        (["--from", "mumax3", "Q=1"], "no parameter 'Q'"),
        (["--from", "mumax3", "Q=1 T"], "no parameter 'Q'"),
        (["--from", "mumax3", "J=1e12 A/m", "alpha=0.1"], "J = 1e12 A/m: 'A/m' is no unit of what is wanted here"),
        (["--from", "mumax3", "J=1e12 parsnip", "alpha=0.1"], "the unit 'parsnip' is not known"),
        (["--from", "mumax3", "alpha=0.1"], "needs J"),
        (["--from", "mumax3", "J=1e12", "alpha=0.1", "Xi=-1"], "xi"),
        (["--from", "mumax3", "J=1e12", "alpha=0.1", "--xi", "1"], "does not go with --from"),
    ],
)
def test_a_mistake_takes_one_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.err.count("\n") == 1
    assert shown.out == ""


@pytest.mark.parametrize("arguments", [[], ["--to", "mumax3", "--P", "x"], ["--to", "mumax3", "--from", "oommf"]])
def test_bad_usage_takes_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_parameters_may_have_units_of_their_own(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pint")
    shown = []
    for current, magnetization in (("1e12", "8e5"), ("1e8 A/cm^2", "800 kA/m")):
        given = [f"J={current}", f"Msat={magnetization}", "alpha=0.1", "Xi=0.3", "Pol=0.6"]
        assert main(["--from", "mumax3", *given, "--n0", "4e4"]) == 0
        shown.append(capsys.readouterr())
    assert shown[0] == shown[1] and "from: " in shown[0].out


def test_a_warning_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", "mumax3", *OPTIONS, "--Ms", "800", "--n0", "40"]) == 0
    shown = capsys.readouterr()
    assert "warning: Ms = 800" in shown.err
    assert "warning" not in shown.out


def test_coefficients_come_from_the_derivation() -> None:
    """Another physics, other coefficients: nothing of Eq. 17 is written into the converter."""
    derived = c.coefficients()
    chain = derivation()
    assert derived[c.eta] == chain["x.eta"].rhs
    assert derived[c.gamma_t] == chain["17"].rhs[0]


@pytest.mark.parametrize("name", SOLVERS)
def test_a_mapping_has_the_same_number_at_once_and_in_sympy(name: str) -> None:
    """The parameters as numbers against the derived coefficients put into what the proof of the mapping is about."""
    inputs = Inputs(**GIVEN)
    values = {s.name: v for s, v in c.CONSTANTS.items()} | {"P": 0.6, "j_x": 1e12, "xi": 0.3, "M_s": 8e5}
    values |= {"n_0": 4e4, "alpha": 0.12, "gamma": inputs.gamma}
    derived = c.coefficients()
    for key, found in convert(name, **GIVEN)[0].parameters.items():
        expr = SOLVERS[name].values[key].xreplace(derived).xreplace(derived)
        at = {s: sp.Float(values[s.name]) for s in expr.free_symbols}
        assert found == pytest.approx(float(expr.xreplace(at)), rel=ROUNDING)


def test_without_Ms_the_drift_is_known_where_it_cancels_alone() -> None:
    """Spirit's magnitude is a velocity; mumax3's Pol J is one only with M_s."""
    given = {"damping": 0.1, "beta": 0.3, "magnitude": 0.1, "direction": -1.0}
    spirit = recover(SOLVERS["spirit"], given, n0=0.0)
    assert spirit.says["u_over_1_plus_eta"] == pytest.approx(spirit.found["u_over_1_plus_eta"] / 1.09, rel=ROUNDING)
    mumax3 = {"alpha": 0.14, "Xi": 0.3, "Pol": 0.6, "J": 1e12, "GammaLL": 1.7e11}
    assert "u_over_1_plus_eta" not in recover(SOLVERS["mumax3"], mumax3, n0=0.0, missing={"Msat"}).says


@pytest.mark.parametrize("gap", ["0.1 eV", "100meV", "1.602176634e-20 J", "1.602176634e-20", 1.602176634e-20])
def test_a_gap_says_its_unit_and_a_bare_number_is_in_joules(gap: str | float) -> None:
    # 0.1 eV is 1.602176634e-20 J by the SI's definition of e.
    assert exchange_gap(gap, "J") == pytest.approx(1.602176634e-20, rel=1e-15)


@pytest.mark.parametrize(
    ("gap", "bare", "reason"),
    [
        ("1", "J", "6.24e+18 eV"),
        ("1e-20", "eV", "6.58e+04 s"),
        ("1e-320", "J", "1.05e+286 s"),
        ("0", "eV", "positive"),
        ("200 eV", "J", "a gap lies between"),
        ("1e999", "eV", "not a finite number"),
        ("-1 eV", "J", "positive"),
        ("nan", "J", "with its unit"),
        ("one eV", "J", "with its unit"),
    ],
)
def test_a_gap_that_can_be_none_is_refused_with_the_reason(gap: str, bare: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)) as caught:
        exchange_gap(gap, bare)
    assert "\n" not in str(caught.value)


def test_the_command_takes_the_gap_in_either_unit(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--to", "oommf", "--P", "0.6", "--je", "1e12", "--tau-sf", "2e-14", "--Ms", "8e5", "--n0", "4e4"]
    shown = []
    for gap in ("0.1 eV", "1.602176634e-20"):
        assert main([*given, "--alpha", "0.12", "--gap", gap]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert main([*given, "--alpha", "0.12", "--gap", "1"]) == 2
    assert "tau_ex = hbar/gap is 1.05e-34 s" in capsys.readouterr().err


@pytest.mark.parametrize("name", SOLVERS)
@pytest.mark.parametrize("size", [3.5e-292, 1e-308, 5e-324, 1e300, math.inf, math.nan, 10**400])
@pytest.mark.parametrize("given", ["Ms", "je", "n0", "alpha", "xi", "gamma"])
def test_a_size_without_a_finite_result_is_refused_by_name(name: str, given: str, size: float) -> None:
    with pytest.raises(ValueError, match=f"^{given} = "):
        convert(name, **(GIVEN | {given: size}))


@pytest.mark.parametrize("name", SOLVERS)
@pytest.mark.parametrize("size", [1e-30, 1e30])
def test_the_extreme_sizes_that_are_taken_give_finite_results(name: str, size: float) -> None:
    """Two inputs at once at an end of the range: nothing overflows, and no torque vanishes."""
    for first, second in ((a, b) for a in ("Ms", "je", "n0", "alpha", "xi", "gamma") for b in ("Ms", "xi") if a != b):
        (found,) = convert(name, **(GIVEN | {first: size, second: 1e30 if second == "xi" else size}))
        json.dumps(found.as_dict(), allow_nan=False)
        assert found.coefficients["u"] != 0.0


def test_a_gap_and_a_time_that_give_no_xi_are_named() -> None:
    given = {key: value for key, value in GIVEN.items() if key != "xi"}
    with pytest.raises(ValueError, match="gap"):
        convert("mumax3", **given, gap=1e30, tau_sf=1e30)
    with pytest.raises(ValueError, match="gap"):
        convert("mumax3", **given, gap=1e-300, tau_sf=1e-12)


@pytest.mark.parametrize("name", ["alpha", "Xi", "J", "Pol"])
def test_the_way_back_refuses_such_sizes_too(name: str) -> None:
    given = {"alpha": 0.14, "Xi": 0.3, "Pol": 0.6, "J": 1e12, name: 1e200}
    with pytest.raises(ValueError, match=rf"^{name} = 1e\+200"):
        recover(SOLVERS["mumax3"], given, Ms=8e5, n0=4e4)
    with pytest.raises(ValueError, match=r"^Ms = 1e-300"):
        recover(SOLVERS["mumax3"], {**given, name: 0.5}, Ms=1e-300, n0=4e4)


def test_no_zero_has_a_sign(capsys: pytest.CaptureFixture[str]) -> None:
    given = ["gamma0=221000", "alpha=0.3", "beta=0.3", "--Ms=8e5", "--n0=4e4"]
    assert main(["--from", "ubermag-oommfc", *given]) == 0
    said = capsys.readouterr().out
    assert re.search(r"^u  *= 0 m/s$", said, re.M) and not re.search(r"-0\b(?![.\d])", said)
