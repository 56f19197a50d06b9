"""The form of a table that is typed in, from the table's own description: the reader takes what the form offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from helpers.read.typed.typed_header import is_quantity, typed_columns
from helpers.read.typed.typed_in import DATES, FACTORS_OF, WORDS
from helpers.settings import Plan
from helpers.tables.inputs import DONG, MONEY_UNIT, MONEY_UNITS
from helpers.tables.measures import METRES
from helpers.tables.table import Column, Table
from helpers.write.forms.sheet import Field, Rule, Sheet, Value, day, number, one_of, whole

NOTE: Final = "Ô để trống nghĩa là chưa biết. Tiêu đề cột màu sẫm: bắt buộc phải điền. Ngày viết theo năm-tháng-ngày."
DIVISIBLE: Final = ("planned", METRES, *FACTORS_OF)  # may be in shelf metres, which are no whole numbers

WIDE: Final = ("fonds", "name", "reason", "source", "found", "expected", "corrected", "place", "subject", "note")


def typed_form(table: Table, plans: Sequence[Plan], rows: Sequence[Mapping[str, Value]] = ()) -> bytes:
    """A form for a table of `helpers.tables.inputs`.

    Args:
        table: what is to be typed in.
        plans: whose numbers a column of plans offers.
        rows: what is known beforehand, by the names of the columns.
    """
    columns = typed_columns(table)
    filled = [[row.get(column.name) for column in columns] for row in rows]
    return Sheet(table.title[:31], (table.title, NOTE), [_field(column, plans) for column in columns], filled).content()


def _field(column: Column, plans: Sequence[Plan]) -> Field:
    meaning = f"{column.meaning}. {'Bắt buộc.' if column.required else 'Để trống nếu chưa biết.'}"
    width = 34 if column.name in WIDE else 18
    return Field(column.label, meaning, _rule(column, plans), _format(column), width, column.required)


def _rule(column: Column, plans: Sequence[Plan]) -> Rule:
    told = f"{column.label}: {column.meaning}."
    if column.name == "plan":
        return one_of([plan.id for plan in plans], told)
    if column == MONEY_UNIT:
        return one_of(MONEY_UNITS, told)
    if column.among:
        return one_of([WORDS[choice] for choice in column.among], told)
    if column.name in DATES:
        return day(told)
    if not is_quantity(column):
        return whole(told) if column.name == "year" else {}
    return number(told) if column.unit == DONG or column.name in DIVISIBLE else whole(told)


def _format(column: Column) -> str:
    if column.name in DATES:
        return "yyyy-mm-dd"
    if column.name == "year":
        return "0"
    return "#,##0.###" if is_quantity(column) else "@"
