"""One run at a time: the second waits or says for whom, and a run that is dead holds nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.errors import RunError
from helpers.project import Project
from helpers.run.holding import alone

HOLD = """
import sys, time
from helpers.project import Project
from helpers.run.holding import alone
with alone(Project.open(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def project(project_copy: Path) -> Project:
    return Project.open(project_copy)


@pytest.fixture
def holder(project: Project) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the project until its input ends."""
    command = [sys.executable, "-c", HOLD, str(project.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_the_second_run_says_who_holds_the_project(project: Project, holder: subprocess.Popen[str]) -> None:
    told = rf"Another run is at work on .*: process {holder.pid}: -c .*\. Wait until it has ended"
    with pytest.raises(RunError, match=told), alone(project, seconds=0.2):
        pass


def test_the_second_run_waits_and_says_so_once(project: Project, holder: subprocess.Popen[str]) -> None:
    waited: list[float] = []

    def end() -> None:
        waited.append(time.monotonic())
        assert holder.stdin
        holder.stdin.close()

    with alone(project, end):
        assert len(waited) == 1


def test_a_lock_left_by_a_dead_process_holds_nothing(project: Project, holder: subprocess.Popen[str]) -> None:
    holder.kill()
    holder.wait()
    left = project.root / "data/processed/.holder"
    assert left.read_text(encoding="utf-8").startswith(f"{holder.pid}: ")
    with alone(project, lambda: pytest.fail("waited"), seconds=0):
        assert not left.read_text(encoding="utf-8").startswith(f"{holder.pid}: ")
    assert not left.exists()


def test_a_project_is_free_again_after_a_run_that_broke(project: Project) -> None:
    with pytest.raises(ZeroDivisionError), alone(project):
        raise ZeroDivisionError
    with alone(project, seconds=0):
        pass
