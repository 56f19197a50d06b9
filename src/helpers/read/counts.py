"""The table of counts as typed frames: one row per fonds, and the sums that the table states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.body import body_of, unit_of
from helpers.read.counts_table import CountsTable, find_counts
from helpers.read.document import Document
from helpers.read.figures import Figures, read_figures
from helpers.read.gathering import Gathering
from helpers.read.header import FONDS, NUMBER, crosswalk, scale_of
from helpers.read.name import fold
from helpers.read.outline import Line, Outline
from helpers.read.remark import Remark
from helpers.settings import Province, Settings
from helpers.tables.cleaned import ALL_ROWS, COUNTS, STATED
from helpers.tables.measures import LABELS, MEASURES

_UNIT = re.compile(r"\b(?:đvt|đơn vị tính|đơn vị) ?: ?([^,;()]+)")

Counted = Mapping[str, int | None]  # by measure
Aliases = Mapping[str, str]  # a folded name to the folded name of the fonds that it stands for


@dataclass(frozen=True)
class Counts:
    """What the table says: `counts` as COUNTS, `totals` as STATED, the row numbers in print, if any, and remarks."""

    counts: pd.DataFrame
    totals: pd.DataFrame
    printed: tuple[str, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class _Figured:
    """A table whose rows are told apart and whose figures are read: the counts of each row by its place."""

    table: CountsTable
    outline: Outline
    counted: Mapping[Place, Counted]
    remarks: tuple[Remark, ...]


def read_counts(document: Document, settings: Settings, settings_file: str, year: int, aliases: Aliases) -> Counts:
    """Read the table of counts of a document.

    Args:
        document: the report as received, corrections applied.
        settings: the headings that an office adds, and the province.
        settings_file: where they stand, for messages.
        year: the year reported on.
        aliases: other names of fonds.

    Raises:
        DataError: there is not exactly one such table, or cells of it are no counts; every bad cell is named.
    """
    gathering = Gathering()
    parts: list[_Figured] = []
    with gathering.step():
        _hold_unit(document)
    for table in find_counts(document, crosswalk(settings.headers, settings_file)):
        with gathering.step():
            parts.append(_figured(table))
    gathering.settle()
    shared = {"year": year, "source_file": document.file}
    details = [row for part in parts for row in _fonds(part, settings.province, aliases)]
    rows = [{**shared, "number": number, **detail} for number, detail in enumerate(details, start=1)]
    stated = [{"source_file": document.file, **row} for row in _stated(parts)]
    printed = tuple(line.number for part in parts for line in part.outline.fonds if NUMBER in line.cells)
    return Counts(COUNTS.of(rows), STATED.of(stated), printed, tuple(note for part in parts for note in part.remarks))


def _hold_unit(document: Document) -> None:
    """A note such as "ĐVT: nghìn trang" does not say of which column: it belongs into the heading of that column."""
    noted = [(paragraph, _UNIT.search(fold(paragraph.text))) for paragraph in document.paragraphs]
    found = [(paragraph, match[1]) for paragraph, match in noted if match]
    scaled = [each for each in found if any((scale_of(each[1], measure) or 1) > 1 for measure in MEASURES)]
    if scaled:
        raise DataError(*(Fault("unit-note", {"found": note}, paragraph.place) for paragraph, note in scaled))


def _figured(table: CountsTable) -> _Figured:
    outline = table.outline()
    if not outline.fonds:
        raise DataError(Fault("counts-empty", {}, table.place))
    gathering = Gathering()
    figures: dict[str, Figures] = {}
    with gathering.step():
        _hold_names(outline.fonds)
    for measure in MEASURES:
        with gathering.step():
            cells = [line.cells[measure] for line in outline.lines]
            figures[measure] = read_figures(cells, measure, table.header.scales[measure])
    gathering.settle()
    counted = {
        line.place: {measure: figures[measure].counts[at] for measure in MEASURES}
        for at, line in enumerate(outline.lines)
    }
    return _Figured(table, outline, counted, tuple(_dotted(figures)))


def _hold_names(fonds: Sequence[Line]) -> None:
    nameless = [line.cells[FONDS] for line in fonds if not any(sign.isalpha() for sign in line.name)]
    if nameless:
        raise DataError(*(Fault("fonds-name", {"found": cell.text}, cell.place) for cell in nameless))


def _dotted(figures: Mapping[str, Figures]) -> Iterator[Remark]:
    """A remark on each measure of which a spreadsheet took the dots for decimals."""
    for measure, read in figures.items():
        if read.by_thousand:
            first = read.by_thousand[0]
            yield Remark("dots-as-decimals", LABELS[measure], "", first.text, first.place.within)


def _fonds(part: _Figured, province: Province, aliases: Aliases) -> Iterator[dict[str, object]]:
    for line, section in zip(part.outline.fonds, part.outline.sections, strict=True):
        name = _placed(line.name, section, province)
        body, key = body_of(name, province), fold(name)
        yield {
            "fonds": name,
            "fonds_key": aliases.get(key, key),
            "agency": body.agency,
            "level": body.level,
            "place": body.place,
            **part.counted[line.place],
            "source_place": line.place.within,
        }


def _placed(name: str, section: str, province: Province) -> str:
    """The name of a fonds with the place from the heading above it, where the name tells none: "Phòng Y tế" + huyện."""
    kind, place = unit_of(section) if section else ("", "")
    if not section or body_of(name, province).level != "other" or fold(place) in fold(name):
        return name
    return f"{name} {kind} {place}"


def _stated(parts: list[_Figured]) -> list[dict[str, object]]:
    """The sums of all tables by the fonds that they cover, counted through: of a sheet its total is one of a part."""
    rows: list[dict[str, object]] = []
    before = 0
    for part in parts:
        fonds = len(part.outline.fonds)
        sums = [(each.of, each.line, each.first, each.last) for each in part.outline.parts]
        of = ALL_ROWS if len(parts) == 1 else str(part.table.sheet)
        rows += _summed(part, [*sums, *((of, line, 0, fonds) for line in _single_total(part))], before)
        before += fonds
    return _told_apart(rows)


def _summed(part: _Figured, sums: list[tuple[str, Line, int, int]], before: int) -> Iterator[dict[str, object]]:
    for of, line, first, last in sums:
        origin = "total_row" if of == ALL_ROWS else "part"
        covered = {"origin": origin, "of": of, "first": before + first + 1, "last": before + last}
        for measure, count in part.counted[line.place].items():
            if count is not None:
                yield {**covered, "measure": measure, "stated": count, "source_place": line.place.within}


def _single_total(part: _Figured) -> list[Line]:
    """The total of all, once.

    Raises:
        DataError: it stands above and below, with other figures.
    """
    totals = part.outline.totals
    others = [line for line in totals[1:] if part.counted[line.place] != part.counted[totals[0].place]]
    if others:
        found: dict[str, object] = {"others": "; ".join(line.place.within for line in others)}
        raise DataError(Fault("totals-several", found, totals[0].place))
    return list(totals[:1])


def _told_apart(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows, with the place after what a sum is of where two parts have one name."""
    where = {(row["of"], row["source_place"]) for row in rows}
    doubled = {of for of, count in Counter(of for of, _ in where).items() if count > 1}
    return [{**row, "of": f"{row['of']} ({row['source_place']})"} if row["of"] in doubled else row for row in rows]
