"""A slip in a table ends in the right table or in a refusal that names the place, and never in a wrong table.

`python tests/benchmarks/mutants.py` tries as many as asked for and prints how they end.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from mutation import REFUSED, RIGHT, WRONG, Mutant, mutants, outcome
from test_formats import REAL, sent
from writing import WAYS

from conftest import copy_raw
from helpers.project import Project
from helpers.read.counts import read_counts

SENT = sent()
SLOW = {"PDF": 4, "Word": 10}  # of the others, twenty each: a sample; the script tries thousands


@pytest.mark.parametrize("way", WAYS)
def test_a_slip_never_ends_in_a_wrong_table(way: str, tmp_path: Path) -> None:
    project = Project.open(copy_raw(tmp_path))
    right = read_counts(REAL, project.settings, "data/raw/project.toml", 2021, {}).counts
    ends: list[str] = []

    @settings(
        max_examples=SLOW.get(way, 20),
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(mutant=mutants(SENT, way))
    def tried(mutant: Mutant) -> None:
        ends.append(outcome(mutant, project, right))
        assert ends[-1] != WRONG, mutant

    tried()
    assert {RIGHT, REFUSED} >= set(ends) and REFUSED in ends
