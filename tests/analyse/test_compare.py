"""What was done held against each plan, at every sign and at everything that may be unknown."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.compare import compare, plan_totals, yearly_totals
from helpers.analyse.planned import version_in_force
from helpers.errors import DataError
from helpers.settings import Plan
from helpers.tables.cleaned import COUNTS, VERDICTS
from helpers.tables.compared import COMPARISON
from helpers.tables.inputs import TARGETS


def plan(number: str, kind: Literal["period", "annual"], first: int, last: int) -> Plan:
    years = {"first_year": first, "last_year": last}
    return Plan(id=number, kind=kind, document="", title="", date=dt.date(2020, 11, 25), issued_by="", **years)


PERIOD, ANNUAL = plan("4020", "period", 2021, 2025), plan("27", "annual", 2021, 2021)
law = limits(deadline=None, max_examples=20)
volume = st.integers(0, 10**9)


def done(**pages: int | None) -> pd.DataFrame:
    """Totals of pages by year, y2021=5; the other measures are not known."""
    years = pd.Index([int(year[1:]) for year in pages], dtype="Int64", name="year")
    frame = pd.DataFrame({"records": None, "documents": None, "pages": list(pages.values())}, index=years)
    return frame.astype("Int64")


def targets(plan: Plan, *planned: int | None, version: str = "1", since: str = "2021-01-01") -> pd.DataFrame:
    """Pages planned for the years of a plan, from its first."""
    fixed = {"plan": plan.id, "version": version, "effective_from": since, "measure": "pages"}
    rows = [{**fixed, "year": plan.first_year + n, "planned": pages} for n, pages in enumerate(planned)]
    return TARGETS.of([{**row, "source_place": f"targets.csv, dòng {row['year']}"} for row in rows])


def verdicts(*found: tuple[Plan, str]) -> pd.DataFrame:
    """What the report says of plans."""
    fixed = {"measure": "volume", "identified": "named", "quote": "x", "source_file": "report.md"}
    rows = [{**fixed, "plan": plan.id, "relation": said} for plan, said in found]
    return VERDICTS.of([{**row, "source_place": f"dòng {n}"} for n, row in enumerate(rows, start=61)])


def against(totals: pd.DataFrame, planned: pd.DataFrame, plan: Plan = PERIOD, year: int = 2021) -> pd.Series:
    """The pages of a year against one plan."""
    compared = compare(totals, planned, verdicts(), [plan], year)
    COMPARISON.check(compared)
    return compared[compared["measure"] == "pages"].iloc[0]


def test_the_counts_of_a_year_are_summed() -> None:
    row = {"fonds": "a", "fonds_key": "a", "agency": "a", "level": "other", "year": 2021}
    counts = COUNTS.of([{**row, "number": n, "records": 1, "pages": pages} for n, pages in ((1, 11062), (2, 5287))])
    assert yearly_totals(counts)[["records", "pages"]].to_numpy().tolist() == [[2, 16349]]


def test_a_year_with_a_missing_count_has_no_sum_of_that_measure() -> None:
    row = {"fonds": "a", "fonds_key": "a", "agency": "a", "level": "other"}
    found = [(2021, 1, 5), (2021, 2, None), (2022, 1, 7)]
    counts = COUNTS.of([{**row, "year": y, "number": n, "records": 3, "pages": p} for y, n, p in found])
    totals = yearly_totals(counts)
    assert totals["pages"].fillna(-1).to_dict() == {2021: -1, 2022: 7}
    assert totals["records"].to_dict() == {2021: 6, 2022: 3}


def test_two_plans_are_never_merged() -> None:
    both = pd.concat([targets(PERIOD, 500, 500, 500, 500, 500), targets(ANNUAL, 300)], ignore_index=True)
    compared = compare(done(y2021=330), both, verdicts(), [PERIOD, ANNUAL], 2021)
    pages = compared[compared["measure"] == "pages"].set_index("plan")
    assert pages["planned"].to_dict() == {"4020": 500, "27": 300}
    assert pages["plan_total"].to_dict() == {"4020": 2500, "27": 300}
    assert pages["relation"].to_dict() == {"4020": "below", "27": "above"}


def test_a_plan_that_does_not_cover_the_year_is_left_out() -> None:
    compared = compare(done(y2022=5), targets(ANNUAL, 300), verdicts((ANNUAL, "met")), [PERIOD, ANNUAL], 2022)
    assert set(compared["plan"]) == {"4020"}


def test_a_year_without_a_plan_is_compared_with_nothing() -> None:
    assert compare(done(y2030=5), TARGETS.of([]), verdicts(), [PERIOD, ANNUAL], 2030).empty


def test_each_measure_has_its_row() -> None:
    compared = compare(done(y2021=5), TARGETS.of([]), verdicts(), [PERIOD], 2021)
    assert compared["measure"].tolist() == ["records", "documents", "pages"]


def test_a_year_in_the_middle_of_the_period() -> None:
    row = against(done(y2021=90, y2022=130), targets(PERIOD, 100, 100, 100, 100, 100), year=2022)
    assert row[["planned", "actual", "cumulative_planned", "cumulative_actual"]].tolist() == [100, 130, 200, 220]
    assert row[["completion", "cumulative_completion"]].tolist() == [1.3, 1.1]
    assert row[["plan_total", "remaining"]].tolist() == [500, 280]
    assert row["required_per_year"] == 94  # 280 in three years, rounded up
    assert row[["version", "source_place"]].tolist() == ["1", "targets.csv, dòng 2022"]


def test_the_last_year_of_the_period_has_no_year_left() -> None:
    row = against(done(y2021=1, y2022=1, y2023=1, y2024=1, y2025=1), targets(PERIOD, 2, 2, 2, 2, 2), year=2025)
    assert row["remaining"] == 5
    assert pd.isna(row["required_per_year"])


def test_nothing_is_left_where_more_was_done_than_planned() -> None:
    row = against(done(y2021=900), targets(PERIOD, 100, 100, 100, 100, 100))
    assert row[["remaining", "required_per_year"]].tolist() == [0, 0]


def test_a_year_that_is_not_known_makes_the_cumulative_missing() -> None:
    row = against(done(y2021=90, y2023=130), targets(PERIOD, 100, 100, 100, 100, 100), year=2023)
    assert (row["actual"], row["cumulative_planned"], row["plan_total"]) == (130, 300, 500)
    lost = ["cumulative_actual", "cumulative_completion", "remaining", "required_per_year"]
    assert row[lost].isna().all()


def test_years_before_the_period_are_not_counted_in() -> None:
    row = against(done(y2019=7, y2020=1000, y2021=90), targets(PERIOD, 100, 100, 100, 100, 100))
    assert row["cumulative_actual"] == 90


def test_a_year_without_a_target_makes_the_total_missing() -> None:
    row = against(done(y2021=90), targets(PERIOD, 100, 100, None, 100))
    assert (row["planned"], row["cumulative_planned"], row["completion"]) == (100, 100, 0.9)
    assert row[["plan_total", "remaining", "required_per_year"]].isna().all()


def test_missing_targets_are_unknown_and_never_zero() -> None:
    row = against(done(y2021=330345), TARGETS.of([]))
    assert (row["actual"], row["cumulative_actual"]) == (330345, 330345)
    assert row[["relation", "relation_status"]].tolist() == ["unknown", "unknown"]
    known = {"plan", "baseline", "year", "measure", "actual", "cumulative_actual", "relation", "relation_status"}
    assert row.drop(list(known)).isna().all()


@pytest.mark.parametrize("missing", [done(y2021=None), done(y2020=5)])
def test_a_missing_count_is_unknown_and_never_zero(missing: pd.DataFrame) -> None:
    row = against(missing, targets(PERIOD, 100, 100, 100, 100, 100))
    assert row[["relation", "relation_status"]].tolist() == ["unknown", "unknown"]
    assert row[["actual", "completion", "remaining"]].isna().all()


def test_a_target_of_zero_has_no_completion() -> None:
    row = against(done(y2021=5), targets(ANNUAL, 0), ANNUAL)
    assert row["relation"] == "above"
    assert row[["completion", "cumulative_completion"]].isna().all()


def test_nothing_done_is_a_completion_of_zero() -> None:
    row = against(done(y2021=0), targets(ANNUAL, 300), ANNUAL)
    assert (row["completion"], row["relation"], row["remaining"]) == (0, "below", 300)


@pytest.mark.parametrize(
    ("actual", "planned", "relation"),
    [(299, 300, "below"), (300, 300, "met"), (301, 300, "above"), (0, 0, "met"), (0, 1, "below"), (1, 0, "above")],
)
def test_the_relation_is_computed_at_every_sign(actual: int, planned: int, relation: str) -> None:
    row = against(done(y2021=actual), targets(ANNUAL, planned), ANNUAL)
    assert row[["relation", "relation_status"]].tolist() == [relation, "computed"]


def test_what_the_report_says_stands_beside_what_is_computed() -> None:
    said = verdicts((PERIOD, "below"), (ANNUAL, "met_or_above"))
    compared = compare(done(y2021=5), TARGETS.of([]), said, [PERIOD, ANNUAL], 2021)
    COMPARISON.check(compared)
    rows = compared[compared["measure"] == "volume"].set_index("plan")
    assert rows["relation"].to_dict() == {"4020": "below", "27": "met_or_above"}
    assert set(rows["relation_status"]) == {"as_reported"}
    assert rows.loc["27", "source_place"] == "report.md, dòng 62"
    assert rows[["planned", "actual", "plan_total"]].isna().all(axis=None)


def test_the_version_that_took_effect_last_is_in_force() -> None:
    old = targets(PERIOD, 100, 100, 100, 100, 100)
    new = targets(PERIOD, 80, 80, 80, 80, 80, version="2", since="2022-06-01")
    both = pd.concat([new, old], ignore_index=True)
    row = against(done(y2021=90), both)
    assert row[["version", "planned", "plan_total"]].tolist() == ["2", 80, 400]


def test_the_version_of_another_plan_is_not_in_force() -> None:
    other = targets(ANNUAL, 300, since="2023-01-01")
    both = pd.concat([targets(PERIOD, 100, 100), other], ignore_index=True)
    assert version_in_force(both, PERIOD.id)["planned"].tolist() == [100, 100]
    assert version_in_force(TARGETS.of([]), PERIOD.id).empty


def test_what_a_plan_asks_for_in_its_whole_period() -> None:
    both = pd.concat([targets(PERIOD, 1, 2, 3, 4, 5), targets(ANNUAL, 300)], ignore_index=True)
    compared = compare(done(y2021=5), both, verdicts((PERIOD, "met")), [PERIOD, ANNUAL], 2021)
    assert plan_totals(compared, PERIOD) == {"pages": 15}
    assert plan_totals(compared, ANNUAL) == {"pages": 300}
    assert plan_totals(compared, None) == {}


@law
@given(st.lists(volume, min_size=5, max_size=5), volume)
def test_what_is_left_and_what_is_done_make_up_the_plan(planned: list[int], pages: int) -> None:
    row = against(done(y2021=pages), targets(PERIOD, *planned))
    assert row["remaining"] >= 0
    assert row["remaining"] + pages == max(sum(planned), pages)


@law
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(1, 1000))
def test_completion_does_not_depend_on_the_unit(pages: int, planned: int, unit: int) -> None:
    one = against(done(y2021=pages), targets(ANNUAL, planned), ANNUAL)
    other = against(done(y2021=pages * unit), targets(ANNUAL, planned * unit), ANNUAL)
    same = ["completion", "cumulative_completion", "relation"]
    assert one[same].tolist() == other[same].tolist()


@law
@given(st.lists(volume, min_size=5, max_size=5), st.integers(0, 4))
def test_a_missing_target_is_never_taken_for_zero(planned: list[int], at: int) -> None:
    known: list[int | None] = [*planned]
    known[at] = None
    row = against(done(y2021=5), targets(PERIOD, *known))
    assert row[["plan_total", "remaining"]].isna().all()
    assert pd.isna(row["planned"]) == (at == 0)


def test_two_versions_of_one_day_are_refused() -> None:
    known = plan("P", "period", 2021, 2025)
    both = pd.concat([targets(known, 5, version="1"), targets(known, 6, version="2")])
    with pytest.raises(DataError, match="two versions that take effect on the same day, 2021-01-01: 1, 2"):
        version_in_force(both, known.id)
