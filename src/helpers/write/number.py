"""Numbers, shares and dates as a Vietnamese report prints them: 330.345, 87,5%, 25/11/2020."""

from __future__ import annotations

import datetime as dt

from babel.numbers import format_decimal

from helpers.tables.table import Column, Kind

MISSING = "chưa có số liệu"
VIETNAMESE = "vi"
MINUS = "\u2212"
LEAST = 0.01  # one percent: finer than the simulation and the model can tell


def whole(value: float) -> str:
    """A count with dots between the thousands."""
    return _minus(str(format_decimal(round(value), format="#,##0", locale=VIETNAMESE)))


def decimal(value: float, digits: int) -> str:
    """A number with that many places after the comma."""
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return _minus(str(format_decimal(round(value, digits), format=pattern, locale=VIETNAMESE)))


def share(value: float, digits: int) -> str:
    """A part of one as a percentage, without a space before the sign; rounding never makes it the whole."""
    least = 10.0**-digits / 100
    rounded = round(value, digits + 2)
    if value != 1 and rounded == 1:
        rounded = 1 - least if value < 1 else 1 + least
    return decimal(rounded * 100, digits) + "%"


def chance(value: float) -> str:
    """A probability in whole percent; what a model gives is never printed as certain or impossible."""
    bounded = min(max(value, LEAST), 1 - LEAST)
    words = "dưới " if value < LEAST else "trên " if value > 1 - LEAST else ""
    return words + share(bounded, 0)


def date(day: dt.date) -> str:
    """A date in figures; a day under 10 and the months 1 and 2 get a leading 0 (Decree 30/2020/NĐ-CP, annex I)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def _minus(text: str) -> str:
    """A number below zero with the sign of that name, as wide as a figure, where the locale writes a hyphen."""
    return text.replace("-", MINUS)


def printed(value: float | str, column: Column) -> str:
    """A value as its column prints it."""
    if isinstance(value, str):
        return value
    if column.unit == "%":
        return chance(value) if column.status == "estimated" else share(value, column.digits)
    return whole(value) if column.kind == Kind.WHOLE else decimal(value, column.digits)
