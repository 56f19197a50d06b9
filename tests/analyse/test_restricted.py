"""A restricted or secret fonds stops the public report, whatever way its name is typed, and nobody can accept it."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import copy_raw
from helpers.analyse.check import BINDING
from helpers.analyse.checks import check_report, require_passed
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.report import read_report

NAME = "Phòng Y tế huyện Can Lộc"
LIST = "fonds,reason\n{},Căn cứ kín\n"
EXPORT = "Mã hồ sơ,Tên phông,Số văn bản,Số trang,{}\nH1,{},1,2,{}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.open(copy_raw(tmp_path))


def named(project: Project) -> str:
    """The first fonds of the report."""
    return str(read_report(project, 2021).counts["fonds"].iloc[0])


def put(project: Project, name: str, text: str) -> None:
    (project.root / "data/raw" / name).write_text(text, encoding="utf-8")


def checked(project: Project) -> list[tuple[str, str]]:
    """The checks of restriction, and how they came out."""
    checks = check_report(read_report(project, 2021), project.settings.plausibility)
    rows = checks[checks["check"].isin(BINDING)]
    return list(zip(rows["check"], rows["status"], strict=True))


def test_without_a_list_and_a_column_nothing_is_said(project: Project) -> None:
    assert checked(project) == []


def test_a_list_without_fonds_of_the_report_passes(project: Project) -> None:
    put(project, "restricted.csv", LIST.format("Công an tỉnh Hà Tĩnh"))
    assert checked(project) == [("restricted", "pass")]


def test_a_fonds_on_the_list_stops_the_report_and_its_reason_is_not_told(project: Project) -> None:
    put(project, "restricted.csv", LIST.format(named(project).upper()))
    report = read_report(project, 2021)
    with pytest.raises(DataError, match=r"is restricted \(hạn chế sử dụng\) or holds secret records") as caught:
        require_passed(check_report(report, project.settings.plausibility), report.file)
    assert "Căn cứ kín" not in str(caught.value) and "accept the check" not in str(caught.value)


def test_another_name_of_a_fonds_is_the_fonds(project: Project) -> None:
    put(project, "aliases.csv", f"name,fonds\nPhông K,{named(project)}\n")
    put(project, "restricted.csv", LIST.format("Phông K"))
    assert checked(project) == [("restricted", "fail")]


def test_nobody_can_accept_it(project: Project) -> None:
    name = named(project)
    put(project, "restricted.csv", LIST.format(name))
    row = f"restricted,{name},danh mục,Vì,Bà A,2022-01-05\n"
    put(project, "2021/accepted.csv", "check,subject,found,reason,by,date\n" + row)
    checks = check_report(read_report(project, 2021), project.settings.plausibility).set_index("check")
    assert checks.loc["restricted", "status"] == "fail"
    assert checks.loc["acceptance-unused", "status"] == "warn"


def test_a_name_almost_alike_stops_until_it_is_settled(project: Project) -> None:
    almost = named(project).replace("huyện", "huyên")
    put(project, "restricted.csv", LIST.format(almost))
    assert checked(project) == [("restricted", "pass"), ("restricted-near", "fail")]
    put(project, "aliases.csv", f"name,fonds\n{almost},{almost}\n")
    assert checked(project) == [("restricted", "pass")]


@pytest.mark.parametrize("heading", ["Chế độ sử dụng", "Độ mật", "Hạn chế sử dụng"])
@pytest.mark.parametrize(
    ("word", "status"),
    [("Tự do", "pass"), ("", "pass"), ("Hạn chế", "fail"), ("TỐI MẬT", "fail"), ("tuyệt  mật", "fail")],
)
def test_a_closed_record_of_the_export_closes_its_fonds(project: Project, heading: str, word: str, status: str) -> None:
    put(project, "2021/software.csv", EXPORT.format(heading, named(project), word))
    assert checked(project) == [("restricted", status)]


def test_a_word_that_nobody_knows_stops_and_is_not_quoted(project: Project) -> None:
    put(project, "2021/software.csv", EXPORT.format("Độ mật", "Sở Nội vụ", "Đơn của bà Kín"))
    with pytest.raises(DataError, match=r"dòng 2, cột Độ mật: The cell says who may use the record") as caught:
        read_report(project, 2021)
    assert "Kín" not in str(caught.value)


def test_words_and_the_wording_of_the_law_can_be_set(project: Project) -> None:
    path = project.root / "data/raw/project.toml"
    old = path.read_text(encoding="utf-8")
    worded = old.replace("[years.2021]\n", '[years.2021]\nrestriction = "tiếp cận có điều kiện"\n')
    path.write_text(worded.replace("[software]\n", '[software]\nclosed = ["Nội bộ"]\n'), encoding="utf-8")
    opened = Project.open(project.root)
    put(opened, "2021/software.csv", EXPORT.format("Độ mật", named(opened), "nội bộ"))
    report = read_report(opened, 2021)
    with pytest.raises(DataError, match=r"restricted \(tiếp cận có điều kiện\).*1 dòng, data/raw/2021/software.csv"):
        require_passed(check_report(report, opened.settings.plausibility), report.file)
