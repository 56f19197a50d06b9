"""Several projects at once: the same bytes as one after the other, and a failure that stops no other report."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_cli import sohoa
from test_freshness import contents

from conftest import copy_raw
from helpers.run.lanes import Outcome, build_lane, build_lanes

MAIN = [sys.executable, "-c", "from helpers.run.cli import main; main()"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are looked for as Unix names them")


def two(folder: Path) -> list[Path]:
    return [copy_raw(folder / name) for name in ("Tỉnh A", "Tỉnh B")]


def spoil(project: Path) -> None:
    (project / "data/raw/2021/report.md").write_text("nothing", encoding="utf-8")


def descendants(pid: int) -> set[int]:
    """All processes below one."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in told.splitlines()]
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        found |= {child for child, parent in pairs if parent in found}
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    return {pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and "Z" not in state(pid)}


def state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def gone_within(pids: set[int], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while alive(pids) and time.monotonic() < until:
        time.sleep(0.05)
    return not alive(pids)


@pytest.mark.xdist_group("built")
def test_side_by_side_gives_the_bytes_of_one_alone(built: Path, tmp_path: Path) -> None:
    projects = two(tmp_path)
    ran = sohoa("report", "2021", "--jobs", "2", *(word for root in projects for word in ("--project", root)))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Tỉnh B 2021: comparing with the plans" in ran.stdout.splitlines()
    assert contents(projects[0]) == contents(projects[1]) == contents(built)


def test_a_failure_stops_no_other_and_is_told_at_the_end(tmp_path: Path) -> None:
    first, second = two(tmp_path)
    spoil(first)
    ran = sohoa("report", "2021", "--jobs", "1", "--project", first, "--project", second)
    assert ran.returncode == 1
    assert "Tỉnh B/outputs/2021/bao-cao-2021.html" in ran.stdout
    assert ran.stderr.startswith(f"{first}: the report of 2021 was not built.\n")


def test_a_year_that_fails_stops_no_other_year(project_copy: Path) -> None:
    shutil.copytree(project_copy / "data/raw/2021", project_copy / "data/raw/2031")
    spoil(project_copy)
    outcomes = build_lane(str(project_copy), [2031, 2021], lambda *_: None)
    assert [(outcome.year, outcome.code, outcome.exit_code) for outcome in outcomes] == [
        (2021, "report-failed", 1),
        (2031, "report-failed", 1),
    ]
    assert "2021" in outcomes[1].told


def test_a_project_that_is_none_is_an_outcome(tmp_path: Path) -> None:
    outcomes = list(build_lanes({str(tmp_path): [2021]}, 2, lambda *_: None))
    assert [outcome.exit_code for outcome in outcomes] == [2]
    assert isinstance(outcomes[0], Outcome)


@pytest.mark.parametrize("projects", [1, 2])
@pytest.mark.parametrize(("number", "seconds"), [(signal.SIGINT, 1.5), (signal.SIGKILL, 1.5), (signal.SIGTERM, 1.5)])
def test_an_ended_driver_leaves_no_process(tmp_path: Path, projects: int, number: int, seconds: float) -> None:
    words = [word for root in two(tmp_path)[:projects] for word in ("--project", str(root))]
    with subprocess.Popen([*MAIN, "report", "2021", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as driver:
        assert driver.stdout
        driver.stdout.readline()
        time.sleep(1)
        below = descendants(driver.pid)
        assert len(below) > projects
        driver.send_signal(number)
        assert gone_within({driver.pid, *below}, seconds)
