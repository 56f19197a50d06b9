"""Of which year and which province a document says that it is: another's file may have been put in the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpers.read.document import Document, Grid, Paragraph
from helpers.read.name import fold
from helpers.read.remark import Remark
from helpers.settings import Province

_HEAD = re.compile(r"báo cáo(?! số)")
_YEAR = re.compile(r"năm ([0-9]{4})(?![0-9])")
_COMMITTEE = re.compile(r"ủy ban nhân dân (?P<unit>tỉnh|thành phố) (?P<name>[^\d,.;:()]+)")


@dataclass(frozen=True)
class Identity:
    """The years that the title names, where it stands, and a remark where the head names another province."""

    years: tuple[int, ...]
    place: str
    remarks: tuple[Remark, ...]


def identify(document: Document, province: Province) -> Identity:
    """What the title and the head of a document say.

    The title of a report goes from "BÁO CÁO" to before the addressee; a table sent alone has what stands above it.
    """
    title = _title(document)
    years = dict.fromkeys(int(found) for paragraph in title for found in _YEAR.findall(fold(paragraph.text)))
    return Identity(tuple(years), title[-1].place.within if title else "", tuple(_foreign(document, province)))


def _title(document: Document) -> list[Paragraph]:
    folded = [fold(paragraph.text) for paragraph in document.paragraphs]
    first = next((at for at, text in enumerate(folded) if _HEAD.match(text)), None)
    if first is None:
        return [paragraph for paragraph in _above(document) if _YEAR.search(fold(paragraph.text))]
    last = next((at for at, text in enumerate(folded) if at >= first and text.startswith("kính gửi")), first + 1)
    return document.paragraphs[first:last]


def _above(document: Document) -> list[Paragraph]:
    """The paragraphs before the first table."""
    first = next((at for at, block in enumerate(document.blocks) if isinstance(block, Grid)), 0)
    return [block for block in document.blocks[:first] if isinstance(block, Paragraph)]


def _foreign(document: Document, province: Province) -> Iterator[Remark]:
    """A remark where a line of the head is the committee of another province, and none that of this one."""
    named = [(paragraph, _COMMITTEE.fullmatch(fold(paragraph.text))) for paragraph in _above(document)]
    found = [(paragraph, match) for paragraph, match in named if match]
    own = fold(province.full_name)
    if found and not any(f"{match['unit']} {match['name'].strip()}" == own for _, match in found):
        paragraph = found[0][0]
        yield Remark("province", province.full_name, province.full_name, paragraph.text, paragraph.place.within)
