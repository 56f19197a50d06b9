"""The model that all files of the example are written from, so that they agree with each other.

* A fonds is worked on from its first year to its last. Its part of a year's plan is what it holds times a lognormal
  weight (sigma 0,35), and no more than a third of what is left of it.
* The money approved for a year is the pages that the five-year plan asks for times the mean cost of a page, which rises
  by 3 % a year. Of it a share is allocated (`ALLOCATED`), the other source of funds less than the province's budget.
* The annual plan is what the money allocated pays for, fonds by fonds: the costs of its fonds make up the allocation.
* Three planned fonds a year fall short by 20 to 60 % (`REASONS`); in 2022 and 2024 one of the three is not begun at
  all. Their pages, and half a per cent more, go to the two other fonds of which most is left; in 2023 one of these two
  is a fonds that the annual plan had not.
* What was spent is the pages done times the fonds' cost with some noise (2 %), scaled to the share of the allocation
  that was paid out (`PAID`), in thousands of đồng.
* In 2023 the documents of one fonds were entered and not all scanned yet: it has fewer pages than documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Final

from generator.fonds import Fonds, fonds_of_the_province

SEED: Final = 20210101
YEARS: Final = range(2021, 2026)

# Pages that the five-year plan asks for by year: first 57 metres of shelf a year at 7.000 pages, from 2023 on in pages.
METRES: Final = dict.fromkeys(YEARS, 57.0)
LIKELY: Final = 7000
REVISED: Final = {2023: 330_000, 2024: 360_000, 2025: 390_000}

RISE: Final = 1.03
SOURCES: Final = ("Ngân sách tỉnh", "Nguồn hợp pháp khác")
APPROVED_OF_OTHER: Final = 0.15  # of what is approved, from the second source
ALLOCATED: Final = {2021: 0.82, 2022: 0.58, 2023: 0.74, 2024: 0.90, 2025: 0.96}
ALLOCATED_OF_OTHER: Final = {2021: 0.12, 2022: 0.05, 2023: 0.10, 2024: 0.14, 2025: 0.15}  # of what is allocated
PAID: Final = {2021: 0.985, 2022: 0.97, 2023: 0.99, 2024: 0.965, 2025: 0.98}

REASONS: Final = {
    2021: ("large_sheets", "unsigned", "fragile"),
    2022: ("not_arranged", "fragile", "large_sheets"),
    2023: ("unsigned", "fragile", "other"),
    2024: ("not_arranged", "large_sheets", "unsigned"),
    2025: ("fragile", "unsigned", "large_sheets"),
}
UNPLANNED: Final = {2023: "Sở Nội vụ tỉnh Minh Họa"}  # takes over pages that the annual plan gave to others
NOT_SCANNED: Final = (2023, "Thanh tra huyện Đông Trạch")


@dataclass(frozen=True)
class Work:
    """A fonds in a year: planned and done pages, what was entered, money in đồng; `reason` where it fell short."""

    fonds: Fonds
    planned: int
    pages: int
    documents: int
    records: int
    planned_cost: int
    spent: int
    reason: str = ""

    def count(self, measure: str) -> int:
        """What was done in one of the three measures."""
        return {"records": self.records, "documents": self.documents, "pages": self.pages}[measure]


@dataclass(frozen=True)
class Funds:
    """The money of a year from one source, in đồng."""

    source: str
    approved: int
    allocated: int
    spent: int


@dataclass(frozen=True)
class Year:
    """A year: its work fonds by fonds, planned ones that were not begun among them, and its money."""

    year: int
    works: tuple[Work, ...]
    funds: tuple[Funds, ...]

    @property
    def done(self) -> list[Work]:
        """The fonds that the report lists."""
        return [work for work in self.works if work.pages]

    def total(self, measure: str) -> int:
        """What was done in all of a measure."""
        return sum(work.count(measure) for work in self.done)


def five_years() -> list[Year]:
    """The whole example as numbers; the same on every call."""
    draw = Random(SEED)  # noqa: S311 - a stated seed is wanted here
    fonds = fonds_of_the_province(draw)
    left = {each.name: each.held for each in fonds}
    years = []
    for year in YEARS:
        found = _year(draw, year, fonds, left)
        left = {name: pages - _done(found, name) for name, pages in left.items()}
        years.append(found)
    return years


def _done(year: Year, name: str) -> int:
    return sum(work.pages for work in year.works if work.fonds.name == name)


def _year(draw: Random, year: int, fonds: Sequence[Fonds], left: Mapping[str, int]) -> Year:
    costs = {each.name: each.unit_cost * RISE ** (year - YEARS[0]) for each in fonds}
    mean = sum(costs.values()) / len(costs)
    asked = REVISED.get(year) or METRES[year] * LIKELY
    approved = _rounded(asked * mean, 10_000_000)
    allocated = _rounded(approved * ALLOCATED[year], 1_000_000)
    active = [each for each in fonds if each.first <= year <= each.last and each.name != UNPLANNED.get(year)]
    planned = _planned(draw, active, left, allocated, costs)
    done, reasons = _carried_out(draw, year, planned, left)
    listed = [each for each in fonds if each.name in planned or each.name in done]
    works = [_work(each, planned, done, reasons, year) for each in listed]
    spent = round(allocated * PAID[year] / 1000) * 1000
    priced = _priced(works, allocated, spent, costs, draw)
    return Year(year, tuple(priced), _funds(year, approved, allocated, spent))


def _rounded(amount: float, to: int) -> int:
    return round(amount / to) * to


def _planned(
    draw: Random, active: Sequence[Fonds], left: Mapping[str, int], allocated: int, costs: Mapping[str, float]
) -> dict[str, int]:
    """Pages by fonds that the money allocated pays for; what a fonds has not left goes to the others."""
    weights = {each.name: each.held * draw.lognormvariate(0, 0.35) for each in active}
    most = {each.name: left[each.name] / 3 for each in active}
    share = 0.0
    for _ in range(20):  # until what the capped fonds leave over is given to the others: a dozen rounds suffice
        found = {name: min(share * weight, most[name]) for name, weight in weights.items()}
        lacking = allocated - sum(costs[name] * pages for name, pages in found.items())
        free = sum(costs[name] * weights[name] for name in found if found[name] < most[name])
        share += lacking / free if free else 0
    return {name: int(pages) for name, pages in found.items()}


def _carried_out(
    draw: Random, year: int, planned: Mapping[str, int], left: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, str]]:
    """Pages done by fonds, and why some fell short: what these lack, and a little more, is done for others."""
    large = [name for name in planned if planned[name] > 4000 and name != NOT_SCANNED[1]]
    short = dict(zip(draw.sample(large, len(REASONS[year])), REASONS[year], strict=True))
    kept = {name: 0.0 if reason == "not_arranged" else draw.uniform(0.4, 0.8) for name, reason in short.items()}
    done = {name: int(pages * kept.get(name, 1)) for name, pages in planned.items()}
    moved = sum(planned.values()) - sum(done.values()) + sum(planned.values()) // 200
    others = sorted((name for name in planned if name not in short), key=lambda name: done[name] - left[name])
    takers = [*([UNPLANNED[year]] if year in UNPLANNED else []), *others][:2]
    for name, pages in zip(takers, (moved * 3 // 5, moved - moved * 3 // 5), strict=True):
        done[name] = done.get(name, 0) + pages
    return {name: pages for name, pages in done.items() if pages}, short


def _work(
    fonds: Fonds, planned: Mapping[str, int], done: Mapping[str, int], reasons: Mapping[str, str], year: int
) -> Work:
    pages = done.get(fonds.name, 0)
    entered = round(pages * 1.3 * fonds.pages_per_document) if (year, fonds.name) == NOT_SCANNED else pages
    documents, records = (fonds.documents(entered), fonds.records(entered)) if pages else (0, 0)
    return Work(fonds, planned.get(fonds.name, 0), pages, documents, records, 0, 0, reasons.get(fonds.name, ""))


def _priced(works: Sequence[Work], allocated: int, spent: int, costs: Mapping[str, float], draw: Random) -> list[Work]:
    """The works with their money: the planned costs make up the allocation, the others what was spent."""
    planned = _shared([work.planned * costs[work.fonds.name] for work in works], allocated)
    paid = _shared([work.pages * costs[work.fonds.name] * draw.gauss(1, 0.02) for work in works], spent)
    return [replace(work, planned_cost=a, spent=b) for work, a, b in zip(works, planned, paid, strict=True)]


def _shared(weights: Sequence[float], total: int) -> list[int]:
    """A total in thousands of đồng shared out by weight; the largest takes what rounding leaves."""
    whole = sum(weights)
    parts = [round(total / 1000 * weight / whole) for weight in weights]
    parts[weights.index(max(weights))] += total // 1000 - sum(parts)
    return [part * 1000 for part in parts]


def _funds(year: int, approved: int, allocated: int, spent: int) -> tuple[Funds, ...]:
    of_other = (
        _rounded(approved * APPROVED_OF_OTHER, 1_000_000),
        _rounded(allocated * ALLOCATED_OF_OTHER[year], 1_000_000),
        _rounded(spent * ALLOCATED_OF_OTHER[year], 1_000),
    )
    of_own = tuple(whole - part for whole, part in zip((approved, allocated, spent), of_other, strict=True))
    return Funds(SOURCES[0], *of_own), Funds(SOURCES[1], *of_other)
