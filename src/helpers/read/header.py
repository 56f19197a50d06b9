"""The rows that head the table of counts, recognised by one crosswalk from their headings to our columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Row
from helpers.read.headings import key, scale_of, units, words
from helpers.read.name import fold
from helpers.settings import Headers
from helpers.tables.measures import MEASURES

FONDS: Final = "fonds"
NUMBER: Final = "number"
GROUP: Final = "group"
WANTED: Final = (FONDS, *MEASURES)
COLUMNS: Final = (NUMBER, *WANTED)
DEPTH: Final = 3  # rows that a header takes at most

Crosswalk = Mapping[str, str]  # a folded heading to the name of our column

_FIGURE = re.compile(r"[0-9][0-9., ]*")
_BRACKETED = re.compile(
    r"\((?:(?:đvt|đơn vị tính|đơn vị) ?: ?)?(?P<note>[^()]*)\)|(?:đvt|đơn vị tính) ?:? ?(?P<unit>.+)"
)
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


def crosswalk(added: Headers, settings_file: str) -> Crosswalk:
    """All headings known, with those that the settings add.

    Raises:
        DataError: the settings give a heading to two columns.
    """
    known = {key(text): name for name in (*COLUMNS, GROUP) for text in words()[name]}
    faults = []
    for name, text in ((name, text) for name, texts in added.model_dump().items() for text in texts):
        other = known.setdefault(key(text), name)
        if other != name:
            found = {"heading": text, "column": name, "other": other}
            faults.append(Fault("heading-ambiguous", found, Place(settings_file)))
    if faults:
        raise DataError(*faults)
    return known


def recognise(rows: Sequence[Row], headings: Crosswalk, year: int) -> Header | None:
    """The header that these rows begin with; none if they do not name the fonds and a measure.

    It goes on through all rows that have neither a number nor a fonds of their own and no figure: what such a row says
    over a column, such as "Kế hoạch", changes what the column is.

    Args:
        rows: the row where a header may begin and all below.
        headings: from `crosswalk`.
        year: the year reported on; a column of another year is not ours.

    Raises:
        DataError: two columns have headings of the same meaning, or over one stands something that is not known.
    """
    depths = range(1, min(DEPTH, len(rows)) + 1) if _begins(rows[0]) else range(0)
    found = next((depth for depth in depths if _is_header(rows[:depth], headings)), None)
    if found is None:
        return None
    columns = {headings.get(key(cell.text)): at for row in rows[:found] for at, cell in enumerate(row)}
    named = [columns[name] for name in (NUMBER, FONDS) if name in columns]
    more = (depth for depth in range(found, len(rows)) if not _goes_on(rows[depth], rows[:found], named))
    return _header(tuple(rows[: next(more, len(rows))]), headings, year)


def named(row: Row, headings: Crosswalk) -> set[str]:
    """Which of the columns that are wanted a row names in single cells."""
    found = {headings.get(key(cell.text), "") for cell in row}
    return found & set(WANTED)


def _begins(row: Row) -> bool:
    return len({cell.text for cell in row if cell.text}) > 1


def _is_header(rows: Sequence[Row], headings: Crosswalk) -> bool:
    """Whether rows name the fonds and a measure, and have no numbers."""
    if any(_FIGURE.fullmatch(cell.text) for row in rows for cell in row):
        return False
    spoken = {text for at in range(max(map(len, rows))) for text in _spoken(_texts(rows, at))}
    names = {found[0] for text in spoken if (found := _known(text, headings))}
    return FONDS in names and bool(names & set(MEASURES))


def _goes_on(row: Row, above: Sequence[Row], named: list[int]) -> bool:
    """Whether a row below a header belongs to it: it says something, and has no number, fonds or figure of its own."""
    over = {cell.text for heading in above for cell in heading}
    own = [row[at].text for at in named if at < len(row) and row[at].text not in over]
    return not any(own) and any(cell.text for cell in row) and not any(_FIGURE.fullmatch(cell.text) for cell in row)


def _header(rows: tuple[Row, ...], headings: Crosswalk, year: int) -> Header:
    columns: dict[str, int] = {}
    scales: dict[str, int] = {}
    faults: list[Fault] = []
    for at in range(max(map(len, rows))):
        meaning = _meaning(_texts(rows, at), headings, year)
        if isinstance(meaning, str):
            faults.append(_unclear(rows, at, meaning))
        elif meaning and meaning[0] in columns:
            faults.append(_doubled(rows, at, columns[meaning[0]]))
        elif meaning:
            columns[meaning[0]], scales[meaning[0]] = at, meaning[1]
    if faults:
        raise DataError(*faults)
    return Header(rows, columns, scales)


def _meaning(texts: list[str], headings: Crosswalk, year: int) -> tuple[str, int] | str | None:
    """What stands over a column: our column and its scale, nothing that is ours, or the text that is not known."""
    if not texts or any(key(text) not in headings and is_elsewhere(text, year) for text in texts):
        return None
    spoken = next((text for text in _spoken(texts) if _known(text, headings)), None)
    if spoken is None:
        suspects = (*units(), *words()["counted"])
        counted = any(re.search(rf"\b{re.escape(word)}\b", key(text)) for text in texts for word in suspects)
        return " – ".join(texts) if counted else None
    name, scale = _known(spoken, headings) or ("", 1)
    others = [] if spoken == " ".join(texts) else [text for text in texts if text != spoken]
    for text in others:
        over = _scale_over(text, name, headings, year)
        if over is None:
            return text
        scale *= over
    return name, scale


def _spoken(texts: list[str]) -> list[str]:
    """What the texts over a column may say: all together, or one of them, from below."""
    return [" ".join(texts), *reversed(texts)]


def _scale_over(text: str, name: str, headings: Crosswalk, year: int) -> int | None:
    """What a heading over several columns, or a unit below a heading, multiplies by; nothing where it is not known."""
    alone = _BRACKETED.fullmatch(key(text))
    if alone:
        return scale_of(alone["note"] or alone["unit"] or "", name)
    parts = _NOTE.fullmatch(key(text))
    group, note = (parts["heading"], parts["note"]) if parts else (key(text), "")
    bare = re.sub(rf"\b(?:trong )?(?:năm )?{year}\b", "", group).strip(" -:")
    if bare and headings.get(bare) != GROUP and headings.get(f"{bare} năm") != GROUP:
        return None
    return scale_of(note, name)


def _known(text: str, headings: Crosswalk) -> tuple[str, int] | None:
    """The column that a heading means, and its scale: "Số trang (nghìn trang)" are pages by the thousand."""
    whole = key(text)
    parts = _NOTE.fullmatch(whole)
    name = headings.get(whole) or (headings.get(parts["heading"]) if parts else None)
    if name is None or name == GROUP:
        return None
    scale = scale_of(parts["note"], name) if parts and whole not in headings else 1
    return None if scale is None else (name, scale)


def _texts(rows: Sequence[Row], at: int) -> list[str]:
    """What the heading rows say over a column, from above, each thing once."""
    said = [row[at].text for row in rows if at < len(row)]
    return list(dict.fromkeys(filter(None, said)))


def is_elsewhere(text: str, year: int) -> bool:
    """Whether a text tells of other work than that of the year: a plan, what is left, another year."""
    years = {int(found) for found in re.findall(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])", text)}
    other = bool(years) and year not in years
    said = re.sub(r"\b(?:thực hiện|theo) kế hoạch\b", "", fold(text))  # what was done under a plan
    return other or any(re.search(rf"\b{re.escape(fold(word))}\b", said) for word in words()["elsewhere"])


def _unclear(rows: tuple[Row, ...], at: int, text: str) -> Fault:
    cell = next(
        (row[at] for row in rows if at < len(row) and row[at].text == text), rows[-1][min(at, len(rows[-1]) - 1)]
    )
    return Fault("heading-unclear", {"found": text}, cell.place)


def _doubled(rows: tuple[Row, ...], at: int, other: int) -> Fault:
    found = {"heading": " – ".join(_texts(rows, at)), "other": " – ".join(_texts(rows, other))}
    cell = next(row[at] for row in reversed(rows) if at < len(row))
    return Fault("heading-double", {**found, "column": other + 1}, cell.place)
