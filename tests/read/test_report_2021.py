from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from reading import REPOSITORY

from helpers.errors import CommandError, DataError
from helpers.project import Project
from helpers.read.report import Report, read_report
from helpers.tables.cleaned import COUNTS, PASSAGES, STATED, VERDICTS

REPORT = "data/raw/2021/report.md"


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(Project.open(REPOSITORY), 2021)


@pytest.fixture
def copy(tmp_path: Path) -> Project:
    shutil.copytree(REPOSITORY / "data/raw", tmp_path / "data/raw")
    return Project.open(tmp_path)


def edit(project: Project, old: str, new: str) -> None:
    path = project.root / REPORT
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_every_table_agrees_with_its_description(report: Report) -> None:
    for table, frame in (
        (COUNTS, report.counts),
        (STATED, report.stated),
        (PASSAGES, report.passages),
        (VERDICTS, report.verdicts),
    ):
        table.check(frame)


def test_the_counts_have_21_rows_with_the_totals_of_the_report(report: Report) -> None:
    sums = report.counts[["records", "documents", "pages"]].sum()
    assert (len(report.counts), *sums) == (21, 2147, 64619, 330345)


def test_row_4_leads_to_its_line(report: Report) -> None:
    row = report.counts.iloc[3]
    assert row["fonds"] == "Phòng Lao động - Thương binh và xã hội huyện Can Lộc"
    assert (row["records"], row["documents"], row["pages"]) == (669, 27818, 136336)
    assert (row["source_file"], row["source_place"]) == (REPORT, "bảng 1, dòng 29")
    assert "Thương binh" in (REPOSITORY / REPORT).read_text(encoding="utf-8").split("\n")[28]


def test_the_pages_by_place(report: Report) -> None:
    pages = report.counts.groupby(["level", "place"])["pages"].sum().to_dict()
    assert pages == {("district", "Can Lộc"): 223599, ("district", "Đức Thọ"): 46465, ("province", "Hà Tĩnh"): 60281}


def test_table_and_prose_state_the_same_totals(report: Report) -> None:
    totals = report.stated.pivot_table("stated", "measure", "origin")
    assert totals["prose"].to_dict() == totals["total_row"].to_dict()
    assert totals["prose"].to_dict() == {"records": 2147, "documents": 64619, "pages": 330345}


def test_the_verdicts_are_two_and_kept_apart(report: Report) -> None:
    assert report.verdicts[["plan", "relation", "identified", "source_place"]].to_numpy().tolist() == [
        ["27/KH-TTLTLS", "met_or_above", "context", "dòng 67"],
        ["4020/QĐ-UBND", "below", "named", "dòng 69"],
    ]


def test_every_part_is_there(report: Report) -> None:
    assert report.passages["part"].value_counts().to_dict() == {
        "difficulties": 3,
        "advantages": 2,
        "solutions": 2,
        "implementation": 1,
        "selection": 1,
        "proposals": 1,
    }
    assert report.remarks.empty


def test_passages_are_verbatim_and_whole_over_the_page_break(report: Report) -> None:
    source = (REPOSITORY / REPORT).read_text(encoding="utf-8").replace("\n\nmỏng", " mỏng").replace("<https", "https")
    assert all(text in source.replace("vn>", "vn") for text in report.passages["text"])
    assert "hoặc giấy mỏng, dễ bị rách" in report.passages.set_index("source_place")["text"]["dòng 63–65"]


def test_the_title_names_the_year(report: Report) -> None:
    assert (report.title_years, report.title_place) == ((2021,), "dòng 9")


def test_without_an_addressee_the_title_ends_where_the_text_begins(copy: Project) -> None:
    edit(copy, "Kính gửi: Ủy ban nhân dân tỉnh", "I. Mở đầu")
    report = read_report(copy, 2021)
    assert (report.title_place, report.title_years) == ("dòng 9", (2021,))


def test_files_that_nothing_reads_are_named(copy: Project) -> None:
    for name in (
        "kho.xlsx",
        "plan/others.xlsx",
        "2021/software-old.xlsx",
        "2021/.hidden",
        "2021/~$report.docx",
        "2021/accepted.csv~",
    ):
        path = copy.root / "data/raw" / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    remarks = read_report(copy, 2021).remarks
    unread = ["data/raw/kho.xlsx", "data/raw/plan/others.xlsx", "data/raw/2021/software-old.xlsx"]
    assert remarks.to_dict("list")["subject"] == unread


def test_what_the_assessment_says_of_the_volume_is_a_verdict_where_the_report_says_nothing(copy: Project) -> None:
    edit(copy, "### 2. Khó khăn", "### 2. Việc khác")
    edit(copy, "khối lượng tài liệu được số hóa không đạt mục tiêu", "việc chậm lại")
    said = "Khó khăn\n\n- Khối lượng vượt mục tiêu theo Quyết định số 4020/QĐ-UBND.\n"
    (copy.root / "data/raw/2021/assessment.md").write_text(said, encoding="utf-8")
    verdict = read_report(copy, 2021).verdicts.set_index("plan").loc["4020/QĐ-UBND"]
    assert (verdict["relation"], verdict["source_file"]) == ("above", "data/raw/2021/assessment.md")


def test_the_assessment_beside_the_report_is_read(copy: Project) -> None:
    edit(copy, "1. Thuận lợi", "1. Những việc khác")
    (copy.root / "data/raw/2021/assessment.md").write_text("Thuận lợi\n\n- Máy mới.\n", encoding="utf-8")
    passages = read_report(copy, 2021).passages
    told = passages[passages["part"] == "advantages"]
    assert told[["text", "source_file"]].to_numpy().tolist() == [["Máy mới.", "data/raw/2021/assessment.md"]]
    assert set(passages.loc[passages["part"] != "advantages", "source_file"]) == {REPORT}


def test_faults_of_all_files_are_reported_at_once(copy: Project) -> None:
    edit(copy, "27.818\t136.336", "27.8I8\tnhiều")
    edit(copy, "scan 330.345", "scan 330,345")
    for name, text in (("assessment.md", "Tốt."), ("accepted.csv", "check\n")):
        (copy.root / "data/raw/2021" / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_report(copy, 2021)
    codes = [fault.code for fault in caught.value.faults]
    assert codes[:4] == ["number-letters", "number-text", "number-marks", "assessment-unknown"]
    assert set(codes[4:]) == {"input-heading-once"}


def test_a_year_without_input_is_the_commands_fault(copy: Project) -> None:
    with pytest.raises(CommandError, match="Nothing was received for 2019"):
        read_report(copy, 2019)


def test_a_part_of_the_table_whose_heading_is_unknown_is_not_passed_over(copy: Project) -> None:
    text = (copy.root / REPORT).read_text(encoding="utf-8")
    (copy.root / REPORT).write_text(text.replace("Số hóa trang tài liệu", "Số tờ đã quét", 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"bảng 1, dòng 25, cột 5: Over a column of counts stands \"Số tờ đã quét\""):
        read_report(copy, 2021)
