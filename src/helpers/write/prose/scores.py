"""How the forecasts that were released came out: told unprompted, in every later report."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.scored import INTERVALS, SCORE, SCORE_TOTALS, TOLD
from helpers.write.block import DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.outlook import LEVEL
from helpers.write.sentence import Mark, Piece, Sentence, say, year_mark

WITHIN: Final = {"inside_50": LEVEL[50], "inside_80": LEVEL[80], "inside_95": LEVEL[95]}  # from the narrowest
SHOWN: Final = ("q10", "q50", "q90", "actual")
HEADINGS: Final = ("Năm", "Dự báo của báo cáo", "Thấp", "Trung vị", "Cao", "Thực hiện", "Nằm trong khoảng", "CRPS")


def told(edition: Edition) -> Paragraph:
    """In how many of the forecasts so far what came lay within the intervals, and the scores beside the baselines."""
    if _total(edition, TOLD, "scored").value is None:
        return Paragraph([say("Chưa có dự báo nào đã phát hành để đối chiếu với khối lượng thực hiện.")])
    counted = {name: _total(edition, TOLD, name) for name in ("scored", *INTERVALS)}
    hits = say(
        "Đến nay có {scored} dự báo số trang trong năm, lấy từ các báo cáo đã phát hành, có kết quả để đối chiếu. Khối "
        "lượng thực hiện nằm trong khoảng dự báo {mid} ở {inside_50} dự báo, trong khoảng {main} ở {inside_80} dự báo "
        "và trong khoảng {wide} ở {inside_95} dự báo.",
        mid=LEVEL[50],
        main=LEVEL[80],
        wide=LEVEL[95],
        **counted,
    )
    return Paragraph([hits, *_compared(edition)])


def table(edition: Edition) -> DataTable | Paragraph:
    """Each forecast of the pages of a year that has come, beside what came."""
    rows = edition.facts.rows(SCORE, role=TOLD, measure="pages", quantity="yearly")
    if rows.empty:
        return Paragraph([])
    return DataTable(
        say("Dự báo số trang trong năm đã phát hành và khối lượng thực hiện"),
        HEADINGS,
        [_line(row) for _, row in rows.iterrows()],
        note=say(
            "Thấp và cao: hai đầu của khoảng dự báo {level}. Dự báo được giữ nguyên như khi phát hành, không lập lại "
            "sau khi đã biết kết quả: của mỗi năm là bản cuối cùng phát hành trước khi báo cáo năm sau được lập. Điểm "
            "sai số CRPS tính trên thang logarit tự nhiên, càng nhỏ càng sát. Các dự báo cho cùng một năm phụ thuộc "
            "lẫn nhau, nên số lần trúng chưa nói được nhiều khi mới có ít năm.",
            level=LEVEL[80],
        ),
        style="outlook scored",
    )


def _compared(edition: Edition) -> list[Sentence]:
    """The mean score beside those of the baselines."""
    scores = {role: _total(edition, role, "crps") for role in (TOLD, "last_value", "history_mean")}
    if any(not fact.known for fact in scores.values()):
        return []
    return [
        say(
            "Điểm sai số (CRPS) bình quân trên thang logarit là {told}, càng nhỏ càng sát; nếu lấy mốc bằng năm cuối "
            "thì là {last_value}, bằng bình quân các năm là {history_mean}.",
            **scores,
        )
    ]


def _total(edition: Edition, role: str, column: str) -> Fact:
    return edition.facts.cell(SCORE_TOTALS, column, role=role, measure="pages", quantity="yearly")


def _line(row: pd.Series) -> list[Piece]:
    made = Mark(f"{row['made_in']}, bản {row['edition']}")
    within = next((level for name, level in WITHIN.items() if row[name] == 1), None)
    cells = [fact_of(SCORE, name, row) for name in SHOWN]
    return [year_mark(int(row["year"])), made, *cells, within or "ngoài các khoảng", fact_of(SCORE, "crps", row)]
