"""The control in a real browser: moved by keyboard, told in words, and its table without scripts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from test_browser import CHROMIUM, QUIET

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("built"),
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "in CI a browser has to be there"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, built: Path) -> Iterator[Page]:
    page = browser.new_page()
    page.goto((built / "outputs/2021/bao-cao-2021.html").as_uri())
    yield page
    page.close()


def drawn(page: Page) -> list[str]:
    """The numbers that can be seen in the drawing's fan."""
    return page.locator(".lever svg [data-at]:visible text").all_text_contents()


def test_the_arrow_keys_change_the_words_and_the_drawing(opened: Page) -> None:
    words, numbers = opened.locator(".lever output").inner_text(), drawn(opened)
    opened.locator(".lever input").focus()
    opened.keyboard.press("ArrowRight")
    assert opened.locator(".lever output").inner_text() != words
    assert len(drawn(opened)) == len(numbers) == 3
    assert drawn(opened) != numbers


def test_one_level_is_seen_at_a_time_and_the_drawing_stays_where_it_is(opened: Page) -> None:
    opened.locator(".lever input").focus()
    places: set[float] = set()
    for key in ("Home", "ArrowRight", "End"):
        opened.keyboard.press(key)
        places.add(opened.locator(".lever svg").evaluate("drawing => drawing.getBoundingClientRect().y + scrollY"))
        assert opened.locator(".lever output > span:visible").count() == 1
    assert len(places) == 1


def test_the_slider_says_its_level_in_words(opened: Page) -> None:
    slider = opened.get_by_role("slider", name="Số trang mỗi năm từ năm 2022")
    slider.press("End")
    assert slider.get_attribute("aria-valuetext") == "Nếu mỗi năm làm 990.000 trang"


def test_the_answer_is_announced_and_described_by_itself_alone(opened: Page) -> None:
    opened.get_by_role("slider").press("Home")
    told = opened.get_by_role("status")
    assert told.aria_snapshot().count("Nếu mỗi năm") == 1


def test_without_scripts_the_table_is_there_and_no_slider(browser: Browser, built: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((built / "outputs/2021/bao-cao-2021.html").as_uri())
    assert page.locator(".frame.what-if tbody tr").count() == 7
    assert page.locator(".lever input:visible").count() == 0
    assert len(drawn(page)) == 3
    page.close()


def test_a_script_changed_by_one_letter_does_not_run(browser: Browser, built: Path, tmp_path: Path) -> None:
    text = (built / "outputs/2021/bao-cao-2021.html").read_text(encoding="utf-8")
    (tmp_path / "changed.html").write_text(text.replace("show();\n}", "show() ;\n}"), encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "changed.html").as_uri())
    assert page.locator(".lever input:visible").count() == 0
    page.close()
