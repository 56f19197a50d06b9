"""The table of counts as a report of each year prints it: other headings in every year, the total below."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from generator.beside import SLIP, reported_name, slipped
from generator.fonds import PROVINCE
from generator.model import Work, Year
from generator.words import dotted

MEASURES: Final = ("records", "documents", "pages")
HEADINGS: Final = {
    2021: ("STT", "Tên Phong", "Nhập trường thông tin hồ sơ", "Nhập trường thông tin Văn bản", "Số hóa trang tài liệu"),
    2022: ("TT", "Tên phông", "Số hồ sơ", "Số văn bản", "Số trang A4"),
    2023: ("STT", "Tên phông", "Số hồ sơ", "Số văn bản", "Tổng số trang"),
    2024: ("STT", "Phông lưu trữ", "Hồ sơ", "Văn bản", "Trang A4"),
    2025: ("STT", "Tên phông lưu trữ", "Số hồ sơ", "Số văn bản/tài liệu", "Trang A4"),
}
GROUP: Final = "Khối lượng thực hiện"  # over the three counts, where headings are merged

Line = tuple[str, str, int, int, int]


def lines(year: Year) -> list[Line]:
    """The fonds numbered through, the slip among them where the report has one."""
    return [_line(str(number), year.year, work) for number, work in enumerate(year.done, start=1)]


def total(year: Year) -> Line:
    """The row below all."""
    return ("", "Tổng cộng", *_sums(year.done))


def by_place(year: Year) -> list[Line]:
    """The fonds under the sums of their places, which Roman numbers count; the total below."""
    found, numbered = list[Line](), iter(lines(year))
    for number, (place, works) in enumerate(groupby(year.done, key=lambda work: work.fonds.place)):
        of_place = list(works)
        named = "Các cơ quan cấp tỉnh" if place == PROVINCE else f"Huyện {place.removeprefix('huyện ')}"
        found.append((("I", "II", "III", "IV")[number], named, *_sums(of_place)))
        found += [next(numbered) for _ in of_place]
    return [*found, total(year)]


def printed(rows: list[Line]) -> list[tuple[str, ...]]:
    """Rows with their counts as reports print them."""
    return [(number, name, *map(dotted, counts)) for number, name, *counts in rows]


def _line(number: str, year: int, work: Work) -> Line:
    pages = slipped(work.pages) if (year, work.fonds.name) == SLIP else work.pages
    return number, reported_name(year, work.fonds.name), work.records, work.documents, pages


def _sums(works: list[Work]) -> tuple[int, int, int]:
    records, documents, pages = (sum(work.count(measure) for work in works) for measure in MEASURES)
    return records, documents, pages
