"""Releasing a year: frozen whole or not at all, never twice the same, and read back as it was."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from helpers.errors import CommandError, DataError
from helpers.project import Project, Stage
from helpers.read.released import checksum, edition_numbers, read_forecasts, read_inputs, read_kept, read_release
from helpers.run.release import release
from helpers.tables.cleaned import COUNTS
from helpers.tables.forecasted import FORECAST
from helpers.tables.released import CHANGES, EDITION
from published import MOVED, correct, publish


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which 2021 is published; read only."""
    folder = tmp_path_factory.mktemp("published") / "Tỉnh Mới"
    shutil.copytree(Path(__file__).parents[2] / "data/raw", folder / "data/raw")
    publish(folder)
    return folder


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    shutil.copytree(published, tmp_path / "project")
    return tmp_path / "project"


def released(root: Path) -> Project:
    """The project after a first release."""
    project = Project.open(root)
    release(project, 2021)
    return project


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def table(root: Path, name: str) -> pd.DataFrame:
    return Stage(Project.open(root).published(2021)).load({"changes": CHANGES, "edition": EDITION}[name])


def test_an_edition_holds_the_published_files_to_the_last_byte(root: Path) -> None:
    edition = release(Project.open(root), 2021)
    assert edition == root / "outputs/editions/2021/1"
    assert files(edition / "tables") == files(root / "data/processed/2021")
    assert files(edition / "report") == files(root / "outputs/2021")
    assert not (root / "outputs/.stage").exists()


def test_the_manifest_lists_each_file_and_each_input_and_no_machine_or_hour(root: Path) -> None:
    edition = release(Project.open(root), 2021, "Bản gửi Ủy ban", dt.date(2022, 1, 20))
    manifest = json.loads((edition / "edition.json").read_text(encoding="utf-8"))
    assert {file["path"] for file in manifest["files"]} == set(files(edition)) - {"edition.json"}
    assert all(checksum(edition / file["path"]) == file["sha256"] for file in manifest["files"])
    assert [file["path"] for file in manifest["inputs"]] == ["data/raw/2021/report.md", "data/raw/project.toml"]
    assert set(manifest) - {"files", "inputs"} == {"schema", "year", "edition", "note", "date", "changed", "later"}
    assert (manifest["note"], manifest["date"]) == ("Bản gửi Ủy ban", "2022-01-20")


def test_the_same_release_gives_the_same_bytes(root: Path, published: Path, tmp_path: Path) -> None:
    other = tmp_path / "Nơi khác"
    shutil.copytree(published, other)
    assert files(release(Project.open(root), 2021)) == files(release(Project.open(other), 2021))


def test_a_year_that_is_not_built_is_refused(project_copy: Path) -> None:
    with pytest.raises(CommandError, match=r"has not been built .* Run `sohoa report 2021`"):
        release(Project.open(project_copy), 2021)
    with pytest.raises(CommandError, match="Years with input: 2021"):
        release(Project.open(project_copy), 2030)


def test_what_stands_as_released_is_not_released_again(root: Path) -> None:
    project = released(root)
    with pytest.raises(CommandError, match="Nothing new: the tables of 2021 are those of edition 1"):
        release(project, 2021)
    publish(root)
    with pytest.raises(CommandError, match="Nothing new"):
        release(project, 2021)
    assert edition_numbers(project, 2021) == [1]


def test_a_released_year_built_again_is_the_same_edition(root: Path) -> None:
    before = files(root / "data/processed/2021")
    released(root)
    publish(root)
    assert files(root / "data/processed/2021") == before


def test_after_a_correction_every_changed_number_is_listed_with_the_reason(root: Path) -> None:
    project = released(root)
    correct(root, *MOVED)
    publish(root)
    rows = table(root, "changes").query("table == 'counts'")
    assert list(zip(rows["old"], rows["new"], rows["reason"], strict=True)) == [
        (136336, 136436, "Cộng nhầm"),
        (50069, 49969, "Cộng nhầm"),
    ]
    others = table(root, "changes").query("table != 'counts' and reason != 'Cộng nhầm'")
    assert set(others["reason"]) <= {"tính lại theo đính chính"}
    assert release(project, 2021).name == "2"


def test_every_number_of_the_first_edition_that_moved_is_listed(root: Path) -> None:
    released(root)
    correct(root, *MOVED)
    before = pd.read_csv(root / "outputs/2021/facts.csv", dtype="str", keep_default_na=False).set_index("id")
    publish(root)
    after = pd.read_csv(root / "outputs/2021/facts.csv", dtype="str", keep_default_na=False).set_index("id")
    shared = before.index.intersection(after.index)
    moved = shared[before.loc[shared, "printed"] != after.loc[shared, "printed"]]
    listed = table(root, "changes")
    assert len(moved) == len(listed) > 1
    assert {before.loc[name, "column"] for name in moved} == set(listed["column"])


def test_the_second_edition_says_what_it_replaces(root: Path) -> None:
    project = released(root)
    correct(root, *MOVED)
    publish(root)
    row = table(root, "edition").iloc[0]
    assert (row["edition"], row["before"], row["files"]) == (2, 1, "data/raw/2021/corrections.csv")
    release(project, 2021)
    last = read_release(project, 2021)
    assert last is not None and last.number == 2
    assert last.tables["changes"].equals(table(root, "changes"))


def test_a_report_built_before_the_last_release_is_refused(root: Path, published: Path) -> None:
    project = released(root)
    correct(root, *MOVED)
    publish(root)
    release(project, 2021)
    shutil.rmtree(project.published(2021))
    shutil.copytree(Project.open(published).published(2021), project.published(2021))
    with pytest.raises(CommandError, match="was built before its last edition was released"):
        release(project, 2021)


def test_a_report_built_from_other_files_than_are_there_now_is_refused(root: Path) -> None:
    correct(root, *MOVED)
    with pytest.raises(CommandError, match="or from other files than are there now"):
        release(Project.open(root), 2021)


@pytest.mark.parametrize("name", ["tables/counts.csv", "report/facts.csv", "report/bao-cao-2021.html"])
def test_an_altered_edition_is_refused_with_the_file_named(root: Path, name: str) -> None:
    project = released(root)
    path = root / "outputs/editions/2021/1" / name
    path.write_text(path.read_text(encoding="utf-8").replace("330.345", "330.346") + " ", encoding="utf-8")
    with pytest.raises(DataError, match=f"outputs/editions/2021/1/{name}: The file was changed after its release"):
        read_release(project, 2021)
    with pytest.raises(DataError, match="was changed after its release"):
        release(project, 2021)


def test_all_files_that_are_gone_or_altered_are_named(root: Path) -> None:
    project = released(root)
    folder = root / "outputs/editions/2021/1"
    (folder / "tables/counts.csv").unlink()
    (folder / "report/facts.csv").write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_release(project, 2021)
    assert [fault.code for fault in caught.value.faults] == ["edition-altered", "edition-file-lost"]
    assert "counts.csv: The file was released and is gone" in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"year": 2021}', '{"year": "x", "edition": 1}'])
def test_a_manifest_that_cannot_be_read_is_told(root: Path, text: str) -> None:
    project = released(root)
    (root / "outputs/editions/2021/1/edition.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"2021/1/edition\.json: The manifest of the released edition cannot be read"):
        read_release(project, 2021)


@pytest.mark.parametrize("breaking", ["copytree", "rename", "write_text"])
def test_a_release_that_breaks_leaves_no_edition_and_the_next_one_is_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, breaking: str
) -> None:
    project, calls = Project.open(root), {"copytree": shutil, "rename": Path, "write_text": Path}

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(calls[breaking], breaking, killed)
    with pytest.raises(KeyboardInterrupt):
        release(project, 2021)
    monkeypatch.undo()
    assert edition_numbers(project, 2021) == []
    assert read_kept(project, 2021, int(release(project, 2021).name)).number == 1


def test_an_edition_of_an_older_description_is_read_as_far_as_it_goes(root: Path) -> None:
    project = released(root)
    folder = root / "outputs/editions/2021/1"
    counts = pd.read_csv(folder / "tables/counts.csv", dtype="str").drop(columns=["place"]).assign(extra="x")
    counts.to_csv(folder / "tables/counts.csv", index=False)
    manifest = json.loads((folder / "edition.json").read_text(encoding="utf-8"))
    listed = [file for file in manifest["files"] if file["path"] != "tables/path.csv"]
    renewed = [{**file, "sha256": checksum(folder / file["path"])} for file in listed]
    (folder / "edition.json").write_text(json.dumps({**manifest, "files": renewed}), encoding="utf-8")
    last = read_release(project, 2021)
    assert last is not None and "path" not in last.tables
    assert list(last.tables["counts"].columns) == COUNTS.names
    assert last.tables["counts"]["place"].isna().all() and last.tables["counts"]["pages"].sum() == 330345


def test_before_the_first_release_there_is_nothing_to_read(root: Path) -> None:
    project = Project.open(root)
    assert read_release(project, 2021) is None
    assert read_forecasts(project, 2022).empty
    assert list(read_forecasts(project, 2022).columns) == [*FORECAST.names, "edition"]


def later_year(root: Path) -> Project:
    """A project in which a report of 2022 was received as well."""
    shutil.copytree(root / "data/raw/2021", root / "data/raw/2022")
    return Project.open(root)


def test_a_forecast_counts_that_was_released_before_the_next_report(root: Path) -> None:
    project = later_year(root)
    release(project, 2021)
    found = read_forecasts(project, 2022)
    assert set(found["edition"]) == {1} and set(found["made_in"]) == {2021}
    assert read_forecasts(project, 2021).empty


@pytest.mark.parametrize("trace", ["data/processed/2022", "outputs/editions/2022/1"])
def test_a_forecast_released_with_hindsight_does_not_count(root: Path, trace: str) -> None:
    project = later_year(root)
    release(project, 2021)
    (root / trace).mkdir(parents=True)
    correct(root, *MOVED)
    publish(root)
    assert release(project, 2021).name == "2"
    assert set(read_forecasts(project, 2022)["edition"]) == {1}


def test_of_several_editions_before_the_next_report_the_last_counts(root: Path) -> None:
    project = later_year(root)
    release(project, 2021)
    correct(root, *MOVED)
    publish(root)
    release(project, 2021)
    assert set(read_forecasts(project, 2022)["edition"]) == {2}


def test_the_inputs_of_a_year_are_its_own_the_earlier_ones_and_those_of_no_year(root: Path) -> None:
    project = later_year(root)
    for name in ("2021/.~lock.report.md#", "2021/report.md~", "~$funding.xlsx", "holdings.csv"):
        (root / "data/raw" / name).write_text("x", encoding="utf-8")
    known = ["data/raw/2021/report.md", "data/raw/holdings.csv", "data/raw/project.toml"]
    assert list(read_inputs(project, 2021)) == known
    assert list(read_inputs(project, 2022)) == sorted([*known, "data/raw/2022/report.md"])
