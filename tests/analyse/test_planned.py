"""What a plan asks for: by version, by fonds, in shelf metres, and what is unknown of it."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.compare import compare
from helpers.analyse.planned import baselines, by_year, targets_by_fonds, version_in_force
from helpers.errors import DataError
from helpers.settings import Plan
from helpers.tables.cleaned import VERDICTS
from helpers.tables.compared import COMPARISON
from helpers.tables.inputs import FACTORS, TARGETS

DECISION = Plan(
    id="4020",
    kind="period",
    document="",
    title="",
    date=dt.date(2020, 11, 25),
    issued_by="",
    first_year=2021,
    last_year=2025,
)
NO_FACTOR = FACTORS.of([])
law = limits(deadline=None, max_examples=20)
volume = st.integers(0, 10**9)
Row = dict[str, object]


def row(year: int, planned: float | None, measure: str = "pages", **other: object) -> Row:
    fixed = {"plan": "4020", "version": "1", "effective_from": "2020-11-25", "year": year, "measure": measure}
    return {**fixed, "planned": planned, "source_place": f"dòng {year}", **other}


def second(year: int, planned: float | None, measure: str = "pages") -> Row:
    return row(year, planned, measure, version="2", effective_from="2023-06-01")


def of_fonds(planned: float | None, fonds: str, measure: str = "pages") -> Row:
    return row(2021, planned, measure, fonds=fonds, fonds_key=fonds, source_place=f"dòng {fonds}")


def factor(low: float, likely: float, high: float) -> pd.DataFrame:
    named = {"from_measure": "metres", "to_measure": "pages", "known_from": "2021-01-01", "source_place": "hệ số"}
    return FACTORS.of([{**named, "low": low, "likely": likely, "high": high}])


def compared(
    rows: list[Row], pages: int | dict[int, int], factors: pd.DataFrame = NO_FACTOR, year: int = 2021
) -> pd.DataFrame:
    """The rows on pages, by baseline; pages done in 2021, or by year."""
    done = pages if isinstance(pages, dict) else {2021: pages}
    counted = {"records": None, "documents": None, "pages": list(done.values())}
    totals = pd.DataFrame(counted, index=list(done), dtype="Int64")
    found = compare(totals, TARGETS.of(rows), VERDICTS.of([]), [DECISION], year, factors)
    COMPARISON.check(found)
    return found[found["measure"] == "pages"].set_index("baseline")


FIVE = [row(year, 100) for year in range(2021, 2026)]
REVISED = [*FIVE, *(second(year, 60) for year in range(2023, 2026))]


def test_a_plan_of_one_version_has_one_baseline() -> None:
    assert list(baselines(TARGETS.of(FIVE), "4020")) == ["current"]
    assert list(baselines(TARGETS.of([]), "4020")) == ["current"]


def test_a_version_replaces_the_one_before_from_its_first_year_on() -> None:
    found = baselines(TARGETS.of(REVISED), "4020")
    assert found["current"].set_index("year")["planned"].to_dict() == {
        2021: 100,
        2022: 100,
        2023: 60,
        2024: 60,
        2025: 60,
    }
    assert found["original"]["planned"].tolist() == [100] * 5


def test_of_a_measure_that_the_new_version_does_not_name_nothing_is_left() -> None:
    rows = [*FIVE, *(row(year, 9, "records") for year in range(2021, 2026)), second(2023, 60), second(2024, 60)]
    in_force = version_in_force(TARGETS.of(rows), "4020")
    assert by_year(in_force, "records", NO_FACTOR)["planned"].to_dict() == {2021: 9, 2022: 9}
    assert by_year(in_force, "pages", NO_FACTOR).index.tolist() == [2021, 2022, 2023, 2024]


def test_each_baseline_has_its_own_progress_and_yearly_rate() -> None:
    found = compared(REVISED, {2021: 100, 2022: 80, 2023: 50}, year=2023)
    assert found["version"].to_dict() == {"current": "2", "original": "1"}
    assert found["planned"].to_dict() == {"current": 60, "original": 100}
    assert found["cumulative_planned"].to_dict() == {"current": 260, "original": 300}
    assert found["plan_total"].to_dict() == {"current": 380, "original": 500}
    assert found["required_per_year"].to_dict() == {"current": 75, "original": 135}


def test_a_year_before_the_revision_knows_one_baseline() -> None:
    assert compared(FIVE, 90).index.tolist() == ["current"]


@pytest.mark.parametrize(
    "rows", [[row(2021, 1), row(2022, 2, version="2")], [*REVISED, second(2023, 1) | {"version": "3"}]]
)
def test_two_versions_of_one_day_are_refused_wherever_they_stand(rows: list[Row]) -> None:
    with pytest.raises(DataError, match="two versions that take effect on the same day"):
        version_in_force(TARGETS.of(rows), "4020")


@pytest.mark.parametrize(
    ("rows", "planned", "place"),
    [
        ([of_fonds(3, "a"), of_fonds(4, "b")], 7, "dòng a – dòng b"),
        ([of_fonds(3, "a"), of_fonds(None, "b")], None, "dòng a – dòng b"),
        ([row(2021, 9), of_fonds(3, "a"), of_fonds(None, "b")], 9, "dòng 2021"),
        ([row(2021, None), of_fonds(3, "a"), of_fonds(4, "b")], 7, "dòng a – dòng b"),
        ([row(2021, None)], None, "dòng 2021"),
        ([of_fonds(0, "a")], 0, "dòng a"),
    ],
)
def test_the_total_of_a_year_is_its_own_row_else_the_sum_of_fonds(
    rows: list[Row], planned: int | None, place: str
) -> None:
    found = compared(rows, 5).loc["current"]
    assert (None if pd.isna(found["planned"]) else found["planned"], found["source_place"]) == (planned, place)


@law
@given(st.lists(volume, min_size=1, max_size=6))
def test_targets_by_fonds_compare_like_their_sum(planned: list[int]) -> None:
    by_fonds = compared([of_fonds(n, str(at)) for at, n in enumerate(planned)], 5)
    whole = compared([row(2021, sum(planned))], 5)
    same = [name for name in COMPARISON.names if name not in ("baseline", "source_place")]
    assert by_fonds[same].to_csv() == whole[same].to_csv()


def test_the_targets_by_fonds_of_the_year_are_given_out() -> None:
    rows = [*FIVE, of_fonds(3, "a"), of_fonds(None, "b"), of_fonds(2, "a", "metres"), row(2022, 5, fonds="a")]
    found = targets_by_fonds(TARGETS.of(rows), [DECISION], 2021)
    assert found[["plan", "measure", "fonds_key"]].to_numpy().tolist() == [
        ["4020", "pages", "a"],
        ["4020", "pages", "b"],
    ]
    assert found["planned"].fillna(-1).tolist() == [3, -1]
    assert targets_by_fonds(TARGETS.of(rows), [], 2021).empty
    assert targets_by_fonds(TARGETS.of([]), [DECISION], 2021).empty


def test_metres_are_turned_into_pages_with_a_range() -> None:
    found = compared([row(2021, 47.2, "metres")], 330345, factor(6000, 7000, 8000)).loc["current"]
    assert list(found[["planned_low", "planned", "planned_high"]]) == [283200, 330400, 377600]
    assert found["planned_metres"] == 47.2
    assert list(found[["completion_low", "completion_high"]].round(4)) == [0.8749, 1.1665]
    assert found["source_place"] == "dòng 2021; hệ số"


def test_the_years_so_far_and_the_whole_plan_have_the_range_of_their_years_in_metres() -> None:
    rows = [row(2021, 100), *(row(year, 10, "metres") for year in range(2022, 2026))]
    found = compared(rows, {2021: 90, 2022: 90}, factor(6, 8, 10), year=2022).loc["current"]
    assert list(found[["plan_total_low", "plan_total", "plan_total_high"]]) == [340, 420, 500]
    assert list(found[["cumulative_completion_low", "cumulative_completion_high"]]) == [0.9, 1.125]


def test_without_metres_nothing_has_a_range() -> None:
    found = compared(FIVE, 90).loc["current"]
    assert found[["plan_total_low", "plan_total_high", "cumulative_completion_low"]].isna().all()


@pytest.mark.parametrize(
    ("done", "relation"),
    [(283199, "below"), (283200, "unknown"), (377599, "unknown"), (377600, "above")],
)
def test_no_verdict_is_given_where_the_factor_leaves_it_open(done: int, relation: str) -> None:
    found = compared([row(2021, 47.2, "metres")], done, factor(6000, 7000, 8000)).loc["current"]
    assert found["relation"] == relation


def test_without_the_factor_pages_are_unknown() -> None:
    found = compared([row(2021, 47.2, "metres")], 5).loc["current"]
    assert found[["planned", "planned_low", "completion", "plan_total"]].isna().all()
    assert (found["planned_metres"], found["relation"]) == (47.2, "unknown")


def test_pages_given_outright_are_not_overruled_by_metres() -> None:
    found = compared([row(2021, 9), row(2021, 47.2, "metres")], 5, factor(6000, 7000, 8000)).loc["current"]
    assert found["planned"] == 9
    assert found[["planned_metres", "planned_low"]].isna().all()


@law
@given(st.lists(st.integers(0, 10**5), min_size=5, max_size=5), st.integers(1, 10**4), st.integers(0, 10**9))
def test_a_plan_in_metres_compares_like_the_same_in_pages(tenths: list[int], tens: int, done: int) -> None:
    metres = [row(2021 + at, n / 10, "metres") for at, n in enumerate(tenths)]
    pages = [row(2021 + at, n * tens) for at, n in enumerate(tenths)]
    one, other = compared(metres, done, factor(*[tens * 10] * 3)), compared(pages, done)
    own = ("baseline", "planned_metres", "source_place")
    same = [name for name in COMPARISON.names if name not in own and not name.endswith(("_low", "_high"))]
    assert one[same].to_csv() == other[same].to_csv()


@law
@given(st.lists(volume, min_size=5, max_size=5), st.lists(volume, min_size=3, max_size=3), st.integers(2021, 2025))
def test_the_years_of_a_plan_add_up_in_each_baseline(first: list[int], later: list[int], year: int) -> None:
    rows = [row(2021 + at, n) for at, n in enumerate(first)] + [second(2023 + at, n) for at, n in enumerate(later)]
    found = compared(rows, dict.fromkeys(range(2021, year + 1), 1), year=year)
    planned = {"current": [*first[:2], *later], "original": first}
    assert found["plan_total"].to_dict() == {name: sum(years) for name, years in planned.items()}
    until = year - 2020
    assert found["cumulative_planned"].to_dict() == {name: sum(years[:until]) for name, years in planned.items()}
