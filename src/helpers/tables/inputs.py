"""The tables that a person types in, below `data/raw/`. A blank means unknown.

`source_place` is not typed in: it is the file and the line that the reader found a row in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpers.tables.cleaned import MEASURE, SOURCE_PLACE
from helpers.tables.measures import MEASURES
from helpers.tables.table import Column, Kind, Table

FOLDER: Final = "data/raw"  # below it the two files of the plans are named
TARGETS_FILE: Final = "plan/targets.csv"
FUNDING_FILE: Final = "plan/funding.csv"
DONG: Final = 9  # decimals of an amount in billions, so that not one đồng is lost

KNOWN_FROM: Final = Column("known_from", "Biết từ ngày", "Ngày số liệu được biết, năm-tháng-ngày", status="reported")
SOURCE: Final = Column("source", "Nguồn", "Văn bản nêu số liệu", status="reported")

TARGETS: Final = Table(
    "targets",
    "Chỉ tiêu kế hoạch",
    ("plan", "version", "year", "measure"),
    (
        Column("plan", "Kế hoạch", "Số hiệu của kế hoạch, như trong project.toml", required=True),
        Column("version", "Bản", "Bản của kế hoạch", required=True),
        Column("effective_from", "Hiệu lực từ", "Ngày bản này có hiệu lực, năm-tháng-ngày", required=True),
        KNOWN_FROM,
        Column("year", "Năm", "Năm được giao", Kind.WHOLE, required=True),
        Column("measure", "Đại lượng", MEASURE.meaning, required=True, among=MEASURES),
        Column("planned", "Chỉ tiêu", "Khối lượng được giao cho năm", Kind.WHOLE, status="reported"),
        SOURCE,
        SOURCE_PLACE,
    ),
)

FUNDING: Final = Table(
    "funding",
    "Kinh phí",
    ("plan", "year", "source_of_funds"),
    (
        Column("plan", "Kế hoạch", "Số hiệu của kế hoạch, như trong project.toml", required=True),
        Column("year", "Năm", "Năm ngân sách", Kind.WHOLE, required=True),
        Column("source_of_funds", "Nguồn vốn", "Ngân sách tỉnh, ngân sách trung ương, nguồn khác", required=True),
        Column("approved", "Phê duyệt", "Kinh phí được phê duyệt", Kind.NUMBER, status="reported", decimals=DONG),
        Column("allocated", "Được cấp", "Kinh phí được cấp", Kind.NUMBER, status="reported", decimals=DONG),
        Column("spent", "Thực chi", "Kinh phí đã chi", Kind.NUMBER, status="reported", decimals=DONG),
        Column(
            "money_unit",
            "Đơn vị tiền",
            "Đơn vị của ba cột tiền",
            required=True,
            among=("đồng", "nghìn đồng", "triệu đồng", "tỷ đồng"),
        ),
        replace(KNOWN_FROM, required=True),  # money has no day of effect to stand in for it, as a target has
        SOURCE,
        SOURCE_PLACE,
    ),
)

ACCEPTED: Final = Table(
    "accepted",
    "Kết quả kiểm tra được chấp nhận",
    ("check", "subject"),
    (
        Column("check", "Phép kiểm tra", "Mã của phép kiểm tra không đạt", required=True),
        Column("subject", "Đối tượng", "Đối tượng của phép kiểm tra, như trong checks.csv", required=True),
        Column("found", "Giá trị chấp nhận", "Giá trị mà phép kiểm tra tìm thấy, như trong checks.csv", required=True),
        Column("reason", "Lý do", "Lý do chấp nhận", status="reported", required=True),
        Column("by", "Người chấp nhận", "Họ tên, chức vụ", status="reported", required=True),
        Column("date", "Ngày", "Ngày chấp nhận, năm-tháng-ngày", status="reported", required=True),
        SOURCE_PLACE,
    ),
)
