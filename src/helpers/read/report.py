"""A report as received, read as a whole or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from helpers.project import SETTINGS, Project
from helpers.read.counts import Counts, read_counts
from helpers.read.document import Document, Paragraph
from helpers.read.gathering import Gathering
from helpers.read.inputs import accepted_file, read_accepted
from helpers.read.name import fold
from helpers.read.passages import Passage, read_assessment, read_passages, words_of
from helpers.read.remark import Remark, remarks_frame
from helpers.read.stated import StatedTotals, read_stated
from helpers.read.text import read_text
from helpers.read.verdicts import read_verdicts
from helpers.tables.inputs import FOLDER, FUNDING_FILE, TARGETS_FILE

ASSESSMENT = "assessment.md"

_COPY = re.compile(r"\.|~\$|.*~$")  # hidden, or left by an editor
_HEAD = re.compile(r"báo cáo(?! số)")
_YEAR = re.compile(r"năm ([0-9]{4})(?![0-9])")


@dataclass(frozen=True)
class Report:
    """All that was received for a year, typed, with what the checks need beyond the tables.

    `counts`, `stated`, `passages`, `verdicts` and `accepted` are the tables of these names in `helpers.tables`.
    `printed` are the row numbers in print, none where the table has no such column; `title_years` the years that the
    title names; `remarks` what the reader noticed and may not decide: check, subject, expected, found, source_place.
    """

    year: int
    file: str
    counts: pd.DataFrame
    stated: pd.DataFrame
    passages: pd.DataFrame
    verdicts: pd.DataFrame
    accepted: pd.DataFrame
    printed: tuple[str, ...]
    title_years: tuple[int, ...]
    title_place: str
    remarks: pd.DataFrame


def read_report(project: Project, year: int) -> Report:
    """Read the report of a year and what stands beside it in `data/raw/<year>/`.

    Raises:
        CommandError: nothing was received for the year.
        DataError: anything in it cannot be read; all faults are named at once.
    """
    path = project.report_file(year)
    document = read_text(path, project.shown(path))
    received = _received(document, project, year)
    passages, title = read_passages(document), title_of(document)
    words, verdicts = words_of(passages, received.assessment), read_verdicts(passages, project.settings, year)
    remarks = [*received.stated.remarks, *words.remarks, *verdicts.remarks, *unread(project, year)]
    return Report(
        year=year,
        file=document.file,
        counts=received.counts.counts,
        stated=pd.concat([received.counts.totals, received.stated.totals], ignore_index=True),
        passages=words.passages,
        verdicts=verdicts.verdicts,
        accepted=received.accepted,
        printed=received.counts.printed,
        title_years=tuple(int(found) for paragraph in title for found in _YEAR.findall(fold(paragraph.text))),
        title_place=title[-1].place.within if title else "",
        remarks=remarks_frame(remarks),
    )


@dataclass(frozen=True)
class _Received:
    counts: Counts
    stated: StatedTotals
    assessment: list[Passage]
    accepted: pd.DataFrame


def _received(document: Document, project: Project, year: int) -> _Received:
    """All that can be at fault in reading, so that the faults of all are told at once."""
    gathering = Gathering()
    with gathering.step():
        counts = read_counts(document, project.settings, SETTINGS.as_posix(), year)
    with gathering.step():
        stated = read_stated(document, year)
    with gathering.step():
        assessment = _assessment(project, year)
    with gathering.step():
        accepted = read_accepted(project, year)
    gathering.settle()
    return _Received(counts, stated, assessment, accepted)


def title_of(document: Document) -> list[Paragraph]:
    """What stands from "BÁO CÁO" to before the addressee; without an addressee that paragraph alone."""
    folded = [fold(paragraph.text) for paragraph in document.paragraphs]
    first = next((at for at, text in enumerate(folded) if _HEAD.match(text)), len(folded))
    last = next((at for at, text in enumerate(folded) if at >= first and text.startswith("kính gửi")), first + 1)
    return document.paragraphs[first:last]


def _assessment(project: Project, year: int) -> list[Passage]:
    path = project.received(year) / ASSESSMENT
    return read_assessment(read_text(path, project.shown(path))) if path.is_file() else []


def unread(project: Project, year: int) -> list[Remark]:
    """The files below `data/raw/` that nothing reads, of this year and beside the years."""
    report, raw = project.report_file(year), project.root / FOLDER
    names = (SETTINGS.name, TARGETS_FILE, FUNDING_FILE, accepted_file(year), f"{year}/{ASSESSMENT}")
    read = {report, *(raw / name for name in names)}
    folders = [raw, raw / "plan", raw / str(year)]
    files = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()) if path.is_file())
    left = [path for path in files if path not in read and not _COPY.match(path.name)]
    return [Remark("file-unread", project.shown(path)) for path in left]
