"""Projects on a Dask cluster of two worker processes on this machine: the same bytes, and a lost worker is replaced."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_cli import sohoa
from test_freshness import contents

from conftest import copy_raw
from helpers.errors import CommandError
from helpers.run import cluster
from helpers.run.cluster import build_on_cluster
from helpers.run.lanes import Outcome

distributed = pytest.importorskip("distributed")

pytestmark = [pytest.mark.xdist_group("built"), pytest.mark.filterwarnings("ignore")]  # distributed's own


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers."""
    settings = {"host": "127.0.0.1", "dashboard_address": None}
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **settings) as started:
        yield started.scheduler_address


def test_a_cluster_gives_the_bytes_of_one_machine(address: str, built: Path, tmp_path: Path) -> None:
    projects = [copy_raw(tmp_path / name) for name in ("Tỉnh A", "Tỉnh B")]
    words = [word for root in projects for word in ("--project", root)]
    ran = sohoa("report", "2021", *words, "--scheduler", address)
    assert ran.returncode == 0, ran.stderr
    assert [contents(project) for project in projects] == [contents(built)] * 2


def test_a_project_that_fails_stops_no_other(address: str, tmp_path: Path) -> None:
    good = copy_raw(tmp_path / "good")
    outcomes = list(build_on_cluster({str(tmp_path / "gone"): [2021], str(good): [2021]}, address))
    assert sorted(outcome.code for outcome in outcomes) == ["report-done", "report-failed"]


def dying_once(root: str, years: list[int], _language: str) -> list[Outcome]:
    """A lane whose worker is lost the first time."""
    mark = Path(root) / "lost"
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return [Outcome(root, year, "report-done", "page") for year in years]


def test_a_lost_worker_is_replaced(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_built", dying_once)
    outcomes = list(build_on_cluster({str(tmp_path): [2021, 2022]}, address))
    assert [outcome.code for outcome in outcomes] == ["report-done"] * 2
    assert (tmp_path / "lost").exists()


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "SECONDS", 1)
    with pytest.raises(CommandError, match=r"No scheduler answers at tcp://127.0.0.1:9"):
        list(build_on_cluster({str(tmp_path): [2021]}, "tcp://127.0.0.1:9"))


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CommandError, match=r"is not installed. Install it"):
        list(build_on_cluster({str(tmp_path): [2021]}, "tcp://127.0.0.1:9"))
