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
    "summary": ("", "#summary", 1000),
    "statement": ("#9c", "[id='9c']", 1000),
    "graph": ("#derivation", ".scroller", 1100),
    "explorer": ("#explorer?xi=0.05&eps1=0.15&eps2=0.05&t=14", ".plots", 1000),
}
"""Picture -> link, what is shown of the page, width of the window."""

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
    metrics = {"width": width, "height": 1600, "deviceScaleFactor": 1.5, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get((OUTPUT / "report.html").resolve().as_uri() + link)
    browser.execute_async_script(
        "const done = arguments[0]; document.activeElement.blur(); setTimeout(done, 500);"
        "for (const e of document.querySelectorAll('nav')) e.hidden = true;"
    )
    return bytes(browser.find_element("css selector", element).screenshot_as_png)


def small(png: bytes) -> bytes:
    """The picture in 64 colours."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(64).save(buffer, "png", optimize=True)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
