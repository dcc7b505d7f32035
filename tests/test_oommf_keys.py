"""OOMMF's blocks against the keys that its evolvers take. OOMMF is on no package registry: nothing here runs it.

Source: the constructors in OOMMF 2.1a0, app/oxs/ext/spinxferevolve.cc (which gets `mp` only without propagate_mp, and
refuses what it did not get: VerifyAllInitArgsUsed), and app/oxs/contrib/anv_spintevolve/spintevolve.cc of 2023-03-27.
"""

from __future__ import annotations

import re

import pytest

from derive.micromagnetics import SOLVERS, convert

STEPS = {"min_timestep", "max_timestep", "fixed_spins", "start_dm", "stage_start", "error_rate", "absolute_step_error"}
STEPS |= {"relative_step_error", "energy_precision", "energy_slack", "reject_goal", "min_step_headroom", "method"}
STEPS |= {"max_step_headroom", "alpha", "gamma_G", "gamma_LL", "do_precess", "allow_signed_gamma"}
KEYS = {
    "Oxs_SpinXferEvolve": {
        "allowed": STEPS
        | {"P", "P_fixed", "P_free", "Lambda", "Lambda_fixed", "Lambda_free", "eps_prime", "propagate_mp", "mp"}
        | {"J", "J_direction", "J_profile", "J_profile_args", "fourpt_derivative"},
        "required": {"J"},
        "exclusive": [{"gamma_G", "gamma_LL"}, {"P", "P_fixed"}, {"Lambda", "Lambda_fixed"}, {"propagate_mp", "mp"}],
        "either": {"propagate_mp", "mp"},
    },
    "Anv_SpinTEvolve": {
        "allowed": STEPS | {"u", "u_profile", "u_profile_args", "beta"},
        "required": set(),
        "exclusive": [{"gamma_G", "gamma_LL"}],
        "either": set(),
    },
}
"""What may, must and may not stand together in a Specify block; `mp` and propagate_mp 1 exclude each other."""


def faults(block: str) -> list[str]:
    """What OOMMF would not load of a Specify block of one key a line."""
    head, *rows = block.strip().splitlines()
    found = re.match(r"Specify (\w+)", head)
    assert found is not None
    rules, keys = KEYS[found[1]], [row.split()[0] for row in rows[:-1]]
    wrong = [f"{key} is unknown" for key in keys if key not in rules["allowed"]]
    wrong += [f"{key} is missing" for key in rules["required"] if key not in keys]
    wrong += [f"{sorted(pair)} together" for pair in rules["exclusive"] if set(pair) <= set(keys)]
    wrong += ["neither of mp, propagate_mp"] if rules["either"] and not set(rules["either"]) & set(keys) else []
    return wrong + [f"{key} twice" for key in set(keys) if keys.count(key) > 1]


@pytest.mark.parametrize("name", ["oommf-spint", "oommf-spinxfer"])
def test_a_printed_block_loads(name: str) -> None:
    (found,) = convert(name, P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)
    assert faults(found.script) == []


@pytest.mark.parametrize("name", ["oommf-spint", "oommf-spinxfer"])
def test_the_reader_knows_no_key_that_oommf_does_not(name: str) -> None:
    places = " ".join(SOLVERS[name].spelling.where.values()).split()
    kind = {"oommf-spint": "Anv_SpinTEvolve", "oommf-spinxfer": "Oxs_SpinXferEvolve"}[name]
    asked = {place.split(".")[1] for place in places if place.startswith(kind.lower())}
    assert asked <= {key.lower() for key in KEYS[kind]["allowed"]}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("  mp { Oxs_UniformVectorField { vector {1 0 0} } }", "together"),
        ("  gamma_LL 2.2e5", "together"),
        ("  beta 0.3", "unknown"),
        ("  alpha 0.2", "twice"),
    ],
)
def test_a_block_that_does_not_load_is_seen(line: str, fault: str) -> None:
    (found,) = convert("oommf-spinxfer", P=0.6, je=1e12, xi=0.3, Ms=8e5, n0=4e4, alpha=0.12)
    block = found.script.replace("\n}", f"\n{line}\n}}")
    assert any(fault in wrong for wrong in faults(block))
