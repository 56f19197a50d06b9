"""What is told of the money ahead: the chance under each scenario, and the money needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import copy_raw
from helpers.write.edition import Edition
from helpers.write.prose import budget, outlook
from plain import edition_of

TARGETS = "plan,version,effective_from,year,measure,planned\n" + "".join(
    f"4020/QĐ-UBND,1,2020-11-25,{year},pages,400000\n" for year in range(2021, 2026)
)
HEAD = "plan,year,source_of_funds,approved,allocated,spent,money_unit,known_from\n"
SPENT = "4020/QĐ-UBND,2021,tỉnh,1000,900,800,triệu đồng,2022-01-10\n"
APPROVED = "".join(f"4020/QĐ-UBND,{year},tỉnh,1000,,,triệu đồng,2020-12-01\n" for year in range(2022, 2026))


def typed(folder: Path, funding: str, targets: str = TARGETS) -> Edition:
    plans = copy_raw(folder) / "data/raw/plan"
    plans.mkdir()
    (plans / "targets.csv").write_text(targets, encoding="utf-8")
    (plans / "funding.csv").write_text(HEAD + funding, encoding="utf-8")
    return edition_of(folder)


def told(edition: Edition) -> str:
    return " ".join(sentence.text for sentence in budget.prospects(edition).sentences)


def test_each_scenario_has_its_chance_and_each_chance_its_money(tmp_path: Path) -> None:
    text = told(typed(tmp_path, SPENT + APPROVED))
    assert "nếu chi đủ kinh phí đã phê duyệt thì" in text
    assert "nếu chi theo tỷ lệ đến nay so với kinh phí phê duyệt thì" in text
    assert "nếu giữ mức chi của năm 2021 thì" in text
    assert "mỗi năm còn lại cần chi khoảng" in text
    assert "(50%)" in text and "(95%)" in text


def test_without_approved_money_ahead_only_the_last_year_goes_on(tmp_path: Path) -> None:
    text = told(typed(tmp_path, SPENT))
    assert "phê duyệt" not in text
    assert "ngừng cấp một năm rồi trở lại mức chi của năm 2021 thì" in text


@pytest.mark.parametrize(("funding", "targets"), [("", TARGETS), (SPENT, TARGETS.splitlines()[0] + "\n")])
def test_without_money_or_a_total_nothing_is_told(tmp_path: Path, funding: str, targets: str) -> None:
    assert told(typed(tmp_path, funding, targets)) == ""


@pytest.mark.parametrize(
    ("funding", "scenario", "how"),
    [
        ("", "throughput", "Dự báo chưa tính đến kinh phí các năm tới, quyết định"),
        (SPENT, "flat", "Một phần kịch bản tính từ kinh phí"),
        (SPENT + APPROVED, "at_rate", "Một phần kịch bản tính từ kinh phí"),
    ],
)
def test_the_forecast_told_first_knows_the_money_where_it_is_known(
    tmp_path: Path, funding: str, scenario: str, how: str
) -> None:
    edition = typed(tmp_path, funding)
    assert outlook.main(edition) == scenario
    assert how in outlook.caution(edition).sentences[0].text
