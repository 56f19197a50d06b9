"""A report as received, read as a whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from helpers.project import SETTINGS, Project
from helpers.read.counts import Counts, read_counts
from helpers.read.document import Document
from helpers.read.gathering import Gathering
from helpers.read.identity import foreign_fonds, identify
from helpers.read.likeness import near_remarks
from helpers.read.opening import open_document
from helpers.read.prose.passages import Passage, joined, read_assessment, read_passages, words_of
from helpers.read.prose.stated import StatedTotals, read_stated
from helpers.read.prose.verdicts import read_verdicts
from helpers.read.remark import Remark, remarks_frame
from helpers.read.software.tally import Software, read_software, software_file
from helpers.read.spelling import spelling_remarks
from helpers.read.typed.aliases import read_aliases
from helpers.read.typed.corrections import apply_corrections, corrected_places, note_corrections, read_corrections
from helpers.read.typed.fonds_named import named_remarks, read_named
from helpers.read.typed.inputs import (
    input_files,
    input_remarks,
    late_remarks,
    read_accepted,
    read_costs,
    read_funding,
    read_targets,
)
from helpers.read.typed.restricted import read_restricted, restricted_remarks
from helpers.read.typed.typed_file import typed_file
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import FOLDER

ASSESSMENT = "assessment.md"

_COPY = re.compile(r"\.|~\$|.*~$")  # hidden, or left by an editor


@dataclass(frozen=True)
class Report:
    """All that was received for a year, typed, with what the checks need beyond the tables.

    `counts`, `stated`, `passages`, `verdicts`, `corrections` and `accepted` are the tables of these names in
    `helpers.tables`; `software` is what an export of the archive software has by fonds, if there is one; `earlier` are
    the counts of the earlier years that are published. `printed` are the row numbers in print, none where the table has
    no such column; `title_years` the years that the title names; `remarks` what the reader noticed and may not decide:
    check, subject, expected, found, source_place.
    """

    year: int
    file: str
    counts: pd.DataFrame
    stated: pd.DataFrame
    passages: pd.DataFrame
    verdicts: pd.DataFrame
    corrections: pd.DataFrame
    accepted: pd.DataFrame
    targets: pd.DataFrame
    funding: pd.DataFrame
    costs: pd.DataFrame
    restricted: pd.DataFrame
    restriction: str
    software: pd.DataFrame | None
    earlier: pd.DataFrame
    printed: tuple[str, ...]
    title_years: tuple[int, ...]
    title_place: str
    remarks: pd.DataFrame


def read_report(project: Project, year: int) -> Report:
    """Read the report of a year and what stands beside it in `data/raw/<year>/`.

    Raises:
        CommandError: nothing was received for the year.
        DataError: anything in it cannot be read; all faults of a step are named at once.
    """
    path = project.report_file(year)
    received = open_document(path, project.shown(path))
    corrections = read_corrections(project, year)
    document, corrected = apply_corrections(received, corrections), corrected_places(received, corrections)
    parts = _parts(document, project, year)
    counts, stated = parts.counts, parts.stated
    passages, identity = read_passages(document), identify(document, project.settings.province, year)
    words = words_of(passages, parts.assessment)
    verdicts = read_verdicts(joined(passages, parts.assessment), project.settings, year)
    earlier = project.earlier(COUNTS, year)
    names = [
        *foreign_fonds(counts.counts, project.settings.province),
        *spelling_remarks(counts.counts),
        *restricted_remarks(counts.counts, parts.restricted, parts.aliases),
        *near_remarks(counts.counts, earlier, parts.aliases),
        *named_remarks(counts.counts, parts.named, project.settings.annual_plan(year), parts.aliases),
    ]
    remarks = [*document.remarks, *counts.remarks, *stated.remarks, *words.remarks, *verdicts.remarks]
    return Report(
        year=year,
        file=document.file,
        counts=note_corrections(counts.counts, corrected),
        stated=note_corrections(pd.concat([counts.totals, stated.totals], ignore_index=True), corrected),
        passages=words.passages,
        verdicts=verdicts.verdicts,
        corrections=corrections,
        accepted=parts.accepted,
        targets=parts.targets,
        funding=parts.funding,
        costs=parts.costs,
        restricted=parts.restricted,
        restriction=project.settings.words_of(year).restriction,
        software=parts.software.fonds if parts.software else None,
        earlier=earlier,
        printed=counts.printed,
        title_years=identity.years,
        title_place=identity.place,
        remarks=remarks_frame([*remarks, *identity.remarks, *names, *parts.remarks, *unread(project, year)]),
    )


@dataclass(frozen=True)
class _Parts:
    """The figures of the report, and what persons typed in beside it."""

    counts: Counts
    stated: StatedTotals
    aliases: Mapping[str, str]
    accepted: pd.DataFrame
    named: pd.DataFrame
    targets: pd.DataFrame
    funding: pd.DataFrame
    costs: pd.DataFrame
    restricted: pd.DataFrame
    assessment: list[Passage]
    software: Software | None
    remarks: list[Remark]


def _parts(document: Document, project: Project, year: int) -> _Parts:
    """All that can be at fault in reading, so that the faults of all are told at once."""
    gathering = Gathering()
    aliases: Mapping[str, str] = {}
    with gathering.step():
        aliases = read_aliases(project)
    with gathering.step():
        counts = read_counts(document, project.settings, SETTINGS.as_posix(), year, aliases)
    with gathering.step():
        stated = read_stated(document, year)
    with gathering.step():
        assessment = _assessment(project, year)
    with gathering.step():
        accepted = read_accepted(project, year)
    with gathering.step():
        named = read_named(project, year)
    with gathering.step():
        targets, costs = read_targets(project, year), read_costs(project, year)
    with gathering.step():
        restricted = read_restricted(project)
    with gathering.step():
        funding = read_funding(project, year)
    with gathering.step():
        software = _software(project, year, aliases)
    with gathering.step():
        remarks = [*input_remarks(project, year), *late_remarks(project, year)]
    gathering.settle()
    noticed = [*remarks, *(software.remarks if software else ())]
    typed = (accepted, named, targets, funding, costs, restricted)
    return _Parts(counts, stated, aliases, *typed, assessment, software, noticed)


def _software(project: Project, year: int, aliases: Mapping[str, str]) -> Software | None:
    path = software_file(project, year)
    headings = project.settings.software.model_dump()
    return read_software(path, project.shown(path), aliases, headings) if path else None


def _assessment(project: Project, year: int) -> list[Passage]:
    path = project.hold_received(project.received(year) / ASSESSMENT)
    return read_assessment(open_document(path, project.shown(path))) if path.is_file() else []


def unread(project: Project, year: int) -> list[Remark]:
    """The files below `data/raw/` that nothing reads, of this year and beside the years."""
    raw = project.root / FOLDER
    typed = {typed_file(project, name) for name in input_files(year)}
    named = {raw / SETTINGS.name, raw / str(year) / ASSESSMENT}
    read = {project.report_file(year), software_file(project, year), *named, *typed}
    folders = [raw, raw / "plan", raw / str(year)]
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file())
    left = [path for path in files if path not in read and not _COPY.match(path.name)]
    return [Remark("file-unread", project.shown(path)) for path in left]
