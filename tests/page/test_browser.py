"""The page in a real browser: accessible, without requests, by keyboard alone, and without sideways scrolling."""

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
DESKTOP, PHONE = (1000, 900), (390, 844)
OPEN = (
    "[...document.querySelectorAll('[popover]')].filter(entry => entry.matches(':popover-open')).map(entry => entry.id)"
)
SHIFTS = """() => new Promise(done => { let sum = 0
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
        .observe({type: 'layout-shift', buffered: true})
    requestAnimationFrame(() => setTimeout(() => done(sum), 100)) })"""


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
    page, requests, complaints = browser.new_context(offline=True).new_page(), [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((built / "outputs/2021/bao-cao-2021.html").as_uri())
    page.locator("button.fact").first.click()
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


@pytest.mark.parametrize("kind", ["fact", "source"])
def test_axe_finds_no_violation_with_a_source_open(opened: Page, kind: str) -> None:
    opened.locator(f"button.{kind}").first.click()
    assert len(opened.evaluate(OPEN)) == 1
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()


def test_axe_finds_no_violation_with_all_unfolded(opened: Page) -> None:
    opened.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    results = Axe().run(opened)
    assert results.violations_count == 0, results.generate_report()


def test_the_keyboard_alone_reaches_every_source(opened: Page) -> None:
    opened.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    reached: list[str] = []
    for _ in range(opened.locator("a, button, summary, .frame").count() + 1):
        opened.keyboard.press("Tab")
        if target := opened.evaluate("document.activeElement.getAttribute('popovertarget')"):
            opened.keyboard.press("Enter")
            reached += opened.evaluate(OPEN)
            opened.keyboard.press("Escape")
            assert opened.evaluate("document.activeElement.getAttribute('popovertarget')") == target
    assert opened.evaluate(OPEN) == []
    assert set(reached) == set(opened.evaluate("[...document.querySelectorAll('[popover]')].map(entry => entry.id)"))


def test_the_folded_parts_open_by_keyboard(opened: Page) -> None:
    opened.locator("summary").first.focus()
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.querySelector('details').open")


def test_a_press_elsewhere_closes_a_source(opened: Page) -> None:
    opened.locator("button.fact").first.click()
    opened.locator("h1").click()
    assert opened.evaluate(OPEN) == []


def test_an_open_source_stands_in_view_and_is_no_wider(opened: Page) -> None:
    for place in (0, 5, 20):
        opened.locator("button.fact").nth(place).click()
        box = opened.locator(":popover-open").bounding_box()
        size = opened.viewport_size
        assert box and size
        assert (box["x"] >= 0, box["y"] >= 0) == (True, True)
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] + box["height"] <= size["height"]
        opened.keyboard.press("Escape")


def test_on_paper_the_sources_are_a_list_and_what_is_folded_stands_open(opened: Page) -> None:
    opened.emulate_media(media="print")
    entries = opened.locator(".sources li")
    assert entries.count() > 50
    assert all(entry.is_visible() for entry in entries.all())
    assert opened.locator(".contents").is_hidden()
    assert opened.locator("#checks-table").is_visible()
    number = "getComputedStyle(document.querySelector('button.fact'), '::after').content"
    assert opened.evaluate(number) == '"1"'


def test_on_a_screen_the_sources_are_hidden_until_asked_for(opened: Page) -> None:
    assert not any(entry.is_visible() for entry in opened.locator(".sources li").all())


def test_nothing_shifts_while_it_loads(opened: Page) -> None:
    assert opened.evaluate(SHIFTS) == 0


def test_a_shift_is_seen(opened: Page) -> None:
    push = "const block = document.createElement('div'); block.style.height = '300px'; document.body.prepend(block)"
    opened.evaluate(f"requestAnimationFrame(() => {{ {push} }})")
    assert opened.evaluate(SHIFTS) > 0


def test_no_letter_is_clipped(opened: Page) -> None:
    """Vietnamese stacks marks above and below letters; a box that cuts them off hides overflow."""
    cut = """() => [...document.querySelectorAll('main *')].filter(element => !element.closest('svg, .sources')
        && element.textContent.trim() && getComputedStyle(element).overflowY === 'hidden').length"""
    assert opened.evaluate(cut) == 0
    assert opened.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('h1')).lineHeight) >= 1.25 * "
        "parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
    )
