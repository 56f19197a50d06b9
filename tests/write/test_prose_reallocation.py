"""What is told and drawn of the annual plan fonds by fonds, at every sign and where something is unknown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import copy_raw
from gated import hold
from helpers.project import Project
from helpers.read.report import read_report
from helpers.settings import Settings
from helpers.tables.cleaned import COUNTS, PASSAGES
from helpers.write.block import Chart, DataTable
from helpers.write.charts.reallocation import planned_and_done
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.prose import quality, reallocation
from plain import edition_from

DONE = {  # five fonds of the real report, and their pages
    "Ủy ban nhân dân huyện Can Lộc": 11062,
    "Phòng Tư pháp huyện Can Lộc": 1640,
    "Thanh tra huyện Can Lộc": 932,
    "Phòng Nội vụ huyện Can Lộc": 6016,
    "Phòng Nội vụ huyện Đức Thọ": 165,
}
UBND, JUSTICE, INSPECTION, HOME, OTHER = DONE
HEADER = "plan,version,effective_from,year,fonds,measure,planned\n"
MONEY = "plan,year,source_of_funds,approved,allocated,spent,money_unit,known_from\n"
Planned = dict[str, int | str]


def typed(folder: Path, planned: Planned, reasons: str = "", money: str = "", measure: str = "pages") -> Edition:
    """The real year, but of these fonds only, with targets, reasons and money typed in."""
    raw = copy_raw(folder) / "data/raw"
    (raw / "plan").mkdir()
    rows = "".join(f"27/KH-TTLTLS,1,2021-03-11,2021,{name},{measure},{n}\n" for name, n in planned.items())
    typed = {"plan/targets.csv": HEADER + rows, "2021/reasons.csv": "fonds,reason,note,source\n" + reasons}
    for name, text in {**typed, "plan/funding.csv": MONEY + money}.items():
        (raw / name).write_text(text, encoding="utf-8")
    project = Project.open(folder)
    report = read_report(project, 2021)
    few = report.counts[report.counts["fonds"].isin(DONE)]
    return edition_from(project, replace(report, counts=COUNTS.typed(few)))


def told(edition: Edition) -> str:
    return " ".join(sentence.text for sentence in reallocation.told(edition).sentences)


def lines(edition: Edition) -> list[list[str]]:
    """The rows of the table as printed."""
    table = reallocation.table(edition)
    assert isinstance(table, DataTable)
    return [[cell if isinstance(cell, str) else _text(cell) for cell in row] for row in (*table.rows, table.total)]


def _text(cell: object) -> str:
    return cell.printed if isinstance(cell, Fact) else str(cell.text)  # type: ignore[attr-defined]


STORY: Planned = {UBND: 12000, JUSTICE: 2000, INSPECTION: 932, HOME: 5000, "Huyện ủy Can Lộc": 30}
REASONS = f"""{UBND},large_sheets,,
{UBND},"không có chữ ký, con dấu",,
{JUSTICE},other,Kho chuyển lần 2,
"""
SPENT = "27/KH-TTLTLS,2021,tỉnh,,{},{},đồng,2022-01-10\n"


def test_the_whole_story_is_told_with_its_reasons_and_its_cost(tmp_path: Path) -> None:
    assert told(typed(tmp_path, STORY, REASONS, SPENT.format(1800, 1750))) == (
        "Theo chỉ tiêu từng phông của Kế hoạch số 27/KH-TTLTLS, 3 phông thực hiện thấp hơn chỉ tiêu, thiếu 1.328 "
        "trang, trong đó 1 phông không có trong bảng khối lượng của báo cáo; 1 phông vượt chỉ tiêu 1.016 trang và"
        " 1 phông ngoài kế hoạch năm làm thêm 165 trang. Phần thiếu theo lý do: khổ giấy lớn và không có chữ ký, "
        "con dấu (938 trang của 1 phông); lý do khác (360 trang của 1 phông); chưa nêu lý do (30 trang của 1 "
        "phông). Phần làm thêm 1.181 trang chưa bù đủ phần thiếu, còn thiếu 147 trang. Tính chung, thực hiện mới "
        "bằng 99,3% kế hoạch năm (19.815 trên 19.962 trang), không phát sinh thêm chi phí (thực chi 1.750 đồng "
        "trong 1.800 đồng được cấp theo Kế hoạch số 27/KH-TTLTLS)."
    )


@pytest.mark.parametrize(
    ("planned", "sentences"),
    [
        (
            {**DONE, UBND: 11000},
            ["không phông nào thực hiện thấp hơn chỉ tiêu; 1 phông vượt chỉ tiêu 62 trang.", "bằng 100,3% kế hoạch"],
        ),
        (
            {**DONE, UBND: 12000},
            [
                "thiếu 938 trang; không phông nào vượt chỉ tiêu hay làm ngoài kế hoạch năm.",
                "Lý do của phần thiếu chưa được nêu.",
                "thực hiện mới bằng",
            ],
        ),
        (dict(DONE), ["mọi phông đều thực hiện đúng chỉ tiêu.", "thực hiện bằng 100,0% kế hoạch năm"]),
        (
            {UBND: 12062, HOME: 6016, JUSTICE: 1640, INSPECTION: 932},
            ["1 phông ngoài kế hoạch năm làm thêm 165 trang.", "còn thiếu 835 trang."],
        ),
        ({**DONE, UBND: 11063, HOME: 6015}, ["Phần làm thêm 1 trang bù đủ phần thiếu. Tính chung"]),
        ({**DONE, UBND: 11063, HOME: 6000}, ["Phần làm thêm 16 trang bù đủ phần thiếu, dư 15 trang."]),
        ({"Huyện ủy A": 0}, ["5 phông ngoài kế hoạch năm", "thực hiện 19.815 trang, kế hoạch năm 0 trang."]),
    ],
)
def test_every_sign_is_told(tmp_path: Path, planned: Planned, sentences: list[str]) -> None:
    text = told(typed(tmp_path, planned))
    assert [sentence for sentence in sentences if sentence not in text] == []


@pytest.mark.parametrize(
    "planned", [{**DONE, UBND: 11000}, dict(DONE), {**DONE, UBND: 12000}], ids=["over", "met", "short"]
)
def test_no_balance_is_told_where_one_side_is_none(tmp_path: Path, planned: Planned) -> None:
    assert "bù đủ" not in told(typed(tmp_path, planned))


def test_unknown_fonds_are_counted_and_no_balance_is_claimed(tmp_path: Path) -> None:
    text = told(typed(tmp_path, {UBND: 12000, JUSTICE: "", HOME: 5000}))
    assert text.startswith("Trong 2 phông có đủ chỉ tiêu và khối lượng theo Kế hoạch số 27/KH-TTLTLS, 1 phông thực")
    assert "Còn 1 phông chưa có chỉ tiêu hoặc khối lượng để so sánh." in text
    assert "Tính chung, chưa đủ số liệu để so với kế hoạch năm." in text
    assert "bù đủ" not in text


@pytest.mark.parametrize(
    ("money", "sentence"),
    [
        ("", "Số liệu thực chi và kinh phí được cấp để xét chi phí phát sinh: chưa có số liệu; báo cáo đã nhận nêu"),
        (
            SPENT.format(1800, ""),
            "Số liệu thực chi để xét chi phí phát sinh: chưa có số liệu; báo cáo đã nhận nêu không",
        ),
        (SPENT.format("", 5), "Số liệu kinh phí được cấp để xét chi phí phát sinh: chưa có số liệu; báo cáo"),
        (SPENT.format(5, 6), ", có phát sinh thêm chi phí (thực chi 6 đồng, mức được cấp 5 đồng theo Kế hoạch số 27"),
        (
            SPENT.format(5, 4).replace("27/KH-TTLTLS", "4020/QĐ-UBND"),
            "5 đồng được cấp theo Quyết định số 4020/QĐ-UBND).",
        ),
    ],
)
def test_the_cost_is_told_by_the_money_and_else_by_the_report(tmp_path: Path, money: str, sentence: str) -> None:
    assert sentence in told(typed(tmp_path, STORY, money=money))


def without_targets(edition: Edition, *difficulties: str) -> Edition:
    """The real year with other words among the difficulties."""
    rows = [{"part": "difficulties", "number": at, "text": text} for at, text in enumerate(difficulties, 1)]
    passages = PASSAGES.of(rows)
    facts = edition.facts
    return replace(edition, facts=type(facts)(lambda table: passages if table is PASSAGES else facts.rows(table)))


def test_without_targets_the_words_of_the_report_are_what_there_is(edition: Edition) -> None:
    assert told(edition) == (
        "Chỉ tiêu năm 2021 theo từng phông của Kế hoạch số 27/KH-TTLTLS, tính bằng hồ sơ, văn bản hay trang: chưa có "
        "số liệu. Báo cáo đã nhận nêu bằng lời, không kèm con số, việc chuyển khối lượng sang phông khác và không phát "
        "sinh thêm chi phí."
    )
    assert reallocation.table(edition).html == planned_and_done(edition).html == ""


@pytest.mark.parametrize(
    ("difficulties", "sentence"),
    [
        ([], "chưa có số liệu."),
        (["Giấy kém."], "chưa có số liệu."),
        (["Đã chuyển khối lượng sang phông khác."], "không kèm con số, việc chuyển khối lượng sang phông khác."),
        (["Chuyển 5 trang khối lượng sang phông khác."], "nêu bằng lời việc chuyển khối lượng sang phông khác."),
        (["Đã chuyển khối lượng sang năm sau."], "chưa có số liệu."),
    ],
)
def test_no_more_is_said_than_the_report_says(edition: Edition, difficulties: list[str], sentence: str) -> None:
    assert told(without_targets(edition, *difficulties)).endswith(sentence)


def test_without_an_annual_plan_nothing_is_told(edition: Edition) -> None:
    plans = [plan for plan in edition.settings.plans if plan.kind != "annual"]
    settings = Settings.model_validate({**edition.settings.model_dump(), "plans": [dict(plan) for plan in plans]})
    bare = replace(edition, settings=settings)
    assert reallocation.told(bare).html == reallocation.table(bare).html == planned_and_done(bare).html == ""


def test_the_table_has_the_largest_difference_first_and_says_why(tmp_path: Path) -> None:
    assert lines(typed(tmp_path, {**STORY, INSPECTION: ""}, REASONS)) == [
        [HOME, "5.000", "6.016", "1.016", "120,3%", ""],
        [UBND, "12.000", "11.062", "−938", "92,2%", "khổ giấy lớn; không có chữ ký, con dấu"],
        [JUSTICE, "2.000", "1.640", "−360", "82,0%", "lý do khác (Kho chuyển lần 2)"],
        [OTHER, "–", "165", "165", "–", "ngoài kế hoạch năm"],
        ["Huyện ủy Can Lộc", "30", "0", "−30", "0,0%", "không có trong báo cáo"],
        [INSPECTION, "chưa có số liệu", "932", "–", "–", ""],
        ["Tổng", "chưa có số liệu", "19.815", "–", "chưa có số liệu", ""],
    ]


def test_equal_differences_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    names = ["Phòng Ả", "Phòng Ă", "Phòng Đ", "Phòng D", "Phòng Z"]
    found = lines(typed(tmp_path, {**DONE, **dict.fromkeys(names, 50000)}))
    assert [name for name, *_ in found[:5]] == ["Phòng Ả", "Phòng Ă", "Phòng D", "Phòng Đ", "Phòng Z"]


@pytest.mark.parametrize(("measure", "label"), [("records", "hồ sơ"), ("documents", "văn bản")])
def test_another_measure_is_told_where_the_plan_has_no_pages(tmp_path: Path, measure: str, label: str) -> None:
    found = typed(tmp_path, dict.fromkeys(DONE, 1), measure=measure)
    assert "vượt chỉ tiêu" in told(found)
    assert f"{label})." in told(found)
    assert f"(số {label})" in reallocation.table(found).html


def drawn(edition: Edition) -> Chart:
    chart = planned_and_done(edition)
    assert isinstance(chart, Chart)
    return chart


def texts(chart: Chart) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", chart.svg)


def test_the_drawing_goes_from_the_most_short_to_the_one_that_took_over_most(tmp_path: Path) -> None:
    chart = drawn(typed(tmp_path, STORY, REASONS))
    assert chart.title.text == (
        "Theo kế hoạch năm, 3 phông thiếu 1.328 trang so với chỉ tiêu; 2 phông khác làm thêm 1.181 trang, chưa bù đủ "
        "phần thiếu."
    )
    found = texts(chart)
    assert [text for text in found if text.startswith(("thiếu", "thêm"))] == [
        *("thiếu 938", "thiếu 360", "thiếu 30"),
        *("thêm 165, ngoài kế hoạch năm", "thêm 1.016"),
    ]
    assert {"khổ giấy lớn; không có chữ ký, con dấu", "không có trong báo cáo", "chỉ tiêu", "thực hiện"} <= {*found}
    assert (
        f"{UBND} chỉ tiêu 12.000, thực hiện 11.062 (khổ giấy lớn; không có chữ ký, con dấu)" in chart.description.text
    )


@pytest.mark.parametrize(
    ("planned", "title"),
    [
        (
            {**DONE, UBND: 11000},
            "Theo kế hoạch năm, không phông nào thấp hơn chỉ tiêu; 1 phông khác làm thêm 62 trang.",
        ),
        ({**DONE, UBND: 11063}, "Theo kế hoạch năm, 1 phông thiếu 1 trang so với chỉ tiêu; không phông nào làm thêm."),
        ({**DONE, UBND: 11063, HOME: 6000}, "1 phông khác làm thêm 16 trang, bù đủ phần thiếu."),
        ({**DONE, UBND: 11063, HOME: 6000, OTHER: ""}, "1 phông khác làm thêm 16 trang."),
    ],
)
def test_the_title_of_the_drawing_is_its_finding(tmp_path: Path, planned: Planned, title: str) -> None:
    assert drawn(typed(tmp_path, planned)).title.text.endswith(title)


def test_a_name_too_long_for_a_phone_is_cut_in_the_drawing_alone(tmp_path: Path) -> None:
    name = "Phòng " + "rất dài " * 9 + "huyện A"
    chart = drawn(typed(tmp_path, {**DONE, name: 5}))
    assert "Phòng " + "rất dài " * 6 + "rất …" in texts(chart)
    assert name in chart.description.text


def test_no_more_than_ten_fonds_are_drawn_and_long_reasons_are_cut(tmp_path: Path) -> None:
    many = {f"Phòng {chr(65 + at)}": 100 + at for at in range(12)}
    why = "".join(f'Phòng L,"{text}",,\n' for text in ("giấy mờ, rách, kém chất lượng", "large_sheets", "unsigned"))
    found = texts(drawn(typed(tmp_path, {**DONE, **many}, why)))
    assert sum(text.startswith("thiếu") for text in found) == 10
    assert "không có trong báo cáo; khổ giấy lớn; không có chữ ký, con …" in found


def test_nothing_is_drawn_where_no_fonds_differs(tmp_path: Path) -> None:
    assert planned_and_done(typed(tmp_path, dict(DONE))).html == ""


@pytest.mark.parametrize("planned", [STORY, {**STORY, INSPECTION: ""}, dict(DONE)], ids=["story", "unknown", "met"])
def test_all_of_it_passes_the_gate(tmp_path: Path, planned: Planned) -> None:
    found = typed(tmp_path, planned, REASONS, SPENT.format(1800, 1750))
    shown = (reallocation.told, planned_and_done, reallocation.table, quality.missing)
    assert len(hold([make(found) for make in shown], found.facts)) > 10


def test_what_lacks_is_named_with_its_file_and_columns(edition: Edition) -> None:
    wanted = [sentence.text for sentence in quality.missing(edition).sentences]
    assert (
        "Chỉ tiêu năm 2021 của từng phông (số hồ sơ, văn bản và trang) theo Kế hoạch số 27/KH-TTLTLS, nếu có: điền vào "
        "data/raw/plan/targets.csv, cột Tên phông (fonds), Chỉ tiêu (planned); tra trong Kế hoạch số 27/KH-TTLTLS."
    ) in wanted
    assert "từng phông" not in str(quality.unknown(edition))


def test_the_fonds_short_without_a_reason_are_named(tmp_path: Path) -> None:
    lacking = [sentence.text for sentence in quality.missing(typed(tmp_path, STORY)).sentences]
    assert lacking[-1] == (
        f"Lý do thực hiện thấp hơn chỉ tiêu năm 2021 của {UBND}, {JUSTICE} và Huyện ủy Can Lộc: điền vào "
        "data/raw/2021/reasons.csv, cột Tên phông (fonds), Lý do (reason); do Sở Nội vụ cung cấp."
    )
