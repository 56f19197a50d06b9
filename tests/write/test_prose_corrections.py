"""What was corrected is listed with the person who answers for it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers.project import Project
from helpers.tables.inputs import CORRECTIONS
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose.corrections import corrections

REPOSITORY = Path(__file__).parents[2]
ROW = {
    "place": "bảng 1, dòng 29, cột 5",
    "expected": "330.346",
    "corrected": "330.345",
    "reason": "Gõ nhầm",
    "by": "Nguyễn A, chuyên viên",
    "date": "2022-01-05",
    "source_place": "data/raw/2021/corrections.csv, dòng 2",
}


def listed(*rows: dict[str, object]) -> list[str]:
    frame: pd.DataFrame = CORRECTIONS.of(list(rows))
    edition = Edition(Project.open(REPOSITORY).settings, 2021, Facts(lambda table: frame))
    block = corrections(edition)
    return [sentence.text for sentence in block.sentences]


def test_nothing_corrected_is_said() -> None:
    assert listed() == ["Không có chỗ nào trong báo cáo đã nhận phải đính chính."]


def test_each_correction_is_told_whole() -> None:
    assert listed({**ROW}, {**ROW, "expected": None})[0] == (
        "bảng 1, dòng 29, cột 5: báo cáo ghi “330.346”, nay đính chính là “330.345”. Nguyễn A, chuyên viên đính chính "
        "ngày 05/01/2022: Gõ nhầm (data/raw/2021/corrections.csv, dòng 2)."
    )


def test_a_blank_that_was_filled_in_is_told() -> None:
    assert "báo cáo để trống, nay đính chính là “330.345”" in listed({**ROW, "expected": None})[0]
