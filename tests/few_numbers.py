"""A year given in a few numbers, for what explains its shortfall: targets, pages, money, costs by fonds, verdicts."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from conftest import REPOSITORY
from helpers.analyse.compare import compare
from helpers.analyse.mix import ByFonds
from helpers.analyse.money import money
from helpers.analyse.shortfall import shortfall
from helpers.project import Project
from helpers.tables.cleaned import COUNTS, VERDICTS
from helpers.tables.inputs import FUNDING, TARGETS
from helpers.tables.measures import MEASURES

SETTINGS = Project.open(REPOSITORY).settings
PERIOD, ANNUAL = SETTINGS.plans
BOTH = ("period", "annual")


def given_targets(period: int | None, annual: int | None) -> pd.DataFrame:
    """Targets in pages of both plans for 2021; a row for each that is not None."""
    common = {"version": "1", "effective_from": "2020-11-25", "year": 2021, "measure": "pages"}
    planned = {PERIOD.id: period, ANNUAL.id: annual}
    return TARGETS.of([{"plan": plan, "planned": value, **common} for plan, value in planned.items() if value])


def stated(**relations: str) -> pd.DataFrame:
    """Verdicts of the report on the plans of these kinds."""
    plans = {"period": PERIOD.id, "annual": ANNUAL.id}
    common = {"measure": "volume", "identified": "named", "quote": "…", "source_file": "a.md", "source_place": "dòng 1"}
    return VERDICTS.of([{"plan": plans[kind], "relation": relation, **common} for kind, relation in relations.items()])


def counted(pages: Mapping[str, int | None]) -> pd.DataFrame:
    """Counts of 2021 by fonds, pages only."""
    common = {"year": 2021, "agency": "x", "level": "other", "source_file": "a.md"}
    return COUNTS.of(
        [{"number": n, "fonds": key, "fonds_key": key, "pages": found, **common} for n, (key, found) in numbered(pages)]
    )


def numbered(pages: Mapping[str, int | None]) -> list[tuple[int, tuple[str, int | None]]]:
    return list(enumerate(pages.items(), 1))


def costed(planned: Mapping[str, int | None], actual: Mapping[str, int | None]) -> pd.DataFrame:
    """Costs by fonds as planned and in fact."""
    fonds = list(dict.fromkeys([*planned, *actual]))
    columns = {"planned": planned, "spent": actual}
    found = {name: pd.array([of.get(key) for key in fonds], dtype="Int64") for name, of in columns.items()}
    return pd.DataFrame({"fonds_key": pd.Series(fonds, dtype="str"), **found})


def by_fonds(planned: Mapping[str, int | None], plan: str = ANNUAL.id) -> pd.DataFrame:
    """Targets in pages by fonds."""
    fonds, values = pd.Series(list(planned), dtype="str"), pd.array(list(planned.values()), dtype="Int64")
    return pd.DataFrame({"plan": plan, "measure": "pages", "fonds_key": fonds, "planned": values})


def tables(
    targets: tuple[int | None, int | None] = (None, None),
    done: int | None = None,
    funds: tuple[int | None, ...] = (),
    fonds: ByFonds | None = None,
    verdicts: Mapping[str, str] | None = None,
    kinds: tuple[str, ...] = BOTH,
) -> dict[str, pd.DataFrame]:
    """What is compared in a year: pages by target and done, money, and verdicts, each as far as it is given."""
    pages = pd.DataFrame({name: [done if name == "pages" else None] for name in MEASURES}, index=[2021], dtype="Int64")
    plans = [plan for plan in SETTINGS.plans if plan.kind in kinds]
    compared = compare(pages, given_targets(*targets), stated(**(verdicts or {})), plans, 2021)
    given = dict(zip(("approved", "allocated", "spent"), funds, strict=False))
    row: dict[str, object] = {
        "plan": PERIOD.id,
        "year": 2021,
        "source_of_funds": "tỉnh",
        "known_from": "2022-01-01",
        **given,
    }
    funded = money(FUNDING.of([row] if funds else []), pages, 2021)
    known = fonds or ByFonds(by_fonds({}), costed({}, {}), counted({"A": done}))
    found = shortfall(compared, funded, known, sorted(plans, key=lambda plan: plan.kind == "annual"), 2021)
    return {"comparison": compared, "money": funded, "shortfall": found}


# The year of analyse/test_cause.py, worked out there by hand.
PAPER = ByFonds(
    by_fonds({"A": 50, "B": 100}),
    costed({"A": 500, "B": 500}, {"A": 300, "B": 100}),
    counted({"A": 30, "B": 10}),
)
