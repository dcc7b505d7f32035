"""What the paper makes of its result: narrow walls, any xi, damping, motive force (see `verify.claims`)."""

from __future__ import annotations

from fractions import Fraction

from verify.cheng_niu.claims import damping as damping
from verify.cheng_niu.claims import walls as check
from verify.cheng_niu.printed import prose_use as p
from verify.cheng_niu.readings import AS_READ, Numbers
from verify.judge.checks import derived_form, equals_derived
from verify.judge.claim import Check, Claim, Condition, Control, Test


def _test(function: Check, detail: str, method: str = "exact", proves: Control | None = None) -> Test:
    return Test(method, function, detail, proves)


def _read(detail: str, numbers: Numbers) -> Control:
    """The print with other numbers for its words, by the names of `readings`, with which it is true."""
    return Control(detail, options={"read": {**AS_READ, **numbers}})


_NUMBERS = "enclosure"

USE: tuple[Claim, ...] = (
    Claim(
        p.LENGTH_SCALE,
        "M is nearly constant on the scale of tau_ex only if l >> v_F tau_ex",
        "confirmed",
        (_test(check.wall_parameter, "tau_ex |dn/dt| = (v tau_ex/l) sech(x/l) for theta = 2 atan(exp(x/l))"),),
        derived="12",
        cites=("p.small-parameters", "p.slow-epsilon"),
    ),
    Claim(
        p.NARROW_WALL,
        "v_F tau_ex is of the order of many angstroms, so a wall of a few nm is not wide against it",
        "conditional",
        (
            _test(
                check.narrow_wall,
                "3e5 m/s and 1 eV give v_F tau_ex = 2.0 angstroms; a wall of l = 3 nm has N = l/(v_F tau_ex) = 15",
                _NUMBERS,
                _read("the same with 1e6 m/s", {"v_F": Fraction(1_000_000)}),
            ),
        ),
        condition=Condition(
            "v_F is 1e6 m/s, or Delta is 0.1 eV (tau_ex = 6.6e-15 s, within the range the paper gives)",
            _test(
                check.narrow_wall_of_others,
                "1e6 m/s: 6.6 angstroms and N = 4.6; 0.1 eV: 20 angstroms and N = 1.5; both: 66 angstroms and N = 0.46",
                _NUMBERS,
            ),
        ),
        derived="8",
        cites=("p.exchange-time", "p.length-scale"),
        why="The paper's own numbers give 2.0 angstroms; it turns with v_F or Delta. Other readings turn one half: "
        "'of the order of' as a whole decade the first; a width that means pi l (N = 4.8), a wall of 1 nm (N = 5.1) or "
        "'>>' as 100 the second. With v_F = 3e5 m/s, Delta = 1 eV and xi = 0.02 the non-adiabaticity of Eq. 16 is off "
        "by 0.24 % for a wall of l = 3 nm as a whole and by 0.9 % at its centre, in the torque odd in the current; for "
        "l = 1 nm by 2.2 % and 29 % (52 % at |x| = 2 l); for pi l = 3 nm by 2.5 % and 36 %.",
        one_sided=True,
    ),
    Claim(
        p.NONLOCAL,
        "behind a wall of a few nm the torque is non-local and oscillates",
        "conditional",
        (
            _test(
                check.nonlocal_few_nm,
                "exact transverse spin behind a wall of l = 3 nm at xi = 0, v_F = 3e5 m/s and Delta = 1 eV: 2.6e-9 of "
                "the response",
                _NUMBERS,
                _read("the same for a wall of l = 0.2 nm", {"few nm": Fraction("2e-10")}),
            ),
        ),
        condition=Condition(
            "the wall is about as narrow as v_F tau_ex itself (l = 0.2 nm for v_F = 3e5 m/s and Delta = 1 eV)",
            _test(
                check.nonlocal_narrow,
                "exact transverse spin behind a wall with l = v_F tau_ex: 0.73 of the response",
                _NUMBERS,
            ),
        ),
        derived="8",
        cites=("p.narrow-wall", "p.length-scale"),
        why="The precession behind a wall falls as exp(-pi l/(2 v_F tau_ex)). It turns with Delta = 0.1 eV (0.54 of "
        "the response for l = 3 nm), but not with v_F = 1e6 m/s (0.014) nor with a wall of 1 nm (0.0071) or of pi l = "
        "3 nm (0.0097). Against the non-adiabatic part alone, a factor xi smaller, it shows earlier: at xi = 0.02 that "
        "part is 29 % off at the centre of a wall of l = 1 nm.",
        one_sided=True,
    ),
    Claim(
        p.ANY_XI,
        "Eq. 16 is valid whatever xi is; only N >> 1 is needed",
        "conditional",
        (
            _test(
                check.any_xi_by_average,
                "the average of Eqs. 9-11 at N = 10, xi from 0.01 to 10",
                _NUMBERS,
                _read("the same at N = 10000, where N xi >> 1 for all of them", {"much": Fraction(10_000)}),
            ),
        ),
        condition=Condition(
            "the electron enters the texture smoothly and crosses it as a whole, instead of starting in it at t = 0",
            Test(
                _NUMBERS,
                check.any_xi_by_wall,
                "proven bounds for a whole wall with N = 10, xi from 0.01 to 10",
                any_model=False,
            ),
        ),
        derived="x.average",
        cause="p.average",
        cites=("p.average", "11a", "11b"),
        why="By the argument given, an average from a sudden start, the non-adiabatic part needs N xi >> 1; in a "
        "smooth wall no transient is excited and the result holds. N >> 1 read as 100 gives the same.",
        one_sided=True,
    ),
    Claim(
        p.BETA,
        "xi is the beta of the literature",
        "confirmed",
        (equals_derived("x.beta"),),
        derived="x.beta",
        cites=("16",),
    ),
    Claim(
        p.DAMPING,
        "the damping hardly changes when xi does",
        "conditional",
        (
            _test(
                damping.damping_for_any_alpha,
                "n_0/M_s = 0.01, xi from 0 to 1, any alpha > 0",
                proves=Control("the same for eta xi <= alpha/11", options={"margin": damping.MARGIN}),
            ),
        ),
        condition=Condition(
            "eta |Delta xi| << alpha (shown for eta xi <= alpha/11; at alpha/10 it can just fail)",
            _test(
                damping.damping_where_eta_xi_is_small,
                "n_0/M_s = 0.01, by the signs of the coefficients, for all xi <= 1",
            ),
        ),
        derived="17",
        cites=("17", "p.n0"),
        why="The change from xi = 0 is (eta xi/alpha)(1 + n_0/M_s + alpha xi)/(1 + eta) of alpha~, with eta xi up to "
        "0.005: for alpha = 0.01 the damping changes by half. The paper gives no alpha.",
        one_sided=True,
    ),
    Claim(
        p.SMF,
        "the spin motive field",
        "conditional",
        (
            _test(
                damping.motive_field_of_both_bands,
                "one field for both bands, any xi, against the derived ones",
                proves=derived_form("x.smf"),
            ),
        ),
        condition=Condition(
            "E_SMF is the field of the fuller band (the lower one, down by Eq. 4), the other band feels the opposite "
            "field, and xi << 1 (exact at xi = 0)",
            _test(
                damping.motive_field_of_the_fuller_band, "minus the derived fields at xi = 0, with the signs as stated"
            ),
        ),
        derived="x.smf",
        cites=("13", "p.velocity"),
        why="The Berry curvature of Eq. 7 is opposite in the two bands; one field for both would be a mere part of E "
        "and drop out of Eq. 15. Relaxation adds xi d_t n . grad n and a factor 1/(1 + xi^2), see x.smf. Which band "
        "has the printed sign is part of x.signs.",
        cause="p.gap",
    ),
    Claim(
        p.SMF_DAMPING,
        "the spin motive field adds to the renormalized damping",
        "conditional",
        (
            _test(
                damping.smf_scalar,
                "as a change of the number alpha~",
                proves=Control(
                    "the same for M that turns alike along x and y and not along z, without relaxation",
                    options={"field": damping.ALIKE},
                ),
            ),
        ),
        condition=Condition(
            "the change of alpha~ is a matrix, D = mu_B hbar (sigma_up + sigma_down)/(2 e^2 M_s (1 + xi^2)^2) times "
            "the sum over x, y, z of (b_i - xi n x b_i)(b_i + xi n x b_i)^T, b_i = n x d_i n, symmetric at xi = 0 "
            "only; with the signs of Eqs. 3 and 14 as printed it is -D, and +D, dissipative at xi = 0, once delta-m is "
            "counted as a moment (x.signs)",
            _test(damping.smf_tensor, "n x (D d_t M) for |M| = M_s, at every xi"),
        ),
        derived="x.smf-damping",
        cites=("x.smf", "15", "p.torque"),
        why="The torque of the motive field is proportional to the gradients of n and acts only across them. Field and "
        "torque are reciprocal (x.smf), so D goes over into its transpose when n is reversed.",
    ),
)
