"""Where a fact comes from, in words: the row that its cell is in, and the cells that it is computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd

from helpers.tables.findings import MEANINGS, VALUE
from helpers.tables.formulas import inputs_of
from helpers.tables.measures import LABELS
from helpers.tables.reallocation import REASON_LABELS
from helpers.tables.stored import STORED
from helpers.write.fact import Fact, Facts
from helpers.write.number import chance, whole

STATUS: Final = {
    "reported": "số liệu nguồn",
    "derived": "tính toán",
    "estimated": "dự báo",
    "missing": "chưa có số liệu",
}
SKIPPED: Final = ("group", "of", "level", "fonds_key", "number", "source_place")
CODES: Final[Mapping[str, str]] = {
    **LABELS,
    "current": "chỉ tiêu hiện hành",
    "original": "chỉ tiêu ban đầu",
    "place": "địa bàn",
    "agency": "loại cơ quan",
    "single": "các cơ quan chỉ có một phông",
    "fonds": "phông",
    "yearly": "khối lượng từng năm",
    "cumulative": "khối lượng lũy kế",
    "remaining": "khối lượng còn lại",
    "throughput": "mô hình theo khối lượng đã làm",
    "last_value": "bằng năm cuối",
    "history_mean": "bằng bình quân các năm",
    "at_rate": "chi theo tỷ lệ đến nay của kinh phí phê duyệt",
    "flat": "kinh phí giữ như năm cuối",
    "as_approved": "chi đủ kinh phí phê duyệt",
    "stop": "ngừng cấp kinh phí một năm",
    "total": "cả phần thiếu",
    "cut": "phần do chỉ tiêu năm khác kế hoạch giai đoạn",
    "execution": "phần do thực hiện khác chỉ tiêu năm",
    "allocation": "phần do kinh phí được cấp",
    "disbursement": "phần do mức chi",
    "mix": "phần do cơ cấu phông",
    "unit_cost": "phần do đơn giá",
    "total_row": "dòng tổng của bảng",
    "part": "dòng tổng của một phần",
    "prose": "lời văn",
    **REASON_LABELS,
}
SAID: Final[Mapping[str, str]] = {
    "year": "năm {}",
    "by_year": "đến hết năm {}",
    "target": "tổng cần đạt {}",
    "plan": "kế hoạch {}",
    "chance": "khả năng {}",
    "source_of_funds": "nguồn vốn {}",
    "assumption": "giả định {}",
}
PRINTED: Final[Mapping[str, Any]] = {"target": whole, "chance": chance}
WHOLE_ROW: Final = {"profile": "tất cả các phông", "backlog": "tất cả các phông", "money": "mọi nguồn vốn"}
ALL: Final = "all"
MIDDLE: Final = "q50"


def title_of(fact: Fact) -> str:
    """What a fact is called: the label of its column or of its conclusion."""
    if fact.column == VALUE:
        return MEANINGS[fact.key].label
    label = STORED[fact.table].column(fact.column).label
    return {MIDDLE: "Trung vị", fact.column: "Phân vị"}[fact.column] if label == fact.column else label


def row_words(fact: Fact, stored: Facts) -> str:
    """Which row of its table a fact stands in: "phông Ủy ban nhân dân huyện Can Lộc", "hồ sơ, năm 2021".

    Blank for a conclusion of its own, and for a row that the table does not have.
    """
    row = stored.row(fact)
    if row is None or fact.column == VALUE:
        return ""
    told = [*_named(fact.table, row), *_keyed(STORED[fact.table].key, row)]
    return ", ".join(dict.fromkeys(filter(None, told)))


def inputs(fact: Fact, stored: Facts) -> list[Fact]:
    """The facts that a fact is computed from, as far as its formula names single cells that are known."""
    table = STORED[fact.table]
    cells = [stored.at(table, key, column) for key, column in inputs_of(fact.table, fact.key, fact.column)]
    return [cell for cell in cells if cell.known]


def with_inputs(facts: Sequence[Fact], stored: Facts) -> list[Fact]:
    """The facts and, after them, those that they are computed from; each once."""
    return list(dict.fromkeys([*facts, *(cell for fact in facts for cell in inputs(fact, stored))]))


def _named(table: str, row: pd.Series) -> list[str]:
    """The fonds, the place or the kind of agency of a row, or that it sums all of them."""
    if ALL in (row.get("of"), row.get("fonds_key"), row.get("source_of_funds")):
        return [WHOLE_ROW[table]]
    group, name = row.get("group", ""), row.get("name", row.get("fonds"))
    if group == "single" or pd.isna(name):
        return [CODES.get(group, "")]
    return [" ".join(filter(None, (CODES.get(group or "fonds", ""), str(name))))]


def _keyed(key: Sequence[str], row: pd.Series) -> list[str]:
    """The columns that tell the row apart, in words; those that its name has said are left out."""
    return [_said(name, row[name]) for name in key if name not in SKIPPED and not pd.isna(row[name])]


def _said(name: str, value: object) -> str:
    if isinstance(value, str) and value != ALL:
        coded = ", ".join(CODES.get(code, code) for code in value.split(";"))
        return SAID.get(name, "{}").format(coded)
    return SAID[name].format(PRINTED.get(name, str)(value)) if name in SAID and value != ALL else ""
