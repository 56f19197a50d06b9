"""Two folders change places in one step, or nothing happens."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers.run import exchange as module
from helpers.run.exchange import exchange


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("một", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tên").write_text(name, encoding="utf-8")
    return tmp_path / "một", tmp_path / "hai"


def names(two: tuple[Path, Path]) -> list[str]:
    return [(folder / "tên").read_text(encoding="utf-8") for folder in two]


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="Windows cannot exchange folders")
def test_two_folders_change_places(two: tuple[Path, Path]) -> None:
    assert exchange(*two)
    assert names(two) == ["hai", "một"]


def test_nothing_happens_where_one_is_absent(two: tuple[Path, Path], tmp_path: Path) -> None:
    assert not exchange(two[0], tmp_path / "ba")
    assert names(two) == ["một", "hai"]


@pytest.mark.parametrize(("place", "value"), [("sys.platform", "win32"), ("ctypes.CDLL", lambda _: object())])
def test_nothing_happens_where_the_system_has_no_such_step(
    two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, place: str, value: object
) -> None:
    monkeypatch.setattr(f"{module.__name__}.{place}", value)
    assert not exchange(*two)
    assert names(two) == ["một", "hai"]


def test_macos_is_asked_by_its_own_name(two: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[bytes, bytes, int]] = []

    class Library:
        @staticmethod
        def renamex_np(*arguments: bytes | int) -> int:
            asked.append(arguments)  # type: ignore[arg-type]
            return 0

    monkeypatch.setattr(f"{module.__name__}.sys.platform", "darwin")
    monkeypatch.setattr(f"{module.__name__}.ctypes.CDLL", lambda _: Library)
    assert exchange(*two)
    assert asked == [(str(two[0]).encode(), str(two[1]).encode(), 2)]
