"""A fact is a cell of a stored table. Every number that the report prints is one.

The cell gives the value, the table's description the unit and the formula, the row the place in the file as received.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import Literal

import pandas as pd

from helpers.tables.findings import VALUE
from helpers.tables.naming import described
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Table
from helpers.write.lookup import Lookup
from helpers.write.number import MISSING, printed

Value = float | int | str | None


@dataclass(frozen=True)
class Fact:
    """One value and where it comes from.

    `table`, `key` and `column` name the cell. `status` is "missing" where the cell is blank or the row is absent; such
    a fact prints "chưa có số liệu".
    """

    table: str
    key: str
    column: str
    printed: str
    value: Value
    unit: str
    status: Literal["reported", "derived", "estimated", "missing"]
    formula: str
    source_place: str

    @property
    def id(self) -> str:
        """The cell's name in `facts.csv` and in the page: without spaces, so that a link can point to it."""
        return ".".join((self.table, self.key, self.column)).replace(" ", "-")

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.status != "missing"

    @property
    def whole(self) -> int:
        """The value as a whole number.

        Raises:
            TypeError: the fact is missing or no whole number.
        """
        if not isinstance(self.value, int):
            raise TypeError(f"{self.id} is no whole number")
        return self.value

    def record(self) -> dict[str, Value]:
        """All fields with the id in front, for `facts.csv`."""
        return {"id": self.id, **asdict(self)}


RECORD = ("id", *(field.name for field in fields(Fact)))


class Facts:
    """The cells of a year's stored tables, looked up by what tells their rows apart; `load` gives a stored table."""

    def __init__(self, load: Callable[[Table], pd.DataFrame]) -> None:
        self._load = load
        self._lookups: dict[str, Lookup] = {}

    def rows(self, table: Table, **where: object) -> pd.DataFrame:
        """The rows of a table in which the named columns have the given values."""
        lookup = self._lookup(table)
        return lookup.frame.iloc[lookup.places(where)] if where else lookup.frame.copy(deep=False)

    def cell(self, table: Table, column: str, **where: object) -> Fact:
        """The fact in one cell; a missing fact when no row fits.

        Raises:
            LookupError: several rows fit, so the fact would be ambiguous.
        """
        lookup = self._lookup(table)
        found = lookup.places(where)
        if len(found) > 1:
            raise LookupError(f"{len(found)} rows of {table.name} where {where}")
        if not found:
            return _fact(table, table.column(column), ".".join(str(value) for value in where.values()), None, "")
        return fact_of(table, column, lookup.row(found[0]))

    def finding(self, table: Table, name: str) -> Fact:
        """A single conclusion; its meaning is the formula."""
        return self.cell(table, VALUE, finding=name)

    def again(self, fact: Fact) -> Fact:
        """The fact that stands in the same cell of the tables as they are stored now.

        Raises:
            KeyError: there is no such table or column.
        """
        return self.at(STORED[fact.table], fact.key, fact.column)

    def at(self, table: Table, key: str, column: str) -> Fact:
        """The fact in a cell by the key of its row; a missing fact when there is no such row.

        Raises:
            KeyError: there is no such column.
        """
        row = self._row(table, key)
        return _fact(table, table.column(column), key, None, "") if row is None else fact_of(table, column, row)

    def row(self, fact: Fact) -> pd.Series | None:
        """The row that a fact stands in; nothing when the table has none of its key."""
        return self._row(STORED[fact.table], fact.key)

    def _row(self, table: Table, key: str) -> pd.Series | None:
        lookup = self._lookup(table)
        place = lookup.place(key)
        return None if place is None else lookup.row(place)

    def _lookup(self, table: Table) -> Lookup:
        """The look-up of a table, made anew when the table has been stored anew."""
        frame = self._load(table)
        if table.name not in self._lookups or self._lookups[table.name].frame is not frame:
            self._lookups[table.name] = Lookup(table, frame)
        return self._lookups[table.name]


def fact_of(table: Table, column: str, row: pd.Series) -> Fact:
    """The fact in one column of a row of a stored table."""
    places = [row.get("source_file"), row.get("source_place")]
    place = ", ".join(str(place) for place in places if place is not None and not pd.isna(place))
    return _fact(table, replace(described(table, column, row), name=column), table.key_of(row), row[column], place)


def _fact(table: Table, column: Column, key: str, value: Value, place: str) -> Fact:
    absent = value is None or bool(pd.isna(value))
    plain = None if absent or value is None else value if isinstance(value, str) else _plain(value)
    return Fact(
        table=table.name,
        key=key,
        column=column.name,
        printed=MISSING if plain is None else printed(plain, column),
        value=plain,
        unit=column.unit,
        status="missing" if plain is None else column.status,
        formula=column.meaning,
        source_place=place,
    )


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() else float(value)
