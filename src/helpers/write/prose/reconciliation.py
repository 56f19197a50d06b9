"""Whether the reported counts agree with the archive software; said only where an export shows it."""

from __future__ import annotations

import pandas as pd

from helpers.tables.findings import FINDINGS_CLEAN
from helpers.tables.measures import LABELS
from helpers.tables.reconciled import DIFFERS, MATCHED, ONLY_REPORTED, ONLY_SOFTWARE, RECONCILIATION, UNKNOWN
from helpers.write.block import DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.sentence import Mark, Piece, Sentence, enumerate_vietnamese, join, pointing, say

OUTCOMES = {
    DIFFERS: "Lệch",
    ONLY_REPORTED: "Chỉ có trong báo cáo",
    ONLY_SOFTWARE: "Chỉ có trong phần mềm",
    UNKNOWN: "Chưa đối chiếu được",
}
OTHERS = {
    "fonds_differing": "{count} phông có khối lượng lệch",
    "fonds_unknown": "{count} phông chưa đối chiếu được vì một bên để trống số liệu",
    "fonds_only_reported": "{count} phông trong báo cáo không có trong phần mềm",
    "fonds_only_software": "{count} phông trong phần mềm không có trong báo cáo",
}


def outcome(edition: Edition) -> Paragraph:
    """How many fonds agree wholly, and what the others are; or that there is nothing to hold the counts against."""
    if edition.facts.rows(RECONCILIATION).empty:
        return Paragraph([say("Chưa có dữ liệu xuất từ phần mềm để đối chiếu khối lượng.")])
    return Paragraph([pointing(_agreement(edition), "reconciled-table"), *_doubled(edition)])


def table(edition: Edition) -> DataTable | Paragraph:
    """The counts that do not agree; an empty paragraph where all do, or where nothing was reconciled."""
    rows = edition.facts.rows(RECONCILIATION)
    apart = rows[rows["kind"] != MATCHED]
    if apart.empty:
        return Paragraph([])
    return DataTable(
        say("Khối lượng chưa khớp giữa báo cáo và phần mềm"),
        ("Tên phông", "Đại lượng", "Báo cáo", "Phần mềm", "Chênh lệch", "Kết quả"),
        [_line(row) for _, row in apart.iterrows()],
        note=say(
            "Chênh lệch là số trong phần mềm trừ số trong báo cáo; chưa đối chiếu được vì một bên để trống số liệu."
            if UNKNOWN in set(apart["kind"])
            else "Chênh lệch là số trong phần mềm trừ số trong báo cáo."
        ),
        style="reconciled",
        name="reconciled-table",
    )


def _agreement(edition: Edition) -> Sentence:
    others = [say(words, count=count) for words, count in _others(edition)]
    return say(
        "Khối lượng báo cáo đã được đối chiếu với dữ liệu xuất từ phần mềm quản lý tài liệu lưu trữ: {matched} trong "
        "{reported} phông của báo cáo khớp cả hồ sơ, văn bản và trang{others}.",
        matched=_found(edition, "fonds_matched"),
        reported=_found(edition, "fonds_reported"),
        others=join([say("; "), enumerate_vietnamese(others)], "") if others else say(""),
    )


def _others(edition: Edition) -> list[tuple[str, Fact]]:
    counts = [(words, _found(edition, name)) for name, words in OTHERS.items()]
    return [(words, count) for words, count in counts if count.value]


def _doubled(edition: Edition) -> list[Sentence]:
    count = _found(edition, "doubled_rows")
    return [say("Dữ liệu xuất có {count} dòng ghi lại mã hồ sơ đã có.", count=count)] if count.value else []


def _found(edition: Edition, name: str) -> Fact:
    return edition.facts.finding(FINDINGS_CLEAN, name)


def _line(row: pd.Series) -> list[Piece]:
    counts = [_known(row, name) for name in ("reported", "software", "difference")]
    return [Mark(row["fonds"]), LABELS[row["measure"]], *counts, OUTCOMES[row["kind"]]]


def _known(row: pd.Series, name: str) -> Piece:
    """A count as a fact; a dash where there is none, which the last column explains."""
    return "–" if pd.isna(row[name]) else fact_of(RECONCILIATION, name, row)
