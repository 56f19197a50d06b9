"""Every stored table is described, wholly and without contradiction."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

import helpers.tables
from helpers.tables import cleaned, compared, forecasted
from helpers.tables.measures import LABELS, MEASURES, VOLUME
from helpers.tables.table import Column, Kind, Table

NAMES = [module.name for module in pkgutil.iter_modules(helpers.tables.__path__)]
MODULES = [importlib.import_module(f"helpers.tables.{name}") for name in NAMES]
FOUND = [value for module in MODULES for value in vars(module).values() if isinstance(value, Table)]
TABLES = list({id(table): table for table in FOUND}.values())  # one module imports another's
PLAIN = Table("plain", "Bảng", ("a",), (Column("a", "Cột", "Là gì"),))

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def faults(table: Table) -> Iterator[str]:
    """What a description lacks, or says twice."""
    yield from (f"key {name}" for name in table.key if name not in table.names)
    yield from (f"twice {name}" for name in set(table.names) if table.names.count(name) > 1)
    labels = [column.label for column in table.columns]
    yield from (f"label {label}" for label in set(labels) if labels.count(label) > 1)
    for column in table.columns:
        yield from (f"blank {column.name}" for text in (column.label, column.meaning) if not text.strip())
        if column.among and column.kind != Kind.TEXT:
            yield f"among {column.name}"
    yield from ("no key" for _ in (0,) if not table.key)


def same_names(tables: Sequence[Table]) -> set[str]:
    """Names that two tables have."""
    names = [table.name for table in tables]
    return {name for name in names if names.count(name) > 1}


@each_table
def test_a_table_is_described_wholly(table: Table) -> None:
    assert table.title
    assert list(faults(table)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"key": ("b",)}, "key b"),
        ({"key": ()}, "no key"),
        ({"columns": (*PLAIN.columns, Column("a", "Khác", "x"))}, "twice a"),
        ({"columns": (*PLAIN.columns, Column("b", "Cột", "x"))}, "label Cột"),
        ({"columns": (Column("a", "", "x"),)}, "blank a"),
        ({"columns": (Column("a", "Cột", " "),)}, "blank a"),
        ({"columns": (Column("a", "Cột", "x", Kind.WHOLE, among=("x",)),)}, "among a"),
    ],
)
def test_a_fault_of_a_description_is_found(change: dict[str, tuple[str, ...]], fault: str) -> None:
    assert list(faults(replace(PLAIN, **change))) == [fault]  # type: ignore[arg-type]


def test_every_stored_table_has_a_name_of_its_own() -> None:
    assert len(TABLES) >= 15
    assert same_names(list(dict.fromkeys(TABLES))) == set()


def test_a_name_that_stands_twice_is_found() -> None:
    assert same_names([PLAIN, replace(PLAIN, title="x")]) == {"plain"}


@each_table
def test_a_table_without_rows_fits_its_description(table: Table) -> None:
    table.check(table.of([]))


def test_the_measures_have_labels_from_the_coarsest() -> None:
    assert [LABELS[measure] for measure in (*MEASURES, VOLUME)] == ["hồ sơ", "văn bản", "trang", "khối lượng"]


def test_counts_are_told_apart_by_year_and_row_number() -> None:
    row = {"year": 2021, "fonds": "a", "fonds_key": "a", "agency": "a", "agency_key": "a", "level": "other"}
    cleaned.COUNTS.check(cleaned.COUNTS.of([{**row, "number": 1}, {**row, "number": 2}]))


def test_a_quantile_is_meant_by_its_share() -> None:
    assert forecasted.FORECAST.column("q025").meaning == "Giá trị mà khả năng thấp hơn là 2,5%"
    assert forecasted.FORECAST.column("q50").meaning == "Giá trị mà khả năng thấp hơn là 50%"


def test_what_is_given_is_reported_and_what_is_computed_is_not() -> None:
    statuses = {name: compared.COMPARISON.column(name).status for name in ("planned", "actual", "completion")}
    assert statuses == {"planned": "reported", "actual": "derived", "completion": "derived"}
