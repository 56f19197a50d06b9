"""How the forecast would have done elsewhere, in words and as a table: the notebook on it has nothing else to say."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.backtested import ALL, BACKTEST, HITS, SCORES
from helpers.write.block import DataTable, Paragraph
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.outlook import LEVEL
from helpers.write.sentence import Mark, Sentence, say

NAMES: Final = {
    "NAA_WW2_B883_B884_files": "Lưu trữ Quốc gia Úc, hồ sơ quân nhân",
    "NAA_files_digitised_all": "Lưu trữ Quốc gia Úc, mọi hồ sơ",
    "ProjectGutenberg_texts_issued": "Dự án Gutenberg, sách",
    ALL: "Mọi cơ quan, mỗi nơi một phần như nhau",
}


def name(series: str) -> Mark:
    """The name of a series; its code where it has none."""
    return Mark(NAMES.get(series, series))


def told(summary: pd.DataFrame) -> Paragraph:
    """How often the intervals held, and how the errors stand to those of the dull ways."""
    row = summary[summary["series"] == ALL].iloc[0]
    return Paragraph([_held(row), _errors(row), _few(row)])


def table(summary: pd.DataFrame) -> DataTable:
    """Hits and errors by series, and of all archives together."""
    *series, whole = [_line(row) for _, row in summary.iterrows()]
    return DataTable(
        say("Dự báo lại số liệu của các cơ quan lưu trữ khác"),
        ("Dãy số", "Số lần thử", *(_heading(name) for name in HITS), "Mô hình", "Năm cuối", "Bình quân", "Một con số"),
        series,
        whole,
        say(
            "Các cột {levels}: phần số lần mà khối lượng trong năm, rồi khối lượng lũy kế, nằm trong khoảng dự báo. "
            "Bốn cột sau: sai số CRPS trên logarit, càng nhỏ càng tốt.",
            levels=Mark("50%, 80%, 95%"),
        ),
        style="backtest",
    )


def cell(column: str, row: pd.Series) -> Fact:
    """A fact of the summary."""
    return fact_of(BACKTEST, column, row)


def _held(row: pd.Series) -> Sentence:
    return say(
        "Trong {tries} lần thử trên số liệu của {archives} cơ quan khác, khoảng dự báo {level} chứa khối lượng thật "
        "của năm ở {yearly_80} số lần và khối lượng lũy kế thật ở {cumulative_80} số lần.",
        level=LEVEL[80],
        **{column: cell(column, row) for column in ("tries", "archives", "yearly_80", "cumulative_80")},
    )


def _errors(row: pd.Series) -> Sentence:
    return say(
        "Sai số của mô hình bằng {to_last_value} lần sai số khi lấy năm cuối làm trung vị, {to_history_mean} lần khi "
        "lấy bình quân các năm, và {to_point} lần khi chỉ nêu một con số bằng năm cuối.",
        **{column: cell(column, row) for column in ("to_last_value", "to_history_mean", "to_point")},
    )


def _few(row: pd.Series) -> Sentence:
    words = "Chỉ {archives} cơ quan đã công bố đủ khối lượng từng năm, nên chính các tỷ lệ này cũng chưa chắc."
    return say(words, archives=cell("archives", row))


def _line(row: pd.Series) -> list[Mark | Fact]:
    return [name(row["series"]), *(cell(column, row) for column in ("tries", *HITS, *SCORES))]


def _heading(column: str) -> str:
    quantity, level = column.split("_")
    return f"{level}% {'năm' if quantity == 'yearly' else 'lũy kế'}"
