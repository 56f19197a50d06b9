"""A sample of `killing.py`: whatever kills a run, what is published is whole, and the next command makes it one."""

from __future__ import annotations

import random
import sys
from functools import partial
from pathlib import Path

import killing
import pytest
from killing import after_every_step, after_random_kills, editions, fault, publish, publish_plainly

from helpers.project import Project
from helpers.run import publishing
from helpers.run.publishing import settle

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
KINDS = pytest.mark.parametrize("run", [publish, publish_plainly])


@KINDS
def test_a_run_killed_at_any_moment_leaves_whole_editions(project_copy: Path, run: killing.Kind) -> None:
    assert after_random_kills(project_copy, 6, run, random.Random(5)) == []


@KINDS
def test_a_run_killed_before_any_step_leaves_whole_editions(project_copy: Path, run: killing.Kind) -> None:
    steps, faults = after_every_step(project_copy, run, each=25)
    assert steps > 100
    assert faults == []


def test_twenty_runs_at_once_all_come_to_their_end(project_copy: Path) -> None:
    names = [f"run {number}" for number in range(20)]
    running = [killing.started(partial(publish, project_copy, name)) for name in names]
    for run in running:
        run.join()
    assert [run.exitcode for run in running] == [0] * 20
    tables, outputs = editions(project_copy)
    assert tables == outputs
    assert tables in names


def test_a_mixed_edition_is_a_fault(project_copy: Path) -> None:
    publish(project_copy, "one")
    (project_copy / "outputs/2021/facts.csv").write_text("two", encoding="utf-8")
    assert fault(project_copy, "one", "two") == "at once: ['one', 'broken']"


def test_an_absent_folder_is_a_fault_where_folders_are_exchanged(project_copy: Path) -> None:
    publish(project_copy, "one")
    (project_copy / "outputs/2021").rename(project_copy / "outputs/2021.aside")
    assert fault(project_copy, "one", "two") == "at once: ['one', 'nothing']"


def test_two_editions_after_the_next_command_are_a_fault(project_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(project_copy, "one")
    swap = publishing._swap
    with pytest.MonkeyPatch.context() as breaking, pytest.raises(KeyboardInterrupt):
        breaking.setattr(publishing, "_swap", lambda a, b: swap(a, b) if b.parent.name == "outputs" else interrupt())
        publish(project_copy, "two")
    monkeypatch.setattr(killing, "settle", lambda project: None)
    assert fault(project_copy, "one", "two") == "after the next command: ['one', 'two']"


def interrupt() -> None:
    raise KeyboardInterrupt


def test_a_command_that_reads_writes_nothing_where_nothing_is_to_end(project_copy: Path) -> None:
    settle(Project.open(project_copy))
    assert [path.name for path in (project_copy / "data").iterdir()] == ["raw"]
