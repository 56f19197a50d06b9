"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.atomic import sync_tree, write_bytes, write_text


def broken(*_: object, **__: object) -> None:
    raise OSError("disk full")


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    write_text(tmp_path / "2021" / "tables" / "counts.csv", "a\n")
    assert (tmp_path / "2021" / "tables" / "counts.csv").read_bytes() == b"a\n"


def test_text_is_utf_8_with_line_ends_as_given(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "số\nhóa\r\n")
    assert (tmp_path / "a").read_bytes() == b"s\xe1\xbb\x91\nh\xc3\xb3a\r\n"


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_bytes(tmp_path / "outputs" / "a", b"\xff\r\n")
    assert (tmp_path / "outputs" / "a").read_bytes() == b"\xff\r\n"


def test_a_file_of_before_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "a much longer text than the next\n")
    write_text(tmp_path / "a", "b\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "b\n"}


@pytest.mark.parametrize("step", [(os, "fsync"), (Path, "replace")])
def test_a_broken_write_leaves_the_file_of_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: tuple[object, str]
) -> None:
    (tmp_path / "a").write_text("before")
    monkeypatch.setattr(*step, broken)
    with pytest.raises(OSError, match="disk full"):
        write_text(tmp_path / "a", "after")
    assert (tmp_path / "a").read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_file_is_on_the_disk_before_its_name_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append((tmp_path / "a").read_text()))
    write_text(tmp_path / "a", "after")
    assert seen == ["before"]


def test_a_tree_goes_to_the_disk_with_all_its_files_and_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_text(tmp_path / "b" / "c", "text")
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda opened: synced.append(os.fstat(opened).st_ino))
    sync_tree(tmp_path)
    assert set(synced) == {path.stat().st_ino for path in (tmp_path, tmp_path / "b", tmp_path / "b/c")}


def test_a_text_that_is_no_utf_8_leaves_the_file_of_before(tmp_path: Path) -> None:
    write_text(tmp_path / "a", "before")
    with pytest.raises(UnicodeEncodeError, match="surrogates"):
        write_text(tmp_path / "a", "\ud800")
    assert (tmp_path / "a").read_bytes() == b"before"


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(codec="utf-8")))
def test_what_is_written_is_what_was_given(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("written") / "a"
    write_text(path, text)
    assert path.read_bytes().decode() == text
