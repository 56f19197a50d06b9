"""The shortfall of a year against its target, explained first by plan and then by cause.

By plan it is (target of the plan of several years - target of the annual plan) + (target of the annual plan - done).
Where only the report's verdicts are known, so are the signs, and no more: of a year below the one plan and not below
the other, the shortfall arose when the annual plan was made. The causes are those of `cause`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from helpers.analyse.cause import Money, causes, one_unit_cost, whole
from helpers.analyse.mix import ByFonds
from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES
from helpers.tables.measures import MEASURES, VOLUME
from helpers.tables.shortfall import BY_CAUSE, SHORTFALL, TOTAL

AMOUNTS: Final = ("approved", "allocated", "spent")

Signs = frozenset[int]
ANY: Final[Signs] = frozenset({-1, 0, 1})
SIGNS: Final[dict[Signs, str]] = {
    frozenset({1}): "positive",
    frozenset({0}): "zero",
    frozenset({-1}): "negative",
    frozenset({-1, 0}): "zero_or_negative",
    frozenset({0, 1}): "zero_or_positive",
}
VERDICT: Final[dict[str, Signs]] = {
    "below": frozenset({1}),
    "met": frozenset({0}),
    "above": frozenset({-1}),
    "met_or_above": frozenset({-1, 0}),
}


@dataclass(frozen=True)
class Part:
    """A part of the shortfall: the quantity where it is known, else the signs that it may have and what it lacks."""

    quantity: int | None
    signs: Signs = ANY
    lacks: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True)
class Standing:
    """A row of the comparison: the target and what was done where they are known, and the verdict on them."""

    target: int | None
    done: int | None
    signs: Signs
    place: str


def shortfall(
    comparison: pd.DataFrame, money: pd.DataFrame, known_by_fonds: ByFonds, plans: Sequence[Plan], year: int
) -> pd.DataFrame:
    """The year's shortfall against the plan of several years, or the annual plan where there is no other.

    Args:
        comparison: from `compare.compare`, one row a plan and measure: that of the version in force.
        money: from `money.money`.
        known_by_fonds: what is known by fonds; of its targets those of the plan explained are taken where it has any.
        plans: those that cover the year, the one to be explained first, as `Settings.plans_of` gives them.
        year: the year reported on.

    Returns:
        `tables.shortfall.SHORTFALL`: of each measure the total, its two parts by plan where two plans cover the year,
        and its four parts by cause. The parts known add up to the total. Without costs by fonds the mix of fonds is
        unknown, and what it does is in the part of the unit cost. The measure `volume` has the signs that the report's
        verdicts give.
    """
    rows = []
    for plan in plans[:1]:
        of_year = comparison[comparison["year"] == year]
        for measure in (*MEASURES, VOLUME):
            stands = [_standing(of_year, each.id, measure) for each in plans]
            parts = _by_plan(stands, measure)
            if measure != VOLUME:
                parts |= _by_cause(stands[0], _funds(money, plan.id, year), known_by_fonds, measure)
            named = {"plan": plan.id, "year": year, "measure": measure}
            rows += [{**named, "part": name, **_cells(part)} for name, part in parts.items()]
    return SHORTFALL.of(rows)


def _standing(of_year: pd.DataFrame, plan: str, measure: str) -> Standing | None:
    rows = of_year[(of_year["plan"] == plan) & (of_year["measure"] == measure)]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return Standing(
        _known(row["planned"]), _known(row["actual"]), VERDICT.get(row["relation"], ANY), _text(row["source_place"])
    )


def _by_plan(stands: Sequence[Standing | None], measure: str) -> dict[str, Part]:
    """The total and, where two plans cover the year, its two parts; nothing where there is nothing to compare."""
    if not any(stands):
        return {}
    first, *others = (stands_to or Standing(None, None, ANY, "") for stands_to in stands)
    done = () if measure == VOLUME else ("done",)
    total = _behind(first, ("target", *done))
    if not others:
        return {TOTAL: total}
    return {TOTAL: total, "cut": _cut(first, others[0]), "execution": _behind(others[0], ("annual_target", *done))}


def _behind(stands: Standing, names: Sequence[str]) -> Part:
    if stands.target is not None and stands.done is not None:
        return Part(stands.target - stands.done, place=stands.place)
    lacks = [name for name, value in zip(names, (stands.target, stands.done), strict=False) if value is None]
    return Part(None, stands.signs, tuple(lacks), stands.place)


def _cut(period: Standing, annual: Standing) -> Part:
    place = "; ".join(dict.fromkeys(filter(None, (period.place, annual.place))))
    if period.target is not None and annual.target is not None:
        return Part(period.target - annual.target, place=place)
    targets = {"target": period.target, "annual_target": annual.target}
    lacks = tuple(name for name, value in targets.items() if value is None)
    return Part(None, _difference(period.signs, annual.signs), lacks, place)


def _difference(these: Signs, those: Signs) -> Signs:
    """The signs that a number of these signs less one of those may have: between two alike, any."""
    pairs = [(this, -that) for this in these for that in those]
    return frozenset().union(*(ANY if this * that < 0 else {this or that} for this, that in pairs))


def _funds(money: pd.DataFrame, plan: str, year: int) -> pd.Series:
    """The plan's money of the year from all sources; a row without values where there is none."""
    of_plan = (money["plan"] == plan) & (money["year"] == year) & (money["source_of_funds"] == ALL_SOURCES)
    return money[of_plan].reset_index(drop=True).reindex([0]).iloc[0]


def _by_cause(stands: Standing | None, funds: pd.Series, known: ByFonds, measure: str) -> dict[str, Part]:
    target, done = (stands.target, stands.done) if stands else (None, None)
    amounts = {name: _known(funds[f"{name}_vnd"]) for name in AMOUNTS}
    found = {"target": target, "done": done, **amounts}
    lacks = tuple(name for name, value in found.items() if value is None)
    if lacks or target is None or done is None or None in amounts.values():
        return dict.fromkeys(BY_CAUSE, Part(None, lacks=lacks))
    if not all(found.values()):  # there is no rate and no unit cost of nothing
        return dict.fromkeys(BY_CAUSE, Part(None, lacks=("zero",)))
    paid = Money(*(int(amount) for amount in amounts.values() if amount))
    return _parts(paid, target, done, known, measure, _text(funds["source_place"]))


def _parts(money: Money, target: int, done: int, known: ByFonds, measure: str, place: str) -> dict[str, Part]:
    lacks = known.lacks(measure, money.spent)
    states = one_unit_cost(target, money.approved), one_unit_cost(done, money.spent)
    if not lacks:
        states = known.planned(measure, target, money.approved), known.actual(measure, done, money.spent)
    found = {name: Part(value, place=place) for name, value in whole(causes(money, *states)).items()}
    return {**found, "mix": Part(None, lacks=lacks, place=place)} if lacks else found


def _cells(part: Part) -> dict[str, object]:
    quantity = part.quantity
    signs = part.signs if quantity is None else frozenset({(quantity > 0) - (quantity < 0)})
    sign = SIGNS.get(signs, "unknown")
    status = "computed" if quantity is not None else "as_reported" if sign != "unknown" else "unknown"
    return {
        "quantity": quantity,
        "size": None if quantity is None else abs(quantity),
        "sign": sign,
        "status": status,
        "lacks": ";".join(part.lacks) or None,
        "source_place": part.place or None,
    }


def _known(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
