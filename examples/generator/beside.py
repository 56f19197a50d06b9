"""What is typed in beside a report: costs and reasons by fonds, corrections, accepted checks, other names of fonds."""

from __future__ import annotations

import datetime as dt
from typing import Final

from generator.documents import ANNUAL, NOTICE, SIMULATED
from generator.model import NOT_SCANNED, Work, Year
from generator.plan import millions
from generator.typed import table
from generator.words import dotted

ALIAS: Final = {  # as the report of 2022 spells it, and as all others do
    "Phòng LĐ, TB và XH huyện Hòa Lâm": "Phòng Lao động - Thương binh và Xã hội huyện Hòa Lâm"
}
SLIP: Final = (2021, "Phòng Tài chính - Kế hoạch huyện Vân Khê")  # two digits of its pages change places

BY: Final = "Nguyễn Văn Mẫu, Trưởng phòng (nhân vật mô phỏng)"
NOTES: Final = {
    "large_sheets": "Bản vẽ, sơ đồ khổ lớn",
    "unsigned": "Nhiều văn bản không có chữ ký, con dấu",
    "fragile": "Giấy mỏng, mực mờ",
    "not_arranged": "Phông chưa chỉnh lý xong",
    "other": "Máy scan hỏng vào cuối năm",
}


def slipped(pages: int) -> int:
    """The count with two neighbouring digits swapped: the last two that differ."""
    digits = list(str(pages))
    at = max(n for n in range(len(digits) - 1) if digits[n] != digits[n + 1])
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


def reported_name(year: int, name: str) -> str:
    """The name of a fonds as the report of a year spells it."""
    return next((alias for alias, fonds in ALIAS.items() if year == 2022 and fonds == name), name)


def aliases() -> str:
    """The other names."""
    return table(("name", "fonds"), list(ALIAS.items()), note=NOTICE)


def costs(year: Year) -> str:
    """What each fonds was to cost under the annual plan, and what was paid for it."""
    source = f"{SIMULATED}: hồ sơ thanh toán năm {year.year}"
    rows = [
        (work.fonds.name, *(millions(amount) for amount in (work.planned_cost, work.spent)), "triệu đồng", source)
        for work in year.works
    ]
    return table(("fonds", "planned", "spent", "money_unit", "source"), rows)


def reasons(year: Year) -> str:
    """Why fonds fell short of the annual plan."""
    source = f"{SIMULATED}: biên bản điều chỉnh {ANNUAL[year.year].named}"
    rows = [(work.fonds.name, work.reason, NOTES[work.reason], source) for work in year.works if work.reason]
    return table(("fonds", "reason", "note", "source"), rows)


def corrections(work: Work, place: str) -> str:
    """The correction of the one slip; `place` is the cell as messages name it."""
    reason = f"Gõ đảo hai chữ số ({SIMULATED.lower()})"
    row = (place, dotted(slipped(work.pages)), dotted(work.pages), reason, BY, dt.date(2022, 1, 20))
    return table(("place", "expected", "corrected", "reason", "by", "date"), [row])


def accepted(year: Year) -> str:
    """The one failed check that a person accepts: documents entered and not all scanned."""
    work = next(work for work in year.works if (year.year, work.fonds.name) == NOT_SCANNED)
    found = f"{dotted(work.pages)} trang, {dotted(work.documents)} văn bản, {dotted(work.records)} hồ sơ"
    reason = f"Văn bản đã nhập, scan tiếp vào năm sau ({SIMULATED.lower()})"
    row = ("order", work.fonds.name, found, reason, BY, dt.date(2024, 1, 22))
    return table(("check", "subject", "found", "reason", "by", "date"), [row])
