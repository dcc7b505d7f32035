"""Quantities with units: what is read, what is refused in one line, and what works without pint."""

from __future__ import annotations

import subprocess
import sys
from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.micromagnetics import quantities as module
from derive.micromagnetics.quantities import quantities, quantity


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("1.2e12 A/m^2", "A/m^2", 1.2e12),
        ("1e8 A/cm^2", "A/m^2", 1e12),
        ("1 A/m²", "A/m^2", 1.0),
        ("800 kA/m", "A/m", 8e5),
        ("8e5 A / m", "A/m", 8e5),
        ("13 pJ/m", "J/m", 1.3e-11),
        ("13e-12 J·m^-1", "J/m", 1.3e-11),
        ("1e-6 erg/cm", "J/m", 1e-11),
        ("30 kJ/m^3", "J/m^3", 3e4),
        ("0.1 T", "T", 0.1),
        ("20mT", "T", 0.02),
        ("300 nm", "m", 3e-7),
        ("0.3 µm", "m", 3e-7),
        ("1 eV", "J", 1.602176634e-19),
        ("1.76e11 rad/(T s)", "rad/(T s)", 1.76e11),
        ("0.02", "1", 0.02),
        ("-5e11", "A/m^2", -5e11),
    ],
)
def test_what_people_write(text: str, unit: str, number: float) -> None:
    assert quantity(text, unit) == pytest.approx(number, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "unit", "message"),
    [
        ("800 kA/m", "T", "80 kA/m is 0.1 T"),
        ("1 T", "A/m", "1 T is 796 kA/m"),
        ("5 nm", "1", "a plain number"),
        ("3 J", "J/m", "'J' is no unit of what is wanted here, J/m"),
        ("28 GHz/T", "rad/(T s)", "2 pi times"),
        ("5 parsnip", "T", "the unit 'parsnip' is not known; such as '20 mT'"),
        ("5 ((((", "T", "not known"),
        ("nan", "1", "give a number with its unit"),
        ("inf T", "T", "give a number"),
        ("1e999", "T", "not a finite number; give one"),
        ("1 9**9**9", "T", "give a number"),
        ("5 m^9^9", "T", "give a number"),
        ("__import__('os').getcwd()", "T", "give a number"),
        ("1_000", "A/m", "give a number"),
        ("", "T", "give a number"),
        ("1" * 10_000, "T", "give a number"),
    ],
)
def test_what_is_refused_takes_one_line(text: str, unit: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        quantity(text, unit, "--x")
    assert message in str(caught.value) and "\n" not in str(caught.value) and len(str(caught.value)) < 300


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["T", "A/m", "1", "rad/(T s)"]))
def test_any_text_is_a_number_or_refused(text: str, unit: str) -> None:
    try:
        quantity(text, unit)
    except ValueError:
        return


@settings(deadline=None)
@given(st.from_regex(r"[1-9] ?[A-Za-z/*^ ()0-9µ]{0,14}", fullmatch=True))
def test_any_unit_is_understood_or_refused(text: str) -> None:
    try:
        quantity(text, "A/m")
    except ValueError:
        return


def test_a_range_takes_the_unit_at_its_end() -> None:
    assert quantities("1e11:5e12", "A/m^2") == (1e11, 5e12)
    assert quantities("0:20 mT", "T") == pytest.approx((0, 0.02))
    assert quantities("5 mT:0.1 T:7", "T") == pytest.approx((0.005, 0.1, 7))
    assert quantities("1:2:5 mT", "T") == pytest.approx((0.001, 0.002, 5))
    for wrong in ("1:2:3:4", "1:", ":", "1:2:x", "1:2:1e3", "a:b"):
        with pytest.raises(ValueError, match="--field = "):
            quantities(wrong, "T", "--field")


def test_plain_numbers_need_no_pint_and_units_say_what_to_install() -> None:
    program = (
        "import sys; sys.modules['pint'] = None\n"
        "from derive.micromagnetics.quantities import quantity\n"
        "assert quantity('8e5', 'A/m') == quantity(8e5, 'A/m') == 8e5\n"
        "assert quantity('8e5 A/m', 'A/m') == 8e5 and quantity('1 eV', 'J') == 1.602176634e-19\n"
        "try: quantity('800 kA/m', 'A/m')\n"
        "except ValueError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "units need pint (pip install 'spin-torque-derivation[units]')" in done.stdout


def test_an_angle_is_a_plain_number() -> None:
    assert quantity("180 degree", "1") == pytest.approx(pi)
    assert module._example("T") == "20 mT"
