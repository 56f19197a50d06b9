"""The order of work: clean, compare, forecast, report, hold page and Word file against the facts, publish."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from nbformat import NotebookNode

from helpers.atomic import write_bytes, write_text
from helpers.project import STAGE, Project
from helpers.read.basis import basis
from helpers.run.holding import alone
from helpers.run.manifest import record
from helpers.run.notebook import execute, marked, text_of
from helpers.run.publishing import Publishing, recover
from helpers.tables.cleaned import PASSAGES, VERDICTS
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.gate.letter import check_letter
from helpers.write.gate.page import check_page
from helpers.write.gate.workbook import check_workbook
from helpers.write.letter.contents import contents
from helpers.write.letter.letter import letter
from helpers.write.origin import with_inputs
from helpers.write.page import facts_csv, facts_of, published, render
from helpers.write.prose.head import SIMULATED, title
from helpers.write.workbook.workbook import sayings, workbook

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
    project.hold_goals(year)
    with alone(project, lambda: tell("waiting")):
        recover(project)
        publishing, inputs = Publishing(project, year), basis(project, year)
        try:
            publishing.begin()
            _make(project, year, publishing.outputs, tell)
            record(project, year, inputs, publishing.tables, publishing.outputs)
            publishing.finish()
        except BaseException:
            if not publishing.journal.is_file():
                publishing.abandon()
            raise
    return project.page(year)


def _make(project: Project, year: int, outputs: Path, tell: Tell) -> None:
    executed = [_run(project, year, name, outputs, tell) for name in NOTEBOOKS]
    tell("page")
    _write_page(executed[-1], project, year, outputs)


def _run(project: Project, year: int, name: str, outputs: Path, tell: Tell) -> NotebookNode:
    tell(name)
    executed = execute(name, {"year": year, "project": ".", "stage": STAGE}, project.root)
    stored = marked(executed, SIMULATED) if project.settings.simulated else executed
    write_text(outputs / "notebooks" / f"{name}.ipynb", text_of(stored))
    return executed


def _write_page(report: NotebookNode, project: Project, year: int, outputs: Path) -> None:
    edition = Edition.open(project, year, STAGE)
    facts = with_inputs(facts_of(report), edition.facts)
    page = render(report, title(edition).text, edition.facts)
    quotable = {*edition.facts.rows(PASSAGES)["text"], *edition.facts.rows(VERDICTS)["quote"]}
    check_page(page, facts, edition.facts, quotable)
    write_text(outputs / project.page(edition.year).name, published(page))
    write_text(outputs / "facts.csv", facts_csv(facts))
    _write_letter(report, edition, outputs / project.letter(year).name, quotable)
    _write_workbook(edition, facts, outputs / project.workbook(year).name)


def _write_letter(report: NotebookNode, edition: Edition, path: Path, quotable: Collection[str]) -> None:
    parts = contents(report)
    content = letter(parts)
    check_letter(content, parts, edition.facts, quotable)
    write_bytes(path, content)


def _write_workbook(edition: Edition, facts: list[Fact], path: Path) -> None:
    content = workbook(edition, facts)
    check_workbook(content, facts, edition.facts, sayings(edition))
    write_bytes(path, content)
