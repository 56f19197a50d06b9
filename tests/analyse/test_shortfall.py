"""The table of the shortfall: its parts by plan and by cause, as far as the figures or the verdicts tell them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from few_numbers import BOTH, PAPER, PERIOD, by_fonds, costed, counted, tables
from helpers.analyse.mix import ByFonds
from helpers.tables.measures import MEASURES
from helpers.tables.shortfall import BY_CAUSE, BY_PLAN, SHORTFALL, TOTAL

law = limits(deadline=None, max_examples=25)
volumes = st.integers(1, 10**7)
amounts = st.integers(1, 10**11)
maybe = st.none() | volumes


def explained(*args: Any, **named: Any) -> pd.DataFrame:
    """The table of the shortfall of a year given in a few numbers."""
    found = tables(*args, **named)["shortfall"]
    SHORTFALL.check(found)
    return found


def column(found: pd.DataFrame, name: str, measure: str = "pages") -> dict[str, Any]:
    """A column of the parts of one measure; None where it is missing."""
    rows = found[found["measure"] == measure].set_index("part")[name]
    return {str(part): None if pd.isna(value) else value for part, value in rows.items()}


def test_the_example_done_on_paper() -> None:
    found = explained((150, 60), 40, (1000, 800, 400), PAPER)
    assert column(found, "quantity") == {TOTAL: 110, "cut": 90, "execution": 20} | {
        "allocation": 18,
        "disbursement": 55,
        "mix": 10,
        "unit_cost": 27,
    }


def test_without_costs_by_fonds_the_mix_is_missing_and_the_rest_adds_up() -> None:
    found = explained((150, 60), 40, (1000, 800, 400))
    parts = column(found, "quantity")
    assert [parts[name] for name in BY_CAUSE] == [19, 57, None, 34]
    assert column(found, "lacks")["mix"] == "fonds_targets;planned_costs;spent_costs"


@law
@given(volumes, volumes, volumes, st.tuples(amounts, amounts, amounts))
def test_the_parts_by_plan_and_by_cause_add_up(period: int, annual: int, done: int, funds: tuple[int, ...]) -> None:
    parts = column(explained((period, annual), done, funds), "quantity")
    assert sum(parts[name] for name in BY_PLAN) == parts[TOTAL] == period - done
    assert sum(parts[name] or 0 for name in BY_CAUSE) == parts[TOTAL]


@law
@given(st.dictionaries(st.sampled_from("ABC"), st.tuples(*[volumes] * 4), min_size=1), amounts, amounts)
def test_the_parts_add_up_with_a_mix_of_fonds(fonds: dict[str, tuple[int, ...]], approved: int, allocated: int) -> None:
    planned, to_spend, done, spent = ({name: row[at] for name, row in fonds.items()} for at in range(4))
    known = ByFonds(by_fonds(planned), costed(to_spend, spent), counted(done))
    total = sum(planned.values())
    funds = (approved, allocated, sum(spent.values()))
    parts = column(explained((total, None), sum(done.values()), funds, known), "quantity")
    assert sum(parts[name] for name in BY_CAUSE) == parts[TOTAL] == total - sum(done.values())


@law
@given(volumes, amounts)
def test_where_nothing_differs_every_part_is_zero(pages: int, funds: int) -> None:
    known = ByFonds(by_fonds({"A": pages}), costed({"A": funds}, {"A": funds}), counted({"A": pages}))
    found = explained((pages, pages), pages, (funds, funds, funds), known)
    assert set(column(found, "quantity").values()) == {0}
    assert set(column(found, "sign").values()) == {"zero"}


@law
@given(maybe, maybe, maybe)
def test_each_part_by_plan_is_known_where_its_figures_are(
    period: int | None, annual: int | None, done: int | None
) -> None:
    found = explained((period, annual), done)
    pairs = {TOTAL: (period, done), "cut": (period, annual), "execution": (annual, done)}
    wanted = {name: None if None in pair else pair[0] - pair[1] for name, pair in pairs.items()}  # type: ignore[operator]
    assert {name: column(found, "quantity")[name] for name in pairs} == wanted
    statuses = {name: "unknown" if None in pair else "computed" for name, pair in pairs.items()}
    assert {name: column(found, "status")[name] for name in pairs} == statuses


@pytest.mark.parametrize(("done", "sign", "size"), [(90, "positive", 10), (100, "zero", 0), (130, "negative", 30)])
def test_the_sign_and_the_size_go_with_the_quantity(done: int, sign: str, size: int) -> None:
    found = explained((100, None), done)
    assert (column(found, "sign")[TOTAL], column(found, "size")[TOTAL]) == (sign, size)


@pytest.mark.parametrize(
    ("period", "annual", "signs"),
    [
        ("below", "met_or_above", ("positive", "positive", "zero_or_negative")),
        ("below", "met", ("positive", "positive", "zero")),
        ("below", "above", ("positive", "positive", "negative")),
        ("below", "below", ("positive", "unknown", "positive")),
        ("met", "met_or_above", ("zero", "zero_or_positive", "zero_or_negative")),
        ("met_or_above", "met", ("zero_or_negative", "zero_or_negative", "zero")),
        ("met_or_above", "below", ("zero_or_negative", "negative", "positive")),
        ("above", "above", ("negative", "unknown", "negative")),
        ("met_or_above", "met_or_above", ("zero_or_negative", "unknown", "zero_or_negative")),
    ],
)
def test_verdicts_give_the_signs_and_nothing_else(period: str, annual: str, signs: tuple[str, ...]) -> None:
    found = explained(done=7, verdicts={"period": period, "annual": annual})
    assert tuple(column(found, "sign", "volume").values()) == signs
    assert set(column(found, "quantity", "volume").values()) == {None}
    known = {True: "as_reported", False: "unknown"}
    assert tuple(column(found, "status", "volume").values()) == tuple(known[sign != "unknown"] for sign in signs)


@law
@given(*[st.integers(1, 3)] * 3)
def test_the_signs_of_verdicts_hold_for_every_number_that_fits_them(period: int, annual: int, done: int) -> None:
    said = {1: "below", 0: "met_or_above", -1: "met_or_above"}
    verdicts = {kind: said[(n > done) - (n < done)] for kind, n in (("period", period), ("annual", annual))}
    told = column(explained(verdicts=verdicts), "sign", "volume")
    true = column(explained((period, annual), done), "sign")
    for part, sign in told.items():
        assert sign == "unknown" or true[part] in sign.split("_or_")


def test_one_verdict_leaves_the_other_part_unknown() -> None:
    found = explained(verdicts={"period": "below"})
    assert list(column(found, "sign", "volume").values()) == ["positive", "unknown", "unknown"]


def test_a_verdict_says_nothing_of_a_measure() -> None:
    found = explained(done=7, verdicts={"period": "below", "annual": "met"})
    assert set(column(found, "sign", "pages").values()) == {"unknown"}


def test_without_verdicts_the_volume_has_no_rows() -> None:
    assert set(explained((2, 2), 1)["measure"]) == set(MEASURES)


def test_one_plan_alone_has_no_parts_by_plan() -> None:
    for kind in BOTH:
        found = explained((5, 5), 3, kinds=(kind,))
        assert {name: value for name, value in column(found, "quantity").items() if value is not None} == {TOTAL: 2}
        assert not set(found["part"]) & set(BY_PLAN)


def test_without_a_plan_there_is_no_shortfall() -> None:
    assert explained((5, 5), 3, kinds=()).empty


@pytest.mark.parametrize(
    ("targets", "done", "funds", "lacks"),
    [
        ((150, None), 40, (), "approved;allocated;spent"),
        ((150, None), 40, (1000, None, 400), "allocated"),
        ((None, None), 40, (1000, 800, 400), "target"),
        ((150, None), None, (1000, 800, 400), "done"),
        ((150, None), 40, (0, 0, 0), "zero"),
        ((150, None), 40, (1000, 0, 0), "zero"),
        ((150, None), 40, (1000, 800, 0), "zero"),
        ((150, None), 0, (1000, 800, 400), "zero"),
    ],
)
def test_nothing_by_cause_where_an_amount_is_unknown_or_zero(
    targets: tuple[int | None, int | None], done: int | None, funds: tuple[int | None, ...], lacks: str
) -> None:
    found = explained(targets, done, funds)
    assert {column(found, "quantity")[name] for name in BY_CAUSE} == {None}
    assert {column(found, "lacks")[name] for name in BY_CAUSE} == {lacks}


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"targets": by_fonds({})}, "fonds_targets"),
        ({"targets": by_fonds({"A": 50, "B": None})}, "fonds_targets"),
        ({"targets": by_fonds({"A": 0, "B": 0})}, "fonds_targets"),
        ({"targets": by_fonds({"A": 50, "C": 100})}, "planned_costs"),
        ({"costs": costed({"A": 500, "B": None}, {"A": 300, "B": 100})}, "planned_costs"),
        ({"costs": costed({"A": 500, "B": 500}, {"A": 300})}, "spent_costs"),
        ({"costs": costed({"A": 500, "B": 500}, {"A": 300, "B": 0})}, "spent_costs"),
        ({"costs": costed({"A": 500, "B": 500}, {"A": 300, "B": 101})}, "costs_beyond"),
    ],
)
def test_what_is_not_known_of_each_fonds_leaves_the_mix_missing(changed: dict[str, pd.DataFrame], lacks: str) -> None:
    found = explained((150, 60), 40, (1000, 800, 400), replace(PAPER, **changed))
    assert column(found, "lacks")["mix"] == lacks
    assert [column(found, "quantity")[name] for name in BY_CAUSE] == [19, 57, None, 34]


def test_targets_of_the_plan_explained_are_taken_before_those_of_the_other() -> None:
    both = pd.concat([by_fonds({"A": 50, "B": 100}, PERIOD.id), by_fonds({"A": 1, "B": 59})], ignore_index=True)
    found = explained((150, 60), 40, (1000, 800, 400), replace(PAPER, targets=both))
    assert [column(found, "quantity")[name] for name in BY_CAUSE] == [18, 55, 10, 27]


def test_rows_of_one_fonds_are_summed() -> None:
    split = replace(PAPER, counts=counted({"A": 10, "B": 10, "C": 20}).replace({"fonds_key": {"C": "A"}}))
    found = explained((150, 60), 40, (1000, 800, 400), split)
    assert [column(found, "quantity")[name] for name in BY_CAUSE] == [18, 55, 10, 27]


def test_a_fonds_that_entered_and_one_that_left() -> None:
    # As in test_cause.py: C in the place of B, at 20 đồng a page instead of 5; 75 pages instead of 150.
    known = ByFonds(
        by_fonds({"A": 50, "B": 100}),
        costed({"A": 500, "B": 500}, {"A": 500, "C": 500}),
        counted({"A": 50, "C": 25}),
    )
    found = explained((150, None), 75, (1000, 1000, 1000), known)
    assert [column(found, "quantity")[name] for name in BY_CAUSE] == [0, 0, 75, 0]


def test_each_part_names_its_sources() -> None:
    found = explained(verdicts={"period": "below", "annual": "met"})
    assert column(found, "source_place", "volume")["cut"] == "a.md, dòng 1"
