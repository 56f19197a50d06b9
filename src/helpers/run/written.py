"""The last step: the page, the letter and the workbook out of the executed report, each held against its facts.

It loads what the notebooks' driver does not need, so `run.pipeline` imports it while the first notebook runs.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from nbformat import NotebookNode

from helpers.atomic import write_bytes, write_text
from helpers.project import STAGE, Project
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
from helpers.write.prose.head import title
from helpers.write.workbook.workbook import sayings, workbook


def write_report(report: NotebookNode, project: Project, year: int, outputs: Path) -> None:
    """Write the page of a year, `facts.csv`, the letter and the workbook into a folder.

    Args:
        report: the executed report notebook.
        project: the project folder, with the tables of the year in its stage.
        year: the year reported on.
        outputs: the folder.

    Raises:
        RunError: a gate found a number that is no fact, or that stands otherwise than it is stored.
    """
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
