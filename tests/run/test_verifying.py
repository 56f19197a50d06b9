"""A published report is held against its manifest and against what its inputs give anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from helpers.checksum import sha256
from helpers.errors import CommandError, DataError
from helpers.project import Project
from helpers.run import verifying
from helpers.run.manifest import recorded
from helpers.run.verifying import verify

pytestmark = pytest.mark.xdist_group("built")


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    """A copy of the built project, to spoil."""
    return Project.open(shutil.copytree(built, tmp_path / "copy"))


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch, built: Path) -> None:
    """The rebuilding gives what was built once."""

    def copied(project: Project, year: int, tell: object) -> None:
        for name in ("outputs", "data/processed"):
            shutil.copytree(built / name, project.root / name)

    monkeypatch.setattr(verifying, "build", copied)


def faults(project: Project) -> list[tuple[str, object]]:
    with pytest.raises(DataError) as error:
        verify(project, 2021, lambda step: None)
    return [(fault.code, fault.arguments["file"]) for fault in error.value.faults]


def test_what_a_run_has_published_holds_when_it_is_made_again(project: Project) -> None:
    steps: list[str] = []
    assert verify(project, 2021, steps.append) == len(recorded(project, 2021)["outputs"]) > 30
    assert steps[-1] == "page"


def test_the_years_before_are_there_when_the_report_is_made_again(
    project: Project, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data/raw/2020", "data/raw/2022", "data/processed/2020"):
        (project.root / name).mkdir()
    seen: list[int] = []
    monkeypatch.setattr(verifying, "build", lambda anew, year, tell: seen.extend(anew.years()))
    with pytest.raises(DataError):
        verify(project, 2021, lambda step: None)
    assert seen == [2020, 2021]


@pytest.mark.usefixtures("cheap")
def test_nothing_is_written_in_the_project(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    verify(project, 2021, lambda step: None)
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before


@pytest.mark.usefixtures("cheap")
def test_a_pdf_printed_from_the_page_is_no_file_of_the_run(project: Project) -> None:
    project.pdf(2021).write_bytes(b"%PDF-")
    assert verify(project, 2021, lambda step: None) == len(recorded(project, 2021)["outputs"])


def test_inputs_changed_gone_and_new_are_all_named(project: Project) -> None:
    raw = project.root / "data/raw"
    (raw / "2021/report.md").rename(raw / "2021/report.txt")
    (raw / "project.toml").write_bytes((raw / "project.toml").read_bytes() + b"\n")
    assert faults(project) == [
        ("input-changed", "data/raw/project.toml"),
        ("input-gone", "data/raw/2021/report.md"),
        ("input-new", "data/raw/2021/report.txt"),
    ]


def test_published_files_changed_gone_and_new_are_all_named(project: Project) -> None:
    outputs = project.outputs(2021)
    (outputs / "bao-cao-2021.html").write_text("forged", encoding="utf-8")
    (outputs / "facts.csv").rename(outputs / "facts (2).csv")
    assert faults(project) == [
        ("output-changed", "outputs/2021/bao-cao-2021.html"),
        ("output-gone", "outputs/2021/facts.csv"),
        ("output-new", "outputs/2021/facts (2).csv"),
    ]


@pytest.mark.usefixtures("cheap")
def test_a_forgery_that_mended_the_manifest_is_found_by_making_the_report_again(project: Project) -> None:
    page = project.page(2021)
    page.write_text(page.read_text(encoding="utf-8").replace("330.345", "930.345"), encoding="utf-8")
    manifest = project.outputs(2021) / "manifest.json"
    told = recorded(project, 2021)
    line = next(line for line in told["outputs"] if line["file"] == project.shown(page))
    line["sha256"] = sha256(page)
    manifest.write_text(json.dumps(told), encoding="utf-8")
    assert faults(project) == [("rebuilt-differs", "outputs/2021/bao-cao-2021.html")]


@pytest.mark.usefixtures("cheap")
def test_other_software_is_named_where_the_bytes_differ(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    now = recorded(project, 2021)["software"] | {"pandas": "9.9"}
    del now["lxml"]
    monkeypatch.setattr(verifying, "software", lambda: now)
    monkeypatch.setattr(verifying, "_made", lambda project, year: forged(project))
    with pytest.raises(DataError, match=r"Software that is another one since: lxml [\d.]+ → –, pandas [\d.]+ → 9\.9\."):
        verify(project, 2021, lambda step: None)


def forged(project: Project) -> dict[str, str]:
    """The published files as they are, and of a rebuilt page another checksum."""
    found = {line["file"]: line["sha256"] for line in recorded(project, 2021)["outputs"]}
    return found | ({"outputs/2021/facts.csv": "0"} if "sohoa-" in str(project.root) else {})


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"inputs": [{}], "outputs": [], "software": {}}'])
def test_a_broken_manifest_is_named(project: Project, text: str) -> None:
    (project.outputs(2021) / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"^outputs/2021/manifest\.json is not what a run writes"):
        verify(project, 2021, lambda step: None)


def test_a_year_without_a_manifest_is_a_fault_of_the_command(project_copy: Path) -> None:
    with pytest.raises(CommandError, match=r"there is no outputs/2021/manifest\.json\. Run `sohoa report 2021` first"):
        verify(Project.open(project_copy), 2021, lambda step: None)
