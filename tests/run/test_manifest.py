"""The manifest tells what a report was made from, with what, and what came out."""

from __future__ import annotations

import json
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from conftest import REPOSITORY
from helpers.checksum import sha256
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.basis import basis
from helpers.run import manifest as module
from helpers.run.manifest import record, revision, software


@pytest.fixture(scope="module")
def manifest(built: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((built / "outputs/2021/manifest.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.xdist_group("built")
def test_it_names_every_input_with_its_checksum(manifest: dict[str, Any], built: Path) -> None:
    raw = [path for path in (built / "data/raw").rglob("*") if path.is_file()]
    assert {line["file"]: line["sha256"] for line in manifest["inputs"]} == {
        path.relative_to(built).as_posix(): sha256(path) for path in raw
    }


@pytest.mark.xdist_group("built")
def test_it_names_every_output_with_its_checksum_and_not_itself(manifest: dict[str, Any], built: Path) -> None:
    made = [path for name in ("outputs", "data/processed") for path in (built / name / "2021").rglob("*.*")]
    assert {line["file"]: (line["bytes"], line["sha256"]) for line in manifest["outputs"]} == {
        path.relative_to(built).as_posix(): (path.stat().st_size, sha256(path))
        for path in made
        if path.name != "manifest.json"
    }


@pytest.mark.xdist_group("built")
def test_it_tells_parameters_versions_and_revision(manifest: dict[str, Any]) -> None:
    assert manifest["parameters"] == {"year": 2021}
    assert manifest["software"]["pandas"] == version("pandas")
    assert manifest["software"] == software()
    assert manifest["revision"] == revision()


def test_the_software_of_the_tests_alone_is_left_out() -> None:
    assert "python" in software()
    assert "hypothesis" not in software()


def test_the_revision_is_git_s_where_there_is_a_repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = subprocess.run(["git", "rev-parse", "HEAD"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if said.returncode == 0:
        assert said.stdout.startswith(revision().removesuffix("-dirty").rsplit("-g")[-1])
    monkeypatch.setattr(module, "REPOSITORY", tmp_path)
    assert revision() == version("sohoa")


def test_an_input_that_changes_while_the_report_is_made_stops_it(project_copy: Path) -> None:
    project = Project.open(project_copy)
    before = basis(project, 2021)
    (project_copy / "data/raw/2021/costs.csv").write_text("fonds\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"changed while the report of 2021 was made: data/raw/2021/costs\.csv\."):
        record(project, 2021, before, project_copy / "a", project_copy / "b")
    assert not (project_copy / "b").exists()


def test_a_table_of_an_earlier_year_may_be_made_in_the_same_run(project_copy: Path) -> None:
    (project_copy / "data/raw/2020").mkdir()
    project = Project.open(project_copy)
    before = basis(project, 2021)
    (project_copy / "data/processed/2020").mkdir(parents=True)
    (project_copy / "data/processed/2020/counts.csv").touch()
    record(project, 2021, before, project_copy / "a", project_copy / "b")
    told = json.loads((project_copy / "b/manifest.json").read_text(encoding="utf-8"))
    assert "data/processed/2020/counts.csv" in [line["file"] for line in told["inputs"]]
