"""The report in a real browser: Debian's chromium, driven by selenium, with axe-core for what assistive software needs.

Where one of them is missing the tests are skipped; with REPORT_BROWSER=required in the environment that is a failure.
axe-core comes from `npm install --prefix tests/browser`.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("jinja2")
pytest.importorskip("latex2mathml")
pytest.importorskip("matplotlib")

import report_page

from derive.micromagnetics import convert
from verify.cheng_niu.fermi_wall import XI, fermi_wall

pytestmark = pytest.mark.slow

ULP = 2.0**-52
AXE = Path(__file__).parent / "browser" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")


def missing(what: str) -> None:
    if os.environ.get("REPORT_BROWSER") == "required":
        pytest.fail(f"{what} is missing, and REPORT_BROWSER=required")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium on the page, with its log and every request it makes recorded."""
    binary, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if binary is None or driver is None:
        missing("chromium or chromium-driver")
    try:
        from selenium import webdriver
    except ImportError:
        missing("selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    opened.set_script_timeout(300)
    opened.command_executor.client_config.timeout = 400
    yield opened
    opened.quit()


def visit(browser: Any, hash_: str = "", size: tuple[int, int] = (1280, 900), *, dark: bool = False) -> Any:
    """The page at a link, in a window of a size, freshly loaded."""
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme], "media": ""})
    browser.get("about:blank")
    browser.get(f"{(report_page.folder() / 'report.html').as_uri()}{hash_}")
    browser.execute_async_script(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60)));"
    )
    return browser


def shown(browser: Any) -> list[str]:
    """Labels of the statements that are not hidden."""
    return list(browser.execute_script("return [...document.querySelectorAll('.card:not([hidden])')].map((c) => c.id)"))


def claims() -> list[dict[str, Any]]:
    return list(report_page.material()[0]["claims"])


def test_the_page_makes_no_request_and_logs_nothing(browser: Any) -> None:
    browser.get_log("performance"), browser.get_log("browser")
    visit(browser, "#explorer?xi=0.2")
    asked = []
    for entry in browser.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.append(message["params"]["request"]["url"])
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    assert sum(url.startswith("file:") for url in asked) == 1
    assert browser.get_log("browser") == []


def test_the_policy_stops_a_request_that_a_script_tries(browser: Any) -> None:
    visit(browser)
    found = browser.execute_async_script(
        "const done = arguments[0];"
        "document.addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));"
        "fetch('https://example.org/').catch(() => {}); setTimeout(() => done('nothing'), 5000);"
    )
    assert found == "connect-src"
    browser.get_log("browser")


def test_filters_show_what_they_say(browser: Any) -> None:
    visit(browser)
    assert len(shown(browser)) == len(claims())
    browser.execute_script("document.querySelector('[name=verdict][value=error]').click()")
    assert shown(browser) == [c["label"] for c in claims() if c["verdict"] == "error"]
    assert browser.current_url.endswith("#statements?verdict=error")
    browser.execute_script("document.querySelector('[name=verdict][value=misprint]').click()")
    wrong = [c["label"] for c in claims() if c["verdict"] in ("error", "misprint") and c["section"] == "Appendix B"]
    browser.execute_script(
        "const s = document.querySelector('[name=section]'); s.value = 'Appendix B';"
        "s.dispatchEvent(new Event('input', { bubbles: true }))"
    )
    assert shown(browser) == wrong
    assert browser.execute_script("return document.getElementById('found').value") == str(len(wrong))


def test_a_filter_lives_in_the_link_and_text_is_searched(browser: Any) -> None:
    visit(browser, "#statements?text=dirac-sea")
    assert shown(browser) == []
    assert browser.execute_script("return !document.getElementById('nothing').hidden")
    visit(browser, "#statements?verdict=error&text=omega")
    assert "p.omega" in shown(browser)
    assert set(shown(browser)) <= {c["label"] for c in claims() if c["verdict"] == "error"}


@pytest.mark.parametrize("size", [(1400, 1000), (390, 844)])
def test_the_answer_stands_on_the_first_screen(browser: Any, size: tuple[int, int]) -> None:
    visit(browser, size=size)
    last = ".lead" if size[0] < 500 else ".faults"
    place = browser.execute_script("return document.querySelector(arguments[0]).getBoundingClientRect().bottom", last)
    assert 0 < place <= size[1]
    assert browser.execute_script("return document.querySelectorAll('.statement[open]').length") == 0


@pytest.mark.parametrize(
    ("words", "found", "other"),
    [
        ("ξ", {"9a", "17", "p.any-xi"}, {"p.exchange-time", "1"}),
        ("τ_ex", {"8", "13", "p.exchange-time"}, {"A8", "17"}),
        ("eq. 16", {"16"}, {"17", "p.u"}),
        ("Eq 9c", {"9c"}, {"9a", "9b"}),
        ("eq. 9", {"9a", "9b", "9c"}, {"10a"}),
        ("spin motive", {"p.smf", "p.smf-damping"}, {"3"}),
    ],
)
def test_the_search_finds_what_people_write(browser: Any, words: str, found: set[str], other: set[str]) -> None:
    visit(browser)
    browser.execute_script(
        "const f = document.querySelector('[name=text]'); f.value = arguments[0];"
        "f.dispatchEvent(new Event('input', { bubbles: true }))",
        words,
    )
    assert found <= set(shown(browser)) and not other & set(shown(browser))


def test_a_formula_is_copied_as_latex_with_one_click(browser: Any) -> None:
    visit(browser)
    copied = browser.execute_script(
        "let got; navigator.clipboard.writeText = async (text) => { got = text; };"
        "document.querySelector('.result .tex').click(); return got"
    )
    assert copied == next(c["printed"] for c in claims() if c["label"] == "16")


def test_a_symbol_says_what_it_is(browser: Any) -> None:
    visit(browser)
    said = browser.execute_script(
        "const s = [...document.querySelectorAll('.result msub')].find((e) => e.textContent === 'Ms').firstChild;"
        "s.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, clientX: 5, clientY: 5 }));"
        "return [document.getElementById('told').textContent, document.getElementById('told').hidden]"
    )
    assert "saturation magnetization" in said[0] and said[1] is False


@pytest.mark.parametrize("label", ["9c", "p.omega", "B.s1", "17"])
def test_a_deep_link_brings_its_statement_to_the_top(browser: Any, label: str) -> None:
    visit(browser, f"#{label}")
    place = browser.execute_async_script(
        "const [id, done] = arguments;"
        "setTimeout(() => done(document.getElementById(id).getBoundingClientRect().top), 200);",
        label,
    )
    assert 0 <= place < 120
    assert browser.execute_script("return document.activeElement.closest('.card').id") == label
    assert browser.execute_script("return document.activeElement.parentElement.open")


def test_a_deep_link_shows_a_statement_that_a_filter_hides(browser: Any) -> None:
    visit(browser, "#statements?verdict=error")
    assert "3" not in shown(browser)
    browser.execute_async_script("const done = arguments[0]; location.hash = '#3'; setTimeout(done, 200);")
    assert "3" in shown(browser)


def test_arrow_keys_go_from_statement_to_statement(browser: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    visit(browser, "#9a")
    order, focused = shown(browser), "return document.activeElement.closest('.card').id"
    browser.switch_to.active_element.send_keys(Keys.ARROW_DOWN)
    assert browser.execute_script(focused) == order[order.index("9a") + 1]
    browser.switch_to.active_element.send_keys(Keys.ARROW_UP)
    assert browser.execute_script(focused) == "9a"


def test_the_working_unfolds_into_the_steps_it_rests_on(browser: Any) -> None:
    visit(browser, "#9c")
    labels = browser.execute_async_script(
        "const done = arguments[0]; const fold = document.getElementById('9c').querySelector('.working');"
        "fold.open = true; setTimeout(() => done([...fold.querySelectorAll('ol[data-steps] > li')].map((li) =>"
        " [li.querySelector('.label').textContent, li.querySelectorAll('math').length])), 200);"
    )
    _, chain = report_page.material()
    assert [label for label, _ in labels] == [e.label for e in chain.leading_to("9c")]
    assert all(count for _, count in labels)


def test_a_click_on_a_node_leads_to_its_statement(browser: Any) -> None:
    visit(browser, "#derivation")
    browser.execute_script(
        "const click = new MouseEvent('click', { bubbles: true, cancelable: true });"
        "document.querySelector('.node[data-label=\"B1\"]').dispatchEvent(click)"
    )
    assert browser.current_url.endswith("#B1")


def test_the_graph_shows_what_rests_on_a_fault(browser: Any) -> None:
    visit(browser, "#derivation")
    lit = browser.execute_script(
        "const s = document.getElementById('reach'); s.value = 'B1'; s.dispatchEvent(new Event('change'));"
        "return [...document.querySelectorAll('.node.lit')].map((n) => n.dataset.label)"
    )
    claim = next(c for c in claims() if c["label"] == "B1")
    _, chain = report_page.material()
    assert {"B1", "B7", "8", "x.axis", "x.bands", "9c", "16"} <= set(lit)
    assert set(claim["affects"]) & set(chain) <= set(lit)
    assert "A8" not in lit and "7" not in lit
    assert str(len(claim["affects"])) in browser.execute_script(
        "return document.getElementById('reach-says').textContent"
    )


def settings(count: int) -> list[dict[str, float]]:
    """t, eps1, eps2, eps3, xi over many decades, with zeros among them."""
    rng = np.random.default_rng(7)
    found = []
    for _ in range(count):
        t, xi = 10 ** rng.uniform(-4, 4), 10 ** rng.uniform(-6, 2) * (rng.random() > 0.15)
        eps = [10 ** rng.uniform(-8, 0.5) * rng.choice([-1, 1]) * (rng.random() > 0.1) for _ in range(3)]
        found.append({"t": t, "xi": xi, "eps1": eps[0], "eps2": eps[1], "eps3": eps[2]})
    return [{name: float(value) for name, value in setting.items()} for setting in found]


def test_the_explorers_numbers_lie_within_the_rule_of_spin_response(browser: Any) -> None:
    from verify.electron.enclosure import spin

    visit(browser)
    for given in settings(50):
        query = "&".join(f"{name}={value!r}" for name, value in given.items())
        read = browser.execute_async_script(
            "const [hash, done] = arguments; location.hash = hash;"
            "setTimeout(() => requestAnimationFrame(() => setTimeout(() =>"
            " done([1, 2, 3].map((k) => document.getElementById(`exact-${k}`).textContent)))), 30);",
            f"#explorer?{query}",
        )
        exact = {name: Fraction(value) for name, value in given.items()}
        balls = spin(exact["t"], exact["eps1"], exact["eps2"], exact["xi"], eps3=exact["eps3"])
        true = np.array([float(ball.mid()) for ball in (balls[0], balls[1], balls[2] - 1)])
        assert np.linalg.norm(np.array([float(text) for text in read]) - true) <= allowed(true, **given), given


def allowed(response: Any, *, t: float, xi: float, eps1: float, eps2: float, eps3: float) -> float:
    """The rule of `spin_response`: 8 units in the last place, and 4 of the phase times the transient."""
    square = (1 - eps3) ** 2 + eps1**2 + eps2**2
    transient = np.hypot(eps1, eps2) / np.sqrt(square + xi**2)
    phase = (np.sqrt(square) + xi) * t * np.exp(-xi * t) * transient
    return float(ULP * (8 * np.linalg.norm(response) + 4 * phase))


def test_a_slider_moves_its_number_and_the_link(browser: Any) -> None:
    visit(browser, "#explorer")
    before = browser.execute_script("return document.getElementById('exact-1').textContent")
    value = browser.execute_async_script(
        "const done = arguments[0]; const s = document.getElementById('slide-eps1'); s.value = 800;"
        "for (const kind of ['input', 'change']) s.dispatchEvent(new Event(kind, { bubbles: true }));"
        "requestAnimationFrame(() => setTimeout(() => done(document.getElementById('field-eps1').value)));"
    )
    assert float(value) == pytest.approx(0.5 * 0.8**2)  # the slider is quadratic, 0.5 at its end
    assert browser.execute_script("return document.getElementById('exact-1').textContent") != before
    assert f"eps1={value}" in browser.current_url


def test_a_number_that_is_none_is_refused_in_words(browser: Any) -> None:
    visit(browser, "#explorer")
    script = (
        "const [id, value, place, done] = arguments; const f = document.getElementById(id); f.value = value;"
        "f.dispatchEvent(new Event('input', { bubbles: true })); const said = f.parentElement.querySelector('.wrong');"
        "requestAnimationFrame(() => setTimeout(() =>"
        " done([said.textContent, document.querySelector(place).matches('.stale')])));"
    )
    for field, value, place in [
        ("field-xi", "-1", ".plots"),
        ("field-xi", "NaN", ".plots"),
        ("field-eps1", "1e200", ".plots"),
        ("material-M_s", "0", ".outcome"),
        ("material-gamma", "1e200", ".outcome"),
    ]:
        before = browser.execute_script("return document.getElementById(arguments[0]).value", field)
        said, grey = browser.execute_async_script(script, field, value, place)
        assert said.startswith("a number from") and grey, (field, value)
        assert browser.execute_async_script(script, field, before, place) == ["", False]


def test_the_explorer_shows_eq_9c_as_printed_and_as_derived(browser: Any) -> None:
    given = {"xi": 0.5, "eps1": 0.1, "eps2": 0.2, "t": 0.0}
    found = {}
    for form in ("derived", "printed"):
        visit(browser, f"#explorer?{'&'.join(f'{k}={v}' for k, v in given.items())}&form={form}")
        found[form] = float(browser.execute_script("return document.getElementById('first-3').textContent"))
    witness = next(c["witness"] for c in claims() if c["label"] == "9c")
    assert found["derived"] == pytest.approx(float(witness["corrected"]) - 1, abs=1e-15)
    assert found["printed"] == pytest.approx(float(witness["printed"]) - 1, abs=1e-15)


@pytest.mark.parametrize("query", ["t=90000", "t=300&eps1=3&eps3=-9", "t=0"])
def test_every_turn_of_the_spin_is_drawn(browser: Any, query: str) -> None:
    visit(browser, f"#explorer?{query}")
    step, turn = browser.execute_script(
        "const { from, to } = document.getElementById('plot-across').dataset;"
        "const [a, b, c] = [1, 2, 3].map((k) => Number(document.getElementById(`field-eps${k}`).value));"
        "return [(to - from) / 1999, 2 * Math.PI / Math.hypot(1 - c, a, b)]"
    )
    assert step <= turn / 15


def test_hostile_links_are_read_as_numbers_or_not_at_all(browser: Any) -> None:
    visit(browser, "#explorer?xi=<img+src=x>&eps1=0.25&solver=<b>&gamma=1e11&nonsense=1")
    values = browser.execute_script(
        "return ['field-xi', 'field-eps1', 'solver', 'material-gamma'].map((id) => document.getElementById(id).value)"
    )
    assert values[1] == "0.25" and values[3] == "1e11" and values[0] == "0.1" and values[2] != "<b>"
    browser.get_log("browser")
    visit(browser, "#%E0%A4%A")
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_the_solver_input_is_that_of_the_command(browser: Any) -> None:
    given = {"P": 0.45, "je": -3e11, "Ms": 7.3e5, "n0": 9e3, "alpha": 0.02, "xi": 0.07, "gamma": 1.7e11}
    names = {"je": "j_x", "Ms": "M_s", "n0": "n_0"}
    query = "&".join(f"{names.get(name, name)}={value!r}" for name, value in given.items())
    visit(browser)
    solvers = browser.execute_script("return [...document.querySelectorAll('#solver option')].map((o) => o.value)")
    assert {"mumax3", "oommf-spint", "fidimag"} <= set(solvers)
    for solver in solvers:
        script = browser.execute_async_script(
            "const [hash, done] = arguments; location.hash = hash;"
            "setTimeout(() => done(document.getElementById('script').textContent), 120);",
            f"#explorer?{query}&solver={solver}",
        )
        (expected,) = convert(solver, **given)
        for word, other in zip(words(script), words(expected.script), strict=True):
            # Both are evaluated in double precision, by different roundings of a few operations.
            assert word == other if isinstance(word, str) else word == pytest.approx(other, rel=1e-13)


@pytest.mark.parametrize("j", [-2e12, 5e11, 4.2e12, 9e13])
def test_the_wall_moves_as_the_command_says(browser: Any, j: float) -> None:
    """Below the breakdown and above it, and the curve passes through the dot at j."""
    given = {"P": 0.6, "Ms": 8e5, "n0": 4e4, "alpha": 0.02, "xi": 0.3, "A": 1.3e-11, "K": 1e5, "K_perp": 4e5}
    (found,) = convert("magnumnp", je=j, **given)
    names = {"Ms": "M_s", "n0": "n_0", "A": "A_stiff", "K": "K_easy"}
    query = "&".join(f"{names.get(name, name)}={value!r}" for name, value in given.items())
    visit(browser, f"#explorer?{query}&j_x={j!r}&gamma={found.inputs.gamma!r}")
    wall, limit = browser.execute_script(
        "return ['wall', 'breakdown'].map((name) => Number(document.getElementById(`out-${name}`).textContent))"
    )
    motion = found.check.motion
    assert wall == pytest.approx(motion.velocity, rel=1e-6)  # seven digits are shown
    assert limit == pytest.approx(motion.breakdown / abs(found.coefficients["u"] / j), rel=1e-6)
    assert (abs(j) > limit) == (motion.regime == "above")
    gap = browser.execute_script(
        "const [dot, line] = ['.dot.c1', '.curve'].map((name) => document.querySelector(`#plot-wall ${name}`));"
        "const [x, y] = ['cx', 'cy'].map((name) => Number(dot.getAttribute(name))); let near = Infinity;"
        "for (let s = 0; s <= line.getTotalLength(); s += 0.25) { const p = line.getPointAtLength(s);"
        " near = Math.min(near, Math.hypot(p.x - x, p.y - y)); } return near"
    )
    assert gap < 1.0  # a pixel


def words(script: str) -> list[str | float]:
    """A script as numbers and words."""
    found: list[str | float] = []
    for word in script.replace("(", " ").replace(")", " ").replace(",", " ").replace("=", " ").split():
        try:
            found.append(float(word))
        except ValueError:
            found.append(word)
    return found


def test_a_phone_shows_the_whole_graph(browser: Any) -> None:
    visit(browser, "#derivation", size=(390, 844))
    script = "return document.getElementById('graph-drawing').getBoundingClientRect().right"
    assert browser.execute_script(script) <= 390
    browser.execute_script("document.getElementById('graph-size').click()")
    assert browser.execute_script(script) > 390


@pytest.mark.parametrize("width", [360, 768])
def test_no_sideways_scrolling(browser: Any, width: int) -> None:
    visit(browser, size=(width, 800))
    script = "const d = document.documentElement; return [d.scrollWidth, d.clientWidth]"
    assert browser.execute_script(script) == [width, width]
    browser.execute_script(
        "for (const fold of document.querySelectorAll('details:not(.working), [id=\"17\"] .working')) fold.open = true"
    )
    assert browser.execute_script(script) == [width, width]


def test_every_equation_is_whole_on_paper(browser: Any, tmp_path: Path) -> None:
    visit(browser, size=(688, 1000))  # A4 less the margins, at 96 dots per inch
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    browser.execute_script("for (const fold of document.querySelectorAll('details:not(.working)')) fold.open = true")
    cut = browser.execute_script(
        "return [...document.querySelectorAll('.eq')].filter((e) => e.clientWidth && e.scrollWidth > e.clientWidth + 1)"
        ".map((e) => [e.closest('[id]').id, e.scrollWidth, e.clientWidth])"
    )
    assert cut == []
    pdf = browser.execute_cdp_cmd(
        "Page.printToPDF", {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.7}
    )
    path = tmp_path / "report.pdf"
    path.write_bytes(base64.b64decode(pdf["data"]))
    if shutil.which("pdftotext"):
        text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
        assert "p.omega" in text and "Show all" not in text


def test_on_paper_what_does_not_hold_lies_open_and_no_page_is_half_empty(browser: Any, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        missing("pdftotext")
    visit(browser)
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.7})
    path = tmp_path / "report.pdf"
    path.write_bytes(base64.b64decode(pdf["data"]))
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "The constant" in text and text.count("\f") <= 30


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False)])
def test_axe_finds_nothing_serious(browser: Any, width: int, dark: bool) -> None:
    if not AXE.exists():
        missing("axe-core (npm install --prefix tests/browser)")
    visit(browser, size=(width, 900), dark=dark)
    # axe has no rule for formulas and drawings of curves, and takes minutes to walk them.
    browser.execute_script(
        "for (const e of document.querySelectorAll('math')) e.replaceWith('formula');"
        "for (const e of document.querySelectorAll('svg.figure')) e.replaceChildren();"
        "for (const e of [...document.querySelectorAll('.statement, details.checks')].slice(0, 24)) e.open = true;"
    )
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run({ resultTypes: ['violations'] }).then((r) => done(r.violations"
        ".map((v) => [v.id, v.impact, v.nodes.slice(0, 3).map((n) => n.target.join(' '))])));"
    )
    assert [v for v in found if v[1] in ("serious", "critical")] == []


def test_a_slider_reaches_the_picture_within_a_blink(browser: Any, record_property: Any) -> None:
    visit(browser, "#explorer")
    times = browser.execute_async_script(
        "const done = arguments[0]; const s = document.getElementById('slide-xi'); const found = [];"
        "function next() { if (found.length >= 20) { done(found); return; }"
        "s.value = 200 + 5 * found.length; const t = performance.now();"
        "s.dispatchEvent(new Event('input', { bubbles: true }));"
        "requestAnimationFrame(() => { const c = new MessageChannel(); c.port2.postMessage(0);"
        "c.port1.onmessage = () => { found.push(performance.now() - t); setTimeout(next, 20); }; }); }"
        "next();"
    )
    points = browser.execute_script(
        "return document.querySelector('#plot-across .curve').getAttribute('d').split('L').length"
    )
    assert points == 2000
    record_property("slider to picture, ms", sorted(times)[len(times) // 2])


@pytest.mark.parametrize("place", [0, 8, 32])
def test_the_width_slider_shows_the_torque_of_that_wall(browser: Any, place: int) -> None:
    """The numbers in words are those of the transport, and the drawn depth of the second part is too."""
    visit(browser, f"#explorer?wall={place}")
    wall = fermi_wall(0.5 * 40 ** (place / 32), XI, per_width=16, reach=8)
    said = browser.execute_script("return document.getElementById('shown-wall').value")
    assert f"feels ξ = {wall.felt:.4g}" in said.replace("0.1000", "0.1") and "v_F τ_ex" in said
    sizes = browser.execute_script(
        "return [...document.querySelectorAll('#plot-crossing .curve')].map((c) => c.getBBox().height)"
    )
    parts = (wall.adiabatic, wall.nonadiabatic, *wall.local)
    expected = [np.ptp(part[np.abs(wall.place) <= 5]) for part in parts]
    assert np.array(sizes) / sizes[2] == pytest.approx(np.array(expected) / expected[2], abs=0.01)  # half a pixel
