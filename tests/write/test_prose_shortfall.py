"""What the report says of its shortfall and draws of it, at every sign and where something is missing."""

from __future__ import annotations

import re
from typing import Any

import pytest

from few_numbers import BOTH, PAPER, SETTINGS, tables
from gated import hold
from helpers.tables.shortfall import SHORTFALL
from helpers.tables.stored import STORED
from helpers.write.block import Chart
from helpers.write.charts.waterfall import waterfall_by_cause, waterfall_by_plan
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import shortfall

DECISION, ANNUAL = "Quyết định số 4020/QĐ-UBND", "Kế hoạch số 27/KH-TTLTLS"
LESS, MORE = "kế hoạch năm thấp hơn kế hoạch giai đoạn", "kế hoạch năm cao hơn kế hoạch giai đoạn"
UNDER, OVER = "thực hiện thấp hơn kế hoạch năm", "thực hiện vượt kế hoạch năm"
BELOW = {"period": "below", "annual": "met_or_above"}


def edition(kinds: tuple[str, ...] = BOTH, **given: Any) -> Edition:
    """A year given in a few numbers, as the writers see it."""
    found = tables(kinds=kinds, **given)
    settings = SETTINGS.model_copy(update={"plans": [plan for plan in SETTINGS.plans if plan.kind in kinds]})
    return Edition(settings, 2021, Facts(lambda table: found[table.name]))


def by_plan(**given: Any) -> str:
    return " ".join(sentence.text for sentence in shortfall.by_plan(edition(**given)).sentences)


def by_cause(**given: Any) -> str:
    return " ".join(sentence.text for sentence in shortfall.by_cause(edition(**given)).sentences)


def paper(**changed: Any) -> dict[str, Any]:
    """The year worked out by hand in analyse/test_cause.py."""
    return {"targets": (150, 60), "done": 40, "funds": (1000, 800, 400), "fonds": PAPER, **changed}


@pytest.mark.parametrize(
    ("targets", "done", "told"),
    [
        ((150, 60), 40, f"còn thiếu 110 trang, gồm 90 trang do {LESS} và 20 trang do {UNDER}."),
        ((150, 30), 40, f"còn thiếu 110 trang: thiếu 120 trang do {LESS}; bù lại 10 trang do {OVER}."),
        ((150, 160), 40, f"còn thiếu 110 trang: thiếu 120 trang do {UNDER}; bù lại 10 trang do {MORE}."),
        ((150, 40), 40, f"còn thiếu 110 trang, toàn bộ do {LESS}."),
        ((150, 150), 40, f"còn thiếu 110 trang, toàn bộ do {UNDER}."),
        ((30, 35), 40, f"đã vượt 10 trang, gồm 5 trang do {MORE} và 5 trang do {OVER}."),
        ((30, 20), 40, f"đã vượt 10 trang: thêm 20 trang do {OVER}; trừ đi 10 trang do {LESS}."),
        ((30, 30), 40, f"đã vượt 10 trang, toàn bộ do {OVER}."),
    ],
)
def test_the_distance_to_the_target_and_its_parts_by_plan(targets: tuple[int, int], done: int, told: str) -> None:
    assert by_plan(targets=targets, done=done) == f"So với chỉ tiêu năm 2021 của {DECISION} {told}"


@pytest.mark.parametrize(
    ("annual", "told"), [(40, "."), (30, f": thiếu 10 trang do {LESS}; bù lại 10 trang do {OVER}.")]
)
def test_a_target_just_met(annual: int, told: str) -> None:
    assert by_plan(targets=(40, annual), done=40) == f"Số trang năm 2021 vừa bằng chỉ tiêu của {DECISION}{told}"


def test_the_verdicts_alone_say_where_the_shortfall_arose_and_no_number() -> None:
    told = by_plan(done=40, verdicts=BELOW)
    assert f"cùng nói về một đại lượng thì {LESS} và thực hiện không thấp hơn kế hoạch năm." in told
    assert "phần thiếu phát sinh ngay khi lập kế hoạch năm theo nguồn kinh phí được cấp, không phải ở khâu" in told
    assert "khối lượng của từng phần: chưa có số liệu." in told
    assert "data/raw/plan/targets.csv, cột Chỉ tiêu (planned)" in told


@pytest.mark.parametrize(
    ("period", "annual", "told"),
    [
        ("below", "below", f"thì {UNDER}; chưa xác định được kế hoạch năm cao hay thấp hơn kế hoạch giai đoạn."),
        ("met_or_above", "below", f"thì {MORE} và {UNDER}."),
        ("met", "met_or_above", "kế hoạch năm không cao hơn kế hoạch giai đoạn và thực hiện không thấp hơn"),
    ],
)
def test_other_verdicts_do_not_say_where_a_shortfall_arose(period: str, annual: str, told: str) -> None:
    found = by_plan(done=40, verdicts={"period": period, "annual": annual})
    assert told in found
    assert "phát sinh" not in found


@pytest.mark.parametrize("targets", [(150, 160), (150, 60), (30, 35)])
def test_where_figures_of_both_plans_say_otherwise_the_verdicts_are_not_told(targets: tuple[int, int]) -> None:
    assert shortfall.arisen(edition(targets=targets, done=40, verdicts=BELOW)) is None


def test_where_the_shortfall_arose_is_told_with_its_measure_by_figures_and_without_by_verdicts() -> None:
    by_figures = shortfall.arisen(edition(targets=(150, 30), done=40))
    by_words = shortfall.arisen(edition(targets=(150, None), done=40, verdicts=BELOW))
    assert by_figures is not None and by_figures.text.startswith("So hai mốc về số trang, phần thiếu hụt phát sinh")
    assert by_words is not None and by_words.text.startswith("Nếu hai nhận định cùng nói về một đại lượng thì phần")


def test_a_computed_part_is_never_told_as_the_reports_word() -> None:
    told = by_plan(targets=(500, 400))
    assert "nhận định" not in told
    assert f"{DECISION}: chưa có số liệu. Lưu ý: bảng khối lượng của báo cáo đã nhận còn để trống số trang" in told


def test_a_target_that_lacks_is_asked_for_in_its_file_and_column() -> None:
    told = by_plan(targets=(150, None), done=40)
    assert f"còn thiếu 110 trang. Để tính đủ, cần điền chỉ tiêu theo {ANNUAL} (tệp data/raw/plan/targets.csv" in told


@pytest.mark.parametrize(("kind", "document"), [("period", DECISION), ("annual", ANNUAL)])
def test_a_single_plan_is_told_without_parts(kind: str, document: str) -> None:
    told = by_plan(targets=(150, 150), done=40, kinds=(kind,))
    assert told == f"So với chỉ tiêu năm 2021 của {document} còn thiếu 110 trang."


def test_without_a_plan_nothing_is_told() -> None:
    assert by_plan(kinds=()) == by_cause(kinds=()) == ""


def test_every_cause_is_told_with_its_part() -> None:
    assert by_cause(**paper()) == (
        "Xét theo nguyên nhân, phần thiếu ấy gồm 18 trang do kinh phí được cấp thấp hơn phê duyệt, 55 trang do chưa "
        "chi hết kinh phí được cấp, 10 trang do cơ cấu phông tốn kém hơn dự kiến và 27 trang do đơn giá cao hơn dự "
        "kiến."
    )


def test_a_cause_that_works_the_other_way_is_told_as_such() -> None:
    told = by_cause(targets=(100, None), done=90, funds=(1000, 500, 500))
    assert "Xét theo nguyên nhân: thiếu 70 trang do kinh phí được cấp thấp hơn phê duyệt; bù lại 60 trang" in told
    assert "60 trang do đơn giá bình quân thấp hơn dự kiến." in told


def test_a_single_cause_has_the_whole() -> None:
    told = by_cause(targets=(100, None), done=50, funds=(1000, 500, 500))
    assert "phần thiếu ấy toàn bộ do kinh phí được cấp thấp hơn phê duyệt." in told


def test_without_costs_the_mix_is_missing_and_asked_for() -> None:
    told = by_cause(**paper(fonds=None))
    assert "34 trang do đơn giá bình quân cao hơn dự kiến." in told
    assert "Ảnh hưởng riêng của cơ cấu phông: chưa có số liệu, nên tính gộp vào đơn giá bình quân." in told
    assert "(tệp data/raw/2021/costs.csv, cột Dự kiến chi (planned), Thực chi (spent))" in told


def test_where_nothing_was_lacking_no_cause_is_told() -> None:
    assert by_cause(targets=(40, None), done=40, funds=(10, 10, 10)) == ""


@pytest.mark.parametrize(
    ("funds", "told"),
    [
        ((), "kinh phí phê duyệt, kinh phí được cấp và kinh phí thực chi (tệp data/raw/plan/funding.csv, cột"),
        ((1000, None, 400), "cần điền kinh phí được cấp (tệp data/raw/plan/funding.csv, cột Được cấp (allocated))."),
        ((1000, 0, 0), "Lưu ý: chỉ tiêu, khối lượng hoặc một khoản kinh phí bằng không nên không có đơn giá"),
    ],
)
def test_what_keeps_the_causes_unknown_is_said(funds: tuple[int | None, ...], told: str) -> None:
    found = by_cause(targets=(150, None), done=40, funds=funds)
    assert "(kinh phí được cấp, giải ngân, cơ cấu phông, đơn giá): chưa có số liệu." in found
    assert told in found


@pytest.mark.parametrize(
    ("targets", "done", "funds", "title"),
    [
        ((150, 60), 40, (1000, 800, 400), "Phần thiếu 110 trang chủ yếu do chưa chi hết kinh phí"),
        ((30, 60), 40, (10, 20, 20), "Phần vượt 10 trang chủ yếu do kinh phí được cấp cao hơn"),
        ((40, 60), 40, (20, 10, 10), "Ảnh hưởng lớn nhất là kinh phí được cấp thấp hơn phê duyệt (30 trang)."),
    ],
)
def test_the_drawing_of_the_causes_names_the_largest(
    targets: tuple[int, int], done: int, funds: tuple[int, ...], title: str
) -> None:
    drawn = waterfall_by_cause(edition(targets=targets, done=done, funds=funds))
    assert isinstance(drawn, Chart)
    assert title in drawn.title.text


def test_the_drawing_by_plan_names_the_larger_part() -> None:
    drawn = waterfall_by_plan(edition(targets=(150, 60), done=40))
    assert isinstance(drawn, Chart)
    assert drawn.title.text == f"Phần thiếu 110 trang chủ yếu do {LESS} (90 trang)."


def test_the_drawing_goes_from_the_target_to_what_was_done() -> None:
    drawn = waterfall_by_plan(edition(targets=(150, 30), done=40))
    assert isinstance(drawn, Chart)
    printed = re.findall(r">([^<>]*\d[^<>]*)</text>", drawn.svg)
    start, end = f"Chỉ tiêu năm 2021, {DECISION}", "Đã làm năm 2021"
    assert printed == [start, "150 trang", "− 120", "+ 10", end, "40 trang"]
    assert "đến thực hiện 40 trang: trừ 120 do kế hoạch năm thấp hơn" in drawn.description.text
    assert "cộng 10 do thực hiện vượt kế hoạch năm" in drawn.description.text


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"done": 40, "verdicts": BELOW},
        {"targets": (150, None), "done": 40},
        {"targets": (150, 60)},
        {"targets": (40, 40), "done": 40, "funds": (10, 10, 10)},
        {"kinds": ()},
    ],
)
def test_nothing_is_drawn_where_there_is_nothing_to_draw(given: dict[str, Any]) -> None:
    assert waterfall_by_plan(edition(**given)).html == waterfall_by_cause(edition(**given)).html == ""


@pytest.mark.parametrize("given", [paper(), paper(targets=(150, 30)), {"done": 40, "verdicts": BELOW}])
def test_every_number_told_or_drawn_is_a_fact(given: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(STORED, SHORTFALL.name, SHORTFALL)
    found = edition(**given)
    told = shortfall.by_plan(found), shortfall.by_cause(found), waterfall_by_plan(found), waterfall_by_cause(found)
    assert len(hold(told, found.facts)) > 1
