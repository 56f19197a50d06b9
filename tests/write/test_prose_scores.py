"""Keeping score, told: how many forecasts, how many hits, and how far off beside the baselines."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers.project import Project
from helpers.tables.forecasted import QUANTILE_NAMES
from helpers.tables.scored import ROLES, SCORE, SCORE_TOTALS
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import scores
from helpers.write.sentence import Sentence

SETTINGS = Project.open(Path(__file__).parents[2]).settings
OF_PAGES = {"role": "told", "measure": "pages", "quantity": "yearly"}
TOTALS = {**OF_PAGES, "scored": 3, "inside_50": 1, "inside_80": 2, "inside_95": 3, "crps": 0.25}
ROW = {
    **OF_PAGES,
    **dict(zip(QUANTILE_NAMES, range(100, 1000, 100), strict=True)),
    "made_in": 2021,
    "edition": 2,
    "scenario": "at_rate",
    "year": 2022,
    "actual": 350,
    "crps": 0.3,
    "inside_50": 0,
    "inside_80": 1,
    "inside_95": 1,
}


def edition(rows: list[dict[str, object]], totals: list[dict[str, object]]) -> Edition:
    frames: dict[str, pd.DataFrame] = {"score": SCORE.of(rows), "score_totals": SCORE_TOTALS.of(totals)}
    return Edition(SETTINGS, 2022, Facts(lambda table: frames[table.name]))


def told(*totals: dict[str, object]) -> str:
    return " ".join(sentence.text for sentence in scores.told(edition([], list(totals))).sentences)


def line(**columns: object) -> list[str]:
    block = scores.table(edition([{**ROW, **columns}], []))
    assert isinstance(block, DataTable)
    return [Sentence((piece,)).text for piece in block.rows[0]]


def test_where_nothing_was_released_it_is_said_and_no_table_stands() -> None:
    assert told() == "Chưa có dự báo nào đã phát hành để đối chiếu với khối lượng thực hiện."
    assert scores.table(edition([], [])).html == ""


def test_the_hits_are_told_for_each_interval() -> None:
    text = told(TOTALS)
    assert "Đến nay có 3 dự báo số trang trong năm" in text
    assert "khoảng dự báo 50% ở 1 dự báo, trong khoảng 80% ở 2 dự báo và trong khoảng 95% ở 3 dự báo." in text


def test_the_score_stands_beside_those_of_the_baselines() -> None:
    text = told(*({**TOTALS, "role": role, "crps": score} for role, score in zip(ROLES, (0.25, 0.3, 0.4), strict=True)))
    assert (
        "là 0,250, càng nhỏ càng sát; nếu lấy mốc bằng năm cuối thì là 0,300, bằng bình quân các năm là 0,400." in text
    )


def test_without_a_score_of_a_baseline_none_is_compared() -> None:
    assert "CRPS" not in told(TOTALS)


def test_a_line_tells_the_forecast_who_made_it_and_what_came() -> None:
    assert line() == ["2022", "2021, bản 2", "300", "500", "700", "350", "80%", "0,300"]


@pytest.mark.parametrize(
    ("inside", "within"), [((1, 1, 1), "50%"), ((0, 0, 1), "95%"), ((0, 0, 0), "ngoài các khoảng")]
)
def test_the_narrowest_interval_that_held_is_named(inside: tuple[int, int, int], within: str) -> None:
    named = dict(zip(("inside_50", "inside_80", "inside_95"), inside, strict=True))
    assert line(**named)[-2] == within


def test_a_forecast_without_a_score_says_that_there_is_none() -> None:
    assert line(crps=None)[-1] == "chưa có số liệu"


def test_only_what_was_told_of_the_pages_of_a_year_is_listed() -> None:
    others = [{**ROW, "role": "last_value"}, {**ROW, "quantity": "cumulative"}, {**ROW, "measure": "records"}]
    assert scores.table(edition(others, [])).html == ""
