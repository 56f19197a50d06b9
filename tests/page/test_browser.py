"""The page in a real browser: accessible, without requests, and nothing to scroll sideways on a phone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("built"),
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
DESKTOP, PHONE = (1280, 900), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "in CI a browser has to be there"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        yield browser
        browser.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def opened(browser: Browser, built: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page, with what it asked for and what it complained of in `requests` and `complaints` on the window."""
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height}, bypass_csp=True)  # axe is a script
    page.goto((built / "outputs/2021/bao-cao-2021.html").as_uri())
    yield page
    page.close()


def test_axe_finds_no_violation(opened: Page) -> None:
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()


def test_axe_sees_a_fault(opened: Page) -> None:
    opened.evaluate("document.querySelector('svg').removeAttribute('aria-labelledby')")
    assert Axe().run(opened).violations_count > 0


def test_nothing_scrolls_sideways_but_tables_in_their_frames(opened: Page) -> None:
    wide = """() => [...document.querySelectorAll('body *')].filter(element => !element.closest('.frame, svg')
        && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map(element => element.outerHTML.slice(0, 80))"""
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert opened.evaluate(wide) == []


def test_it_asks_for_nothing_and_its_own_policy_lets_it_show(browser: Browser, built: Path) -> None:
    page, requests, complaints = browser.new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((built / "outputs/2021/bao-cao-2021.html").as_uri())
    assert [url.rpartition("/")[2] for url in requests] == ["bao-cao-2021.html"]
    assert complaints == []
    assert page.evaluate("getComputedStyle(document.querySelector('.figures')).display") == "grid"
    page.close()


def test_the_policy_stops_what_is_planted(browser: Browser, built: Path, tmp_path: Path) -> None:
    text = (built / "outputs/2021/bao-cao-2021.html").read_text(encoding="utf-8")
    planted = "<script>document.title = 'planted'</script><img src='planted.png'></main>"
    (tmp_path / "planted.html").write_text(text.replace("</main>", planted), encoding="utf-8")
    page, complaints = browser.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "planted.html").as_uri())
    assert page.title() != "planted"
    assert len(complaints) == 2
    page.close()


def test_a_number_leads_to_its_source_by_keyboard(opened: Page) -> None:
    opened.locator("a.fact").first.focus()
    opened.keyboard.press("Enter")
    target = opened.evaluate("document.querySelector(':target th').textContent")
    assert target == opened.locator("a.fact").first.text_content()
