"""What a cell of a stored table is, in words: the table, the column, and what tells its row from the others."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.findings import MEANINGS, VALUE
from helpers.tables.forecasted import QUANTILE_NAMES, QUANTILES
from helpers.tables.measures import LABELS
from helpers.tables.reallocation import REASON_LABELS
from helpers.tables.released import CHANGES, NEW, OLD
from helpers.tables.stored import STORED
from helpers.tables.table import Column, Table

WORDS: Final = {
    **LABELS,
    **REASON_LABELS,
    "all": "tất cả",
    "single": "",
    "fonds": "",
    "place": "địa bàn",
    "agency": "loại cơ quan",
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
    "spread": "mức thay đổi hằng năm",
    "unlike": "khác biệt giữa các cơ quan lưu trữ",
    "reverting": "phần thay đổi mất đi ngay năm sau",
    "lasting": "phần thay đổi lặp lại về sau",
    "rare": "khả năng có thay đổi lớn khác thường",
    "larger": "độ lớn của thay đổi khác thường",
    "renewed": "khả năng các năm tới khác các năm đã có",
    "cost_spread": "mức thay đổi của đơn giá",
    "rate_spread": "mức lệch của tỷ lệ chi",
    "money_weight": "tỷ trọng của cách tính từ kinh phí",
    "decided": "phần lệch chung của các năm khi khối lượng do quyết định",
    "together": "tương quan giữa số trang còn lại và khối lượng các năm tới",
    "budget": "mức kinh phí mỗi năm",
}
UNSAID: Final = ("level",)
_NAMES: Final = {"number": "fonds", "fonds_key": "fonds", "of": "name"}
_SHARES: Final = dict(zip(QUANTILE_NAMES, QUANTILES, strict=True))


def described(table: Table, column: str, row: pd.Series) -> Column:
    """What a cell means: a conclusion on its own, a changed number as the cell that changed."""
    if column == VALUE:
        return MEANINGS[row["finding"]]
    if table is CHANGES and column in (OLD, NEW):
        return MEANINGS[row["key"]] if row["column"] == VALUE else STORED[row["table"]].column(row["column"])
    return table.column(column)


def label_of(table: Table, column: str, row: pd.Series) -> str:
    """A cell in words: "Khối lượng số hóa theo phông, trang: Huyện ủy Can Lộc".

    Args:
        table: the stored table.
        column: the name of the column.
        row: the row.
    """
    if "finding" in table.key:
        return MEANINGS[row["finding"]].label
    parts = [_part(table, name, row) for name in table.key if name not in UNSAID]
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
