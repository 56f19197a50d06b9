"""A small sample of what `software_export.py` prints in full."""

from __future__ import annotations

from pathlib import Path

import pytest
from software_export import FONDS, compared, write_export

ROWS = 3000


def test_all_ways_count_alike_in_little_memory() -> None:
    pytest.importorskip("resource", reason="memory is not measured on Windows")
    ours, *others = compared(ROWS, 1)[0].values()
    assert {run.counted for run in others} == {ours.counted}
    assert ours.counted[:2] == (FONDS, ROWS)
    assert ours.gigabytes < 1


def test_an_export_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_export(tmp_path / name, 50)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
