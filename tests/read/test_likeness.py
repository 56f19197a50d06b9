"""Names of fonds that are almost alike are asked about, once."""

from __future__ import annotations

import pandas as pd

from helpers.read.likeness import near_remarks
from helpers.read.name import fold
from helpers.tables.cleaned import COUNTS

RIGHT, WRONG, OTHER = "Phòng Nội vụ huyện Can Lộc", "Phòng Nội vụ huyện Can Lọc", "Phòng Nội vụ huyện Đức Thọ"


def counts(*names: str) -> pd.DataFrame:
    return COUNTS.of(
        [{"fonds": name, "fonds_key": fold(name), "source_place": f"dòng {at}"} for at, name in enumerate(names, 1)]
    )


def asked(now: pd.DataFrame, *before: str, aliases: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    remarks = near_remarks(now, counts(*before), aliases or {})
    return [(remark.subject, remark.expected, remark.source_place) for remark in remarks]


def test_two_of_one_year_are_asked_about_once() -> None:
    assert asked(counts(RIGHT, OTHER, WRONG)) == [(RIGHT, WRONG, "dòng 1")]


def test_a_new_one_is_asked_about_when_an_earlier_year_has_one_almost_alike() -> None:
    assert asked(counts(WRONG, OTHER), RIGHT, OTHER) == [(WRONG, RIGHT, "dòng 1")]
    assert asked(counts(RIGHT, OTHER), RIGHT, OTHER) == []


def test_two_that_stood_in_an_earlier_year_are_two() -> None:
    assert asked(counts(RIGHT, WRONG), RIGHT, WRONG) == []


def test_a_fonds_in_its_own_right_is_not_asked_about() -> None:
    assert asked(counts(WRONG), RIGHT, aliases={fold(WRONG): fold(WRONG)}) == []
