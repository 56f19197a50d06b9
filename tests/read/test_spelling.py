"""Letters and words that the name of a fonds cannot have."""

from __future__ import annotations

import pytest
from reading import REPOSITORY

from helpers.project import Project
from helpers.read.report import read_report
from helpers.read.spelling import spelling_remarks
from helpers.tables.cleaned import COUNTS


def noticed(name: str) -> list[tuple[str, str]]:
    counts = COUNTS.of([{"fonds": name, "source_place": "dòng 2"}])
    return [(remark.check, remark.found) for remark in spelling_remarks(counts)]


@pytest.mark.parametrize(
    "name", ["Phòng Lao động - Thương binh và Xã hội", "Ban QLDA huyện", "UBND xã Kỳ Hoa", "Đoàn 559", "Uỷ ban"]
)
def test_vietnamese_names_pass(name: str) -> None:
    assert noticed(name) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Phòng Nÿội vụ", ("letters-foreign", "ÿ")),
        ("Phòng Nội vụ Мосkva", ("letters-foreign", "Мос")),
        ("Phòg Nội vụ", ("word-odd", "Phòg")),
        ("Phng Ni v", ("word-odd", "Phng, v")),
        ("Phòng Nôc vụ", ("word-odd", "Nôc")),
    ],
)
def test_what_cannot_be_vietnamese_is_noticed(name: str, found: tuple[str, str]) -> None:
    assert noticed(name) == [found]


def test_the_real_names_pass() -> None:
    remarks = read_report(Project.open(REPOSITORY), 2021).remarks
    assert not {"letters-foreign", "word-odd", "near-match"} & set(remarks["check"])
