"""Other names of a fonds, given by a person and never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from reading import settings

from helpers.errors import DataError
from helpers.project import Project
from helpers.read.typed.aliases import read_aliases


def aliases(folder: Path, *rows: str) -> Mapping[str, str]:
    path = folder / "data/raw/aliases.csv"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(("Tên trong báo cáo;Tên phông", *rows)), encoding="utf-8")
    return read_aliases(Project(folder, settings()))


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert read_aliases(Project(tmp_path, settings())) == {}


def test_names_are_folded_on_both_sides(tmp_path: Path) -> None:
    found = aliases(tmp_path, "UBND  Huyện Can Lộc;Uỷ ban nhân dân huyện Can Lộc", "Toà án;Tòa án tỉnh")
    assert found == {
        "ủy ban nhân dân huyện can lộc": "ủy ban nhân dân huyện can lộc",
        "tòa án": "tòa án tỉnh",
    }


def test_several_names_of_a_fonds_and_a_fonds_in_its_own_right_are_kept(tmp_path: Path) -> None:
    found = aliases(tmp_path, "A1;A", "A2;A", "A;A", "B;b")
    assert found == {"a1": "a", "a2": "a", "a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["A;B", "a;C"], 'dòng 3: the name stands for "C" here and for "B" at data/raw/aliases.csv, dòng 2'),
        (["A;A", "A;B"], 'stands for "B" here and for "A" at'),
        (
            ["A;B", "B;C"],
            'dòng 2: the name stands for "B", which itself stands for "C" at data/raw/aliases.csv, dòng 3',
        ),
        (["A;B", "B;A"], 'dòng 2: the name stands for "B", which itself stands for "A" at'),
        (["A;B", "a;b"], "dòng 3 and data/raw/aliases.csv, dòng 2 both give a, b"),
        (["A;"], r"cột 2 \(Tên phông\): The cell is empty"),
    ],
)
def test_a_name_that_leads_to_two_fonds_is_refused(tmp_path: Path, rows: list[str], message: str) -> None:
    with pytest.raises(DataError, match=message):
        aliases(tmp_path, *rows)
