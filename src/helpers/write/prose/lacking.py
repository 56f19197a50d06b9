"""What keeps a part of the shortfall from being computed, and the file and the columns where it belongs."""

from __future__ import annotations

from typing import Final

from helpers.tables.inputs import COSTS, FOLDER, FUNDING, FUNDING_FILE, TARGETS, TARGETS_FILE, costs_file
from helpers.tables.measures import LABELS
from helpers.tables.table import Table
from helpers.write.edition import Edition
from helpers.write.prose.part import baseline, cell
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, join, say

TYPED: Final = {  # what a part lacks: the table and the column where it is typed in
    "target": (TARGETS, "planned", "chỉ tiêu năm theo {period}"),
    "annual_target": (TARGETS, "planned", "chỉ tiêu theo {annual}"),
    "approved": (FUNDING, "approved", "kinh phí phê duyệt"),
    "allocated": (FUNDING, "allocated", "kinh phí được cấp"),
    "spent": (FUNDING, "spent", "kinh phí thực chi"),
    "planned_costs": (COSTS, "planned", "dự kiến chi của từng phông có chỉ tiêu"),
    "spent_costs": (COSTS, "spent", "thực chi của từng phông đã làm"),
    "fonds_targets": (TARGETS, "planned", "chỉ tiêu của từng phông"),
}
WITHOUT_FIGURE: Final = {  # what no column lacks, and yet keeps a part from being computed
    "done": "bảng khối lượng của báo cáo đã nhận còn để trống số {measure} của một hoặc nhiều phông",
    "zero": "chỉ tiêu, khối lượng hoặc một khoản kinh phí bằng không nên không có đơn giá để so",
    "costs_beyond": "tổng chi của các phông lớn hơn kinh phí thực chi, đề nghị kiểm tra lại",
}


def to_type(edition: Edition, measure: str, parts: tuple[str, ...]) -> list[Sentence]:
    """What the parts lack, the file and the columns of each, in one sentence; what no column can mend in others."""
    found = [str(cell(edition, measure, part, "lacks").value or "") for part in parts]
    lacks = list(dict.fromkeys(name for lacking in found for name in lacking.split(";") if name))
    tables = dict.fromkeys(TYPED[name][0] for name in TYPED if name in lacks)
    wanted = [_typed(edition, table, [name for name in TYPED if name in lacks]) for table in tables]
    hindered = [WITHOUT_FIGURE[name].format(measure=LABELS[measure]) for name in lacks if name in WITHOUT_FIGURE]
    told = [say("Để tính đủ, cần điền {wanted}.", wanted=join(wanted, "; "))] if wanted else []
    return [*told, *(say(f"Lưu ý: {words}.") for words in hindered)]


def _typed(edition: Edition, table: Table, names: list[str]) -> Sentence:
    """What is to be typed into one file."""
    mine = [name for name in names if TYPED[name][0] == table]
    columns = dict.fromkeys(table.column(TYPED[name][1]) for name in mine)
    period, annual = (Mark(plan.document if plan else "") for plan in (baseline(edition), edition.annual))
    words = enumerate_vietnamese([say(TYPED[name][2], period=period, annual=annual) for name in mine])
    return say(
        "{words} (tệp {file}, cột {columns})",
        words=words,
        file=Mark(f"{FOLDER}/{_file(edition, table)}"),
        columns=Mark(", ".join(f"{column.label} ({column.name})" for column in columns)),
    )


def _file(edition: Edition, table: Table) -> str:
    return {TARGETS.name: TARGETS_FILE, FUNDING.name: FUNDING_FILE}.get(table.name, costs_file(edition.year))
