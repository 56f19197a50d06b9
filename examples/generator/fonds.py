"""The fonds of the invented province: names as agencies have them, places that are no districts of any province."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

PROVINCE: Final = "tỉnh Minh Họa"
DISTRICTS: Final = ("huyện Vân Khê", "huyện Hòa Lâm", "huyện Đông Trạch")

# Agency, thousands of pages held, first and last year in which it may be worked on.
_HELD: Final = {
    DISTRICTS[0]: (
        ("Ủy ban nhân dân", 260, 2021, 2024),
        ("Hội đồng nhân dân", 30, 2021, 2022),
        ("Phòng Nội vụ", 85, 2021, 2025),
        ("Phòng Tài chính - Kế hoạch", 120, 2021, 2025),
        ("Phòng Lao động - Thương binh và Xã hội", 310, 2021, 2024),
        ("Phòng Tài nguyên và Môi trường", 190, 2022, 2025),
        ("Phòng Tư pháp", 24, 2021, 2023),
        ("Thanh tra", 18, 2021, 2025),
    ),
    DISTRICTS[1]: (
        ("Ủy ban nhân dân", 230, 2021, 2025),
        ("Hội đồng nhân dân", 26, 2023, 2025),
        ("Phòng Nội vụ", 75, 2021, 2023),
        ("Phòng Lao động - Thương binh và Xã hội", 280, 2021, 2025),
        ("Phòng Giáo dục và Đào tạo", 95, 2021, 2025),
        ("Phòng Kinh tế - Hạ tầng", 110, 2021, 2024),
        ("Phòng Nông nghiệp và Phát triển nông thôn", 60, 2021, 2025),
        ("Phòng Y tế", 15, 2021, 2024),
    ),
    DISTRICTS[2]: (
        ("Ủy ban nhân dân", 200, 2023, 2025),
        ("Phòng Nội vụ", 70, 2022, 2025),
        ("Phòng Tài chính - Kế hoạch", 105, 2023, 2025),
        ("Phòng Văn hóa - Thông tin", 40, 2021, 2025),
        ("Thanh tra", 20, 2023, 2025),
    ),
    PROVINCE: (
        ("Ủy ban nhân dân", 420, 2021, 2025),
        ("Sở Nội vụ", 150, 2021, 2022),
        ("Sở Tài chính", 180, 2021, 2025),
        ("Sở Xây dựng", 210, 2024, 2025),
        ("Thanh tra", 90, 2021, 2025),
    ),
}


@dataclass(frozen=True)
class Fonds:
    """A fonds: its name, its place, pages held, the years in which it is worked on, and what is typical of its papers.

    `pages_per_document` and `documents_per_record` stay the same over the years; `unit_cost` is đồng a page at the
    prices of 2021.
    """

    name: str
    place: str
    held: int
    first: int
    last: int
    pages_per_document: float
    documents_per_record: float
    unit_cost: float

    def documents(self, pages: int) -> int:
        """The documents that so many pages are."""
        return max(1, round(pages / self.pages_per_document))

    def records(self, pages: int) -> int:
        """The records that so many pages are."""
        return max(1, round(self.documents(pages) / self.documents_per_record))


def fonds_of_the_province(draw: Random) -> list[Fonds]:
    """All fonds, in the order in which the reports list them.

    Pages a document, documents a record and the cost of a page are lognormal about 5, 30 and 4.600 đồng.
    """
    return [_drawn(draw, *row) for row in _rows()]


def _rows() -> Iterator[tuple[str, str, int, int, int]]:
    for place, agencies in _HELD.items():
        for agency, thousands, first, last in agencies:
            yield f"{agency} {place}", place, thousands, first, last


def _drawn(draw: Random, name: str, place: str, thousands: int, first: int, last: int) -> Fonds:
    return Fonds(
        name=name,
        place=place,
        held=thousands * 1000 + draw.randrange(-400, 400),
        first=first,
        last=last,
        pages_per_document=5 * draw.lognormvariate(0, 0.45),
        documents_per_record=30 * draw.lognormvariate(0, 0.45),
        unit_cost=4600 * draw.lognormvariate(0, 0.16),
    )
