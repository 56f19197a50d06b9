"""The rows that head the table of counts, recognised by one crosswalk from their headings to our columns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell, Row
from helpers.read.name import fold
from helpers.settings import Headers
from helpers.tables.measures import MEASURES

FONDS: Final = "fonds"
NUMBER: Final = "number"
WANTED: Final = (FONDS, *MEASURES)
COLUMNS: Final = (NUMBER, *WANTED)
DEPTH: Final = 3  # rows that a header takes at most

Crosswalk = Mapping[str, str]  # a folded heading to the name of our column

_NOTE = re.compile(r"(?P<heading>.+?) ?\((?:(?:đvt|đơn vị tính|đơn vị) ?: ?)?(?P<note>[^()]*)\)")


@dataclass(frozen=True)
class Header:
    """The heading rows, at which cell each of our columns stands, and what its numbers are to be multiplied by.

    A heading over several columns stands in each of them; a column's own heading is what its rows say together.
    """

    rows: tuple[Row, ...]
    columns: Mapping[str, int]
    scales: Mapping[str, int]

    @property
    def place(self) -> Place:
        """Where the header begins."""
        return self.rows[0][0].place.line

    @property
    def width(self) -> int:
        """How many cells a row below has."""
        return max(map(len, self.rows))

    @property
    def lacking(self) -> list[str]:
        """The columns without which the table cannot be read."""
        return [name for name in WANTED if name not in self.columns]

    def heading(self, name: str) -> str:
        """The heading of one of our columns as the office wrote it."""
        return " – ".join(_texts(self.rows, self.columns[name]))

    def repeats(self, row: Row) -> bool:
        """Whether a row is one of the heading rows again, as after a page break."""
        texts = [fold(cell.text) for cell in row]
        return any(texts == [fold(cell.text) for cell in heading] for heading in self.rows)


@lru_cache
def words() -> Mapping[str, list[str]]:
    """The headings shipped with the program by the name of our column; the words for a total and for other work."""
    return {name: texts for name, texts in _file().items() if isinstance(texts, list)}


@lru_cache
def units() -> Mapping[str, str]:
    """The words for what is counted, folded, to the measure."""
    return {fold(word): measure for measure, texts in _file()["units"].items() for word in texts}


@lru_cache
def scales() -> Mapping[str, int]:
    """The words for thousands and millions, to the number."""
    return {fold(word): int(number) for word, number in _file()["scales"].items()}


@lru_cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))


def crosswalk(added: Headers, settings_file: str) -> Crosswalk:
    """All headings known, with those that the settings add.

    Raises:
        DataError: the settings give a heading to two columns.
    """
    known = {key(text): name for name in COLUMNS for text in words()[name]}
    faults = []
    for name, text in ((name, text) for name, texts in added.model_dump().items() for text in texts):
        other = known.setdefault(key(text), name)
        if other != name:
            found = {"heading": text, "column": name, "other": other}
            faults.append(Fault("heading-ambiguous", found, Place(settings_file)))
    if faults:
        raise DataError(*faults)
    return known


def recognise(rows: Sequence[Row], headings: Crosswalk) -> Header | None:
    """The header that these rows begin with, of as many of them as tell most of our columns; none if they tell none.

    Args:
        rows: the row where a header may begin and those below, `DEPTH` at most.
        headings: from `crosswalk`.

    Raises:
        DataError: two columns have headings of the same meaning.
    """
    found = [header for depth in _depths(rows) if (header := _header(tuple(rows[:depth]), headings))]
    best = min(found, key=lambda header: (len(header.lacking), len(_repeated(header, headings))), default=None)
    if best and (doubled := _repeated(best, headings)):
        raise DataError(*(_doubled(best.rows, at, best.columns[name]) for at, name in doubled))
    return best


def _depths(rows: Sequence[Row]) -> Iterator[int]:
    """How many rows a header that begins here may have: it begins with two texts or more, and has no numbers."""
    texts = {cell.text for cell in rows[0] if cell.text}
    for depth, row in enumerate(rows, start=1):
        if len(texts) < 2 or any(re.fullmatch(r"[0-9., ]+", cell.text) for cell in row):
            return
        yield depth


def _header(rows: tuple[Row, ...], headings: Crosswalk) -> Header | None:
    """The rows as a header, if they name the fonds and at least one measure."""
    named = list(_named(rows, headings))
    columns = {name: at for at, name, _ in reversed(named)}
    if FONDS not in columns or not any(measure in columns for measure in MEASURES):
        return None
    return Header(rows, columns, {name: scale for _, name, scale in reversed(named)})


def _named(rows: tuple[Row, ...], headings: Crosswalk) -> Iterator[tuple[int, str, int]]:
    """The columns that are ours: which cell, which name, which scale."""
    for at in range(max(map(len, rows))):
        texts = _texts(rows, at)
        if not any(_is_elsewhere(text) for text in texts):
            spoken = [" ".join(texts), *reversed(texts)]
            found = next((known for text in spoken if (known := _known(text, headings))), None)
            if found:
                yield at, *found


def _known(text: str, headings: Crosswalk) -> tuple[str, int] | None:
    """The column that a heading means, and its scale: "Số trang (nghìn trang)" are pages by the thousand."""
    whole = key(text)
    if whole in headings:
        return headings[whole], 1
    parts = _NOTE.fullmatch(whole)
    name = headings.get(parts["heading"]) if parts else None
    if not parts or name is None:
        return None
    scale = scale_of(parts["note"], name)
    return None if scale is None else (name, scale)


def scale_of(note: str, name: str) -> int | None:
    """What a unit such as "nghìn trang" multiplies a column by; nothing where it is not a unit of that column."""
    said = key(note)
    scale = next((word for word in scales() if said == word or said.startswith(f"{word} ")), "")
    unit = said.removeprefix(scale).strip()
    fits = not unit or units().get(unit) == name
    return scales().get(scale, 1) if fits else None


def _texts(rows: tuple[Row, ...], at: int) -> list[str]:
    """What the heading rows say over a column, from above, each thing once."""
    said = [row[at].text for row in rows if at < len(row)]
    return list(dict.fromkeys(filter(None, said)))


def _is_elsewhere(text: str) -> bool:
    return any(re.match(rf"{re.escape(fold(word))}\b", fold(text)) for word in words()["elsewhere"])


def _repeated(header: Header, headings: Crosswalk) -> list[tuple[int, str]]:
    """The columns whose heading means the same as one before."""
    return [(at, name) for at, name, _ in _named(header.rows, headings) if header.columns[name] != at]


def _doubled(rows: tuple[Row, ...], at: int, other: int) -> Fault:
    found = {"heading": " – ".join(_texts(rows, at)), "other": " – ".join(_texts(rows, other))}
    cell = next(row[at] for row in reversed(rows) if at < len(row))
    return Fault("heading-double", {**found, "column": other + 1}, cell.place)


def is_total(text: str) -> bool:
    """Whether a whole cell is a word for a total, "Tổng cộng (I+II)" and "Tổng số:" among them."""
    return key(re.sub(r"\([^()]*\)$", "", text.strip(" :"))).rstrip(" :") in _total_words()


@lru_cache
def _total_words() -> frozenset[str]:
    return frozenset(key(word) for word in words()["total"])


def part_of_total(text: str) -> str | None:
    """What a partial total is of: "Cộng huyện Can Lộc", "Tổng số mục I"; nothing where the text is none."""
    longest = sorted(_total_words(), key=len, reverse=True)
    word = next((word for word in longest if key(text).startswith(f"{word} ")), None)
    rest = " ".join(text.split()[len(word.split()) :]) if word else ""
    return rest if re.match(r"(huyện|thị xã|thành phố|tỉnh|cấp|khối|xã|phường|mục|phần|trang)\b", fold(rest)) else None


def key(text: str) -> str:
    """A heading folded, without spaces about its slashes."""
    return re.sub(r" ?/ ?", "/", fold(text))


def is_column_number(cells: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: "(1) (2) (3)", "1 2 3", "A B 1 2 3"."""
    texts = [re.split("=", cell.text.strip(" ()[]"))[0].strip(" ()") for cell in cells if cell.text]
    letters = [text for text in texts if re.fullmatch(r"[A-Z]", text)]
    numbers = [int(text) for text in texts if text.isdecimal()]
    if len(texts) < len(WANTED) or len(letters) + len(numbers) != len(texts):
        return False
    first = numbers[0] if numbers else 0
    in_order = numbers == list(range(first, first + len(numbers)))
    return in_order and first in (1, len(letters) + 1) and "".join(letters) == "ABCDEFGH"[: len(letters)]
