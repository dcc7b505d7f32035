"""The torque on the magnetization and its dynamics: Eqs. 16 and 17 and what they are put together from.

The print of each stands under its label in `verify/cheng_niu/printed/main_text.toml`.
"""

from __future__ import annotations

import sympy as sp

from derive.cheng_niu import symbols as q
from derive.core.equation import Derivation
from verify.cheng_niu.claims import Made, against, under
from verify.cheng_niu.printed import PRINT
from verify.judge.checks import equation, exact, tuple_equals_derived
from verify.judge.claim import Claim, Control


def _torque_of_exchange(d: Derivation, moment_sign: int) -> sp.ImmutableMatrix:
    """gamma H x M with H = -d/dM of the exchange energy (1) and dm = moment_sign * mu_B * sum of s."""
    exchange = d["x.gap"].rhs
    coupling = (exchange[0, 0] - exchange[1, 1]) / 2
    field = -coupling / q.M_s * q.dm / (moment_sign * q.mu_B)
    torque = 2 * q.mu_B / q.hbar * field.cross(q.M)
    return torque.xreplace({q.J_ex: q.hbar / (2 * q.S * q.tau_ex)}).as_immutable()


def _macroscopic(torque: str) -> Made:
    """Eq. 15 and the torque of Eqs. 16, 17 by the continuity equation for the spin density."""
    return lambda d: sp.Tuple(d["x.macroscopic"].rhs, d[torque].rhs)


CLAIMS: tuple[Claim, ...] = (
    Claim(
        PRINT["p.torque"],
        "the torque that the accumulation exerts on M",
        "conditional",
        exact(
            against(lambda d: _torque_of_exchange(d, 1)),
            "from Eq. 1 with the signs of Eq. 14 and of gamma as printed",
            proves=Control("the derived torque turned round", lambda body, d: sp.Tuple(-d["x.torque"].rhs)),
        ),
        condition=under(
            "M and delta-m have the same ratio to the angular momentum they carry; with M the moment, as gamma > 0 "
            "has it, this means -mu_B in Eq. 14, and n_0 and P counted likewise",
            against(lambda d: _torque_of_exchange(d, -1), "x.torque"),
            "from Eq. 1 with delta-m a moment, and the derived torque",
        ),
        derived="x.torque",
        cites=("1", "14", "p.gap"),
        why="s = eta^dagger sigma eta, delta-m = +mu_B sum s and gamma > 0 cannot hold together: electrons carry their "
        "moment against their spin. The magnitude needs Delta = 2 S J_ex. x.signs has the table of what holds when.",
        cause="p.gap",
    ),
    equation(
        PRINT["p.llg"],
        "the Landau-Lifshitz-Gilbert equation that the torque is added to",
        derived="x.llg",
        why="For M the magnetic moment of electrons and gamma > 0.",
    ),
    equation(  # as printed, so with no corrected form; the conditions of p.torque and p.n0 stand there
        PRINT["16"],
        "the magnetization dynamics",  # derived in `derive.cheng_niu.steps.torque`
        cites=("15", "17", "p.torque", "p.llg", "p.u", "p.eta"),
        why="May be used for textures that are wide against v_F tau_ex (p.length-scale), with any xi where the "
        "electron crosses them whole (p.any-xi). Across a wall it fails at single points first (p.narrow-wall).",
    ),
    equation(PRINT["p.u"], "the effective electron velocity u", derived="x.u", cites=("15", "p.torque")),
    equation(PRINT["p.eta"], "the factor eta", derived="x.eta", cites=("15", "p.torque")),
    equation(PRINT["p.beta"], "xi is the beta of the literature", derived="x.beta", cites=("16",)),
    Claim(
        PRINT["17"],
        "the renormalized gyromagnetic ratio and damping",
        "confirmed",
        (tuple_equals_derived("17"),),
        cites=("15", "p.torque", "p.llg", "p.eta"),
        why="May be used as it stands. That the damping hardly changes with xi needs eta xi << alpha besides "
        "(p.damping), and the spin motive field is left out (p.smf-damping).",
    ),
    Claim(
        PRINT["p.zhang-li"],
        "Eqs. 15-17 confirm the macroscopic theory with all coefficients",
        "confirmed",
        exact(
            against(_macroscopic("x.macroscopic-torque"), _macroscopic("x.transfer")),
            "accumulation and torque of the continuity equation, term by term",
        ),
        derived="x.macroscopic",
        cites=("15", "16", "17"),
        why="All coefficients agree in terms of tau_ex.",
    ),
)
