"""The pages of the example in a real browser: on paper, on a screen and on a phone."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from helpers.write.prose.head import SIMULATED

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("example"),
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]
YEARS = (2022, 2025)  # the one with most tables, and the one that looks back on five years
CUT = """() => [...document.querySelectorAll('svg text')].filter(text => {
    const [inner, outer] = [text, text.closest('svg')].map(element => element.getBoundingClientRect());
    return inner.width && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
}).map(text => text.textContent)"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    assert CHROMIUM, "in CI a browser has to be there"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser.new_page(bypass_csp=True)  # axe is a script
        browser.close()


@pytest.fixture(params=YEARS)
def opened(tab: Page, example: Path, request: pytest.FixtureRequest) -> Page:
    """The page of a year."""
    tab.goto((example / f"outputs/{request.param}/bao-cao-{request.param}.html").as_uri())
    return tab


def test_every_sheet_of_paper_says_that_the_figures_are_simulated(opened: Page) -> None:
    with pdfplumber.open(io.BytesIO(opened.pdf(prefer_css_page_size=True))) as printed:
        sheets = [sheet.extract_text() for sheet in printed.pages]
    assert len(sheets) > 5
    assert all(SIMULATED in sheet for sheet in sheets)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_text_of_a_drawing_is_cut(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    assert opened.evaluate(CUT) == []
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_axe_finds_no_violation(opened: Page) -> None:
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()
