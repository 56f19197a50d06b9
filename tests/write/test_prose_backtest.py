"""What the notebook on other archives says, and how it draws a miss."""

from __future__ import annotations

import pandas as pd

from helpers.analyse.backtest import summary
from helpers.tables.backtested import HITS, SCORES, TRIED
from helpers.write.charts import drawing
from helpers.write.charts.backtest import intervals
from helpers.write.prose import backtest

NAMED, CODED = "ProjectGutenberg_texts_issued", "Other_pages"
SCORED = dict(zip(SCORES, (0.6, 0.8, 0.75, 1.0), strict=True))
MADE = [
    {"series": series, "made_in": 2000, "year": year, "actual": 120, "q10": 50, "q50": 100, "q90": 150}
    | dict.fromkeys(HITS, hit)
    | SCORED
    for series, year, hit in ((NAMED, 2001, 1), (NAMED, 2002, 0), (CODED, 2001, 0))
]
ROWS: list[dict[str, object]] = [dict(row) for row in MADE]
TRIES = TRIED.of(ROWS)
FOUND: pd.DataFrame = summary(TRIES)


def test_it_says_how_often_the_intervals_held_and_how_large_the_errors_were() -> None:
    text = " ".join(sentence.text for sentence in backtest.told(FOUND).sentences)
    assert "Trong 3 lần thử trên số liệu của 2 cơ quan khác, khoảng dự báo 80%" in text
    assert "khối lượng thật của năm ở 25% số lần" in text
    assert "bằng 0,75 lần sai số khi lấy năm cuối làm trung vị, 0,80 lần khi lấy bình quân các năm, và 0,60" in text


def test_the_table_has_a_line_a_series_and_all_below() -> None:
    table = backtest.table(FOUND)
    assert len(table.rows) == 2
    assert getattr(table.total[0], "text", "") == "Mọi cơ quan, mỗi nơi một phần như nhau"
    assert {len(row) for row in (*table.rows, table.total, table.headings)} == {12}


def test_a_series_without_a_name_is_called_by_its_code() -> None:
    assert backtest.name(CODED).text == CODED
    assert backtest.name(NAMED).text == "Dự án Gutenberg, sách"


def test_a_hit_and_a_miss_are_drawn_apart_and_the_finding_counts_them() -> None:
    hit, miss = intervals(TRIES, FOUND, NAMED), intervals(TRIES, FOUND, CODED)
    assert hit.title.text.startswith("Dự án Gutenberg, sách: 1 trong 1 năm, khối lượng nằm trong khoảng dự báo 80%")
    assert f'stroke="{drawing.ACCENT}"' in miss.svg
    assert f'stroke="{drawing.ACCENT}"' not in hit.svg
    assert "năm 2001 dự báo từ 50 đến 150, thực tế 120" in hit.description.text
