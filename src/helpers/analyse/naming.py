"""What a cell of a stored table is, in words: the table, the column, and what tells its row from the others."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.findings import MEANINGS
from helpers.tables.forecasted import QUANTILE_NAMES, QUANTILES
from helpers.tables.measures import LABELS
from helpers.tables.reallocation import REASON_LABELS
from helpers.tables.table import Table

WORDS: Final = {
    **LABELS,
    **REASON_LABELS,
    "all": "tất cả",
    "single": "",
    "fonds": "",
    "place": "địa bàn",
    "agency": "loại cơ quan",
    "province": "",
    "district": "",
    "commune": "",
    "current": "",
    "original": "kế hoạch ban đầu",
    "yearly": "trong năm",
    "cumulative": "lũy kế",
    "remaining": "còn lại",
    "told": "",
    "throughput": "chỉ theo khối lượng",
    "at_rate": "chi theo tỷ lệ đến nay",
    "flat": "giữ mức chi",
    "as_approved": "chi đủ phê duyệt",
    "stop": "ngừng cấp một năm",
    "last_value": "như năm cuối",
    "history_mean": "như bình quân",
    "total_row": "dòng tổng",
    "part": "tổng một phần",
    "prose": "lời văn",
    "total": "cả phần thiếu",
    "cut": "kế hoạch năm so với kế hoạch giai đoạn",
    "execution": "thực hiện so với kế hoạch năm",
    "allocation": "kinh phí được cấp so với phê duyệt",
    "disbursement": "chi so với được cấp",
    "mix": "cơ cấu phông",
    "unit_cost": "đơn giá",
}
_NAMES: Final = {"number": "fonds", "fonds_key": "fonds", "of": "name"}
_SHARES: Final = dict(zip(QUANTILE_NAMES, QUANTILES, strict=True))


def label_of(table: Table, column: str, row: pd.Series) -> str:
    """A cell in words: "Khối lượng số hóa theo phông, trang: Huyện ủy Can Lộc".

    Args:
        table: the stored table.
        column: the name of the column.
        row: the row.
    """
    if "finding" in table.key:
        return MEANINGS[row["finding"]].label
    parts = [_part(table, name, row) for name in table.key]
    told = ", ".join(part for part in dict.fromkeys(parts) if part)
    return f"{table.title}, {_column(table, column)}" + (f": {told}" if told else "")


def _column(table: Table, name: str) -> str:
    """A column's label; a quantile has none but its share."""
    if name in _SHARES:
        return f"phân vị {_SHARES[name] * 100:g}%".replace(".", ",")
    label = table.column(name).label
    return label[:1].lower() + label[1:]


def _part(table: Table, name: str, row: pd.Series) -> str:
    """What a column of the key says: the name for a number or a key, a code in words."""
    named = _NAMES.get(name, name)
    value = row[named] if named in table.names and not pd.isna(row[named]) else row[name]
    return "" if pd.isna(value) else WORDS.get(str(value), str(value))
