"""The gate sees every kind of fault in a page, and lets the real page pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.errors import RunError
from helpers.write.fact import Fact
from helpers.write.gate import check_page

FACT = Fact("profile", "all", "pages", "330.345", 330345, "trang", "derived", "Cộng", "")
DATA = '<data value="330345">330.345</data>'


def passed(body: str, *facts: Fact, quotable: tuple[str, ...] = ()) -> None:
    check_page(f"<html><body><main>{body}</main></body></html>", facts or (FACT,), quotable)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Số hóa {DATA} trang.</p>",
        "<h3>1. Công tác triển khai</h3>",
        '<p>Năm <span class="mark">2021</span></p>',
        "<svg><text>12</text></svg>",
        f"<table><tr><th>Tổng</th><td>{DATA}</td></tr></table>",
    ],
)
def test_what_is_declared_passes(body: str) -> None:
    passed(body)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Số hóa 330.345 trang.</p>",
        "<h2>Năm 2021</h2>",
        "<h3>2021 Công tác</h3>",
        "<ul><li>Bốn phông: 87,5%</li></ul>",
        "<table><tr><td>11.062</td></tr></table>",
        "<figure><figcaption>Tăng 3 lần</figcaption></figure>",
        "<p><strong>Đạt <em>12</em></strong></p>",
    ],
)
def test_a_digit_that_is_no_fact_stops_the_build(body: str) -> None:
    with pytest.raises(RunError, match="prints a digit that is no fact"):
        passed(body)


@pytest.mark.parametrize(
    "data", ['<data value="330346">330.345</data>', '<data value="330345">330.346</data>', '<data value="">x</data>']
)
def test_a_number_that_no_fact_holds_stops_the_build(data: str) -> None:
    with pytest.raises(RunError, match="which no stored table holds"):
        passed(f"<p>Số hóa <a>{data}</a> trang.</p>")


def test_an_altered_quotation_stops_the_build() -> None:
    passed("<blockquote><p>Lời đã nhận 12.</p></blockquote>", quotable=("Lời đã nhận 12.",))
    with pytest.raises(RunError, match="quotes words that the report as received does not have"):
        passed("<blockquote><p>Lời đã sửa 12.</p></blockquote>", quotable=("Lời đã nhận 12.",))


def test_two_facts_of_one_name_stop_the_build() -> None:
    with pytest.raises(RunError, match=r"Two different facts have the name profile\.all\.pages"):
        passed(f"<p>{DATA}</p>", FACT, replace(FACT, value=1, printed="1"))


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(RunError) as error:
        passed("<p>Một 1</p><p>Hai 2</p><blockquote><p>x</p></blockquote>")
    assert len(error.value.faults) == 3
