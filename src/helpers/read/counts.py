"""The table of counts as typed frames: one row per fonds, and the sums that the table states."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.body import body_of, is_place, unit_of
from helpers.read.clean_name import hold_names
from helpers.read.counts_table import CountsTable, find_counts
from helpers.read.document import Document, Grid
from helpers.read.figures import Figures, read_figures
from helpers.read.gathering import Gathering
from helpers.read.header import FONDS, NUMBER, crosswalk, is_elsewhere
from helpers.read.name import fold
from helpers.read.outline import Line, Outline
from helpers.read.remark import Remark
from helpers.read.unit_note import hold_unit
from helpers.settings import Province, Settings
from helpers.tables.cleaned import ALL_ROWS, COUNTS, STATED
from helpers.tables.measures import LABELS, MEASURES

CAPTION: Final = 100  # letters; what is longer is a sentence of the text
SHOWN: Final = 80  # letters of a row that is not read, in its remark

_FOOTNOTE = re.compile(r"\s*(?:\([0-9*]{1,2}\)|\*+|[¹²³⁰-⁹]+)$")

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
        hold_unit(document)
    found = find_counts(document, crosswalk(settings.headers, settings_file), year)
    for table in found.tables:
        with gathering.step():
            parts.append(_figured(table, settings.province, year))
    gathering.settle()
    shared = {"year": year, "source_file": document.file}
    details = [row for part in parts for row in _fonds(part, settings.province, aliases)]
    rows = [{**shared, "number": number, **detail} for number, detail in enumerate(details, start=1)]
    stated = [{"source_file": document.file, **row} for row in _stated(parts)]
    printed = tuple(line.number for part in parts for line in part.outline.fonds if NUMBER in line.cells)
    remarks = [note for part in parts for note in part.remarks]
    left = [Remark("table-unread", grid.place.within, found=_first(grid)) for grid in found.others]
    return Counts(COUNTS.of(rows), STATED.of(stated), printed, (*remarks, *left))


def _first(grid: Grid) -> str:
    """What a table begins with, for a person to know it by."""
    return " | ".join(cell.text for cell in grid.rows[0] if cell.text)[:SHOWN]


def _captioned(table: CountsTable, year: int) -> Iterator[Remark]:
    """A remark where what stands right above the table is short and tells of other work: a plan, what is left."""
    if table.caption and len(table.caption) < CAPTION and is_elsewhere(table.caption, year):
        yield Remark("caption-elsewhere", table.caption, source_place=table.place.within)


def _figured(table: CountsTable, province: Province, year: int) -> _Figured:
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
    return _Figured(
        table,
        outline,
        counted,
        (*_captioned(table, year), *_dotted(figures), *_left_out(outline), *_headed(outline, province)),
    )


def _hold_names(fonds: Sequence[Line]) -> None:
    nameless = [line.cells[FONDS] for line in fonds if not any(sign.isalpha() for sign in line.name)]
    if nameless:
        raise DataError(*(Fault("fonds-name", {"found": cell.text}, cell.place) for cell in nameless))
    hold_names((line.name, line.cells[FONDS].place) for line in fonds)


def _dotted(figures: Mapping[str, Figures]) -> Iterator[Remark]:
    """A remark on each measure of which a spreadsheet took the dots for decimals."""
    for measure, read in figures.items():
        if read.by_thousand:
            first = read.by_thousand[0]
            yield Remark("dots-as-decimals", LABELS[measure], "", first.text, first.place.within)


def _left_out(outline: Outline) -> Iterator[Remark]:
    """A remark on the rows at the end that are no fonds."""
    for line in outline.notes:
        texts = dict.fromkeys(cell.text for cell in line.cells.values() if cell.text)
        yield Remark("row-unread", line.place.within, found=" | ".join(texts)[:SHOWN])


def _headed(outline: Outline, province: Province) -> Iterator[Remark]:
    """A remark on each fonds that is named by a place alone, and on each whose name a heading completes."""
    for line, section in zip(outline.fonds, outline.sections, strict=True):
        plain = _without_mark(line.name)
        name = _placed(plain, section, province)
        if plain != line.name:
            yield Remark("name-footnote", plain, found=line.name, source_place=line.place.within)
        if is_place(plain):
            yield Remark("fonds-place", line.name, source_place=line.place.within)
        elif name != plain:
            yield Remark("name-completed", name, found=section, source_place=line.place.within)


def _fonds(part: _Figured, province: Province, aliases: Aliases) -> Iterator[dict[str, object]]:
    for line, section in zip(part.outline.fonds, part.outline.sections, strict=True):
        name = _placed(_without_mark(line.name), section, province)
        body, key = body_of(name, province), fold(name)
        yield {
            "fonds": name,
            "fonds_key": aliases.get(key, key),
            "agency": body.agency,
            "agency_key": fold(body.agency),
            "level": body.level,
            "place": body.place,
            **part.counted[line.place],
            "source_place": line.place.within,
        }


def _without_mark(name: str) -> str:
    """The name without the mark of a footnote at its end."""
    return _FOOTNOTE.sub("", name)


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
