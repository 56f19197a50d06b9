"""What the report says of its two plans, at every relation and where something is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conftest import REPOSITORY
from helpers.project import Project
from helpers.read.report import read_report
from helpers.write.charts.plan import against_plans
from helpers.write.edition import Edition
from helpers.write.prose import plan, shortfall
from plain import edition_from

PERIOD, ANNUAL = "4020/QĐ-UBND", "27/KH-TTLTLS"


def stated(period: str | None, annual: str | None) -> Edition:
    """The real year with other verdicts in the report; none where none is given."""
    project = Project.open(REPOSITORY)
    report = read_report(project, 2021)
    told = {PERIOD: period, ANNUAL: annual}
    verdicts = report.verdicts.assign(relation=report.verdicts["plan"].map(told)).dropna(subset="relation")
    return edition_from(project, replace(report, verdicts=verdicts))


@pytest.mark.parametrize(
    ("period", "annual", "told"),
    [
        ("below", "met_or_above", "Theo báo cáo đã nhận, khối lượng năm 2021 chưa đạt mục tiêu của Quyết định số"),
        ("met", "above", "đạt mức của Quyết định số 4020/QĐ-UBND; vượt mức của Kế hoạch số 27/KH-TTLTLS."),
        (None, "below", "Năm 2021, chưa đủ số liệu để so với Quyết định số 4020/QĐ-UBND; theo báo cáo đã nhận, khối"),
        (None, None, "chưa đủ số liệu để so với Quyết định số 4020/QĐ-UBND; chưa đủ số liệu để so với Kế hoạch"),
    ],
)
def test_the_headline_tells_each_plan_apart_and_by_whose_word(
    period: str | None, annual: str | None, told: str
) -> None:
    headline = plan.headline(stated(period, annual))
    assert headline is not None
    assert told in headline.text


@pytest.mark.parametrize(
    ("period", "annual"), [("met", "met"), ("below", "below"), ("above", "met"), (None, "met"), ("below", None)]
)
def test_where_the_shortfall_arose_is_said_only_where_both_plans_say_it(period: str | None, annual: str | None) -> None:
    assert shortfall.arisen(stated(period, annual)) is None


@pytest.mark.parametrize("annual", ["met", "above", "met_or_above"])
def test_where_the_shortfall_arose_is_said_with_its_condition(annual: str) -> None:
    reading = shortfall.arisen(stated("below", annual))
    assert reading is not None
    assert "Nếu hai nhận định cùng nói về một đại lượng thì phần thiếu hụt phát sinh" in reading.text


@pytest.mark.parametrize(
    ("relation", "told"),
    [
        ("below", "Báo cáo nêu khối lượng không đạt mục tiêu theo Quyết định số 4020/QĐ-UBND"),
        ("met", "Báo cáo nêu khối lượng đạt Quyết định số 4020/QĐ-UBND"),
        ("above", "Báo cáo nêu khối lượng vượt mức của Quyết định số 4020/QĐ-UBND"),
        ("met_or_above", "Báo cáo nêu khối lượng lớn hơn hoặc bằng Quyết định số 4020/QĐ-UBND"),
    ],
)
def test_a_verdict_is_told_as_the_reports_and_without_a_number(relation: str, told: str) -> None:
    text = " ".join(sentence.text for sentence in plan.against_period(stated(relation, None)).sentences)
    assert told in text
    assert "báo cáo không nêu con số" in text


def test_without_a_verdict_and_a_target_nothing_is_claimed_or_drawn() -> None:
    edition = stated(None, None)
    assert "Báo cáo nêu" not in " ".join(sentence.text for sentence in plan.against_period(edition).sentences)
    assert plan.quoted_period(edition).html == against_plans(edition).html == ""


@pytest.mark.parametrize(
    ("period", "annual", "told"),
    [
        ("below", "met_or_above", "thấp hơn mục tiêu của Quyết định số 4020/QĐ-UBND và không thấp hơn Kế hoạch"),
        ("above", "below", "cao hơn Quyết định số 4020/QĐ-UBND và thấp hơn mục tiêu của Kế hoạch"),
    ],
)
def test_the_drawing_of_the_order_says_that_it_has_no_scale(period: str, annual: str, told: str) -> None:
    html = against_plans(stated(period, annual)).html
    assert told in html.replace('<span class="mark">', "").replace('<span class="id">', "").replace("</span>", "")
    assert "độ dài không theo tỷ lệ" in html
