"""The report with invented plans and money, built whole; and two builds held against each other byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from conftest import Golden, copy_raw
from helpers.project import Project
from helpers.run.pipeline import build
from helpers.write.block import Items, Paragraph
from helpers.write.prose import money, outlook, plan, quality, shortfall, summary
from plain import edition_of

TARGETS = """plan,version,effective_from,year,measure,planned,source
4020/QĐ-UBND,1,2021-01-01,2021,pages,400000,thử
4020/QĐ-UBND,1,2021-01-01,2022,pages,400000,thử
4020/QĐ-UBND,1,2021-01-01,2023,pages,400000,thử
4020/QĐ-UBND,1,2021-01-01,2024,pages,400000,thử
4020/QĐ-UBND,1,2021-01-01,2025,pages,400000,thử
27/KH-TTLTLS,1,2021-03-11,2021,pages,330000,thử
"""
FUNDING = """plan;year;source_of_funds;approved;allocated;spent;money_unit;known_from;source
4020/QĐ-UBND;2021;ngân sách tỉnh;2,5;1,8;1,75;tỷ đồng;2022-01-10;thử
"""


def with_plan(folder: Path) -> Path:
    plans = copy_raw(folder) / "data/raw/plan"
    plans.mkdir()
    (plans / "targets.csv").write_text(TARGETS, encoding="utf-8")
    (plans / "funding.csv").write_text(FUNDING, encoding="utf-8")
    return folder


def told(folder: Path) -> str:
    edition = edition_of(folder)
    blocks: list[Paragraph | Items] = [
        summary.findings(edition),
        plan.against_annual(edition),
        plan.against_period(edition),
        shortfall.by_plan(edition),
        money.funds(edition),
        shortfall.by_cause(edition),
        quality.asked(edition),
        outlook.outlook(edition),
        quality.missing(edition),
    ]
    return "\n".join(sentence.text for block in blocks for sentence in block.sentences) + "\n"


def test_with_plan_and_money_the_comparison_and_the_backlog_appear(tmp_path: Path, golden: Golden) -> None:
    golden("with-plan.txt", told(with_plan(tmp_path)))


def test_without_them_it_says_so_and_prints_no_zero(project_copy: Path) -> None:
    text = told(project_copy)
    assert text.count("chưa có số liệu") == 7
    assert " 0 " not in text
    assert "nan" not in text.lower()


def test_a_report_with_plan_and_money_passes_the_gate(tmp_path: Path) -> None:
    page = build(Project.open(with_plan(tmp_path)), 2021, lambda step: None)
    text = " ".join(html.parse(page).getroot().text_content().split())
    assert "bằng 82,6% chỉ tiêu năm của Quyết định số 4020/QĐ-UBND (330.345 trên 400.000 trang)" in text
    assert "Khối lượng còn lại đến hết năm 2025 là 1.669.655 trang trên tổng số 2.000.000 trang" in text
    assert "Bình quân chi 5.297 đồng cho một trang, 27.082 đồng cho một văn bản" in text


@pytest.mark.xdist_group("built")
def test_two_builds_in_two_folders_give_the_same_bytes(built: Path, project_copy: Path) -> None:
    build(Project.open(project_copy), 2021, lambda step: None)
    for part in ("outputs/2021", "data/processed/2021"):
        files = sorted(path.relative_to(built) for path in (built / part).rglob("*") if path.is_file())
        assert len(files) > 5
        assert all((built / file).read_bytes() == (project_copy / file).read_bytes() for file in files)
