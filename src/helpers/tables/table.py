"""The description of a table: its columns, its key, and the check of a frame against both."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from helpers.errors import RunError

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

Status = Literal["reported", "derived", "estimated"]


class Kind(StrEnum):
    """The type of a column, by the name pandas gives it. All of them can be missing."""

    WHOLE = "Int64"
    NUMBER = "float64"
    TEXT = "str"


@dataclass(frozen=True)
class Column:
    """One column: the name in files, the Vietnamese label, and what its values mean or how they are computed.

    `status` says where the values come from: read in a document, derived by arithmetic, or estimated by a model.
    A number is stored with `decimals`, so that the bytes do not depend on the processor, and printed with `digits`.
    """

    name: str
    label: str
    meaning: str
    kind: Kind = Kind.TEXT
    unit: str = ""
    status: Status = "derived"
    required: bool = False
    among: tuple[str, ...] = ()
    decimals: int = 6
    digits: int = 1

    def typed(self, values: pd.Series) -> pd.Series:
        """Values of this type, numbers rounded."""
        typed = values.astype(self.kind.value)
        return typed.round(self.decimals) if self.kind == Kind.NUMBER else typed


@dataclass(frozen=True)
class Table:
    """A stored table: one row per observation, told apart by `key`."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The columns' names in their stored order."""
        return [column.name for column in self.columns]

    def column(self, name: str) -> Column:
        """The description of one column.

        Raises:
            KeyError: the table has no such column.
        """
        return next(column for column in self.columns if column.name == name)

    def typed(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The frame with these columns in this order, of these types, numbers rounded; a lacking column is missing."""
        full = frame.reindex(columns=self.names)
        typed = {column.name: column.typed(full[column.name]) for column in self.columns}
        return pd.DataFrame(typed, index=full.index)  # a column at a time: pandas takes thrice as long for all at once

    def key_of(self, row: pd.Series | Mapping[Hashable, Any]) -> str:
        """What tells a row from the others, in one text."""
        return ".".join(str(row[name]) for name in self.key if not pd.isna(row[name]))

    def of(self, rows: list[dict[str, object]]) -> pd.DataFrame:
        """A typed frame of rows, also when there are none."""
        return self.typed(pd.DataFrame(rows, columns=self.names, dtype="object"))  # floats have whole numbers to 2^53

    def check(self, frame: pd.DataFrame) -> None:
        """Hold a frame against this description.

        Raises:
            RunError: a type, a required or allowed value, or the uniqueness of the key is violated; all are named.
        """
        from pandera.errors import SchemaErrors  # takes a second to import, and only saving needs it

        try:
            self.schema().validate(frame.reset_index(drop=True), lazy=True)
        except SchemaErrors as error:
            cases = error.failure_cases[["column", "check", "failure_case"]].itertuples(index=False)
            found = "; ".join(dict.fromkeys(" ".join(map(str, case)) for case in cases))
            raise RunError("table-broken", table=self.name, found=found) from error

    def schema(self) -> DataFrameSchema:
        """This description as a pandera schema."""
        import pandera.pandas as pa

        def _described(column: Column) -> pa.Column:
            allowed = pa.Check.isin(list(column.among)) if column.among else None
            return pa.Column(
                column.kind.value,
                allowed,
                nullable=not column.required,
                title=column.label,
                description=column.meaning,
            )

        columns = {column.name: _described(column) for column in self.columns}
        return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(self.key), name=self.name)
