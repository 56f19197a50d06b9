"""What `sohoa report` does and tells: reports of years and projects, side by side or on a cluster, and their PDF."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console

from helpers.project import Project
from helpers.run.freshness import account
from helpers.run.lanes import Outcome, build_lanes
from helpers.run.printing import print_page
from helpers.run.progress import shown
from helpers.words import phrase

INTERRUPTED: Final = 130  # 128 and the number of the signal, as shells have it


def forget(roots: list[str], years: list[int]) -> None:
    """Forget what years of projects were made from, so that all of it is built."""
    for root in roots:
        for year in years:
            account(Path(root), year).unlink(missing_ok=True)


def build(lanes: dict[str, list[int]], jobs: int, scheduler: str | None) -> None:
    """Build years of projects, tell each report when it is there, and end with those that failed.

    Args:
        lanes: the years by project folder.
        jobs: how many projects at a time.
        scheduler: the address of the cluster that builds them, if any.
    """
    console, failed = Console(soft_wrap=True), []
    with _cut_short(), shown(console, several=len(lanes) > 1) as tell:
        for outcome in build_lanes(lanes, jobs, tell) if scheduler is None else _on_cluster(lanes, scheduler):
            if outcome.code == "report-failed":
                failed.append(outcome)
            else:
                _say(console, phrase(outcome.code, {"page": outcome.told}))
    _tell_failed(failed, sum(map(len, lanes.values())))


@contextmanager
def _cut_short() -> Iterator[None]:
    """End at once at Ctrl-C: what is aside has been removed by then, and a usual way out takes a second for nothing."""
    try:
        yield
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


def _tell_failed(failed: list[Outcome], asked: int) -> None:
    """End with what failed: with its own exit code when one report was asked for, else with 1."""
    console = Console(stderr=True, soft_wrap=True)
    for outcome in failed:
        where = phrase("report-failed", {"year": str(outcome.year), "folder": outcome.root})
        told = f"{where}\n{outcome.told}" if asked > 1 else outcome.told
        console.print(told, markup=False, highlight=False)
    if failed:
        sys.exit(failed[0].exit_code if asked == 1 else 1)


def _on_cluster(lanes: dict[str, list[int]], scheduler: str) -> Iterator[Outcome]:
    from helpers.run.cluster import build_on_cluster

    return build_on_cluster(lanes, scheduler)


def print_pages(roots: list[str], years: list[int]) -> None:
    """Print the published pages as PDF, one after the other.

    Raises:
        RunError: see `printing.print_page`.
    """
    console = Console(soft_wrap=True)
    for root in roots:
        for year in years:
            _say(console, phrase("step-pdf", {"year": str(year)}))
            _say(console, phrase("report-done", {"page": str(print_page(Project.open(root), year))}))


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False)
