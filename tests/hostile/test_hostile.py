"""Hostile files end as the table in the documentation says, and none escapes; the script tries the slow ones too."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import REPOSITORY

HERE = Path(__file__).parent
PAGE = REPOSITORY / "docs/explanation/hostile-input.md"
ROW = re.compile(r"^\| \d+ \| (?P<name>.*?) \| .*? \| (?:refused: `)?(?P<outcome>[a-z-]+)`? \|", re.MULTILINE)

sys.path.insert(0, str(HERE))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a trial is a fork with bounds of its own")


def test_the_page_has_every_file_with_its_outcome() -> None:
    from trial import CASES

    told = {found["name"]: found["outcome"] for found in ROW.finditer(PAGE.read_text(encoding="utf-8"))}
    assert told == {case.name: case.expected for case in CASES}, "run `python tests/hostile/table.py`"
    assert len(told) >= 150


def test_fast_files_end_as_they_should_and_none_escapes() -> None:
    from trial import CASES, PEAK

    command = [sys.executable, str(HERE / "trial.py")]
    trials = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    expected = {case.name: case.expected for case in CASES if not case.slow}
    assert {trial["name"]: trial["outcome"] for trial in trials} == expected
    assert [trial for trial in trials if trial["escapes"] or trial["peak"] > PEAK] == []
