"""A stored table whose rows are found by their key or by the values of columns, in a look-up made once.

A page asks for some two thousand cells; to go through a table for each took a fifth of the time of a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping

import pandas as pd

from helpers.tables.table import Table


class Lookup:
    """The rows of one table, as its frame was when the look-up was made; whoever has it changes no row."""

    def __init__(self, table: Table, frame: pd.DataFrame) -> None:
        self.frame = frame
        self._table = table
        self._places: dict[tuple[str, ...], Mapping[tuple[Hashable, ...], list[int]]] = {}
        self._keys: dict[str, int] = {}
        self._rows: dict[int, pd.Series] = {}

    def places(self, where: Mapping[str, object]) -> list[int]:
        """The places of the rows in which the named columns have the given values; a missing value equals none."""
        columns = tuple(where)
        if columns not in self._places:
            self._places[columns] = self._grouped(columns)
        return self._places[columns].get(tuple(where.values()), [])

    def place(self, key: str) -> int | None:
        """The place of the first row of a key."""
        if not self._keys:
            named = self.frame[list(self._table.key)].to_dict("records")
            for place, row in reversed(list(enumerate(named))):
                self._keys[self._table.key_of(row)] = place
        return self._keys.get(key)

    def row(self, place: int) -> pd.Series:
        """The row at a place."""
        if place not in self._rows:
            self._rows[place] = self.frame.iloc[place]
        return self._rows[place]

    def _grouped(self, columns: tuple[str, ...]) -> Mapping[tuple[Hashable, ...], list[int]]:
        known = self.frame[list(columns)].notna().all(axis="columns").tolist()
        found = defaultdict(list)
        for place, values in enumerate(zip(*(self.frame[column].tolist() for column in columns), strict=True)):
            if known[place]:
                found[values].append(place)
        return dict(found)
