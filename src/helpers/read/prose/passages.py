"""The officers' own words in a report, part by part and verbatim."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import pandas as pd

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document
from helpers.read.name import fold
from helpers.read.remark import Remark
from helpers.tables.cleaned import PASSAGES

OTHER: Final = "other"
UNKNOWN: Final = "unknown"
SELECTION: Final = "selection"
ASSESSED: Final = ("advantages", "difficulties", "solutions", "proposals")  # what the officers are asked for
PARTS: Final = ("implementation", SELECTION, *ASSESSED)

_CHOSEN = "tài liệu lựa chọn số hóa"
_CLOSINGS = ("trên đây là", "nơi nhận")
_MARK = re.compile(r"[-–—*+•]\s+")
# "2." and "2)", and "2.1" with a space alone; "2.147 hồ sơ" is a count.
_NUMBER = r"(?:[IVXLC]+|[0-9]+)(?=[.)])|[0-9]{1,2}(?:\.[0-9]{1,2})+"
_NUMBERED = re.compile(rf"(?P<number>{_NUMBER})(?:[.)]\s*|\s+)(?P<title>(?![\s0-9]).*)")
_SENTENCE = re.compile(r"[.;!?…]$")


@dataclass(frozen=True)
class Passage:
    """A paragraph without its list mark, and the part of the report it belongs to.

    `part` is one of `PARTS`, `OTHER` for what is not quoted, or `UNKNOWN` for a title that is not known.
    """

    part: str
    text: str
    file: str
    place: Place


@dataclass(frozen=True)
class Title:
    """A title: the part it opens, and its level, 1 for Roman numbers and for none, 2 for "1.", 3 for "1.1."."""

    part: str
    level: int


@dataclass(frozen=True)
class Words:
    """What the officers wrote: `passages` as PASSAGES, and a remark for each part that is lacking or given twice.

    There is a remark for each unknown title as well, since nothing below it is quoted.
    """

    passages: pd.DataFrame
    remarks: tuple[Remark, ...]


def read_passages(document: Document) -> list[Passage]:
    """The paragraphs of a report with their parts; known titles are left out."""
    return list(_passages(document))


def read_assessment(document: Document) -> list[Passage]:
    """The same of a file that the officers wrote because the report lacks their assessment.

    Raises:
        DataError: there are words in it, and none of its titles is known.
    """
    found = read_passages(document)
    if found and not any(passage.part in PARTS for passage in found):
        wanted = ", ".join(_titles_of(part) for part in ASSESSED)
        raise DataError(Fault("assessment-unknown", {"wanted": wanted}, Place(document.file)))
    return found


def joined(report: Sequence[Passage], assessment: Iterable[Passage]) -> list[Passage]:
    """The passages of the report, and of the assessment those of parts that it lacks."""
    own = {passage.part for passage in report}
    return [*report, *(passage for passage in assessment if passage.part in PARTS and passage.part not in own)]


def words_of(report: Iterable[Passage], assessment: Iterable[Passage]) -> Words:
    """The parts of the report, and from the assessment those that it lacks; where both have a part the report wins."""
    own, added = _by_part(report), _by_part(assessment)
    unknown = [_unknown(title) for title in (*own.get(UNKNOWN, []), *added.get(UNKNOWN, []))]
    twice = [_given_twice(own[part][0], added[part][0]) for part in PARTS if part in own and part in added]
    lacking = [Remark("assessment-absent", _titles_of(part)) for part in ASSESSED if part not in own | added]
    kept = {part: own.get(part, added.get(part, [])) for part in PARTS}
    rows = [_row(passage, number) for passages in kept.values() for number, passage in enumerate(passages, start=1)]
    return Words(PASSAGES.of(rows), (*twice, *lacking, *unknown))


def _passages(document: Document) -> Iterator[Passage]:
    under = Title(OTHER, 1)
    for paragraph in document.paragraphs:
        title = _title(paragraph.text, under)
        if fold(paragraph.text).startswith(_CLOSINGS):
            under = Title(OTHER, 1)
        if title:
            under = title
        if title and title.part == UNKNOWN:
            yield Passage(UNKNOWN, paragraph.text, document.file, paragraph.place)
            under = replace(title, part=OTHER)
        if not title:
            text = _MARK.sub("", paragraph.text, count=1) if _MARK.match(paragraph.text) else paragraph.text
            part = SELECTION if fold(text).startswith(_CHOSEN) else under.part
            yield Passage(part, text, document.file, paragraph.place)


def _title(text: str, under: Title) -> Title | None:
    """The paragraph as a title, if it is a known one or has a number of the same level as the title above, or higher.

    Numbered points of lower level are the officers' words, as is what ends like a sentence.
    """
    numbered = _NUMBERED.fullmatch(text)
    level = _level(numbered["number"]) if numbered else 1
    part = _titles().get(fold(numbered["title"] if numbered else text).rstrip(" :"))
    if part:
        return Title(part, level)
    unknown = numbered and level <= under.level and not _SENTENCE.search(text)
    return Title(UNKNOWN, level) if unknown else None


def _level(number: str) -> int:
    return 2 + number.count(".") if number[0].isdigit() else 1


@lru_cache
def _sections() -> Mapping[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("sections.toml").read_text(encoding="utf-8"))


@lru_cache
def _titles() -> Mapping[str, str]:
    return {fold(title): part for part, titles in _sections().items() for title in titles}


def _titles_of(part: str) -> str:
    """A part as the report of 2021 calls it."""
    return _sections()[part][0]


def _by_part(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.part, []).append(passage)
    return found


def _given_twice(own: Passage, added: Passage) -> Remark:
    return Remark("assessment-conflict", _titles_of(own.part), own.file, added.file, own.place.within)


def _unknown(title: Passage) -> Remark:
    return Remark("title-unknown", title.text, found=title.file, source_place=title.place.within)


def _row(passage: Passage, number: int) -> dict[str, object]:
    place = {"source_file": passage.file, "source_place": passage.place.within}
    return {"part": passage.part, "number": number, "text": passage.text, **place}
