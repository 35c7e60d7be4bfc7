"""A real browser without a network, and pages opened in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import find

Opened = Callable[..., Page]

# What is written on the canvas, for tests to read: the last frame's texts with their place and font.
_WATCH = """
window.written = [];
const fill = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const at = this.getTransform();
  written.push({ text, font: this.font, width: this.measureText(text).width,
    x: (at.a * x + at.e) / devicePixelRatio, y: (at.d * y + at.f) / devicePixelRatio });
  return fill.apply(this, arguments);
};
const clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function () { written = []; return clear.apply(this, arguments); };
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Any Chromium or Chrome of this machine; a machine without one fails the test."""
    path = find()
    if path is None:
        pytest.fail("The page tests need a browser: install Chromium or Chrome, or name one in KG_BROWSER.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Open HTML as a file, offline; afterwards no request, error or refusal may have been seen."""
    troubles: list[str] = []
    contexts = []

    def show(html: str, *, width: int = 1440, height: int = 900, scheme: str = "light", address: str = "") -> Page:
        file = tmp_path / "graph.html"
        file.write_text(html, encoding="utf8")
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            offline=True,
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or troubles.append(request.url))
        # What a slow graphics driver says of itself is no trouble of ours.
        page.on(
            "console",
            lambda message: (
                message.type in ("error", "warning")
                and "GL Driver Message" not in message.text
                and troubles.append(message.text)
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_function("document.fonts.status === 'loaded'")
        page.wait_for_timeout(150)
        return page

    yield show
    for context in contexts:
        context.close()
    assert troubles == []
