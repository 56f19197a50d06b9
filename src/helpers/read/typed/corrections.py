"""Corrections to a report as received: each a place, what stands there, and what should.

The file as received stays as it is. When it is sent anew and no longer says what a correction expects, the run stops
and asks for the correction to be reviewed.
"""

from __future__ import annotations

import heapq
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.project import Project
from helpers.read.document import Cell, Document, Grid, Paragraph
from helpers.read.gathering import Gathering
from helpers.read.name import fold
from helpers.read.number import NumberError, parse_count
from helpers.read.typed.inputs import corrections_file
from helpers.read.typed.typed_file import read_typed
from helpers.tables.inputs import CORRECTIONS

NEAREST: Final = 3  # places named where the one wanted is not there
NOTE: Final = "đính chính"

_HEADED = re.compile(r"(?P<spot>.*\bcột \w+)\s*\(.*\)")
_RANGE = re.compile(r"(?<=[0-9])\s*-\s*(?=[0-9])")

Spot = Cell | Paragraph
Places = Mapping[str, Sequence[Spot]]  # by the folded name of a place; a row of a sheet may have several paragraphs


@dataclass(frozen=True)
class _Correction:
    """A row of the table, and the cell or paragraph that it means; `span` is the part of its text to be replaced."""

    spot: Spot
    expected: str
    corrected: str
    source: str
    span: tuple[int, int]


def read_corrections(project: Project, year: int) -> pd.DataFrame:
    """The corrections to the report of a year, as `tables.inputs.CORRECTIONS`.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    return read_typed(project, CORRECTIONS, corrections_file(year))


def apply_corrections(document: Document, corrections: pd.DataFrame) -> Document:
    """The document with the texts of some cells and paragraphs replaced; their places and all others stay.

    A cell is replaced as a whole; it is a text afterwards, also where a spreadsheet had kept a number. Of merged cells
    the one named is replaced, and then is one of its own. In a paragraph the one occurrence of what is expected is
    replaced.

    Args:
        document: the report as the readers give it.
        corrections: `tables.inputs.CORRECTIONS`. A place is written as messages and tables print it; the file in front
            and the heading in brackets may be left out.

    Raises:
        DataError: a place is not there, does not have what is expected, or is corrected twice, or a correction changes
            nothing; every row is named.
    """
    found = _resolved(document, corrections)
    texts = {one.spot: _replaced([each for each in found if each.spot == one.spot]) for one in found}
    return replace(document, blocks=tuple(_corrected(block, texts) for block in document.blocks))


def corrected_places(document: Document, corrections: pd.DataFrame) -> dict[str, str]:
    """For each row and paragraph corrected, by its place within the document, where the corrections stand.

    Returns:
        Such as {"bảng 1, dòng 29": "đính chính: data/raw/2021/corrections.csv, dòng 2"}, to be added to the
        `source_place` of what is read from there.

    Raises:
        DataError: see `apply_corrections`.
    """
    sources: dict[str, list[str]] = {}
    for one in _resolved(document, corrections):
        sources.setdefault(one.spot.place.line.within, []).append(one.source)
    return {within: f"{NOTE}: {'; '.join(found)}" for within, found in sources.items()}


def note_corrections(rows: pd.DataFrame, places: Mapping[str, str]) -> pd.DataFrame:
    """The rows with the corrections of `corrected_places` added to their `source_place`."""
    noted = [f"{place} ({places[place]})" if place in places else place for place in rows["source_place"]]
    return rows.assign(source_place=pd.Series(noted, index=rows.index, dtype="str"))


def _resolved(document: Document, corrections: pd.DataFrame) -> list[_Correction]:
    places = _places(document)
    gathering = Gathering()
    found: list[_Correction] = []
    for row in corrections.astype("object").where(corrections.notna(), "").to_dict("records"):
        texts = {str(name): _plain(str(value)) for name, value in row.items()}
        with gathering.step():
            found.append(_correction(texts, _spots(texts, places, document.file)))
    with gathering.step():
        _hold_single(found)
    gathering.settle()
    return found


def _places(document: Document) -> Places:
    """Every cell and paragraph by the name of its place; a paragraph of several lines by each of them as well."""
    cells = [cell for grid in document.grids for row in grid.rows for cell in row]
    spots: list[Spot] = [*document.paragraphs, *cells]
    named = [(spot.place, spot) for spot in spots]
    for paragraph in document.paragraphs:
        first, last = paragraph.place.row or 0, paragraph.place.last_row or 0
        named += [(paragraph.place.at(row=line), paragraph) for line in range(first, last + 1) if first < last]
    places: dict[str, list[Spot]] = {}
    for place, spot in named:
        places.setdefault(_key(place.within, document.file), []).append(spot)
    return places


def _key(place: str, file: str) -> str:
    """What is the same for two spellings of a place: case, spaces, dashes, the file, the heading."""
    text = re.sub(r"\s*,\s*", ", ", _RANGE.sub("-", fold(place))).strip(" .:;,")
    for name in (fold(file), fold(PurePosixPath(file).name)):
        text = text.removeprefix(f"{name}, ")
    headed = _HEADED.fullmatch(text)
    return headed["spot"] if headed else text


def _spots(texts: Mapping[str, str], places: Places, file: str) -> Sequence[Spot]:
    wanted = _key(texts["place"], file)
    if wanted not in places:
        near = heapq.nsmallest(NEAREST, places, key=lambda known: _distance(wanted, known))
        nearest = "; ".join(dict.fromkeys(places[known][0].place.within for known in near))
        told: dict[str, object] = {"place": texts["source_place"], "wanted": texts["place"]}
        raise DataError(Fault("correction-place", {**told, "file": file, "nearest": nearest}))
    return places[wanted]


def _distance(wanted: str, known: str) -> tuple[int, int, int]:
    """Places are near that have most in common, such as table and row, and then whose numbers are."""
    shared = len(set(wanted.split(", ")) & set(known.split(", ")))
    one, other = ([int(number) for number in re.findall(r"[0-9]{1,9}", text)] for text in (wanted, known))
    return -shared, abs(len(one) - len(other)), sum(abs(a - b) for a, b in zip(one, other, strict=False))


def _correction(texts: Mapping[str, str], spots: Sequence[Spot]) -> _Correction:
    expected, corrected, source = texts["expected"], texts["corrected"], texts["source_place"]
    found = [(spot, span) for spot in spots for span in _spans(spot, expected)]
    told: dict[str, object] = {"place": source, "spot": str(spots[0].place), "expected": expected}
    if not found:
        raise DataError(Fault("correction-expected", {**told, "found": "; ".join(spot.text for spot in spots)}))
    if len(found) > 1:
        raise DataError(Fault("correction-several", {**told, "count": len(found)}))
    (spot, span), *_ = found
    if expected == corrected or (isinstance(spot, Cell) and not _is_fraction(spot) and _same(expected, corrected)):
        raise DataError(Fault("correction-same", {"place": source, "found": corrected}))
    return _Correction(spot, expected, corrected, source, span)


def _spans(spot: Spot, expected: str) -> list[tuple[int, int]]:
    """The parts of a text that say what is expected: all of a cell, or each occurrence in a paragraph."""
    if isinstance(spot, Cell):
        return [(0, len(spot.text))] if _is_expected(spot, expected) else []
    return list(_occurrences(spot.text, expected))


def _is_expected(cell: Cell, expected: str) -> bool:
    return _plain(cell.text) == expected if _is_fraction(cell) else _same(_plain(cell.text), expected)


def _is_fraction(cell: Cell) -> bool:
    """Whether a spreadsheet keeps a fraction: its 2.147 is not the count "2.147"."""
    return cell.number is not None and not float(cell.number).is_integer()


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same, or the same count: "330.346" and "330346"."""
    return one == other or (_count(one) is not None and _count(one) == _count(other))


def _count(text: str) -> int | None:
    try:
        return parse_count(text)
    except NumberError:
        return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _occurrences(text: str, expected: str) -> Iterator[tuple[int, int]]:
    """Where a text has the words, whole: 345 is no part of 330.345."""
    if expected:
        words = r"\s+".join(map(re.escape, expected.split()))
        for found in re.finditer(rf"(?<!\w)(?<![0-9][.,]){words}(?!\w)(?![.,][0-9])", text):
            yield found.span()


def _hold_single(found: list[_Correction]) -> None:
    """Two corrections of a paragraph are fine where they replace different parts of it."""
    faults = [
        Fault("correction-double", {"place": two.source, "other": one.source, "spot": str(one.spot.place)})
        for at, two in enumerate(found)
        for one in found[:at]
        if one.spot == two.spot and _overlap(one, two)
    ]
    if faults:
        raise DataError(*faults)


def _overlap(one: _Correction, two: _Correction) -> bool:
    """Whether two corrections of one place replace the same letters; of a cell they always do, be it empty."""
    within = one.span[0] < two.span[1] and two.span[0] < one.span[1]
    return isinstance(one.spot, Cell) or within


def _replaced(found: list[_Correction]) -> str:
    """The text of a place with its corrections, from the last to the first so that no span moves."""
    text = found[0].spot.text
    for one in sorted(found, key=lambda each: each.span, reverse=True):
        text = text[: one.span[0]] + one.corrected + text[one.span[1] :]
    return text


def _corrected(block: Paragraph | Grid, texts: Mapping[Spot, str]) -> Paragraph | Grid:
    if isinstance(block, Paragraph):
        return replace(block, text=texts.get(block, block.text))
    return replace(block, rows=tuple(tuple(_of_cell(cell, texts) for cell in row) for row in block.rows))


def _of_cell(cell: Cell, texts: Mapping[Spot, str]) -> Cell:
    return replace(cell, text=texts[cell], number=None, merged=False) if cell in texts else cell
