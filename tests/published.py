"""A year published without kernels: its tables as the notebooks leave them, and a page that prints some of them."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers.project import Project, Stage
from helpers.tables.stored import STORED
from helpers.write.edition import Edition
from helpers.write.page import facts_csv
from helpers.write.prose import fonds, outlook, results
from plain import edition_of


def publish(root: Path, year: int = 2021) -> Edition:
    """Put the tables and a page of a year in place, as a report does; what stood there goes."""
    edition, project = edition_of(root, year), Project.open(root)
    for folder in (project.published(year), project.outputs(year)):
        shutil.rmtree(folder, ignore_errors=True)
    for table in STORED.values():
        Stage(project.published(year)).save(table, edition.facts.rows(table))
    blocks = (fonds.table(edition), results.volume(edition), results.headline(edition), outlook.outlook(edition))
    facts = dict.fromkeys(fact for block in blocks for fact in block.facts)
    project.outputs(year).mkdir(parents=True)
    (project.outputs(year) / "facts.csv").write_text(facts_csv(facts), encoding="utf-8")
    project.page(year).write_text(results.headline(edition).html, encoding="utf-8")
    return edition


def correct(root: Path, *rows: str) -> None:
    """Type in corrections, one text a row: place, expected, corrected."""
    head = "place,expected,corrected,reason,by,date"
    lines = [f"{row},Cộng nhầm,Nguyễn A,2022-02-12" for row in rows]
    path = root / "data/raw/2021/corrections.csv"
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


MOVED = ('"bảng 1, dòng 29, cột 5",136.336,136.436', '"bảng 1, dòng 30, cột 5",50.069,49.969')  # the sums stay
