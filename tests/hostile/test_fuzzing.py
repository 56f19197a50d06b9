"""A sample of inputs at random for every reader: each is read or refused by a message of our own.

`python tests/benchmarks/fuzz.py` tries a hundred thousand.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

sys.path.insert(0, str(Path(__file__).parent))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a reading is stopped by a signal that Windows lacks")

SAMPLE = 5  # inputs of each reader


def test_what_is_not_read_is_refused() -> None:
    from fuzzing import SECONDS, TARGETS, tried

    ends = {name: tried(name, SAMPLE, 1) for name in TARGETS}
    escaped = {(name, found) for name, end in ends.items() for found in end.found if found.startswith("!")}
    assert escaped == set()
    assert {name for name, end in ends.items() if end.found.total() < SAMPLE} == set()
    assert max(end.seconds for end in ends.values()) < SECONDS


def test_what_escapes_and_what_hangs_is_told() -> None:
    from fuzzing import Hang, Target, end
    from hypothesis import strategies as st

    from conftest import REPOSITORY
    from helpers.project import Project

    project = Project.open(REPOSITORY)
    for error in (KeyError("x"), Hang()):
        broken = Target(st.nothing(), Mock(side_effect=error), 1)
        assert end(lambda root: None, broken, project)[0] == f"! {error!r}"
