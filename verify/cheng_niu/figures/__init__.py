"""The figures of the report and what is said below them.

Key results: `FIGURES` (name -> `Plot`), `drawn` (a `Plot` as SVG and PNG).
"""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name

from derive.core.equation import Derivation


@dataclass(frozen=True)
class Plot:
    """One figure: what draws it, its title, its caption, what it shows in words, and the extra it needs.

    `draw` is the module here and its function; matplotlib is imported with it.
    """

    draw: str
    title: str
    caption: str
    description: str
    needs: str | None = None


FIGURES: dict[str, Plot] = {
    "local-frame": Plot(
        "spin_figures:local_frame",
        "The local frame",
        "Only dn/dt and n x dn/dt do not depend on the choice of the local frame. The paper's Fig. 1, drawn from the "
        "derived frame (x.frame) and Eq. 12: n = M/M_s, the tangential plane at its tip, and the spin s.",
        "A sphere with the unit vector n, the vectors e-theta and e-phi in the tangential plane at its tip, dn/dt and "
        "n cross dn/dt dashed in the same plane, and the spin s close to n.",
    ),
    "spin-in-time": Plot(
        "spin_figures:spin_in_time",
        "The spin in time, exact and by Eq. 9",
        "Eq. 9 as corrected follows the exact spin within its proven bound. Above: both in the band of the bound, "
        "with Eq. 11 dotted. Below: their distance, and the bound, which holds for every time shown.",
        "Two damped oscillations of s1 and s2 with Eq. 9 on top of them; below, their distance stays under the bound.",
    ),
    "time-average": Plot(
        "spin_figures:time_average",
        "The time average against N",
        "The averages of Eqs. 10a and 10b stay below bounds that fall as 1/N whatever xi is. Eq. 11 needs more than "
        "that for its non-adiabatic part, which is itself proportional to xi: N xi >> 1 (p.average).",
        "Two log-log panels: oscillating averages fall with N and stay below straight bounds.",
    ),
    "wall-response": Plot(
        "walls_figures:wall_response",
        "The spin in a domain wall",
        "In the narrowest wall the spin lags, and precesses behind it; in wide ones the local formula holds. Eq. 8 in "
        "full while an electron crosses; widths are for the paper's numbers, v_F = 3e5 m/s and Delta = 1 eV.",
        "Two panels of spin against place: for wide walls the curves follow the local bell shape, for the narrowest "
        "they lag and oscillate behind the wall.",
        "fast",
    ),
    "validity-map": Plot(
        "walls_figures:validity_map",
        "Where Eq. 16 holds",
        "Eq. 16 holds within 1 % for walls wider than a few nanometres. Error of the local torque on the whole wall, "
        "over its width (the l of theta = 2 atan(exp(x/l)), for v_F = 3e5 m/s and Delta = 1 eV) and xi: green below "
        "1 %, yellow below 10 %. Inside a narrow wall, point by point, it is larger. The paper gives no xi for the "
        "walls of its Ref. 26, no width for its Ref. 27, and neither for its Ref. 28.",
        "Two maps over wall width and xi: the error is above 10 percent below about half a nanometre and under "
        "1 percent beyond a few nanometres, where most of the band of Ref. 26 lies.",
        "fast",
    ),
    "wall-torque": Plot(
        "fermi_figures:wall_torque",
        "The torque in a wall, place by place",
        "With the paper's numbers Eq. 16 holds within 1 % at every place of a wall of 1 nm; with a tenth of its gap "
        "the torque of that wall is half the local one and reaches beyond it. All electrons of the Fermi surface "
        "without scattering, v_F = 3e5 m/s, xi = 0.1, the wall theta = 2 atan(exp(x/l)) at rest.",
        "Two rows of torque against place: for the gap of 1 eV all walls lie on the local bell shape; for 0.1 eV those "
        "of 1 and 2 nm are lower and wider, and their non-adiabatic part is several times the local one.",
    ),
    "wall-map": Plot(
        "fermi_figures:wall_map",
        "Where Eq. 16 holds in a wall, with scattering",
        "Eq. 16 holds within 1 % at every place where a wall is wider than 5 to 6 v_F tau_ex; the xi that the wall "
        "feels needs 6 to 10, and the more the shorter the mean free path is. All electrons of the Fermi surface, "
        "xi = 0.1; green below 1 %, yellow below 10 %. The unit is 0.2 nm with the paper's v_F = 3e5 m/s and 1 eV, and "
        "6.6 nm with 1e6 m/s and 0.1 eV.",
        "Two maps over width and mean free path: the error at a place hardly depends on the mean free path, while the "
        "xi of the wall as a whole needs wider walls where the mean free path is short.",
    ),
    "coefficients": Plot(
        "walls_figures:coefficients",
        "Damping and non-adiabaticity against xi",
        "The damping rises by at most n_0/(2 M_s), the speed of a wall with xi. Left: alpha-tilde of Eq. 17 for three "
        "bare dampings. Right: the ratio of the two torques in Eq. 16 is xi, and the wall's speed in units of u is "
        "xi/(alpha + eta xi).",
        "Two log-log panels: the damping rises by at most 0.005 around xi = 1; the speed of a wall grows with xi.",
    ),
    "error-by-order": Plot(
        "beyond_figures:error_by_order",
        "Beyond the paper: what each order leaves out",
        "The error of order k is the k-th power of Omega tau_ex/sqrt(1 + xi^2), and beyond 1 every order makes it "
        "worse. The response to a small swing of n, the derived series against the exact response of Eq. 8.",
        "Four straight lines of slopes one to four in a log-log plot meet where the error is one.",
    ),
    "nutation": Plot(
        "beyond_figures:nutation",
        "Beyond the paper: a nutation that is none",
        "The inertia of the second order brings a second resonance where the series does not reach (grey: where it "
        "does); the exact equation has another one, of the other sense. A uniform n without field and relaxation, "
        "eta = 0.5, far above a metal's 0.01, where the false one lies at -101/tau_ex.",
        "Three curves of response against frequency: the second order peaks at -3, the exact one at 1.5, the first "
        "order at 0 only, where all three agree.",
    ),
}


def drawn(name: str, chain: Derivation) -> tuple[str, bytes]:
    """A figure as SVG text and PNG bytes."""
    from verify.report.style import settings, svg_and_png

    with settings():
        return svg_and_png(resolve_name(f"{__name__}.{FIGURES[name].draw}")(chain))
