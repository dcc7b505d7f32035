"""The readers of text, by Hypothesis: a value, or a ValueError of one line; nothing else, and in time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from derive import derivation
from derive.cheng_niu.chain import NODES, THEORY
from derive.core.labels import understood
from derive.core.settings import model_of
from derive.micromagnetics.materials import material
from derive.micromagnetics.quantities import quantities, quantity
from derive.micromagnetics.scripts.expressions import number_or_vector
from derive.micromagnetics.scripts.reading import read
from derive.micromagnetics.scripts.timed import Unread
from derive.micromagnetics.solvers import FAMILIES
from fuzz.commands import Hang, in_time
from verify.cheng_niu import CLAIMS
from verify.electron.enclose import rows, times
from verify.zero.language import Reader

_digits = st.text("0123456789.eE+-: xX_", max_size=30)
_units = st.text("AmTJseVradkMGnp/^*()23- µ²³·0123456789.e", max_size=40)
_any = st.text(max_size=60) | _digits
_code = st.text("xyzn123()+-*/^=<>, .sincosqrtexpIpi[]{}\\|_#'\"\n\t:;&%$", max_size=80)
_latex = st.lists(
    st.sampled_from(
        (
            *(
                r"\frac",
                "{",
                "}",
                "^",
                "_",
                r"\sqrt",
                "(",
                ")",
                "[",
                "]",
                "|",
                "+",
                "-",
                "=",
                ",",
                "&",
                r"\\",
                r"\cdot",
            ),
            *(r"\times", r"\mathbf{n}", r"\xi", r"\tau_{ex}", r"\partial_t"),
            "2",
            "x",
            "1",
            "T",
            r"\langle",
            r"\rangle",
            r"\begin{pmatrix}",
            r"\end{pmatrix}",
            "é",
            "$",
            " ",
        )
    ),
    max_size=25,
).map(" ".join)


def _latex_of_a_claim(text: str) -> Any:
    from dataclasses import replace

    return replace(CLAIMS["16"].printed, latex=text, given=None).body


READERS: dict[str, tuple[Any, Callable[[str], Any]]] = {
    "a quantity": (_units | _any, lambda text: quantity(text, "A/m^2")),
    "a range": (_units | _any, lambda text: quantities(text, "T", "--field")),
    "a label": (_any | st.sampled_from([*NODES]).map(str.upper), lambda text: understood(text, derivation())),
    "a model": (
        _any.map("relaxation={},1".format) | _any.map("gauge={}".format) | _digits.map("exchange={}".format) | _any,
        lambda text: model_of([text], THEORY),
    ),
    "times": (_digits | _any, times),
    "a time and a rate": (_digits, lambda text: rows([text], text, "0", "0", digits=10)),
    "a material": (_any, material),
    "a number or vector": (_code | _any, lambda text: number_or_vector(text.replace("\n", " "))),
    "statements": (_code | _any, lambda text: [Reader().read(line) for line in text.splitlines()]),
    "a formula": (_latex | _any, _latex_of_a_claim),
    **{f"a script of {name}": (_code | _any, lambda text, name=name: read(name, text, n0=0.0)) for name in FAMILIES},
}
REFUSES = (ValueError, Unread)


class ReaderError(AssertionError):
    """A reader did what no reader may."""


def _tried(reader: Callable[[str], Any], text: str, count: list[int]) -> None:
    count[0] += 1
    try:
        with in_time():
            reader(text)
        count[1] += 1
    except REFUSES as error:
        said = str(error)
        if "\n" in said or len(said) > 1000 or not said:
            raise ReaderError(f"{text!r} is refused by {said[:300]!r}") from None
    except (Hang, Exception) as error:
        raise ReaderError(f"{text!r} ends in {type(error).__name__}: {error}") from error


def texts(reader: str, examples: int, number: int) -> tuple[int, int, list[str]]:
    """Inputs tried, those accepted, and the shortest text that a reader fails on, if there is one."""
    strategy, read_it = READERS[reader]
    count = [0, 0]
    phases = (Phase.generate, Phase.shrink)
    quiet = settings(
        max_examples=examples, database=None, deadline=None, phases=phases, suppress_health_check=list(HealthCheck)
    )

    @seed(number)
    @quiet
    @given(strategy)
    def every(text: str) -> None:
        _tried(read_it, text, count)

    try:
        every()
    except ReaderError as fault:
        return count[0], count[1], [f"{reader}: {fault}"]
    return count[0], count[1], []
