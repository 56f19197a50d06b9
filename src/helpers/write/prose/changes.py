"""What has changed since the edition released last, number by number."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.released import CHANGES, EDITION, NEW, OLD
from helpers.write.block import DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.sentence import Mark, Piece, Sentence, say

UNTOLD: Final = "chưa rõ"


def which(edition: Edition) -> Sentence:
    """Which edition of the year's report this is: true of the page before its release, and of the released one.

    A build is the edition that it would be released as: the first while there is none, then the one after the last.
    Built once more from the same tables it is that edition again. So the sentence never says whether the page is
    released: the folder of editions does.
    """
    row = _row(edition)
    number = _number(row["edition"])
    if pd.isna(row["before"]):
        return say("Đây là bản thứ {edition} của báo cáo năm {year}.", edition=number, year=edition.mark)
    told = "Đây là bản thứ {edition} của báo cáo năm {year}, thay bản thứ {before} đã phát hành."
    return say(told, edition=number, year=edition.mark, before=_number(row["before"]))


def summary(edition: Edition) -> Sentence | None:
    """One sentence for the head of the report; nothing where no number changed."""
    row = _row(edition)
    if pd.isna(row["before"]) or row["changed"] == 0:
        return None
    told = "So với bản thứ {before} đã phát hành, {changed} con số của báo cáo thay đổi, nêu ở Phụ lục IV."
    return say(told, before=_number(row["before"]), changed=_changed(edition))


def told(edition: Edition) -> Paragraph:
    """Whether anything changed, and which files did."""
    row = _row(edition)
    if pd.isna(row["before"]):
        return Paragraph([say("Báo cáo năm {year} chưa có bản nào phát hành trước bản này.", year=edition.mark)])
    before = _number(row["before"])
    files = [] if pd.isna(row["files"]) else [say("Tệp đầu vào đã thay đổi: {files}.", files=Mark(row["files"]))]
    if row["changed"] == 0:
        return Paragraph([say("Không con số nào của bản thứ {before} thay đổi.", before=before), *files])
    words = (
        "{changed} con số mà bản thứ {before} đã in nay có giá trị khác; con số mà bản ấy chưa in thì không liệt kê."
    )
    return Paragraph([say(words, changed=_changed(edition), before=before), *files])


def table(edition: Edition) -> DataTable | Paragraph:
    """Each changed number, old and new, with the reason; numbers that changed alike for one reason stand together."""
    rows = edition.facts.rows(CHANGES)
    if rows.empty:
        return Paragraph([])
    alike = rows.fillna({"reason": ""}).groupby([*_printed(rows), "reason"], sort=False, dropna=False)
    return DataTable(
        say("Con số thay đổi so với bản đã phát hành"),
        ("Là gì", "Bản trước", "Bản này", "Lý do"),
        [_line(rows.loc[group.index]) for _, group in alike],
        style="changes",
    )


def _printed(rows: pd.DataFrame) -> list[pd.Series]:
    """What the two cells of each row print."""
    return [rows.apply(lambda row, column=name: fact_of(CHANGES, column, row).printed, axis=1) for name in (OLD, NEW)]


def _line(rows: pd.DataFrame) -> list[Piece]:
    """A line for numbers that changed alike: what each of them is, and the facts of the first."""
    first = rows.iloc[0]
    reason = UNTOLD if pd.isna(first["reason"]) else Mark(str(first["reason"]))
    return [Mark("; ".join(rows["label"])), fact_of(CHANGES, OLD, first), fact_of(CHANGES, NEW, first), reason]


def _row(edition: Edition) -> pd.Series:
    """The one row of `EDITION`."""
    return edition.facts.rows(EDITION, year=edition.year).iloc[0]


def _changed(edition: Edition) -> Fact:
    return edition.facts.cell(EDITION, "changed", year=edition.year)


def _number(value: int) -> Mark:
    """The number of an edition, which counts nothing."""
    return Mark(str(value))
