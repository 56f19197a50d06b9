"""The report with targets by fonds and reasons typed in, built whole by the notebooks and passed by the gate."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from conftest import copy_raw
from helpers.project import Project
from helpers.run.pipeline import build

TARGETS = """plan,version,effective_from,year,fonds,measure,planned
27/KH-TTLTLS,1,2021-03-11,2021,Ủy ban nhân dân huyện Can Lộc,pages,20000
27/KH-TTLTLS,1,2021-03-11,2021,Ủy ban nhân dân tỉnh Hà Tĩnh,pages,60000
"""
REASONS = "Tên phông,Lý do,Diễn giải,Nguồn\nUBND huyện Can Lộc,khổ giấy lớn,,BC 224\nNgười lạ,chưa chỉnh lý,,\n"


def test_the_annual_plan_by_fonds_reaches_the_page(tmp_path: Path) -> None:
    raw = copy_raw(tmp_path) / "data/raw"
    (raw / "plan").mkdir()
    (raw / "plan/targets.csv").write_text(TARGETS, encoding="utf-8")
    (raw / "2021/reasons.csv").write_text(REASONS, encoding="utf-8")
    page = html.parse(build(Project.open(tmp_path), 2021, lambda step: None)).getroot()
    text = " ".join(page.text_content().split())
    assert "1 phông thực hiện thấp hơn chỉ tiêu, thiếu 8.938 trang; 1 phông vượt chỉ tiêu 281 trang và 19 phông" in text
    assert "Phần thiếu theo lý do: khổ giấy lớn (8.938 trang của 1 phông)." in text
    assert "Lý do ghi cho “Người lạ”, chưa chỉnh lý" in text
    assert len(page.find_class("reallocated")) == 1
    assert page.xpath("//figure/p[@id='planned-and-done-told']")
