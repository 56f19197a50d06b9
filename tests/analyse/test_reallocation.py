"""The annual plan fonds by fonds: who fell short and why, who took over, and what that cost."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.compare import compare, yearly_totals
from helpers.analyse.reallocation import by_reason, reallocation, totals
from helpers.settings import Plan
from helpers.tables.cleaned import COUNTS, VERDICTS
from helpers.tables.compared import MONEY
from helpers.tables.inputs import REASONS, TARGETS
from helpers.tables.reallocation import REALLOCATION, REALLOCATION_REASONS, REALLOCATION_TOTALS


def plan(number: str, kind: Literal["period", "annual"], last: int) -> Plan:
    years, day = {"first_year": 2021, "last_year": last}, dt.date(2020, 11, 25)
    return Plan(id=number, kind=kind, document="", title="", date=day, issued_by="", **years)


ANNUAL, PERIOD = plan("27", "annual", 2021), plan("4020", "period", 2025)
NO_MONEY = MONEY.of([])
law = limits(deadline=None, max_examples=30)

Pages = dict[str, int | None]


def targets(planned: Pages, measure: str = "pages", **other: object) -> list[dict[str, object]]:
    fixed = {"plan": "27", "version": "1", "effective_from": "2021-03-11", "year": 2021, "measure": measure, **other}
    return [
        {**fixed, "fonds": name.title(), "fonds_key": name, "planned": n, "source_place": f"t {name}"}
        for name, n in planned.items()
    ]


def counts(done: Pages, year: int = 2021) -> pd.DataFrame:
    fixed = {"year": year, "agency": "", "level": "other", "source_file": "f", "records": 1, "documents": 2}
    rows = [
        {**fixed, "number": at, "fonds": name.upper(), "fonds_key": name, "pages": n, "source_place": f"d {name}"}
        for at, (name, n) in enumerate(done.items(), 1)
    ]
    return COUNTS.of(rows)


def reasons(*given: str) -> pd.DataFrame:
    """Such as "a other vì mưa": fonds, reason, and a note if any."""
    parts = [text.split(" ", 2) for text in given]
    rows: list[dict[str, object]] = [
        {"fonds": name, "fonds_key": name, "reason": reason, "note": note[0] if note else None, "source_place": "r"}
        for name, reason, *note in parts
    ]
    return REASONS.of(rows)


def moved(planned: Pages, done: Pages, *why: str) -> pd.DataFrame:
    found = reallocation(counts(done), TARGETS.of(targets(planned)), reasons(*why), ANNUAL, 2021)
    REALLOCATION.check(found)
    return found.set_index("fonds_key", drop=False)


def summed(found: pd.DataFrame, money: pd.DataFrame = NO_MONEY, *plans: Plan) -> pd.Series:
    """The row on pages."""
    whole = totals(found.reset_index(drop=True), money, plans or (PERIOD, ANNUAL))
    REALLOCATION_TOTALS.check(whole)
    return whole[whole["measure"] == "pages"].iloc[0]


@pytest.mark.parametrize(
    ("planned", "done", "kind", "difference"),
    [
        ({"a": 10}, {"a": 7}, "short", -3),
        ({"a": 10}, {"a": 0}, "short", -10),
        ({"a": 10}, {"a": 12}, "over", 2),
        ({"a": 10}, {"a": 10}, "as_planned", 0),
        ({"a": 0}, {"a": 4}, "over", 4),
        ({"a": None}, {"a": 4}, "unknown", None),
        ({"a": 10}, {"a": None}, "unknown", None),
        ({"a": 10, "b": 1}, {"b": 1}, "absent", -10),
        ({"a": 0, "b": 1}, {"b": 1}, "as_planned", 0),
        ({"a": None, "b": 1}, {"b": 1}, "unknown", None),
        ({"b": 1}, {"a": 4, "b": 1}, "added", 4),
        ({"b": 1}, {"a": 0, "b": 1}, "as_planned", 0),
        ({"b": 1}, {"a": None, "b": 1}, "unknown", None),
    ],
)
def test_a_fonds_stands_to_its_target(planned: Pages, done: Pages, kind: str, difference: int | None) -> None:
    row = moved(planned, done).loc[["a"], ["kind", "difference", "difference_size"]].astype("object")
    size = None if difference is None else abs(difference)
    assert row.where(row.notna(), None).to_numpy().tolist() == [[kind, difference, size]]


def test_what_the_plan_does_not_name_has_no_target_and_no_completion() -> None:
    row = moved({"b": 1}, {"a": 4, "b": 1}).loc["a"]
    assert row[["planned", "completion"]].isna().all()
    assert moved({"a": 10}, {"a": 7}).loc["a", "completion"] == 0.7
    assert moved({"a": 0}, {"a": 7})["completion"].isna().all()


def test_a_fonds_is_spelt_as_counted_else_as_planned_and_says_where_both_stand() -> None:
    found = moved({"a": 1, "b": 1}, {"b": 1, "c": 1}, "b fragile")
    assert found["fonds"].tolist() == ["B", "C", "A"]
    assert found["number"].tolist() == [1, 2, 3]
    assert found["source_place"].tolist() == ["t b; f, d b", "f, d c", "t a"]


def test_a_fonds_that_stands_twice_is_taken_together() -> None:
    twice = pd.concat([counts({"a": 3}), counts({"a": 4})], ignore_index=True)
    found = reallocation(twice, TARGETS.of(targets({"a": 7})), reasons(), ANNUAL, 2021)
    assert found[["actual", "kind"]].to_numpy().tolist() == [[7, "as_planned"]]


def test_a_measure_in_which_the_plan_names_other_fonds_only_is_unknown() -> None:
    rows = [*targets({"a": 7, "b": 1}), *targets({"b": 1}, "records")]
    found = reallocation(counts({"a": 7, "b": 1}), TARGETS.of(rows), reasons(), ANNUAL, 2021)
    assert found.set_index(["fonds_key", "measure"])["kind"].to_dict() == {
        ("a", "records"): "unknown",
        ("a", "pages"): "as_planned",
        ("b", "records"): "as_planned",
        ("b", "pages"): "as_planned",
    }


@pytest.mark.parametrize("other", [{"plan": "4020"}, {"year": 2022}, {"measure": "metres"}])
def test_only_targets_of_the_annual_plan_and_the_year_count(other: dict[str, object]) -> None:
    rows = [{**row, **other} for row in targets({"a": 7})]
    assert reallocation(counts({"a": 7}), TARGETS.of(rows), reasons(), ANNUAL, 2021).empty


def test_without_targets_or_a_plan_there_is_nothing() -> None:
    for plan in (ANNUAL, None):
        found = reallocation(counts({"a": 7}), TARGETS.of([]), reasons("a other x"), plan, 2021)
        REALLOCATION.check(found)
        assert found.empty
        assert totals(found, NO_MONEY, [ANNUAL]).empty
        assert by_reason(found).empty


def test_counts_of_other_years_are_left_out() -> None:
    both = pd.concat([counts({"a": 3}, 2020), counts({"a": 7})], ignore_index=True)
    assert reallocation(both, TARGETS.of(targets({"a": 7})), reasons(), ANNUAL, 2021)["actual"].tolist() == [7]


STORY = moved(
    {"a": 10, "b": 10, "c": 10, "d": 5, "e": 2},
    {"a": 7, "b": 4, "d": 9, "e": 2, "f": 3},
    *("a unsigned", "a large_sheets", "b fragile", "c other vì mưa", "d other x"),
)


def test_the_totals_tell_how_many_and_how_much() -> None:
    row = summed(STORY)
    counted = row[
        [f"fonds_{kind}" for kind in ("compared", "short", "absent", "over", "added", "taking_over", "unknown")]
    ]
    assert counted.tolist() == [5, 3, 1, 1, 1, 2, 0]
    assert row[["short", "over", "added", "taken_over", "net", "net_size"]].tolist() == [19, 4, 3, 7, -12, 12]


def test_a_reason_is_kept_only_where_a_fonds_fell_short() -> None:
    planned: Pages = {"a": 1, "b": 2, "d": 9}
    found = moved(planned, {"a": 1, "b": 1, "c": 1}, *(f"{name} fragile" for name in "abcd"))
    assert found["reasons"].dropna().to_dict() == {"b": "fragile", "d": "fragile"}


def test_the_volume_short_is_told_for_reasons_given_together() -> None:
    found = by_reason(STORY.reset_index(drop=True))
    REALLOCATION_REASONS.check(found)
    assert found[["reasons", "fonds_short", "short"]].to_numpy().tolist() == [
        ["other", 1, 10],
        ["fragile", 1, 6],
        ["large_sheets;unsigned", 1, 3],
    ]
    assert STORY.loc["c", "note"] == "vì mưa"


def test_a_shortfall_without_a_reason_is_told_as_such() -> None:
    found = by_reason(moved({"a": 10}, {"a": 7}).reset_index(drop=True))
    assert found[["reasons", "short"]].to_numpy().tolist() == [["unstated", 3]]


def test_the_balance_is_unknown_where_a_fonds_is() -> None:
    row = summed(moved({"a": 10, "b": None}, {"a": 7, "b": 1}))
    assert row[["net", "net_size"]].isna().all()
    assert row[["short", "fonds_unknown", "fonds_compared"]].tolist() == [3, 1, 1]


def spent(plan: str, allocated: int | None, used: int | None, **other: object) -> dict[str, object]:
    row = {"plan": plan, "year": 2021, "source_of_funds": "all", "allocated_vnd": allocated, "spent_vnd": used}
    return {**row, **other}


@pytest.mark.parametrize(
    ("rows", "cost", "plan"),
    [
        ([spent("27", 10, 10), spent("4020", 1, 9)], "within", "27"),
        ([spent("27", 10, 11)], "beyond", "27"),
        ([spent("4020", 10, 9)], "within", "4020"),
        ([spent("27", None, None), spent("4020", 1, 9)], "beyond", "4020"),
        ([spent("27", None, 3), spent("4020", 10, 9)], "unknown", "27"),
        ([spent("27", 10, None)], "unknown", "27"),
        ([spent("27", 10, 9, year=2020)], "unknown", None),
        ([spent("27", 10, 9, source_of_funds="tỉnh")], "unknown", None),
        ([spent("9", 10, 9)], "unknown", None),
        ([], "unknown", None),
    ],
)
def test_more_was_spent_than_allocated_or_not(rows: list[dict[str, object]], cost: str, plan: str | None) -> None:
    row = summed(STORY, MONEY.of(rows))
    assert (row["cost"], None if pd.isna(row["cost_plan"]) else row["cost_plan"]) == (cost, plan)


names = st.sampled_from("abcdefgh")
volumes = st.dictionaries(names, st.integers(0, 10**6), min_size=1)


@law
@given(volumes, volumes)
def test_the_differences_add_up_to_the_total_done_less_the_total_planned(planned: Pages, done: Pages) -> None:
    found = moved(planned, done)
    row, whole = summed(found), sum(filter(None, done.values())) - sum(filter(None, planned.values()))
    assert found["difference"].sum() == row["net"] == row["taken_over"] - row["short"] == whole
    assert by_reason(found.reset_index(drop=True))["short"].sum() == row["short"]


@law
@given(volumes, volumes)
def test_the_balance_is_that_of_the_comparison_with_the_plan(planned: Pages, done: Pages) -> None:
    whole = compare(yearly_totals(counts(done)), TARGETS.of(targets(planned)), VERDICTS.of([]), [ANNUAL], 2021)
    pages = whole.set_index("measure").loc["pages"]
    assert summed(moved(planned, done))["net"] == pages["actual"] - pages["planned"]


@law
@given(volumes, volumes, st.randoms(), st.sampled_from(["ký tự ", "x"]))
def test_order_and_names_of_fonds_do_not_matter(planned: Pages, done: Pages, random: Random, lead: str) -> None:
    def renamed(given: Pages) -> Pages:
        rows = [(f"{lead}{name}", n) for name, n in given.items()]
        random.shuffle(rows)
        return dict(rows)

    same = [name for name in REALLOCATION_TOTALS.names if name != "source_place"]
    assert (
        summed(moved(planned, done)).reindex(same).equals(summed(moved(renamed(planned), renamed(done))).reindex(same))
    )


@law
@given(volumes, volumes, names)
def test_an_unknown_count_is_never_taken_for_zero(planned: Pages, done: Pages, at: str) -> None:
    row = summed(moved(planned, {**done, at: None}))
    assert row["fonds_unknown"] == 1
    assert pd.isna(row["net"])
