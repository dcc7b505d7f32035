"""Make the pictures of the guide from the report: run `python -m verify`, then `python docs/pictures.py`.

Needs chromium and selenium, as the report's browser tests do.
"""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

OUTPUT = Path("output")
PICTURES = Path(__file__).parent / "pictures"
SHOTS = {
    "first-screen": ("", "body", 1400),
    "statement": ("#9c", "[id='9c']", 1000),
    "graph": ("#derivation", "#derivation .scroller", 1100),
    "explorer": ("#explorer?xi=0.05&eps1=0.15&eps2=0.05&t=14&form=printed", ".plots", 1000),
}
"""Picture -> link, what is shown of the page (of "body" the first screen alone), width of the window."""

FIGURES = ("local-frame", "spin-in-time", "validity-map")


def main() -> None:
    """Write the pictures."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    PICTURES.mkdir(exist_ok=True)
    try:
        for name, shot in SHOTS.items():
            (PICTURES / f"{name}.png").write_bytes(small(picture(browser, *shot)))
    finally:
        browser.quit()
    for name in FIGURES:
        shutil.copy(OUTPUT / "figures" / f"{name}.svg", PICTURES / f"{name}.svg")


def picture(browser: Any, link: str, element: str, width: int) -> bytes:
    """One element of the page as PNG."""
    first = element == "body"
    height, scale = (1000, 1) if first else (1600, 1.5)
    metrics = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get((OUTPUT / "report.html").resolve().as_uri() + link)
    browser.execute_async_script(
        "const [first, done] = arguments; document.activeElement.blur(); setTimeout(done, 500);"
        "for (const e of document.querySelectorAll('nav')) e.hidden = !first;",
        first,
    )
    if first:
        return bytes(browser.get_screenshot_as_png())
    return bytes(browser.find_element("css selector", element).screenshot_as_png)


def small(png: bytes) -> bytes:
    """The picture in 128 colours."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(128).save(buffer, "png", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
