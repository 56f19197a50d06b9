"""Sheets have names that every spreadsheet program takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpers.tables.cleaned import COUNTS
from helpers.tables.stored import STORED
from helpers.tables.table import Table
from helpers.write.workbook.names import CONTENTS, LONGEST, sheet_names


def called(*titles: str) -> list[str]:
    tables: list[Table] = [replace(COUNTS, name=str(number), title=title) for number, title in enumerate(titles)]
    return list(sheet_names(tables).values())


def test_every_stored_table_has_a_short_name_of_its_own() -> None:
    names = list(sheet_names(STORED.values()).values())
    assert max(map(len, names)) <= LONGEST
    assert len({name.casefold() for name in names}) == len(STORED)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Kinh phí", "Kinh phí"),
        ("Thực hiện so với chỉ tiêu của từng phông", "Thực hiện so với chỉ tiêu của"),
        ("Một: hai/ba [bốn]?", "Một  hai ba  bốn"),
        ("a" * 40, "a" * 31),
    ],
)
def test_a_title_is_cut_between_words_and_freed_of_refused_signs(title: str, name: str) -> None:
    assert called(title) == [name]


def test_equal_titles_are_numbered_also_when_they_are_long_or_differ_in_capitals() -> None:
    assert called("Bảng", "bảng", "Bảng") == ["Bảng", "bảng (2)", "Bảng (3)"]
    assert called("a" * 31, "a" * 31)[1] == "a" * 27 + " (2)"
    assert called(CONTENTS) == [f"{CONTENTS} (2)"]
