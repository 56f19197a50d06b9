"""Rows of a stored table, found by key and by values, and looked up anew when the table is stored anew."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from helpers.project import Project, Stage
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Kind, Table
from helpers.write.fact import Facts
from helpers.write.lookup import Lookup

NUMBERS = Column("pages", "Trang", "Số trang", Kind.WHOLE)
TABLE = Table(
    "held", "Có", ("fonds", "year"), (Column("fonds", "Phông", "Phông"), Column("year", "", "", Kind.WHOLE), NUMBERS)
)
ROWS = TABLE.of(
    [
        {"fonds": "a", "year": 2021, "pages": 5},
        {"fonds": "a", "year": 2022, "pages": None},
        {"fonds": None, "year": 2022, "pages": 7},
    ]
)


def test_rows_are_found_by_one_value_and_by_several() -> None:
    lookup = Lookup(TABLE, ROWS)
    assert lookup.places({"fonds": "a"}) == [0, 1]
    assert lookup.places({"fonds": "a", "year": 2022}) == [1]
    assert lookup.places({"fonds": "b"}) == []


def test_a_missing_value_equals_none() -> None:
    lookup = Lookup(TABLE, ROWS)
    assert lookup.places({"pages": pd.NA}) == lookup.places({"fonds": None}) == []


def test_a_key_leaves_out_what_is_missing() -> None:
    lookup = Lookup(TABLE, ROWS)
    assert [lookup.place(key) for key in ("a.2021", "a.2022", "2022", "b")] == [0, 1, 2, None]


def test_of_two_rows_of_one_key_the_first_counts() -> None:
    assert Lookup(TABLE, pd.concat([ROWS, ROWS], ignore_index=True)).place("a.2022") == 1


def test_each_row_of_the_real_year_is_found_by_its_key(built: Path) -> None:
    for table in STORED.values():
        frame = Stage(Project.open(built).published(2021)).load(table)
        found = [Lookup(table, frame).place(table.key_of(row)) for _, row in frame.iterrows()]
        assert found == list(range(len(frame)))


def test_a_frame_that_facts_give_is_its_readers_own() -> None:
    facts = Facts(lambda _: ROWS)
    own = facts.rows(TABLE)
    own.loc[0, "pages"] = 6
    assert facts.at(TABLE, "a.2021", "pages").value == 5


def test_a_table_stored_anew_is_looked_up_anew(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    facts = Facts(stage.shared)
    stage.save(TABLE, ROWS)
    assert facts.cell(TABLE, "pages", fonds="a", year=2021).printed == "5"
    stage.save(TABLE, ROWS.assign(pages=[9, 9, 9]))
    assert facts.cell(TABLE, "pages", fonds="a", year=2021).printed == "9"
