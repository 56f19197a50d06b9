"""`sohoa example`: the example copied where the user says, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.errors import CommandError, RunError
from helpers.run.example import FOLDER, copy_example


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_it_copies_what_was_received_and_the_readme_alone(tmp_path: Path) -> None:
    project = copy_example(tmp_path / "mới" / "mẫu")
    assert project.years() == [2021, 2022, 2023, 2024, 2025]
    assert files(project.root) == ["README.md", *(f"data/raw/{name}" for name in files(FOLDER / "data/raw"))]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    assert copy_example(tmp_path).settings.simulated


@pytest.mark.parametrize("name", ["", "letter.txt"])
def test_nothing_is_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="is not empty, and nothing is overwritten"):
        copy_example(tmp_path / name)
    assert files(tmp_path) == ["letter.txt"]


def test_an_example_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="The example is not there"):
        copy_example(tmp_path / "goal", tmp_path / "gone")
