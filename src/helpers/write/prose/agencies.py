"""The work by kind of agency: whose documents are long and whose records thick, whatever the district."""

from __future__ import annotations

import pandas as pd

from helpers.tables.profile import PROFILE
from helpers.write.block import Block, DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import fact_of
from helpers.write.sentence import Mark, Piece, Sentence, enumerate_vietnamese, say

LEVELS = {"province": " cấp tỉnh", "district": " cấp huyện", "commune": " cấp xã"}
COLUMNS = ("fonds_count", "pages", "pages_per_document", "documents_per_record")
HEADINGS = ("Loại cơ quan", "Số phông", "Trang", "Trang mỗi văn bản", "Văn bản mỗi hồ sơ")
LONGEST = 2  # are named, and the shortest


def thickness(edition: Edition) -> list[Sentence]:
    """Which kinds of agency have most pages a document and which the fewest; nothing of fewer than two kinds."""
    known = _several(edition).dropna(subset="pages_per_document")
    ranked = known.sort_values("pages_per_document", ascending=False, kind="stable")
    if len(ranked) < 2:
        return []
    most = [_pages(row) for _, row in ranked.iloc[:-1].head(LONGEST).iterrows()]
    words = "Trong các loại cơ quan có từ hai phông trở lên, văn bản dài nhất là của {most}, ngắn nhất là của {least}."
    return [say(words, most=enumerate_vietnamese(most), least=_pages(ranked.iloc[-1]))]


def table(edition: Edition) -> Block:
    """The kinds of agency with more than one fonds and the rest together; nothing where every kind has one only."""
    kinds, single = _several(edition), edition.facts.rows(PROFILE, group="single")
    if kinds.empty:
        return Paragraph([])
    rest = [_line("Các loại chỉ có một phông", row) for _, row in single.iterrows()]
    return DataTable(
        say("Khối lượng năm {year} theo loại cơ quan", year=edition.mark),
        HEADINGS,
        [*(_line(row["shown"], row) for _, row in kinds.iterrows()), *rest],
        _line("Tổng", edition.facts.rows(PROFILE, group="all").iloc[0]),
        say("Xếp theo số trang; cùng một loại cơ quan ở các địa bàn khác nhau được gộp lại."),
        style="agencies",
        name="agencies-table",
    )


def _several(edition: Edition) -> pd.DataFrame:
    """The kinds of agency with more than one fonds; the level stands in `shown` where two have one name."""
    kinds = edition.facts.rows(PROFILE, group="agency")
    levels = kinds["level"].map(LEVELS).fillna("").where(kinds["of"].duplicated(keep=False), "")
    return kinds.assign(shown=kinds["name"] + levels)[kinds["fonds_count"] > 1]


def _pages(row: pd.Series) -> Sentence:
    pages = fact_of(PROFILE, "pages_per_document", row)
    return say("{kind} ({pages} trang mỗi văn bản)", kind=Mark(row["shown"]), pages=pages)


def _line(name: str, row: pd.Series) -> list[Piece]:
    return [Mark(name), *(fact_of(PROFILE, column, row) for column in COLUMNS)]
