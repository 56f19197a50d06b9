"""Units that a person writes with a number: "tỷ", "triệu đồng", "1000đ", "nghìn trang".

A number may have its unit beside it, in a column of the row, in the heading, or in a note above the table. All that is
said has to agree, since nothing tells which of two is the slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Cell
from helpers.read.headings import units
from helpers.read.name import fold
from helpers.read.number import LARGEST, NumberError, parse_amount
from helpers.tables.inputs import DONG, MONEY_UNITS
from helpers.tables.measures import LABELS, METRES

LARGEST_AMOUNT: Final = 10**15  # đồng: half of what the whole country's budget is a year

_SIZES: Final = {"nghìn": 10**3, "ngàn": 10**3, "ng": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_METRES: Final = dict.fromkeys(("mét giá", "mét", "m giá", "m"), METRES)
_DONG = "đồng việt nam|việt nam đồng|đồng|vnđ|vnd|đ|₫"
_MONEY = re.compile(rf"(?P<size>{'|'.join(_SIZES)}|1[., ]?000(?:[., ]?000){{0,2}})?\s*\.?\s*(?:{_DONG})")
_COUNT = re.compile(r"(?P<size>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?P<of>[^\W\d].*)?")  # "tr" alone may be short for "trang"
_NOTE = re.compile(r"(?P<sure>đvt|đơn vị tính|đơn vị tiền(?: tệ)?|đơn vị)\b\s*[.:]?\s*(?P<unit>[^();,]+)")
_BRACKETED = re.compile(r".*\((?P<unit>[^()]+)\)")
_SUFFIXED = re.compile(r"(?P<amount>.*[0-9])\s*(?P<unit>(?:[^\W\d]|₫).*)")
_NEGATIVE = re.compile(r"[-–−]\s*[0-9].*|\([0-9., ]+\)")


@dataclass(frozen=True)
class Unit:
    """How much one of it is, of what ("đồng", a measure, or empty where that is not said), and where it was read."""

    size: int
    of: str
    text: str
    place: Place


def unit_of(text: str, place: Place) -> Unit | None:
    """The unit that a text says, nothing where it is none: "tr.đ", "VND", "1.000 đồng", "nghìn", "hồ sơ"."""
    said = fold(text).strip(" .:;")
    money = _MONEY.fullmatch(said)
    if money:
        return Unit(_size(money["size"]), DONG, text, place)
    count = _COUNT.fullmatch(said)
    of = _measures().get(count["of"]) if count and count["of"] else ""
    return Unit(_size(count["size"]), of, text, place) if said and count and of is not None else None


def _measures() -> dict[str, str]:
    """The words for what is counted, and for shelf metres, which no report counts."""
    return {**units(), **_METRES}


def _size(word: str | None) -> int:
    return 1 if word is None else _SIZES.get(word) or int(re.sub(r"\D", "", word))


def unit_noted(cell: Cell) -> Unit | None:
    """The unit that a cell above the table says for all of it: "ĐVT: triệu đồng", "Kinh phí (triệu đồng)".

    Raises:
        DataError: it says that it gives a unit, and the unit is not known. "Đơn vị: Sở Nội vụ" says no unit.
    """
    text = fold(cell.text)
    noted = _NOTE.search(text)
    found = noted or _BRACKETED.fullmatch(text)
    unit = unit_of(found["unit"], cell.place) if found else None
    if noted and noted["sure"] != "đơn vị" and unit is None:
        raise unknown(noted["unit"], cell.place)
    return unit


def unknown(text: str, place: Place) -> DataError:
    """The refusal of a unit that is not known."""
    wanted = "; ".join((*MONEY_UNITS, *(LABELS[measure] for measure in dict.fromkeys(_measures().values()))))
    return DataError(Fault("unit-unknown", {"found": text, "wanted": wanted}, place))


def read_dong(cell: Cell, stated: Sequence[Unit]) -> int | None:
    """An amount of money in đồng, nothing where the cell says that there is none.

    Args:
        cell: a number, or a text such as "2.045,7" or "6 tỷ".
        stated: the units said for it elsewhere, the nearest first.

    Raises:
        DataError: it is no amount, no unit is said, two disagree, or one is no unit of money.
    """
    amount, units_said = _measured(cell, stated)
    if amount is None:
        return None
    unit = _agreed(units_said)
    if unit is None:
        known = "; ".join(MONEY_UNITS)
        raise DataError(Fault("unit-absent", {"found": cell.text, "wanted": known}, cell.place))
    _hold_kind(units_said, DONG)
    dong = amount * unit.size
    if dong != int(dong):
        raise DataError(Fault("money-fraction", {"found": cell.text, "unit": unit.text}, cell.place))
    if dong >= LARGEST_AMOUNT:
        raise DataError(Fault("money-large", {"found": cell.text, "unit": unit.text}, cell.place))
    return int(dong)


def read_whole(cell: Cell, stated: Sequence[Unit], measure: str) -> int | None:
    """A whole count of a measure, nothing where the cell says that there is none.

    Args:
        cell: a number, or a text such as "400.000" or "400 nghìn trang".
        stated: the units said for it elsewhere, the nearest first; without any it is the count itself.
        measure: what the row counts.

    Raises:
        DataError: it is no whole count, two units disagree, or one is of another measure.
    """
    amount, units_said = _measured(cell, stated)
    if amount is None:
        return None
    unit = _agreed(units_said)
    _hold_kind(units_said, measure)
    count = amount * (unit.size if unit else 1)
    if count != int(count):
        raise _fraction(cell, amount)
    if count >= LARGEST:
        raise DataError(Fault("number-large", {"found": cell.text}, cell.place))
    return int(count)


def read_decimal(cell: Cell, stated: Sequence[Unit], measure: str) -> float | None:
    """A number of something that can be divided, such as metres of shelf; nothing where the cell says there is none.

    Args:
        cell: a number, or a text such as "1.847,9" or "1.847,9 mét".
        stated: as for `read_whole`.
        measure: what is counted, or what a factor turns it into.

    Raises:
        DataError: it is no number, two units disagree, or one is of another measure.
    """
    amount, units_said = _measured(cell, stated)
    if amount is None:
        return None
    unit = _agreed(units_said)
    _hold_kind(units_said, measure)
    number = amount * (unit.size if unit else 1)
    if number >= LARGEST:
        raise DataError(Fault("number-large", {"found": cell.text}, cell.place))
    return float(number)


def _fraction(cell: Cell, amount: Decimal) -> DataError:
    """A fraction of three digits that a spreadsheet keeps is most likely a dot between thousands that it misread."""
    meant = amount * 1000
    if cell.number is not None and meant == int(meant):
        return DataError(Fault("input-thousands", {"found": cell.text, "meant": str(int(meant))}, cell.place))
    return DataError(Fault("input-fraction", {"found": cell.text}, cell.place))


def _measured(cell: Cell, stated: Sequence[Unit]) -> tuple[Decimal | None, list[Unit]]:
    """The bare number, and the units said for it, its own first."""
    if cell.number is not None:
        return _positive(Decimal(f"{cell.number:.15g}"), cell), list(stated)  # Excel keeps 15 digits, and shows no more
    parts = _SUFFIXED.fullmatch(cell.text)
    own = unit_of(parts["unit"], cell.place) if parts else None
    text = parts["amount"] if parts and own else cell.text
    return _exact(text, cell), [*([own] if own else []), *stated]


def _positive(number: Decimal, cell: Cell) -> Decimal:
    if number < 0:
        raise DataError(Fault("input-negative", {"found": cell.text}, cell.place))
    return number


def _exact(text: str, cell: Cell) -> Decimal | None:
    if _NEGATIVE.fullmatch(text.strip()):
        raise DataError(Fault("input-negative", {"found": cell.text}, cell.place))
    try:
        known = parse_amount(text)
    except NumberError as error:
        raise DataError(Fault(error.code, error.found, cell.place)) from error
    return None if known is None else Decimal(re.sub(r"[.\s]", "", text).replace(",", "."))


def _agreed(said: Sequence[Unit]) -> Unit | None:
    """The nearest of the units, if all are of one size."""
    if not said:
        return None
    other = next((unit for unit in said[1:] if unit.size != said[0].size), None)
    if other:
        told: dict[str, object] = {"found": said[0].text, "other": other.text, "place": str(other.place)}
        raise DataError(Fault("unit-conflict", told, said[0].place))
    return said[0]


def _hold_kind(said: Iterable[Unit], wanted: str) -> None:
    """Money is in đồng, pages are not records; a unit that says no more than "nghìn" is of either."""
    wrong = next((unit for unit in said if unit.of not in ("", wanted)), None)
    if wrong:
        raise DataError(Fault("unit-kind", {"found": wrong.text, "wanted": LABELS.get(wanted, wanted)}, wrong.place))
