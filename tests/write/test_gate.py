"""The gate sees every kind of fault in a page, and lets what is declared pass."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpers.errors import RunError
from helpers.tables.cleaned import COUNTS
from helpers.tables.profile import PROFILE
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.gate.page import check_page
from helpers.write.listing import entry, entry_of_all
from helpers.write.sentence import data_html, piece_html

QUOTED = "Lời đã nhận 12."


@pytest.fixture
def pages(edition: Edition) -> Fact:
    return edition.facts.cell(PROFILE, "pages", group="all", of="all")


def numbered(fact: Fact, edition: Edition, number: int = 1) -> str:
    """A number in a sentence, and the source that it opens."""
    button = piece_html(fact).replace(f'"{fact.id}"', f'"{number}"', 1)
    return f"<p>{button} trang</p><ol class='mark'>{entry(number, fact, edition.facts)}</ol>"


def passed(edition: Edition, body: str, *facts: Fact) -> None:
    check_page(f"<html><body><main>{body}</main></body></html>", facts, edition.facts, [QUOTED])


def test_what_is_declared_passes(edition: Edition, pages: Fact) -> None:
    body = f"""<h3>1. Công tác triển khai</h3><p>Năm <span class="mark">2021</span>:</p>{numbered(pages, edition)}
        <table><caption>Bảng</caption><tr><th>Tổng</th><td>{data_html(pages)}</td></tr></table>
        <svg><g class="mark"><text>2021</text></g><text>330.345 trang</text></svg>
        <blockquote><p>{QUOTED}</p><footer class="mark">dòng 1</footer></blockquote>"""
    passed(edition, body, pages)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Số hóa 330.345 trang.</p>",
        "<p>330. Trang.</p>",
        "<h2>1. Năm</h2>",
        "<h3>2021 Công tác</h3>",
        "<h4>12</h4>",
        "<ul><li>Bốn phông: 87,5%</li></ul>",
        "<dl><dd>12</dd></dl>",
        "<div>12</div>",
        "<p><span>a</span> 12</p>",
        "<pre>12</pre>",
        "<figure><figcaption>Tăng 3 lần</figcaption></figure>",
        '<div aria-label="999 trang">a</div>',
        '<img alt="12">',
        "Trang 12",
    ],
)
def test_a_digit_that_is_no_fact_stops_the_build(edition: Edition, body: str) -> None:
    with pytest.raises(RunError, match="prints a digit that is no fact"):
        passed(edition, body)


@pytest.mark.parametrize("column", ["records", "documents"])
def test_a_number_under_another_facts_name_stops_the_build(edition: Edition, pages: Fact, column: str) -> None:
    other = edition.facts.cell(PROFILE, column, group="all", of="all")
    swapped = data_html(other).replace(other.id, pages.id)
    with pytest.raises(RunError, match="which no stored table holds"):
        passed(edition, f"<p>{swapped} trang</p>", pages, other)


@pytest.mark.parametrize("target", ["2", "elsewhere", ""])
def test_a_number_that_opens_another_source_or_none_stops_the_build(edition: Edition, pages: Fact, target: str) -> None:
    records = edition.facts.cell(PROFILE, "records", group="all", of="all")
    body = numbered(pages, edition).replace('popovertarget="1"', f'popovertarget="{target}"')
    with pytest.raises(RunError, match=r"prints 330.345 .*, in: \"330.345 trang\""):
        passed(edition, body + numbered(records, edition, 2), pages, records)


@pytest.mark.parametrize(
    ("told", "altered"),
    [
        ("Cộng số trang", "Cộng 5 số trang"),
        ("dòng 26", "dòng 27"),
        ("tính toán", "số liệu nguồn"),
        ("tất cả các phông", "phông Thanh tra huyện Can Lộc"),
        (">330.345</data></b>", ">330.346</data></b>"),
    ],
)
def test_a_source_that_says_other_than_the_tables_stops_the_build(
    edition: Edition, pages: Fact, told: str, altered: str
) -> None:
    body = numbered(pages, edition)
    assert told in body
    with pytest.raises(RunError, match="tells of the source of a number other than"):
        passed(edition, body.replace(told, altered), pages)


@pytest.mark.parametrize(("told", "altered"), [("dòng 26", "dòng 7"), ("trang khổ", "9 trang khổ")])
def test_an_altered_source_of_a_table_stops_the_build(edition: Edition, told: str, altered: str) -> None:
    _, row = next(edition.facts.rows(COUNTS).iterrows())
    fact = fact_of(COUNTS, "pages", row)
    body = f"<ol class='mark'>{entry_of_all('Bảng 1', [fact])}</ol>"
    passed(edition, body, fact)
    with pytest.raises(RunError, match="tells of the source of a number other than"):
        passed(edition, body.replace(told, altered), fact)


@pytest.mark.parametrize(
    "body",
    [
        '<figure><figcaption><span class="number mark">Hình 2.</span> Tăng</figcaption></figure>',
        '<table><caption><span class="number mark">Hình 1.</span> Phông</caption></table>',
        '<p><a class="see mark" href="#fan">Hình 1</a></p>',
        '<p><a class="see mark" href="#fan">Hình 2</a></p><figure id="fan"><figcaption>'
        '<span class="number mark">Hình 1.</span> Tăng</figcaption></figure>',
        '<nav><a href="#m1">1. Kinh phí</a></nav><h3 id="m1">2. Kinh phí</h3>',
        '<nav><a href="#m1">Kinh phí</a></nav>',
    ],
)
def test_a_number_of_the_page_that_is_not_its_own_stops_the_build(edition: Edition, body: str) -> None:
    with pytest.raises(RunError, match="by another number or words than it has"):
        passed(edition, body)


def test_numbers_of_the_page_that_agree_pass(edition: Edition) -> None:
    figure = '<figure id="fan"><figcaption><span class="number mark">Hình 1.</span> Tăng</figcaption></figure>'
    contents = '<nav><a href="#m1">1. Kinh phí</a></nav><h3 id="m1">1. Kinh phí</h3>'
    passed(edition, contents + '<p>Tăng (<a class="see mark" href="#fan">Hình 1</a>).</p>' + figure)


@pytest.mark.parametrize("text", ["330.346", "330.345", "5 trang"])
def test_a_number_in_a_drawing_that_no_fact_prints_stops_the_build(edition: Edition, text: str) -> None:
    with pytest.raises(RunError, match="which no stored table holds"):
        passed(edition, f"<figure><svg><text>{text}</text></svg></figure>")


@pytest.mark.parametrize("text", ["1330.345", "330.3451", "330.345%", "330.345.000"])
def test_a_fact_inside_a_longer_number_is_no_excuse(edition: Edition, pages: Fact, text: str) -> None:
    with pytest.raises(RunError, match="which no stored table holds"):
        passed(edition, f"<figure><svg><text>{text}</text></svg></figure>", pages)


@pytest.mark.parametrize(
    "change", [{"value": 999}, {"printed": "33"}, {"key": "place.Can Lộc"}, {"status": "reported"}]
)
def test_a_forged_fact_stops_the_build(edition: Edition, pages: Fact, change: dict[str, Any]) -> None:
    with pytest.raises(RunError, match="the stored table holds another value or none"):
        passed(edition, "", replace(pages, **change))


@pytest.mark.parametrize(
    "inside",
    ["<p>Lời đã sửa 12.</p>", "999 trang", "<ul><li>12</li></ul>", f"<p>{QUOTED}</p> và 5", "<footer>12</footer>"],
)
def test_an_altered_quotation_stops_the_build(edition: Edition, inside: str) -> None:
    with pytest.raises(RunError, match="quotes words that the report as received does not have"):
        passed(edition, f"<blockquote>{inside}</blockquote>")


def test_all_faults_are_named_at_once(edition: Edition, pages: Fact) -> None:
    with pytest.raises(RunError) as error:
        passed(edition, "<p>Một 1</p><p>Hai 2</p><blockquote><p>x</p></blockquote>", replace(pages, value=1))
    assert len(error.value.faults) == 4
