"""The order of work: clean, compare, forecast, report, hold the page against the facts, publish."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Thread

from helpers.atomic import write_text
from helpers.project import STAGE, Project
from helpers.read.basis import basis
from helpers.run.freshness import NOTEBOOKS, PAGE, Freshness
from helpers.run.holding import alone
from helpers.run.kernel_server import shared_server
from helpers.run.kernels import Kernels
from helpers.run.left import left, take_over
from helpers.run.manifest import record
from helpers.run.notebook import execute, marked, text_of, unmarked
from helpers.run.publishing import Publishing, recover
from helpers.run.sources import Sources
from helpers.write.prose.head import SIMULATED

Tell = Callable[[str], None]


def build(project: Project, year: int, tell: Tell) -> Path:
    """Build what is not up to date of a year's tables and report, and publish both.

    Args:
        project: the project folder.
        year: a year for which something was received.
        tell: called with the name of each step before it starts.

    Returns:
        The path of the page.

    Raises:
        SohoaError: see `run.notebook.execute`; whatever was published before stays untouched.
    """
    project.report_file(year)
    project.hold_goals(year)
    with alone(project, lambda: tell("waiting")):
        recover(project)
        if Freshness(Sources(project.root, year)).stale():
            _publish(project, year, tell)
    return project.page(year)


def _publish(project: Project, year: int, tell: Tell) -> None:
    publishing, inputs = Publishing(project, year), basis(project, year)
    tables, outputs = publishing.tables, publishing.outputs
    freshness = Freshness(Sources(project.root, year, (tables, outputs)))
    try:
        publishing.begin()
        _make(publishing, freshness, tell)
        record(project, year, inputs, tables, outputs)
        publishing.finish()
    except BaseException:
        if not publishing.journal.is_file():
            publishing.abandon()
        raise
    freshness.close()


def _make(publishing: Publishing, freshness: Freshness, tell: Tell) -> None:
    project, year, outputs = publishing.project, publishing.year, publishing.outputs
    steps = {name: partial(_run, project, year, name, outputs) for name in NOTEBOOKS}
    with Kernels(project.root, shared_server(), len(freshness.stale().keys() & steps)) as kernels:
        Thread(target=import_module, args=("helpers.run.written",)).start()  # while the first notebook runs
        for name, run in steps.items():
            _step(name, partial(run, kernels), publishing, freshness, tell)
    _step(PAGE, partial(_page, project, year, outputs), publishing, freshness, tell)


def _step(name: str, make: Callable[[], None], publishing: Publishing, freshness: Freshness, tell: Tell) -> None:
    """Take over what a step has left when it is up to date, or make it."""
    if freshness.why(name) is None:
        take_over(publishing, freshness.left(name))
        return
    tell(name)
    before = left(publishing)
    make()
    freshness.made(name, left(publishing) - before)


def _run(project: Project, year: int, name: str, outputs: Path, kernels: Kernels) -> None:
    executed = execute(name, {"year": year, "project": ".", "stage": STAGE}, project.root, kernels)
    stored = marked(executed, SIMULATED) if project.settings.simulated else executed
    write_text(outputs / "notebooks" / f"{name}.ipynb", text_of(stored))


def _page(project: Project, year: int, outputs: Path) -> None:
    from helpers.run.written import write_report

    stored = (outputs / "notebooks" / f"{NOTEBOOKS[-1]}.ipynb").read_text(encoding="utf-8")
    write_report(unmarked(stored), project, year, outputs)
