"""The totals that the prose of a report states: "2.147 hồ sơ, 64.619 văn bản và scan 330.345 trang"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document, Paragraph
from helpers.read.gathering import Gathering
from helpers.read.number import NumberError, parse_count
from helpers.read.prose.sentences import is_about, sentences
from helpers.read.remark import Remark
from helpers.tables.cleaned import ALL_ROWS, STATED
from helpers.tables.measures import MEASURES

_UNITS = {"hồ sơ": "records", "văn bản": "documents", "tài liệu": "documents", "trang": "pages"}
_DIGITS = r"[OoIl]?[0-9][0-9OoIl.,]*(?:[ \u00a0\u202f][0-9]{3})*"
_FIGURE = re.compile(  # not after "năm": in "năm 2021 tài liệu" stands a year
    rf"(?<![\w/-])(?<![0-9][.,])(?<!năm )(?P<figure>{_DIGITS})\s*(?P<unit>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"\btrong đó\b", re.IGNORECASE)  # what follows are parts of the totals
_OTHERS = re.compile(r"ghi chú|lũy kế|luỹ kế|cùng kỳ|chỉ tiêu|còn lại|kế hoạch giao", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """A total in the prose."""

    measure: str
    stated: int
    place: Place


@dataclass(frozen=True)
class StatedTotals:
    """The totals of the prose as STATED, and a remark where the prose contradicts itself."""

    totals: pd.DataFrame
    remarks: tuple[Remark, ...]


def read_stated(document: Document, year: int) -> StatedTotals:
    """The totals that the prose states for the year; where it states one twice, the first.

    Sentences on other years, on plans, intentions and what is left are passed over. Where a sentence gives two measures
    or more, only such sentences count, since a lone figure is mostly a part.

    Raises:
        DataError: figures are not numbers; all are named.
    """
    stated = list(_statements(document.paragraphs, year))
    together = [figures for figures in stated if len({figure.measure for figure in figures}) > 1]
    figures = [figure for figures in together or stated for figure in figures]
    first = {measure: next((f for f in figures if f.measure == measure), None) for measure in MEASURES}
    rows = [_row(figure, document.file) for figure in first.values() if figure]
    return StatedTotals(STATED.of(rows), tuple(_conflicts(figures)))


def _statements(paragraphs: Iterable[Paragraph], year: int) -> Iterator[list[Figure]]:
    """The figures of each sentence that has any."""
    gathering = Gathering()
    for paragraph in paragraphs:
        for sentence in filter(lambda text: _states(text, year), sentences(paragraph.text)):
            found = _FIGURE.finditer(_DETAILS.split(sentence)[0])
            with gathering.step():
                yield [_figure(match, paragraph.place) for match in found]
    gathering.settle()


def _states(sentence: str, year: int) -> bool:
    return is_about(sentence, year) and not _OTHERS.search(sentence)


def _figure(match: re.Match[str], place: Place) -> Figure:
    try:
        count = parse_count(match["figure"])
    except NumberError as error:
        raise DataError(Fault(error.code, error.found, place)) from error
    return Figure(_UNITS[match["unit"].lower()], count or 0, place)


def _row(figure: Figure, file: str) -> dict[str, object]:
    place = figure.place.within
    return {
        "origin": "prose",
        "of": ALL_ROWS,
        "measure": figure.measure,
        "stated": figure.stated,
        "source_file": file,
        "source_place": place,
    }


def _conflicts(figures: list[Figure]) -> Iterator[Remark]:
    first: dict[str, Figure] = {}
    for figure in figures:
        kept = first.setdefault(figure.measure, figure)
        if figure.stated != kept.stated:
            places = f"{kept.place.within}; {figure.place.within}"
            yield Remark("prose-conflict", figure.measure, str(kept.stated), str(figure.stated), places)
