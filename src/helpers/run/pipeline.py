"""The order of work: clean, compare, forecast, report, hold the page against the facts, publish."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.atomic import write_bytes, write_text
from helpers.project import STAGE, Project
from helpers.read.basis import basis
from helpers.run.freshness import NOTEBOOKS, PAGE, Freshness
from helpers.run.holding import alone
from helpers.run.kernel_server import shared_server
from helpers.run.kernels import AHEAD, Kernels
from helpers.run.left import left, take_over
from helpers.run.manifest import record
from helpers.run.notebook import execute, marked, text_of, unmarked
from helpers.run.publishing import Publishing, recover
from helpers.run.sources import Sources
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

if TYPE_CHECKING:
    from nbformat import NotebookNode

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
    with Kernels(project.root, shared_server(), min(AHEAD, len(freshness.stale().keys() & steps))) as kernels:
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
    stored = (outputs / "notebooks" / f"{NOTEBOOKS[-1]}.ipynb").read_text(encoding="utf-8")
    _write_page(unmarked(stored), project, year, outputs)


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
