"""The list of sources says of each number what a person asks: what is it, from what, and where was it read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from helpers.tables.cleaned import COUNTS
from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.profile import PROFILE
from helpers.tables.standing import STANDING
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.listing import entry, entry_of_all, listing, name_of, source_button
from helpers.write.origin import inputs, row_words, with_inputs


@pytest.fixture
def share(edition: Edition) -> Fact:
    return edition.facts.cell(PROFILE, "share_of_pages", group="fonds", of="4")


def text(markup: str) -> str:
    return " ".join(html.fragment_fromstring(markup).text_content().split())


def test_an_entry_tells_value_row_table_status_formula_inputs_and_place(edition: Edition, share: Fact) -> None:
    told = text(entry(7, share, edition.facts))
    assert told == (
        "41,3% Tỷ trọng trang, phông Phòng Lao động - Thương binh và xã hội huyện Can Lộc "
        "(Cơ cấu khối lượng, tính toán)Số trang của nhóm chia cho tổng số trang: Trang 136.336; Trang 330.345. "
        "Đọc ở data/raw/2021/report.md, bảng 1, dòng 29. profile.fonds.4.district.share_of_pages"
    )


def test_an_entry_is_a_popover_under_its_number(edition: Edition, share: Fact) -> None:
    assert entry(7, share, edition.facts).startswith('<li id="7" popover>')


def test_the_inputs_are_facts_of_their_own(edition: Edition, share: Fact) -> None:
    assert [fact.printed for fact in inputs(share, edition.facts)] == ["136.336", "330.345"]
    assert with_inputs([share], edition.facts) == [share, *inputs(share, edition.facts)]


def test_an_input_that_is_unknown_is_not_told(edition: Edition) -> None:
    absent = edition.facts.cell(STANDING, "share_digitised", year=2021, measure="pages")
    assert inputs(absent, edition.facts) == []
    assert "chưa có số liệu" in text(entry(1, absent, edition.facts))


def test_a_conclusion_has_its_own_label_and_no_row(edition: Edition) -> None:
    few = edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds")
    assert row_words(few, edition.facts) == ""
    assert text(entry(1, few, edition.facts)).startswith("4 Số phông tập trung (Kết quả tổng hợp, tính toán)")


def test_a_row_is_named_in_words_and_not_by_its_key(edition: Edition) -> None:
    place = edition.facts.cell(PROFILE, "pages", group="place", of="Can Lộc", level="district")
    whole = edition.facts.cell(PROFILE, "pages", group="all", of="all")
    told = [row_words(fact, edition.facts) for fact in (place, whole)]
    assert told == ["địa bàn Can Lộc", "tất cả các phông"]


def test_a_table_tells_each_column_once_and_the_span_of_its_rows(edition: Edition) -> None:
    rows = edition.facts.rows(COUNTS)
    told = text(entry_of_all("Bảng 1", [fact_of(COUNTS, "pages", row) for _, row in rows.iterrows()]))
    assert told.count("trang khổ A4 đã số hóa") == 1
    assert told.endswith("Đọc ở data/raw/2021/report.md, bảng 1, dòng 26 đến bảng 2, dòng 48.")


def test_a_sum_tells_from_where_to_where_it_was_read(edition: Edition) -> None:
    whole = edition.facts.cell(PROFILE, "pages", group="all", of="all")
    told = text(entry(1, whole, edition.facts))
    assert "Đọc ở data/raw/2021/report.md, bảng 1, dòng 26 đến bảng 2, dòng 48." in told


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (["a/b.csv, dòng 10", "a/b.csv, dòng 9"], "a/b.csv, dòng 9 đến dòng 10"),
        (["a/b.md, bảng 10, dòng 1 – bảng 2, dòng 3"], "a/b.md, bảng 2, dòng 3 đến bảng 10, dòng 1"),
        (["a/b.md, dòng 1; a/c.md, dòng 2"], "a/b.md, dòng 1; a/c.md, dòng 2"),
        (["a/b.md, dòng 1", "a/b.md, dòng 1"], "a/b.md, dòng 1"),
    ],
)
def test_places_are_told_file_by_file_in_the_order_of_the_document(
    edition: Edition, places: list[str], told: str
) -> None:
    rows = [row for _, row in edition.facts.rows(COUNTS).head(len(places)).iterrows()]
    facts = [
        replace(fact_of(COUNTS, "pages", row), source_place=place) for row, place in zip(rows, places, strict=True)
    ]
    assert text(entry_of_all("Bảng 1", facts)).endswith(f"Đọc ở {told}.")


def test_a_table_without_numbers_has_no_source(edition: Edition) -> None:
    assert source_button("Bảng 1", []) == ""
    assert "<li" not in listing([], [("Bảng 1", [])], edition.facts)


def test_the_button_of_a_chart_opens_its_source(share: Fact) -> None:
    assert name_of("Hình 3") == "h3"
    assert source_button("Hình 3", [share]) == '<button class="source" popovertarget="h3">Nguồn của hình</button>'
