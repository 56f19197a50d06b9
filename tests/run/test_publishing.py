"""Each published folder is complete at every moment, and the next command ends what a broken one began."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.errors import RunError
from helpers.project import Project
from helpers.run.publishing import Publishing, alone, recover
from helpers.tables.stored import STORED

PAGE, WORKBOOK = "bao-cao-2021.html", "so-lieu-2021.xlsx"
REPORT = (PAGE, "bao-cao-2021.docx", WORKBOOK, "facts.csv")


@pytest.fixture
def publishing(project_copy: Path) -> Publishing:
    return Publishing(Project.open(project_copy), 2021)


def stage(publishing: Publishing, text: str) -> None:
    publishing.begin()
    (tables, _), (outputs, _) = publishing.pairs
    for file in (*(tables / f"{name}.csv" for name in STORED), *(outputs / name for name in REPORT)):
        file.write_text(text, encoding="utf-8")


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
def test_a_run_that_broke_after_the_journal_is_brought_to_its_end(
    publishing: Publishing, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    stage(publishing, "one")
    publishing.finish()
    stage(publishing, "two")
    break_after(moves, monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        publishing.finish()
    monkeypatch.undo()
    recover(publishing.project)
    assert published(publishing) == ["two", "two"]


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


@pytest.mark.parametrize(
    "lost", ["data/processed/.stage/2021/money.csv", f"outputs/.stage/2021/{PAGE}", f"outputs/.stage/2021/{WORKBOOK}"]
)
def test_what_is_not_whole_is_not_published(publishing: Publishing, lost: str) -> None:
    stage(publishing, "one")
    (publishing.project.root / lost).unlink()
    with pytest.raises(RunError, match="The report of 2021 is not whole, these are lacking"):
        publishing.finish()
    assert published(publishing) == []


def test_a_second_run_on_one_project_is_refused(publishing: Publishing) -> None:
    with alone(publishing.project), pytest.raises(RunError, match="Another run is at work"), alone(publishing.project):
        pass


def test_a_project_is_free_again_after_a_run_that_broke(publishing: Publishing) -> None:
    with pytest.raises(ZeroDivisionError), alone(publishing.project):
        raise ZeroDivisionError
    with alone(publishing.project):
        pass
