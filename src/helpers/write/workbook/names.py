"""The names of the sheets: Vietnamese, at most 31 characters, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from helpers.tables.table import Table

LONGEST: Final = 31  # Microsoft, "Rename a worksheet"; these signs are refused there as well
CONTENTS, MEANINGS, PRINTED = "Đọc trước", "Giải thích các cột", "Con số đã in"
SHORT: Final = {
    "verdicts": "Nhận định về kế hoạch",
    "findings_clean": "Kết luận từ kiểm tra",
    "findings_compare": "Kết luận từ so sánh",
    "findings_forecast": "Kết luận từ dự báo",
    "path": "Lộ trình giai đoạn",
    "standing": "So với năm trước",
    "shortfall": "Phần thiếu theo nguyên nhân",
    "reallocation": "Chỉ tiêu từng phông",
    "reallocation_totals": "Chuyển khối lượng",
}
_REFUSED = re.compile(r"[\[\]:*?/\\']")


def sheet_names(tables: Iterable[Table]) -> Mapping[str, str]:
    """The names of the tables' sheets by table: a short form by hand, else the title as far as it fits."""
    names: dict[str, str] = {}
    taken = {name.casefold() for name in (CONTENTS, MEANINGS, PRINTED)}  # Excel tells no capitals apart
    for table in tables:
        names[table.name] = _free(_fitting(SHORT.get(table.name, table.title), LONGEST), taken)
        taken.add(names[table.name].casefold())
    return names


def _fitting(title: str, longest: int) -> str:
    """The title, or as many of its words as fit."""
    plain = _REFUSED.sub(" ", title).strip()
    if len(plain) <= longest:
        return plain
    return plain[: longest + 1].rpartition(" ")[0].rstrip(" ,;") or plain[:longest]


def _free(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free.casefold() in taken:
        ending = f" ({number})"
        free, number = _fitting(name, LONGEST - len(ending)) + ending, number + 1
    return free
