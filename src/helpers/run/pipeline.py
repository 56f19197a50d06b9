"""The order of work: clean, compare, forecast, report, hold the page against the facts, publish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from helpers.atomic import write_text
from helpers.project import STAGE, Project
from helpers.run.kernel_server import shared_server
from helpers.run.kernels import Kernels
from helpers.run.notebook import execute, marked, text_of
from helpers.run.publishing import Publishing, alone, recover
from helpers.tables.cleaned import PASSAGES, VERDICTS
from helpers.write.edition import Edition
from helpers.write.gate.page import check_page
from helpers.write.page import facts_csv, facts_of, published, render
from helpers.write.prose.head import SIMULATED, title

NOTEBOOKS = ("01_clean_counts", "02_compare_plan", "03_forecast_backlog", "04_report")

Tell = Callable[[str], None]


def build(project: Project, year: int, tell: Tell) -> Path:
    """Build a year's tables and report, and publish both.

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
    with alone(project):
        recover(project)
        publishing = Publishing(project, year)
        publishing.begin()
        try:
            _make(project, year, publishing.outputs, tell)
            publishing.finish()
        except BaseException:
            if not publishing.journal.is_file():
                publishing.abandon()
            raise
    return project.page(year)


def _make(project: Project, year: int, outputs: Path, tell: Tell) -> None:
    with Kernels(project.root, shared_server()) as kernels:
        executed = [_run(project, year, name, outputs, kernels, tell) for name in NOTEBOOKS]
    tell("page")
    _write_page(executed[-1], project, year, outputs)


def _run(project: Project, year: int, name: str, outputs: Path, kernels: Kernels, tell: Tell) -> NotebookNode:
    tell(name)
    executed = execute(name, {"year": year, "project": ".", "stage": STAGE}, project.root, kernels)
    stored = marked(executed, SIMULATED) if project.settings.simulated else executed
    write_text(outputs / "notebooks" / f"{name}.ipynb", text_of(stored))
    return executed


def _write_page(report: NotebookNode, project: Project, year: int, outputs: Path) -> None:
    edition, facts = Edition.open(project, year, STAGE), facts_of(report)
    page = render(report, title(edition).text)
    quotable = {*edition.facts.rows(PASSAGES)["text"], *edition.facts.rows(VERDICTS)["quote"]}
    check_page(page, facts, edition.facts, quotable)
    write_text(outputs / project.page(edition.year).name, published(page))
    write_text(outputs / "facts.csv", facts_csv(facts))
