"""Targets by fonds, factors and holdings as a person types them in, and every slip in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import settings

from helpers.errors import DataError
from helpers.project import Project
from helpers.read.typed.inputs import read_factors, read_holdings, read_targets
from helpers.tables.inputs import FACTORS, HOLDINGS, TARGETS

TARGETS_HEADER = "plan;version;effective_from;known_from;year;fonds;measure;planned\n"
FACTORS_HEADER = "Quy đổi từ;Quy đổi ra;Thấp;Bình quân;Cao;Biết từ ngày;Nguồn\n"
HOLDINGS_HEADER = "fonds;records;documents;pages;metres;known_from;source\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, settings())


def put(project: Project, name: str, text: str) -> None:
    path = project.root / "data/raw" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def target(fonds: str, planned: str, measure: str = "trang", known: str = "") -> str:
    return f"4020/QĐ-UBND;1;2020-11-25;{known};2021;{fonds};{measure};{planned}\n"


def given(project: Project, *rows: str) -> None:
    put(project, "plan/targets.csv", TARGETS_HEADER + "".join(rows))


def test_a_target_may_be_of_a_fonds_under_any_of_its_names(project: Project) -> None:
    put(project, "aliases.csv", "name,fonds\nVP Can Lộc,UBND huyện Can Lộc\n")
    given(project, target("VP Can Lộc", "5"), target("Thanh  tra", "-"), target("", "9"))
    found = read_targets(project, 2021)
    TARGETS.check(found)
    assert found["fonds"].fillna("").tolist() == ["VP Can Lộc", "Thanh  tra", ""]
    assert found["fonds_key"].fillna("").tolist() == ["ủy ban nhân dân huyện can lộc", "thanh tra", ""]


def test_a_fonds_under_two_names_is_refused(project: Project) -> None:
    put(project, "aliases.csv", "name,fonds\nVP Can Lộc,UBND huyện Can Lộc\n")
    given(project, target("VP Can Lộc", "5"), target("Ủy ban nhân dân huyện Can Lộc", "6"))
    with pytest.raises(
        DataError, match=r"targets\.csv, dòng 3 and .*dòng 2 both give 4020/QĐ-UBND, 1, 2021, pages, Ủy"
    ):
        read_targets(project, 2021)


@pytest.mark.parametrize("rows", [("", "9"), ("", "9,5")])
def test_the_plan_as_a_whole_has_one_total(project: Project, rows: tuple[str, str]) -> None:
    given(project, target(rows[0], "9"), target(rows[0], "9"))
    with pytest.raises(DataError, match="both give 4020/QĐ-UBND, 1, 2021, "):
        read_targets(project, 2021)


@pytest.mark.parametrize(
    ("a", "b", "total"),
    [("4", "5", "9"), ("4", "5", ""), ("4", "", "9"), ("4", "", "4"), ("", "", "9"), ("0,1", "0,2", "0,3")],
)
def test_fonds_that_fit_the_total_are_taken(project: Project, a: str, b: str, total: str) -> None:
    given(project, *(target(name, value, "mét giá") for name, value in (("A", a), ("B", b), ("", total))))
    assert len(read_targets(project, 2021)) == 3


@pytest.mark.parametrize(("a", "b", "total"), [("4", "5", "10"), ("4", "5", "8"), ("10", "", "9")])
def test_fonds_that_do_not_make_up_the_total_are_refused(project: Project, a: str, b: str, total: str) -> None:
    given(project, target("", total), target("A", a), target("B", b))
    with pytest.raises(
        DataError, match=rf"from .*dòng 3 on add up to \d+, but .*dòng 2 gives {total} for 4020.* in 2021"
    ):
        read_targets(project, 2021)


def test_metres_have_decimals_and_pages_have_none(project: Project) -> None:
    given(project, target("", "1.847,9", "mét giá"), target("", "12.125"), target("A", "1.847,9 m", "metres"))
    assert read_targets(project, 2021)["planned"].tolist() == [1847.9, 12125, 1847.9]
    given(project, target("", "12,125"))
    with pytest.raises(DataError, match="dòng 2, cột 8"):
        read_targets(project, 2021)


@pytest.mark.parametrize(
    ("planned", "measure"),
    [("5 trang", "mét giá"), ("5 m", "trang"), ("-5", "mét giá"), ("1e5", "mét giá"), ("10" * 7, "mét giá")],
)
def test_what_is_no_number_of_the_measure_is_refused(project: Project, planned: str, measure: str) -> None:
    given(project, target("", planned, measure))
    with pytest.raises(DataError, match="dòng 2, cột 8"):
        read_targets(project, 2021)


def test_a_version_of_two_days_is_refused(project: Project) -> None:
    given(project, target("", "5"), target("", "5", "hồ sơ").replace("2020-11-25", "2021-06-01"))
    with pytest.raises(
        DataError, match="dòng 3: the version 1 of 4020/QĐ-UBND takes effect on 2021-06-01 here and on 2020"
    ):
        read_targets(project, 2021)


def factors(*rows: str) -> str:
    return FACTORS_HEADER + "".join(f"mét giá;trang;{row};Công văn\n" for row in rows)


def test_of_each_factor_the_last_one_known_counts(project: Project) -> None:
    put(
        project,
        "plan/factors.csv",
        factors("6.000;7.000;8.000;2021-01-01", "6500;7.000,5;8000;2022-01-31", "1;1;1;2022-02-01"),
    )
    found = read_factors(project, 2021)
    FACTORS.check(found)
    assert found[["from_measure", "to_measure", "low", "likely"]].to_numpy().tolist() == [
        ["metres", "pages", 6500, 7000.5]
    ]
    assert read_factors(project, 2020)["likely"].tolist() == [7000]


@pytest.mark.parametrize("numbers", ["8000;7000;9000", "6000;7000;6500", "0;1;2", "0;0;0"])
def test_a_factor_that_has_no_range_is_refused(project: Project, numbers: str) -> None:
    put(project, "plan/factors.csv", factors(f"{numbers};2021-01-01"))
    with pytest.raises(DataError, match="dòng 2: a factor must be above zero and run from low to likely to high"):
        read_factors(project, 2021)


@pytest.mark.parametrize(("numbers", "column"), [(";7000;8000", 3), ("6000;7000;", 5), ("-6000;7000;8000", 3)])
def test_a_factor_without_both_ends_is_refused(project: Project, numbers: str, column: int) -> None:
    put(project, "plan/factors.csv", factors(f"{numbers};2021-01-01"))
    with pytest.raises(DataError, match=f"dòng 2, cột {column}"):
        read_factors(project, 2021)


def test_of_each_fonds_what_was_known_last_is_held(project: Project) -> None:
    rows = ["Thanh tra;5;;1.000;0,5;2021-01-01;\n", "thanh tra;6;-;2.000;;2022-01-01;\n", "Khác;1;1;1;1;2023-01-01;\n"]
    put(project, "holdings.csv", HOLDINGS_HEADER + "".join(rows))
    found = read_holdings(project, 2021)
    HOLDINGS.check(found)
    assert found[["fonds_key", "records", "pages"]].to_numpy().tolist() == [["thanh tra", 6, 2000]]
    assert found[["documents", "metres"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("A;1;1;1;1;2021-01-01;\na;2;2;2;2;2021-01-01;\n", r"dòng 3 and .*dòng 2 both give"),
        ("Tổng cộng;1;1;1;1;2021-01-01;\n", "dòng 2: The row is a total"),
        ("A;1;1;1,5;1;2021-01-01;\n", "dòng 2, cột 4"),
        ("A;1;1;1;1;;\n", "dòng 2, cột 6"),
        (";1;1;1;1;2021-01-01;\n", "dòng 2, cột 1"),
    ],
)
def test_a_slip_in_what_is_held_is_refused(project: Project, rows: str, message: str) -> None:
    put(project, "holdings.csv", HOLDINGS_HEADER + rows)
    with pytest.raises(DataError, match=message):
        read_holdings(project, 2021)


def test_files_that_are_not_there_are_empty_tables(project: Project) -> None:
    FACTORS.check(read_factors(project, 2021))
    HOLDINGS.check(read_holdings(project, 2021))
