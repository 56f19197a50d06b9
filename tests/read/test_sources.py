"""The files that a report is made from are named, each with its checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

from helpers.project import Project
from helpers.read.sources import read_sources, read_versions


def sources(folder: Path) -> pd.DataFrame:
    return read_sources(Project.open(folder), 2021).set_index("file")


def test_the_report_and_the_settings_are_sources(project_copy: Path) -> None:
    found = sources(project_copy)
    assert list(found["what"]) == ["Báo cáo đã nhận", "Thiết lập của dự án"]
    content = (project_copy / "data/raw/2021/report.md").read_bytes()
    of_report = found.loc["data/raw/2021/report.md"]
    assert (of_report["bytes"], of_report["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_what_is_typed_in_and_received_beside_the_report_is_a_source(project_copy: Path) -> None:
    raw = project_copy / "data/raw"
    for name in ("holdings.csv", "2021/corrections.csv", "2021/assessment.md", "2021/software.csv"):
        (raw / name).write_text("x", encoding="utf-8")
    told = dict(sources(project_copy)["what"])
    assert told["data/raw/holdings.csv"] == "Tài liệu đang bảo quản"
    assert told["data/raw/2021/software.csv"] == "Dữ liệu xuất từ phần mềm"
    assert len(told) == 6


def test_a_file_that_nothing_reads_is_no_source(project_copy: Path) -> None:
    (project_copy / "data/raw/2021/notes.txt").write_text("x", encoding="utf-8")
    assert len(sources(project_copy)) == 2


def test_the_software_is_told_with_its_version() -> None:
    found = read_versions().set_index("name")["version"]
    assert found["pandas"] == pd.__version__
    assert {"Python", "sohoa", "papermill", "nbconvert", "matplotlib"} <= set(found.index)
