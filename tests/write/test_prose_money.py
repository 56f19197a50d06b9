"""What the report says and draws of the money: one source or several, one year or more, and what is missing."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from few_numbers import PERIOD, SETTINGS, tables
from helpers.analyse.money import money
from helpers.tables.inputs import FUNDING
from helpers.write.block import Block, Chart, DataTable
from helpers.write.charts.funds import money_and_work
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import money as prose

Amounts = tuple[int | None, int | None, int | None]


def grant(amounts: Amounts, year: int = 2021, source: str = "Ngân sách tỉnh") -> dict[str, object]:
    named = dict(zip(("approved", "allocated", "spent"), amounts, strict=True))
    return {"plan": PERIOD.id, "year": year, "source_of_funds": source, "known_from": "2022-01-01", **named}


def edition(*rows: dict[str, object], target: int | None = None, year: int = 2021, done: int | None = 40) -> Edition:
    """A year with this money, 2 records, 20 documents and 40 pages in each year from 2021 on."""
    counted = {"records": 2, "documents": 20, "pages": done}
    totals = pd.DataFrame(counted, index=pd.Index([2021, 2022]), dtype="Int64")
    found = tables((target, None), 40) | {"money": money(FUNDING.of(list(rows)), totals, year)}
    return Edition(SETTINGS, year, Facts(lambda table: found[table.name]))


def told(of: Edition) -> str:
    return " ".join(sentence.text for sentence in prose.funds(of).sentences)


def drawn(block: Block) -> Chart:
    assert isinstance(block, Chart)
    return block


def test_what_a_page_a_document_and_a_record_cost() -> None:
    found = told(edition(grant((1000, 800, 400))))
    assert "Bình quân chi 10 đồng cho một trang, 20 đồng cho một văn bản và 200 đồng cho một hồ sơ." in found
    assert "Kinh phí được cấp bằng 80,0% kinh phí phê duyệt. Tỷ lệ giải ngân đạt 50,0%." in found


def test_without_a_count_its_cost_is_left_out() -> None:
    found = told(edition(grant((1000, 800, 400)), done=None))
    assert "Bình quân chi 20 đồng cho một văn bản và 200 đồng cho một hồ sơ." in found


def test_where_nothing_was_spent_nothing_is_said_to_have_cost_anything() -> None:
    assert "Bình quân" not in told(edition(grant((1000, 800, 0))))


def test_unknown_money_is_said_to_be_unknown() -> None:
    assert told(edition()).endswith("Quyết định số 4020/QĐ-UBND: chưa có số liệu.")
    assert "thực chi chưa có số liệu." in told(edition(grant((1000, 800, None))))


def test_several_sources_of_funds_stand_in_a_table_with_their_sum() -> None:
    found = prose.sources(edition(grant((1000, 800, 400)), grant((500, 500, None), source="Nguồn khác")))
    assert isinstance(found, DataTable)
    assert re.findall(r"<t[hd][^>]*>(?:<[^>]*>)*([^<]+)", found.html)[6:] == [
        *("Ngân sách tỉnh", "1.000", "800", "400", "80,0%", "50,0%"),
        *("Nguồn khác", "500", "500", "chưa có số liệu", "100,0%", "chưa có số liệu"),
        *("Cộng", "1.500", "1.300", "chưa có số liệu", "86,7%", "chưa có số liệu"),
    ]


@pytest.mark.parametrize("rows", [[], [grant((1000, 800, 400))]])
def test_one_source_of_funds_needs_no_table(rows: list[dict[str, object]]) -> None:
    assert prose.sources(edition(*rows)).html == ""


def test_the_drawing_tells_how_money_and_work_stand_to_what_was_meant() -> None:
    chart = drawn(money_and_work(edition(grant((1000, 800, 400)), target=50)))
    assert chart.title.text == "Năm 2021, kinh phí được cấp bằng 80,0% phê duyệt, số trang bằng 80,0% chỉ tiêu."
    assert "phê duyệt 1.000 đồng, được cấp 800 đồng, thực chi 400 đồng, 40 trang." in chart.description.text


def test_the_drawing_has_the_years_before_and_tells_of_the_last() -> None:
    chart = drawn(money_and_work(edition(grant((1000, 800, 400)), grant((None, None, 480), 2022), year=2022)))
    assert chart.title.text == "Năm 2022 chi 480 đồng cho 40 trang."
    printed = re.findall(r">([^<>]*\d[^<>]*)</text>", chart.svg)
    assert printed == [
        *("Năm 2021", "400 đồng", "40 trang, 10 đồng/trang"),
        *("Năm 2022", "480 đồng", "40 trang, 12 đồng/trang"),
    ]


@pytest.mark.parametrize(
    "of",
    [
        edition(),
        edition(grant((1000, 800, None))),
        edition(grant((0, 0, 0))),
        edition(grant((1000, 800, 0))),
        edition(grant((1000, 800, 400)), done=None),
        edition(grant((1000, 800, 400)), year=2022),
    ],
)
def test_without_spending_or_pages_of_the_year_nothing_is_drawn(of: Edition) -> None:
    assert money_and_work(of).html == ""
