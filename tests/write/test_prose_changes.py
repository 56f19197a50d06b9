"""What the report says of its own edition, and of what changed since the one before."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.project import Project
from helpers.tables.released import CHANGES, EDITION
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import changes
from helpers.write.sentence import Piece, Sentence

SETTINGS = Project.open(Path(__file__).parents[2]).settings
CHANGE = {"edition": 1, "table": "counts", "column": "pages", "old": 1000, "new": 1200, "reason": "Gõ nhầm"}


def row(key: str, label: str, **columns: object) -> dict[str, object]:
    return {**CHANGE, "key": key, "label": label, **columns}


def edition(*rows: dict[str, object], number: int = 2, files: str | None = None) -> Edition:
    before = number - 1 or pd.NA
    first: dict[str, object] = {
        "year": 2021,
        "edition": number,
        "before": before,
        "changed": len(rows),
        "files": files,
        "inputs": "a",
    }
    frames = {"edition": EDITION.of([first]), "changes": CHANGES.of(list(rows))}
    return Edition(SETTINGS, 2021, Facts(lambda table: frames[table.name]))


def told(found: Edition) -> str:
    return " ".join(sentence.text for sentence in changes.told(found).sentences)


def lines(found: Edition) -> list[list[str]]:
    block = changes.table(found)
    assert isinstance(block, DataTable)
    return [[shown(piece) for piece in line] for line in block.rows]


def shown(piece: Piece) -> str:
    return Sentence((piece,)).text


def test_the_first_edition_says_so_and_lists_nothing() -> None:
    first = edition(number=1)
    assert changes.which(first).text == "Đây là bản thứ 1 của báo cáo năm 2021."
    assert told(first) == "Báo cáo năm 2021 chưa có bản nào phát hành trước bản này."
    assert changes.table(first).html == ""
    assert changes.summary(first) is None


def test_a_later_edition_says_what_it_replaces() -> None:
    assert changes.which(edition()).text == "Đây là bản thứ 2 của báo cáo năm 2021, thay bản thứ 1 đã phát hành."


def test_an_edition_without_a_change_says_so() -> None:
    assert told(edition()) == "Không con số nào của bản thứ 1 thay đổi."
    assert changes.summary(edition()) is None


def test_the_number_of_changes_and_the_files_are_told() -> None:
    found = edition(row("a", "A"), row("b", "B", new=9), files="data/raw/2021/report.md")
    assert told(found).startswith("2 con số mà bản thứ 1 đã in nay có giá trị khác;")
    assert told(found).endswith("Tệp đầu vào đã thay đổi: data/raw/2021/report.md.")
    summary = changes.summary(found)
    assert summary and summary.text.startswith("So với bản thứ 1 đã phát hành, 2 con số của báo cáo thay đổi")


def test_each_number_is_listed_old_and_new_with_its_reason() -> None:
    assert lines(edition(row("a", "Trang: A"))) == [["Trang: A", "1.000", "1.200", "Gõ nhầm"]]


def test_numbers_that_changed_alike_for_one_reason_stand_together() -> None:
    rows = [row("a", "A"), row("b", "B"), row("c", "C", reason=None), row("d", "D", new=1300)]
    assert [line[0] for line in lines(edition(*rows))] == ["A; B", "C", "D"]


def test_a_reason_that_is_not_known_is_not_made_up() -> None:
    assert lines(edition(row("a", "A", reason=None)))[0][-1] == "chưa rõ"


@pytest.mark.parametrize(
    ("change", "printed"),
    [
        ({"table": "profile", "column": "share_of_pages", "old": 0.4127, "new": 0.413}, ["41,3%", "41,3%"]),
        ({"table": "finish", "column": "probability", "old": 0.44, "new": 0.002}, ["44%", "dưới 1%"]),
        ({"table": "findings_compare", "column": "value", "key": "herfindahl", "old": 0.2454}, ["0,245", "1.200,000"]),
        ({"old": None}, ["chưa có số liệu", "1.200"]),
        ({"new": None}, ["1.000", "chưa có số liệu"]),
    ],
)
def test_a_changed_number_is_printed_as_its_own_column_prints_it(change: dict[str, object], printed: list[str]) -> None:
    assert lines(edition({**row("a", "A"), **change}))[0][1:3] == printed


def test_both_numbers_are_facts_that_are_found_again() -> None:
    found = edition(row("a", "A", table="profile", column="share_of_pages", old=0.4, new=0.5))
    facts = changes.table(found).facts
    assert [(fact.column, fact.value, fact.unit) for fact in facts] == [("old", 0.4, "%"), ("new", 0.5, "%")]
    assert [found.facts.again(fact) for fact in facts] == list(facts)
