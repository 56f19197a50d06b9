"""The control as it is written: all of it held, all but one level hidden, and one number slipped in is seen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest

from conftest import REPOSITORY
from gated import page_of
from helpers.analyse.budget import Budget
from helpers.analyse.horizon import Horizon
from helpers.analyse.what_if import what_if as answers
from helpers.errors import RunError
from helpers.project import Project
from helpers.tables.what_if import WHAT_IF
from helpers.write.block import DataTable
from helpers.write.charts.what_if import lever
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.gate.page import check_page
from helpers.write.lever import Lever
from helpers.write.prose import what_if

SPENT = Budget(pd.Series({2021: 3e9}), pd.Series({2021: 1.5e9}))


def with_plan(real: Edition, money: Budget | None = None, total: int = 1_500_000) -> Edition:
    """The real year with a total and perhaps money, as far as the control looks at them."""
    volumes = pd.DataFrame({"pages": [330_345.0]}, index=[2021])
    table = answers(Horizon(volumes, 2021, 2025, {"pages": total}, money))
    settings = Project.open(REPOSITORY).settings
    return Edition(settings, 2021, Facts(lambda of: table if of is WHAT_IF else real.facts.rows(of)))


def control(edition: Edition) -> Lever:
    found = lever(edition)
    assert isinstance(found, Lever)
    return found


def held(block: Lever, edition: Edition, spoilt: Callable[[str], str] = str) -> None:
    page, facts = page_of([block], edition.facts)
    check_page(spoilt(page), facts, edition.facts, ())


def test_every_number_of_the_control_is_a_fact(edition: Edition) -> None:
    held(control(edition), edition)
    held(control(with_plan(edition, SPENT)), with_plan(edition, SPENT))


@pytest.mark.parametrize(
    "part", [r"(<span data-at=\"5\".*?)(\d)(</data>)", r"(<g data-at=\"5\"[^>]*><text[^>]*>)(\d)(.*)"]
)
def test_a_number_changed_at_a_hidden_level_is_seen(edition: Edition, part: str) -> None:
    def spoilt(page: str) -> str:
        changed = re.sub(part, lambda found: f"{found[1]}{(int(found[2]) + 5) % 10}{found[3]}", page, count=1)
        assert changed != page
        return changed

    with pytest.raises(RunError, match="which no stored table holds"):
        held(control(edition), edition, spoilt)


def test_only_the_level_of_the_last_year_is_shown_at_first(edition: Edition) -> None:
    shown = set(re.findall(r'data-at="(\d+)"(?! hidden)', control(edition).html))
    hidden = set(re.findall(r'data-at="(\d+)" hidden', control(edition).html))
    assert (shown, hidden) == ({"2"}, {"0", "1", "3", "4", "5", "6"})


def test_without_scripts_the_slider_is_not_there_to_be_moved(edition: Edition) -> None:
    assert '<p class="moved" hidden>' in control(edition).html


def test_of_an_unknown_total_it_is_said_what_a_level_is_enough_for(edition: Edition) -> None:
    level = control(edition).levels[2]
    assert level.name.text == "Nếu mỗi năm làm 330.000 trang"
    assert re.fullmatch(
        r"thì đến hết năm 2025 lũy kế ở mức trung vị \S+ trang, khoảng dự báo 80% từ \S+ đến \S+ trang; nhiều khả năng "
        r"\(90%\) đủ cho kế hoạch đến \S+ trang\.",
        level.answer.text,
    )


def test_of_a_known_total_the_chance_and_the_year_of_more_than_half_are_said(edition: Edition) -> None:
    low, *_, high = control(with_plan(edition, SPENT)).levels
    assert low.name.text == "Nếu mỗi năm chi 750.000.000 đồng"
    assert re.search(
        r"; hoàn thành 1\.500\.000 trang: .*ít khả năng \(\S+\); khả năng quá một nửa từ hết", low.answer.text
    )
    assert "khả năng quá một nửa từ hết năm 2023 (" in high.answer.text


def test_a_plan_far_away_is_not_reached_in_the_years_looked_at(edition: Edition) -> None:
    far = with_plan(edition, total=900_000_000)
    assert "đến hết năm 2030 khả năng vẫn chưa quá một nửa (" in control(far).levels[0].answer.text
    table = what_if.table(far)
    assert isinstance(table, DataTable)
    assert [getattr(row[2], "text", "") for row in table.rows] == ["sau 2030"] * 7


def test_the_table_has_a_row_for_each_level_and_says_what_a_level_is(edition: Edition) -> None:
    volume, money = what_if.table(edition), what_if.table(with_plan(edition, SPENT))
    assert isinstance(volume, DataTable)
    assert isinstance(money, DataTable)
    assert [len(table.rows) for table in (volume, money)] == [7, 7]
    assert volume.headings == ("Mỗi năm (trang)", "Thấp", "Trung vị", "Cao")
    assert money.headings[:3] == ("Mỗi năm (đồng)", "Khả năng hoàn thành", "Quá nửa từ năm")
    assert "không phải chỉ tiêu" in volume.note.text


def test_the_plan_is_a_line_across_the_drawing(edition: Edition) -> None:
    assert "Kế hoạch: 1.500.000" in control(with_plan(edition)).svg
    assert "Kế hoạch" not in control(edition).svg


def test_where_nothing_can_be_told_there_is_neither_control_nor_table(edition: Edition) -> None:
    met = with_plan(edition, total=1000)
    assert lever(met).html == what_if.table(met).html == ""
