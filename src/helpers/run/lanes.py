"""Several reports at once: a lane for each project, whose years follow one another since each reads the ones before.

A lane runs in a worker process, which has its own server of kernels and serves one project after the other. A report
that fails stops neither the other years of its project nor any other project.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from typing import Any, Literal

from helpers.errors import RunError, SohoaError

Tell = Callable[[str, int, str], None]  # called with the project folder, the year and the step before each step
Code = Literal["report-done", "report-fresh", "report-failed"]


@dataclass(frozen=True)
class Outcome:
    """How one report came out: `told` is its page, or what was wrong."""

    root: str
    year: int
    code: Code
    told: str
    exit_code: int = 0


def build_lane(root: str, years: Sequence[int], tell: Tell) -> list[Outcome]:
    """Build years of a project, in their order, as far as they are not up to date."""
    return [_built(root, year, tell) for year in sorted(set(years))]


def _built(root: str, year: int, tell: Tell) -> Outcome:
    from helpers.project import Project
    from helpers.run.freshness import is_fresh

    try:
        project = Project.open(root)
        project.report_file(year)
        page = str(project.page(year))
        if is_fresh(project, year):
            return Outcome(root, year, "report-fresh", page)
        _start(project, year, tell)
    except OSError as error:
        broken = RunError("disk-broken", problem=str(error))
        return Outcome(root, year, "report-failed", str(broken), broken.exit_code)
    except SohoaError as error:
        return Outcome(root, year, "report-failed", str(error), error.exit_code)
    return Outcome(root, year, "report-done", page)


def _start(project: Any, year: int, tell: Tell) -> None:
    from helpers.run.kernel_server import shared_server
    from helpers.run.light import collect_rarely

    collect_rarely()
    shared_server()  # it imports what kernels need while the next line imports what the driver needs
    from helpers.run.pipeline import build

    build(project, year, lambda step: tell(str(project.root), year, step))


def build_lanes(lanes: Mapping[str, Sequence[int]], jobs: int, tell: Tell) -> Iterator[Outcome]:
    """Build years of several projects in so many processes; the outcomes of a project come when its lane ends.

    One lane runs in this very process.
    """
    if min(jobs, len(lanes)) == 1:
        for root, years in lanes.items():
            yield from build_lane(root, years, tell)
        return
    context = multiprocessing.get_context("spawn")  # the same on every system
    steps: SimpleQueue[tuple[str, int, str] | None] = context.SimpleQueue()
    with _told(steps, tell), _pool(min(jobs, len(lanes)), context, steps) as pool:
        for lane in as_completed(pool.submit(_in_worker, root, years) for root, years in lanes.items()):
            yield from lane.result()


@contextmanager
def _pool(size: int, context: Any, steps: Any) -> Iterator[ProcessPoolExecutor]:
    """Worker processes, which end with this one: at once when it is interrupted, and also when it is killed."""
    pool = ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(steps,))
    try:
        yield pool
    except BaseException:
        for worker in multiprocessing.active_children():
            worker.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _told(steps: Any, tell: Tell) -> Iterator[None]:
    """Pass on what the workers tell."""

    def listen() -> None:
        while step := steps.get():
            tell(*step)

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        yield
    finally:
        steps.put(None)
        listener.join(timeout=1)


_STEPS: list[Any] = []  # the queue of a worker


def _begin(steps: Any) -> None:
    """Make a worker: it leaves Ctrl-C to the process that started it, and ends when that is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _STEPS.append(steps)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)


def _in_worker(root: str, years: Sequence[int]) -> list[Outcome]:
    return build_lane(root, years, lambda *step: _STEPS[-1].put(step))
