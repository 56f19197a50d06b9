"""Checksums tell every change of a file and of a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.checksum import digest, sha256


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.csv").write_bytes(b"1\n")
    return tmp_path / "a"


def test_a_file_has_the_checksum_of_its_bytes(folder: Path) -> None:
    assert sha256(folder / "b/c.csv") == "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865"


def test_a_folder_keeps_its_checksum_wherever_it_stands(folder: Path) -> None:
    before = digest(folder)
    assert digest(folder.rename(folder.parent / "Tỉnh Mới")) == before


@pytest.mark.parametrize("change", ["content", "name", "more", "fewer"])
def test_every_change_of_a_folder_changes_its_checksum(folder: Path, change: str) -> None:
    before, file = digest(folder), folder / "b/c.csv"
    changes: dict[str, Callable[[], object]] = {
        "content": lambda: file.write_bytes(b"2\n"),
        "name": lambda: file.rename(folder / "b/d.csv"),
        "more": (folder / "d").touch,
        "fewer": file.unlink,
    }
    changes[change]()
    assert digest(folder) != before
