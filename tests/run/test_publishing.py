"""Each published folder is complete at every moment, and the next command ends what a broken one began."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from helpers.errors import RunError
from helpers.project import Project
from helpers.run import publishing as module
from helpers.run.manifest import MANIFEST
from helpers.run.publishing import Publishing, recover, settle
from helpers.tables.stored import STORED
from helpers.write.datapackage import DATAPACKAGE

PAGE = "bao-cao-2021.html"
PARTS = (*(f"data/processed/.stage/2021/{name}.csv" for name in STORED), f"data/processed/.stage/2021/{DATAPACKAGE}")
REPORT = (PAGE, "bao-cao-2021.docx", "so-lieu-2021.xlsx", "facts.csv", MANIFEST)
PARTS += tuple(f"outputs/.stage/2021/{name}" for name in REPORT)


@pytest.fixture
def publishing(project_copy: Path) -> Publishing:
    return Publishing(Project.open(project_copy), 2021)


@pytest.fixture(params=["exchanged", "renamed"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways in which a folder gets into its place."""
    if request.param == "renamed":
        monkeypatch.setattr(module, "exchange", lambda one, other: False)
    return str(request.param)


def stage(publishing: Publishing, text: str) -> None:
    publishing.begin()
    for part in PARTS:
        (publishing.project.root / part).write_text(text, encoding="utf-8")


def published(publishing: Publishing) -> list[str]:
    files = (publishing.goals[0] / "counts.csv", publishing.goals[1] / PAGE)
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]


def left_over(publishing: Publishing) -> list[Path]:
    return [path for goal in publishing.goals for path in goal.parent.rglob(".stage")]


def test_both_folders_are_published_and_nothing_is_left(publishing: Publishing) -> None:
    stage(publishing, "one")
    publishing.finish()
    assert published(publishing) == ["one", "one"]
    assert left_over(publishing) == []


@pytest.mark.usefixtures("way")
def test_a_second_edition_replaces_the_first_whole(publishing: Publishing) -> None:
    stage(publishing, "one")
    (publishing.outputs / "old").touch()
    publishing.finish()
    stage(publishing, "two")
    publishing.finish()
    assert published(publishing) == ["two", "two"]
    assert not (publishing.goals[1] / "old").exists()


def test_an_abandoned_run_leaves_the_published_folders(publishing: Publishing) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    publishing.abandon()
    assert published(publishing) == ["one", "one"]


def test_a_run_that_broke_before_the_journal_is_thrown_away(publishing: Publishing) -> None:
    stage(publishing, "one")
    publishing.begin()
    assert published(publishing) == []
    assert not any(any(staged.iterdir()) for staged, _ in publishing.pairs)


@pytest.mark.parametrize("moves", [0, 1, 2, 3, 4])
def test_a_run_that_broke_after_the_journal_is_brought_to_its_end(publishing: Publishing, moves: int) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    with pytest.MonkeyPatch.context() as breaking, pytest.raises(KeyboardInterrupt):
        breaking.setattr(module, "exchange", lambda one, other: False)
        break_after(moves, breaking)
        publishing.finish()
    settle(publishing.project)
    assert published(publishing) == ["two", "two"]
    assert left_over(publishing) == []


def break_after(moves: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Break off at the renames that put folders in place, after so many of them; the last stop is the journal's end."""
    rename, unlink = Path.rename, Path.unlink
    done: list[Path] = []

    def counted(path: Path, target: Path) -> Path:
        if len(done) == moves:
            raise KeyboardInterrupt
        done.append(path)
        return rename(path, target)

    def ended(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002
        if path.suffix == ".ready":
            raise KeyboardInterrupt
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "rename", counted)
    monkeypatch.setattr(Path, "unlink", ended)


def test_publishing_removes_the_draft_of_the_year(publishing: Publishing) -> None:
    draft = publishing.project.stage("draft", 2021).folder
    draft.mkdir(parents=True)
    stage(publishing, "one")
    publishing.finish()
    assert not draft.exists()


@pytest.mark.parametrize("lost", PARTS)
def test_what_is_not_whole_is_not_published(publishing: Publishing, lost: str) -> None:
    stage(publishing, "one")
    (publishing.project.root / lost).unlink()
    with pytest.raises(RunError, match="The report of 2021 is not whole, these are lacking"):
        publishing.finish()
    assert published(publishing) == []


def test_all_is_on_the_disk_before_the_first_folder_moves(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    wanted = {path.stat().st_ino for staged, _ in publishing.pairs for path in (staged, *staged.rglob("*"))}
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: synced.append(os.fstat(opened).st_ino))
    monkeypatch.setattr(module, "_swap", lambda staged, goal: pytest.fail("moved") if wanted - {*synced} else None)
    publishing.finish()
    assert publishing.goals[0].parent.stat().st_ino in synced


def test_a_folder_that_cannot_be_moved_stays_and_the_next_command_moves_it(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    with pytest.MonkeyPatch.context() as opened, pytest.raises(PermissionError, match="open in Excel"):
        opened.setattr(module, "exchange", lambda one, other: False)
        opened.setattr(Path, "rename", in_excel)
        publishing.finish()
    assert published(publishing) == ["one", "one"]
    settle(publishing.project)
    assert published(publishing) == ["two", "two"]


def in_excel(path: Path, target: Path) -> Path:
    raise PermissionError("open in Excel")


def test_a_folder_is_put_back_when_the_new_one_cannot_take_its_place(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    rename = Path.rename
    monkeypatch.setattr(module, "exchange", lambda one, other: False)
    staged, goal = publishing.pairs[1]
    monkeypatch.setattr(Path, "rename", lambda a, b: in_excel(a, b) if (a, b) == (staged, goal) else rename(a, b))
    with pytest.raises(PermissionError):
        publishing.finish()
    assert published(publishing) == ["one", "one"]


def test_an_old_folder_that_cannot_be_removed_stops_no_later_run(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "exchange", lambda one, other: False)
    monkeypatch.setattr(shutil, "rmtree", lambda folder, **_: None)
    for edition in ("one", "two", "three"):
        for staged, _ in publishing.pairs:
            assert not staged.exists()
        stage(publishing, edition)
        publishing.finish()
    assert published(publishing) == ["three", "three"]
    assert sorted(path.name for path in publishing.tables.parent.iterdir()) == ["2021.old0", "2021.old1"]


def test_a_journal_whose_folder_is_lost_leaves_what_is_published(publishing: Publishing) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    publishing.journal.write_text('["lost", "lost"]', encoding="utf-8")
    recover(publishing.project)
    assert published(publishing) == ["one", "one"]
