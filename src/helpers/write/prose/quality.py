"""How far the figures can be trusted: the checks, what is missing and who can supply it."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from helpers.tables.cleaned import CHECKS
from helpers.tables.compared import MISSING
from helpers.tables.findings import FINDINGS_CLEAN
from helpers.tables.inputs import COSTS, FACTORS, FUNDING, HOLDINGS, REASONS, TARGETS
from helpers.tables.measures import LABELS
from helpers.write.block import DataTable, Items, Paragraph
from helpers.write.edition import Edition
from helpers.write.number import date
from helpers.write.prose import outlook
from helpers.write.prose.standing import cell
from helpers.write.prose.years_left import each_year_left
from helpers.write.sentence import Mark, Piece, Sentence, enumerate_vietnamese, join, pointing, say

STATUS = {"pass": "Đạt", "warn": "Lưu ý", "fail": "Không đạt", "accepted": "Được chấp nhận"}
TYPED = {  # the others are targets
    "funding": FUNDING,
    "costs": COSTS,
    "factors": FACTORS,
    "holdings": HOLDINGS,
    "reasons": REASONS,
}
OPTIONAL = ("costs", "factors", "holdings", "fonds_targets", "reasons")  # asked for once, in the list of what lacks
AMOUNTS = {"approved": "phê duyệt", "allocated": "được cấp", "spent": "thực chi", "planned": "dự kiến"}


def checks(edition: Edition) -> DataTable:
    """Every check with its outcome in words; an accepted failure with the person and the reason."""
    rows = edition.facts.rows(CHECKS)
    return DataTable(
        say("Kết quả kiểm tra số liệu của báo cáo đã nhận"),
        ("Kết quả", "Diễn giải"),
        [(STATUS[row["status"]], _told(row)) for _, row in rows.iterrows()],
        style="words",
        name="checks-table",
    )


def outcome(edition: Edition) -> Paragraph:
    """How the checks came out, in one sentence."""
    counted = {
        name: edition.facts.finding(FINDINGS_CLEAN, name)
        for name in ("checks_passed", "checks_noted", "checks_accepted")
    }
    accepted = "" if counted["checks_accepted"].value == 0 else ", {checks_accepted} kết quả không đạt được chấp nhận"
    noted = "không có điều nào cần lưu ý" if counted["checks_noted"].value == 0 else "{checks_noted} điều cần lưu ý"
    told = f"Số liệu đã nhận qua kiểm tra: {{checks_passed}} phép kiểm tra đạt, {noted}"
    return Paragraph([pointing(say(told + accepted + ".", **counted), "checks-table")])


def missing(edition: Edition) -> Items:
    """What no input gives yet, the file and columns where it belongs, and where to look it up."""
    wanted = [_wanted(edition, row) for _, row in edition.facts.rows(MISSING).iterrows()]
    return Items(wanted or [say("Không còn thiếu số liệu nào.")])


def asked(edition: Edition) -> Items:
    """What the figures ask for, beside what the officers propose."""
    lacking = _lacking(edition)
    ask = "Để tính được tỷ lệ hoàn thành và khả năng đạt kế hoạch, đề nghị bổ sung số liệu {lacking} (Phụ lục III)."
    told = [say(ask, lacking=lacking)] if lacking else []
    required = cell(edition, edition.period, "pages", "required_per_year") if edition.period else None
    if edition.period and required and required.value:
        words = "Muốn hoàn thành kế hoạch giai đoạn, {each} cần số hóa {required} trang."
        told.append(say(words, each=each_year_left(edition.period, edition.year), required=required))
    return Items([*told, *outlook.asked(edition)])


def accepted(edition: Edition) -> Sentence | None:
    """That failed checks were accepted, where any was."""
    count = edition.facts.finding(FINDINGS_CLEAN, "checks_accepted")
    if not count.value:
        return None
    return say("{count} kết quả kiểm tra không đạt đã được chấp nhận, nêu ở Phụ lục II.", count=count)


def unknown(edition: Edition) -> Sentence | None:
    """What is unknown, in one sentence, for the head of the report."""
    lacking = _lacking(edition)
    if lacking is None:
        return None
    return say(
        "Chưa có số liệu: {lacking}. Vì vậy chưa tính được các tỷ lệ tương ứng; cách bổ sung nêu ở Phụ lục III.",
        lacking=lacking,
    )


def _lacking(edition: Edition) -> Sentence | None:
    rows = edition.facts.rows(MISSING)
    rows = rows[~rows["kind"].isin(OPTIONAL)]
    told = [_lacked(edition, str(kind), str(what), group) for (kind, what), group in rows.groupby(["kind", "what"])]
    return join(told, "; ") if told else None


def _lacked(edition: Edition, kind: str, what: str, rows: pd.DataFrame) -> Sentence:
    documents = enumerate_vietnamese([say("{name}", name=_document(edition, plan)) for plan in rows["plan"]])
    words = {
        "funding": "kinh phí {what} của năm {year}",
        "targets": "chỉ tiêu năm {year} (số {what}) của {documents}",
        "later_targets": "chỉ tiêu các năm khác của giai đoạn (số {what}) của {documents}",
    }
    pieces: dict[str, Piece | Sentence] = {"what": _enumerated(what), "year": edition.mark, "documents": documents}
    return say(words[kind], **pieces)


def _enumerated(names: str) -> Sentence:
    """Measures and amounts by their labels, fonds by their names."""
    labels = {**LABELS, **AMOUNTS}
    return enumerate_vietnamese([say("{name}", name=labels.get(name, Mark(name))) for name in names.split(";")])


def _told(row: pd.Series) -> Mark:
    if row["status"] != "accepted":
        return Mark(row["message"])
    day = date(dt.date.fromisoformat(row["accepted_on"]))
    return Mark(f"{row['message']} {row['accepted_by']} chấp nhận ngày {day}: {row['reason']}")


def _document(edition: Edition, plan: str) -> Mark:
    return Mark(next(known.document for known in edition.settings.plans if known.id == plan))


def _wanted(edition: Edition, row: pd.Series) -> Sentence:
    words = {
        "targets": "Chỉ tiêu năm {year} (số {what}) theo {document}: điền vào {file}, cột {columns}; "
        "tra trong {document}.",
        "later_targets": "Chỉ tiêu các năm khác của giai đoạn (số {what}) theo {document}: điền vào {file}, cột "
        "{columns}; tra trong {document}.",
        "funding": "Kinh phí {what} của năm {year} theo {document}: điền vào {file}, cột {columns}; "
        "do {body} cung cấp.",
        "costs": "Chi phí {what} của từng phông năm {year}, nếu có: điền vào {file}, cột {columns}; cần để biết cơ cấu "
        "phông ảnh hưởng đến khối lượng ra sao.",
        "factors": "Hệ số quy đổi từ mét giá ra {what}, nếu có: điền vào {file}, cột {columns}.",
        "holdings": "Khối lượng tài liệu đang bảo quản của từng phông (số {what}), nếu có: điền vào {file}, cột "
        "{columns}.",
        "fonds_targets": "Chỉ tiêu năm {year} của từng phông (số {what}) theo {document}, nếu có: điền vào {file}, cột "
        "{columns}; tra trong {document}.",
        "reasons": "Lý do thực hiện thấp hơn chỉ tiêu năm {year} của {what}: điền vào {file}, cột {columns}; do {body} "
        "cung cấp.",
    }
    pieces: dict[str, Piece | Sentence] = {
        "what": _enumerated(row["what"]),
        "document": Mark("") if pd.isna(row["plan"]) else _document(edition, row["plan"]),
        "file": Mark(row["file"]),
        "columns": Mark(labelled(row["kind"], row["columns"])),
        "year": edition.mark,
        "body": Mark(edition.settings.bodies.issuing_name),
    }
    return say(words[row["kind"]], **pieces)


def labelled(kind: str, columns: str) -> str:
    """Columns of a table to be typed in, by label and name: "Chỉ tiêu (planned)"."""
    table = TYPED.get(kind, TARGETS)
    return ", ".join(f"{table.column(name).label} ({name})" for name in columns.split(", "))
