"""Of which year and which province a document says that it is: another's file may have been put in the folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from helpers.read.document import Document, Grid, Paragraph
from helpers.read.name import fold
from helpers.read.remark import Remark
from helpers.settings import Province

_HEAD = re.compile(r"báo cáo(?! số)")
_YEAR = re.compile(r"năm ([0-9]{4})(?![0-9])")
_PROVINCE = re.compile(r"\btỉnh (?P<name>(?!ủy|đoàn|đội)[^\d,.;:()]+)$")
_BODY = re.compile(
    r"(?:(?:ủy ban nhân dân|sở [^\d,.;:()]+?|trung tâm lưu trữ lịch sử) (?:tỉnh|thành phố)"
    r"|sở nội vụ|trung tâm lưu trữ lịch sử) (?P<name>(?!tỉnh$)[^\d,.;:()]+)"
)
_BODY_TEXT = re.compile(r"(?:[ivx]+|[0-9]+)[.)]|[-+*]|căn cứ|thực hiện (?!kế hoạch số hóa)|.*[.;:]$")
_PART = re.compile(r"\b(?:[0-9]+|sáu|chín) tháng\b|\bquý [ivx0-9]+\b")
LINES: Final = 3  # that a title goes on for
_CAPTION = re.compile(r"(?:bảng|biểu|phụ lục|danh mục|tổng hợp)\b")


@dataclass(frozen=True)
class Identity:
    """The years that the title names, where it stands, and a remark where the head names another province."""

    years: tuple[int, ...]
    place: str
    remarks: tuple[Remark, ...]


def identify(document: Document, province: Province, year: int) -> Identity:
    """What the title, the head and the captions of a document say.

    The title of a report goes from "BÁO CÁO" to before the addressee, without one to where its text begins; a table
    sent alone has what stands above it.
    """
    title = _title(document)
    years = dict.fromkeys(int(found) for paragraph in title for found in _YEAR.findall(fold(paragraph.text)))
    return Identity(
        tuple(years),
        title[-1].place.within if title else "",
        (*_foreign(document, province), *_captions(document, year), *_part_of_year(title)),
    )


def foreign_fonds(counts: pd.DataFrame, province: Province) -> Iterator[Remark]:
    """A remark on each fonds whose name ends in another province."""
    own = (fold(province.full_name), fold(province.name))
    for _, row in counts.iterrows():
        named = _PROVINCE.search(fold(row["fonds"]))
        if named and named["name"] not in own and not re.search(rf"\b{re.escape(own[1])}$", fold(row["fonds"])):
            yield Remark("province-of-fonds", row["fonds"], province.full_name, "", row["source_place"])


def _title(document: Document) -> list[Paragraph]:
    folded = [fold(paragraph.text) for paragraph in document.paragraphs]
    first = next((at for at, text in enumerate(folded) if _HEAD.match(text)), None)
    if first is None:
        return [paragraph for paragraph in _above(document) if _YEAR.search(fold(paragraph.text))]
    addressee = next((at for at, text in enumerate(folded) if at >= first and text.startswith("kính gửi")), None)
    if addressee is not None:
        return document.paragraphs[first:addressee]
    ends = (at for at in range(first + 1, len(folded)) if at > first + LINES or _BODY_TEXT.match(folded[at]))
    return document.paragraphs[first : next(ends, len(folded))]


def _is_half(first: Paragraph, second: Paragraph) -> bool:
    """Whether a line of the head goes on in the next: "ỦY BAN NHÂN DÂN" over "TỈNH NGHỆ AN"."""
    return fold(first.text) == "ủy ban nhân dân" and fold(second.text).startswith(("tỉnh ", "thành phố "))


def _part_of_year(title: list[Paragraph]) -> Iterator[Remark]:
    """A remark where the title is that of a part of a year."""
    for paragraph in title:
        if _PART.search(fold(paragraph.text)):
            yield Remark("part-year", paragraph.text[:80], "", paragraph.text, paragraph.place.within)


def _captions(document: Document, year: int) -> Iterator[Remark]:
    """A remark on the caption of a table that names another year."""
    for paragraph in document.paragraphs:
        text = fold(paragraph.text)
        years = [int(found) for found in _YEAR.findall(text)]
        if _CAPTION.match(text) and years and year not in years:
            yield Remark("caption-year", paragraph.text[:80], str(year), paragraph.text, paragraph.place.within)


def _above(document: Document) -> list[Paragraph]:
    """The paragraphs before the first table."""
    first = next((at for at, block in enumerate(document.blocks) if isinstance(block, Grid)), 0)
    return [block for block in document.blocks[:first] if isinstance(block, Paragraph)]


def _foreign(document: Document, province: Province) -> Iterator[Remark]:
    """A remark where a line of the head is a body of another province, and none is one of this."""
    head = _above(document)
    pairs = [(first, f"{first.text} {second.text}") for first, second in pairwise(head) if _is_half(first, second)]
    lines = [*((paragraph, paragraph.text) for paragraph in head), *pairs]
    found = [(paragraph, match) for paragraph, text in lines if (match := _BODY.fullmatch(fold(text)))]
    own = (fold(province.full_name), fold(province.name))
    if found and not any(match["name"].strip() in own for _, match in found):
        paragraph = found[0][0]
        yield Remark("province", province.full_name, province.full_name, paragraph.text, paragraph.place.within)
