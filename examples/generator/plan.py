"""The plan and the money as typed in: targets, funding, the factor of shelf metres, what is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from generator.documents import ANNUAL, DECISION, PERIOD_ID, REVISION, SIMULATED
from generator.model import LIKELY, METRES, REVISED, YEARS, Year
from generator.typed import table

PAGES_OF: Final = {"records": 125, "documents": 4.3}  # what the five-year plan takes a record and a document for
IN_FORCE: Final = (dt.date(2020, 12, 18), dt.date(2023, 7, 1))
KNOWN: Final = (dt.date(2020, 12, 21), dt.date(2023, 7, 10))
RECOUNTED: Final = {
    "Ủy ban nhân dân tỉnh Minh Họa": 1.04,
    "Sở Xây dựng tỉnh Minh Họa": 1.1,
}  # after arrangement in 2024

TARGETS: Final = (
    *("plan", "version", "effective_from", "supersedes", "known_from"),
    *("year", "fonds", "measure", "planned", "source"),
)
FUNDING: Final = (
    *("plan", "year", "source_of_funds", "approved", "allocated", "spent"),
    *("money_unit", "known_from", "source"),
)
HOLDINGS: Final = ("fonds", "records", "documents", "pages", "metres", "known_from", "source")

Row = Sequence[object]


def targets(years: Sequence[Year]) -> str:
    """The five-year plan in two versions, the second in pages, and each annual plan by fonds and in all."""
    return table(TARGETS, [*_first(), *_second(), *(row for year in years for row in _annual(year))])


def _first() -> Iterator[Row]:
    common = (PERIOD_ID, "1", IN_FORCE[0], "", KNOWN[0])
    for year in YEARS:
        asked = {**_entered(METRES[year] * LIKELY), "metres": f"{METRES[year]:.1f}".replace(".", ",")}
        yield from ((*common, year, "", measure, count, f"{SIMULATED}: {DECISION}") for measure, count in asked.items())


def _second() -> Iterator[Row]:
    common = (PERIOD_ID, "2", IN_FORCE[1], "1", KNOWN[1])
    for year, pages in REVISED.items():
        asked = {**_entered(pages), "pages": pages}
        yield from ((*common, year, "", measure, count, f"{SIMULATED}: {REVISION}") for measure, count in asked.items())


def _entered(pages: float) -> dict[str, int]:
    """The records and documents that so many pages are to be, to the hundred."""
    return {measure: int(round(pages / size, -2)) for measure, size in PAGES_OF.items()}


def _annual(year: Year) -> Iterator[Row]:
    plan = ANNUAL[year.year]
    common, source = (plan.id, "1", plan.day, "", plan.day, year.year), f"{SIMULATED}: {plan.named}"
    planned = [work for work in year.works if work.planned]
    whole = {
        "records": sum(work.fonds.records(work.planned) for work in planned),
        "documents": sum(work.fonds.documents(work.planned) for work in planned),
        "pages": sum(work.planned for work in planned),
    }
    yield from ((*common, "", measure, count, source) for measure, count in whole.items())
    yield from ((*common, work.fonds.name, "pages", work.planned, source) for work in planned)


def funding(years: Sequence[Year]) -> str:
    """The money of each year and source in millions of đồng.

    What is approved is known with the decision; what was allocated and spent when the books of the year are closed.
    """
    rows = [*(row for year in years for row in _approved(year)), *(row for year in years for row in _funding(year))]
    return table(FUNDING, rows)


def _approved(year: Year) -> Iterator[Row]:
    source = f"{SIMULATED}: {DECISION}"
    for funds in year.funds:
        yield PERIOD_ID, year.year, funds.source, millions(funds.approved), "", "", "triệu đồng", KNOWN[0], source


def _funding(year: Year) -> Iterator[Row]:
    known, source = dt.date(year.year + 1, 1, 10), f"{SIMULATED}: quyết toán kinh phí năm {year.year}"
    for funds in year.funds:
        amounts = (millions(amount) for amount in (funds.approved, funds.allocated, funds.spent))
        yield PERIOD_ID, year.year, funds.source, *amounts, "triệu đồng", known, source


def millions(dong: int) -> str:
    """An amount in millions of đồng, to the thousand: 1.486,365 as 1486,365."""
    whole, rest = divmod(dong // 1000, 1000)
    return f"{whole},{rest:03d}" if rest else str(whole)


def factors() -> str:
    """How many pages a metre of shelf holds."""
    headings = ("from_measure", "to_measure", "low", "likely", "high", "known_from", "source")
    return table(headings, [("metres", "pages", 6500, LIKELY, 7500, KNOWN[0], f"{SIMULATED}: định mức của Trung tâm")])


def holdings(years: Sequence[Year]) -> str:
    """What is held by fonds, and what was recounted later; the unlisted fonds stay unknown."""
    fonds = list({work.fonds.name: work.fonds for year in years for work in year.works}.values())
    early = [(each, each.held, dt.date(2021, 1, 5)) for each in fonds if each.first < 2023]
    late = [
        (each, round(each.held * RECOUNTED[each.name]), dt.date(2024, 3, 1)) for each in fonds if each.name in RECOUNTED
    ]
    return table(HOLDINGS, [_held(each.name, pages, known) for each, pages, known in (*early, *late)])


def _held(name: str, pages: int, known: dt.date) -> Row:
    metres = f"{pages / LIKELY:.1f}".replace(".", ",")
    return name, "", "", pages, metres, known, f"{SIMULATED}: mục lục hồ sơ của phông"
