"""The letter's tables and charts have the page's numbers, and references lead to those that it has."""

from __future__ import annotations

import pytest
from executed import of_2021

from helpers.write.block import Chart, DataTable, Items
from helpers.write.letter.contents import Part, contents
from helpers.write.letter.numbering import numbered
from helpers.write.numbering import labels_of
from helpers.write.sentence import Sentence, pointing, say

TOLD = pointing(say("Bốn phông chiếm phần lớn."), "a", "gone")
TABLE = DataTable(say("Khối lượng"), ("Phông",), [("A",)], name="t")
CHART = Chart("a", say("Bốn phông"), "<svg></svg>", say("Biểu đồ"))


def captions(parts: list[Part]) -> list[str]:
    heads = [part.caption if isinstance(part, DataTable) else part.title for part in parts if hasattr(part, "name")]  # type: ignore[union-attr]
    return [sentence.text for sentence in heads]


def test_tables_and_charts_are_numbered_each_on_their_own() -> None:
    found = numbered([TABLE, CHART, TABLE])
    assert captions(found) == ["Bảng 1. Khối lượng", "Hình 1. Bốn phông", "Bảng 2. Khối lượng"]


def test_a_reference_is_filled_and_what_the_letter_lacks_is_left_out() -> None:
    told, _ = numbered([Items([TOLD]), CHART])
    assert isinstance(told, Items)
    assert [sentence.text for sentence in told.sentences] == ["Bốn phông chiếm phần lớn (Hình 1)."]


def test_a_reference_to_nothing_leaves_no_brackets() -> None:
    (told,) = numbered([Items([TOLD])])
    assert isinstance(told, Items)
    assert told.sentences[0] == Sentence(("Bốn phông chiếm phần lớn", "."))


@pytest.mark.xdist_group("built")
def test_the_numbers_are_those_of_the_page(page: str) -> None:
    labels = labels_of(page)
    own = [caption.partition(". ")[0] for caption in captions(contents(of_2021()))]
    assert own
    assert own == labels[: len(own)]
