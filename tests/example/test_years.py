"""The five years as built: what each page tells, and that the tables hold what the generator drew."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from lxml import html

from generator.beside import ALIAS, BY, SLIP, slipped
from generator.model import NOT_SCANNED, Year
from generator.software import DIFFERENCES
from generator.words import dotted, said
from helpers.project import Project, Stage
from helpers.read.name import fold
from helpers.read.released import edition_numbers
from helpers.tables.cleaned import CHECKS, COUNTS
from helpers.tables.compared import ALL_SOURCES, COMPARISON, CURRENT, MISSING, MONEY, ORIGINAL
from helpers.tables.inputs import CORRECTIONS
from helpers.tables.reconciled import RECONCILIATION
from helpers.tables.scored import SCORE
from helpers.tables.standing import STANDING

pytestmark = pytest.mark.xdist_group("example")
EACH = pytest.mark.parametrize("year", range(2021, 2026))
LARGEST = 250_000  # bytes of a page


def tables(example: Path, year: int) -> Stage:
    return Stage(Project.open(example).published(year))


def told(example: Path, year: int) -> str:
    """The text of a page."""
    page = html.parse(str(example / f"outputs/{year}/bao-cao-{year}.html")).getroot()
    return " ".join(page.text_content().split())


@EACH
def test_a_page_is_there_and_not_large(example: Path, year: int) -> None:
    assert 50_000 < (example / f"outputs/{year}/bao-cao-{year}.html").stat().st_size < LARGEST


@EACH
def test_every_fonds_has_the_counts_that_were_drawn(example: Path, drawn: dict[int, Year], year: int) -> None:
    counts = tables(example, year).load(COUNTS)
    found = counts[["records", "documents", "pages"]].astype(int).values.tolist()
    assert found == [[work.records, work.documents, work.pages] for work in drawn[year].done]


@EACH
def test_the_work_of_a_year_is_held_against_both_plans(example: Path, drawn: dict[int, Year], year: int) -> None:
    rows = tables(example, year).load(COMPARISON).query("measure == 'pages' and baseline == @CURRENT")
    period, annual = rows["planned"].astype(int)
    assert annual == sum(work.planned for work in drawn[year].works)
    assert list(rows["actual"].astype(int)) == [drawn[year].total("pages")] * 2
    assert period > drawn[year].total("pages") >= annual


@EACH
def test_work_adds_up_over_the_years(example: Path, drawn: dict[int, Year], year: int) -> None:
    rows = tables(example, year).load(COMPARISON).query("measure == 'pages' and baseline == @CURRENT")
    done = sum(found.total("pages") for found in drawn.values() if found.year <= year)
    assert int(rows["cumulative_actual"].iloc[0]) == done


@EACH
def test_the_revision_shows_two_baselines_from_its_year_on(example: Path, year: int) -> None:
    rows = tables(example, year).load(COMPARISON).query("plan == '88/QĐ-UBND'")
    assert set(rows["baseline"]) == ({CURRENT, ORIGINAL} if year >= 2023 else {CURRENT})
    assert ("Kế hoạch đã được điều chỉnh" in told(example, year)) == (year >= 2023)


@EACH
def test_money_is_known_for_the_years_until_then(example: Path, drawn: dict[int, Year], year: int) -> None:
    rows = tables(example, year).load(MONEY).set_index("year")
    assert rows.loc[rows["source_of_funds"] == ALL_SOURCES, "spent_vnd"].to_dict() == {
        past: sum(funds.spent for funds in drawn[past].funds) for past in drawn if past <= year
    }


@EACH
def test_nothing_is_said_to_be_missing(example: Path, year: int) -> None:
    assert tables(example, year).load(MISSING).empty


@EACH
def test_the_share_of_what_is_held_is_known(example: Path, year: int) -> None:
    shares = tables(example, year).load(STANDING).set_index("measure")["share_digitised"]
    assert 0.05 < float(shares["pages"]) < 0.7


@EACH
def test_a_page_quotes_the_officers(example: Path, year: int) -> None:
    page = told(example, year)
    assert all(text in page for texts in said(year).values() for text in texts)


def test_the_correction_is_told(example: Path, drawn: dict[int, Year]) -> None:
    year, name = SLIP
    pages = next(work.pages for work in drawn[year].works if work.fonds.name == name)
    row = tables(example, year).load(CORRECTIONS).iloc[0]
    assert (row["expected"], row["corrected"]) == (dotted(slipped(pages)), dotted(pages))
    assert dotted(slipped(pages)) in told(example, year)


@pytest.mark.parametrize("year", list(DIFFERENCES))
def test_the_differences_to_the_software_are_told(example: Path, year: int) -> None:
    differ, page = DIFFERENCES[year], told(example, year)
    rows = tables(example, year).load(RECONCILIATION).query("measure == 'pages'").set_index("fonds")
    kinds = rows["kind"].to_dict()
    assert kinds[differ.more] == kinds[differ.doubled] == "differs"
    assert (kinds[differ.lacking], kinds[differ.added]) == ("only_reported", "only_software")
    assert int(rows["difference"][differ.more]) == differ.pages
    assert all(name in page for name in (differ.more, differ.lacking, differ.added))
    assert list(rows["kind"]).count("matched") == len(rows) - 4


def test_the_accepted_check_is_printed_with_its_person(example: Path) -> None:
    year, name = NOT_SCANNED
    checks = tables(example, year).load(CHECKS).query("status == 'accepted'")
    assert list(checks["subject"]) == [name]
    assert BY in told(example, year)


def test_a_fonds_spelt_otherwise_is_the_same(example: Path) -> None:
    ((alias, name),) = ALIAS.items()
    counts = tables(example, 2022).load(COUNTS).set_index("fonds")
    assert counts.loc[alias, "fonds_key"] == fold(name)


@EACH
def test_each_forecast_released_before_is_scored(example: Path, drawn: dict[int, Year], year: int) -> None:
    rows = tables(example, year).load(SCORE).query("role == 'told' and measure == 'pages' and quantity == 'yearly'")
    made = [(int(row["made_in"]), int(row["year"])) for _, row in rows.iterrows()]
    assert made == [(before, came) for came in range(2022, year + 1) for before in range(2021, came)]
    assert list(rows["actual"]) == [drawn[came].total("pages") for _, came in made]
    assert ("Chưa có dự báo nào đã phát hành" in told(example, year)) == (year == 2021)


@EACH
def test_a_scored_forecast_is_the_one_that_was_released(example: Path, year: int) -> None:
    for _, row in tables(example, year).load(SCORE).iterrows():
        file = example / f"outputs/editions/{row['made_in']}/{row['edition']}/tables/forecast.csv"
        released = pd.read_csv(file, dtype="str").set_index(["scenario", "measure", "quantity", "year"])
        cell = (row["scenario"], row["measure"], row["quantity"], str(row["year"]))
        assert int(released["q50"][cell]) == row["q50"]


@EACH
def test_each_year_is_released_as_its_first_edition(example: Path, year: int) -> None:
    assert edition_numbers(Project.open(example), year) == [1]
    assert f"Đây là bản thứ 1 của báo cáo năm {year}." in told(example, year)


@EACH
def test_the_checks_note_nothing_unforeseen(example: Path, year: int) -> None:
    foreseen = {"file-unread", "encoding-inferred", "unusual-ratio", "name-completed"}
    foreseen |= (
        {"software-differs", "software-lacks", "report-lacks", "software-doubled"} if year in DIFFERENCES else set()
    )
    assert set(tables(example, year).load(CHECKS).query("status == 'warn'")["check"]) <= foreseen
