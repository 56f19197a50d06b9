import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers.analyse.forecast import simulate
from helpers.analyse.horizon import Horizon
from helpers.analyse.outlook import finish_table, forecast_table
from helpers.analyse.rounding import round_totals, significant
from helpers.errors import DataError
from helpers.tables.forecasted import FINISH, FORECAST, QUANTILE_NAMES

QUANTILES = list(QUANTILE_NAMES)


def done(*pages: float, first: int = 2021, **others: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"pages": pages, **others}, index=range(first, first + len(pages)), dtype="float64")


def forecast(volumes: pd.DataFrame, last_year: int = 2025, **totals: int) -> pd.DataFrame:
    return forecast_table(Horizon(volumes, 2021, last_year, totals))


def finish(volumes: pd.DataFrame, last_year: int = 2025, **totals: int) -> pd.DataFrame:
    return finish_table(Horizon(volumes, 2021, last_year, totals))


def part(table: pd.DataFrame, **where: object) -> pd.DataFrame:
    for column, value in where.items():
        table = table[table[column] == value]
    return table


REAL = done(330345, records=[2147], documents=[64619])


def test_both_tables_are_as_described() -> None:
    FORECAST.check(forecast(REAL, pages=2_000_000))
    FINISH.check(finish(REAL, pages=2_000_000))


def test_three_scenarios_for_each_measure_and_year_ahead() -> None:
    table = forecast(REAL)
    assert set(table["measure"]) == {"records", "documents", "pages"}
    assert len(table) == 3 * 3 * 4 * len(["yearly", "cumulative"])
    assert set(table["made_in"]) == {2021}


def test_yearly_quantiles_are_those_of_the_draws() -> None:
    row = part(forecast(done(100, 150)), scenario="throughput", quantity="yearly", year=2024).iloc[0]
    drawn = simulate(pd.Series([100.0, 150.0], index=[2021, 2022]), range(2023, 2026))[2024]
    assert list(row[["q10", "q50", "q90"]]) == list(drawn.quantile([0.1, 0.5, 0.9]).round())


def test_quantiles_are_told_to_three_figures() -> None:
    row = part(forecast(REAL), scenario="throughput", quantity="yearly", measure="pages", year=2022).iloc[0]
    assert row["q50"] == 330_000


def test_rounding_keeps_small_numbers_whole_and_large_ones_to_three_figures() -> None:
    volumes = pd.DataFrame({2022: [0.4, 57.6, 999.4, 12345.0, 1_234_567.0]})
    assert list(significant(volumes)[2022]) == [0, 58, 999, 12300, 1_230_000]


@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=4), st.integers(1, 10**8))
@settings(max_examples=10, deadline=None, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes here
def test_quantiles_never_cross_and_what_is_done_stays_done(pages: list[int], total: int) -> None:
    table = forecast(done(*pages), pages=total)
    assert (table[QUANTILES].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)
    assert (part(table, quantity="cumulative")["q025"] >= sum(pages)).all()
    assert part(table, quantity="remaining")["q975"].between(0, max(total - sum(pages), 0)).all()


def test_the_baselines_lie_around_the_last_value_and_the_mean() -> None:
    table = part(forecast(done(100_000, 200_000, 600_000)), quantity="yearly")
    assert list(part(table, scenario="last_value")["q50"]) == [600_000] * 2
    assert list(part(table, scenario="history_mean")["q50"]) == [300_000] * 2
    ratios = table["q90"] / table["q10"]
    assert (ratios.groupby(table["year"]).std() / ratios.groupby(table["year"]).mean()).max() < 0.005


def test_what_remains_mirrors_the_cumulative_volume() -> None:
    table = part(forecast(REAL, pages=10**9), measure="pages", scenario="throughput", year=2025)
    reached, left = (part(table, quantity=quantity).iloc[0] for quantity in ("cumulative", "remaining"))
    assert abs(10**9 - reached["q10"] - left["q90"]) <= 10**9 / 200
    assert part(forecast(REAL, pages=10**9), quantity="remaining", measure="records").empty


def test_a_plan_already_met_has_nothing_left_and_is_sure() -> None:
    assert part(forecast(REAL, pages=300_000), quantity="remaining")["q975"].eq(0).all()
    assert part(finish(REAL, pages=300_000), measure="pages")["probability"].eq(1).all()


def test_years_before_the_period_are_learnt_from_and_not_counted() -> None:
    table = forecast(done(100, 100, 100, first=2019))
    assert part(table, scenario="throughput", year=2022, quantity="cumulative")["q025"].iloc[0] < 300
    fresh = part(forecast(done(100, 100, first=2018)), scenario="throughput", year=2021)
    assert fresh[QUANTILES].drop_duplicates().shape[0] == 1


def test_an_unknown_year_of_the_period_leaves_only_yearly_volumes() -> None:
    volumes = done(100, float("nan"), 120)
    assert set(forecast(volumes, pages=1000)["quantity"]) == {"yearly"}
    assert finish(volumes).empty


def test_an_unknown_measure_is_absent() -> None:
    assert set(forecast(done(100, records=[float("nan")]))["measure"]) == {"pages"}


def test_a_year_of_zero_counts_and_is_not_learnt_from() -> None:
    table = forecast(done(1000, 0))
    assert set(table["scenario"]) == {"throughput", "history_mean"}
    assert part(table, scenario="throughput", quantity="yearly")["q50"].eq(1000).all()
    assert part(table, scenario="history_mean", quantity="yearly")["q50"].eq(500).all()
    assert part(table, quantity="cumulative")["q025"].min() > 1000
    assert forecast(done(0, 0)).empty


def test_a_volume_below_zero_and_an_empty_frame_are_refused() -> None:
    for volumes, code in ((done(-1), "forecast-volume-not-positive"), (done(), "forecast-no-history")):
        with pytest.raises(DataError) as error:
            forecast(volumes)
        assert error.value.code == code


def test_a_period_that_is_over_leaves_empty_tables_of_the_right_types() -> None:
    for table, described in ((forecast(REAL, 2021), FORECAST), (finish(REAL, 2021, pages=10), FINISH)):
        assert table.empty
        assert {name: str(kind) for name, kind in table.dtypes.items()} == {
            column.name: column.kind.value for column in described.columns
        }


def test_a_known_total_is_told_for_each_year_and_five_beyond() -> None:
    table = part(finish(REAL, pages=1_000_000), measure="pages", scenario="throughput")
    assert list(table["by_year"]) == list(range(2022, 2031))
    assert set(table["target"]) == {1_000_000}
    assert table["probability"].is_monotonic_increasing


def test_the_chance_of_a_known_total_is_the_share_of_draws() -> None:
    drawn = simulate(pd.Series([330345.0], index=[2021]), range(2022, 2026))
    share = (330345 + drawn.sum(axis=1) >= 1_000_000).mean()
    row = part(finish(REAL, pages=1_000_000), measure="pages", scenario="throughput", by_year=2025)
    assert row["probability"].iloc[0] == pytest.approx(share, abs=0.0005)


@pytest.mark.parametrize("volumes", [REAL, done(90, 3, 800), done(10**6, 10**6, 10**6, 10**6), done(2)])
def test_an_unknown_total_gives_a_curve_from_nearly_sure_to_nearly_impossible(volumes: pd.DataFrame) -> None:
    table = part(finish(volumes), measure="pages")
    assert set(table["by_year"]) == {2025}
    for _, curve in table.groupby("scenario"):
        assert curve["target"].is_monotonic_increasing and curve["probability"].is_monotonic_decreasing
        assert curve["target"].iloc[0] > volumes["pages"].sum()
        assert curve["probability"].iloc[0] > 0.9 and curve["probability"].iloc[-1] < 0.05
        assert len(curve) < 40


def test_round_totals_are_round_and_widen() -> None:
    assert round_totals(330_345, 550_000, 2_000_000) == [
        400_000, 500_000, 600_000, 700_000, 800_000, 1_000_000, 1_200_000, 1_400_000, 1_500_000, 2_000_000
    ]  # fmt: skip
    assert round_totals(10, 10.4, 13) == [11, 12, 13]


def test_same_volumes_same_bytes() -> None:
    first, again = (forecast(REAL).to_csv() + finish(REAL).to_csv() for _ in range(2))
    assert first == again
