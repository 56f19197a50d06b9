"""The tables that a person types in, below `data/raw/`. A blank means unknown.

`source_place` and `fonds_key` are not typed in: the one is the file and the line that the reader found a row in, the
other the name of the fonds as names are compared. `money_unit` is typed in and not kept: whatever the unit, amounts
come out in đồng.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpers.tables.cleaned import MEASURE, SOURCE_PLACE
from helpers.tables.measures import MEASURES, METRES
from helpers.tables.reallocation import REASON_LABELS
from helpers.tables.table import Column, Kind, Table

FOLDER: Final = "data/raw"  # below it the files are named
TARGETS_FILE: Final = "plan/targets.csv"  # or a spreadsheet of the same name
FUNDING_FILE: Final = "plan/funding.csv"
FACTORS_FILE: Final = "plan/factors.csv"
HOLDINGS_FILE: Final = "holdings.csv"
ALIASES_FILE: Final = "aliases.csv"
RESTRICTED_FILE: Final = "restricted.csv"

DONG: Final = "đồng"  # the unit that tells a column of money from one of counts
MONEY_UNITS: Final = (DONG, "nghìn đồng", "triệu đồng", "tỷ đồng")
MONEY_UNIT: Final = Column("money_unit", "Đơn vị tiền", "Đơn vị của ba cột tiền")

KNOWN_FROM: Final = Column("known_from", "Biết từ ngày", "Ngày số liệu được biết, năm-tháng-ngày", status="reported")
SOURCE: Final = Column("source", "Nguồn", "Văn bản nêu số liệu", status="reported")
FONDS: Final = Column("fonds", "Tên phông", "Tên phông, như trong báo cáo", status="reported", required=True)
FONDS_KEY: Final = Column("fonds_key", "Khóa phông", "Tên phông quy về một cách viết, qua bảng tên khác của phông")


def costs_file(year: int) -> str:
    """The file of what each fonds was to cost and did cost in a year, named from `data/raw/`."""
    return f"{year}/costs.csv"


def reasons_file(year: int) -> str:
    """The file of why fonds fell short of the annual plan of a year, named from `data/raw/`."""
    return f"{year}/reasons.csv"


TARGETS: Final = Table(
    "targets",
    "Chỉ tiêu kế hoạch",
    ("plan", "version", "year", "measure", "fonds"),
    (
        Column("plan", "Kế hoạch", "Số hiệu của kế hoạch, như trong project.toml", required=True),
        Column("version", "Bản", "Bản của kế hoạch", required=True),
        Column("effective_from", "Hiệu lực từ", "Ngày bản này có hiệu lực, năm-tháng-ngày", required=True),
        Column("supersedes", "Thay bản", "Bản trước của kế hoạch mà bản này thay thế"),
        KNOWN_FROM,
        Column("year", "Năm", "Năm được giao", Kind.WHOLE, required=True),
        replace(FONDS, meaning="Phông được giao; để trống là cả kế hoạch", required=False),
        FONDS_KEY,
        Column("measure", "Đại lượng", f"{MEASURE.meaning}; hoặc mét giá", required=True, among=(*MEASURES, METRES)),
        Column("planned", "Chỉ tiêu", "Khối lượng được giao cho năm", Kind.NUMBER, status="reported"),
        SOURCE,
        SOURCE_PLACE,
    ),
)

FUNDING: Final = Table(
    "funding",
    "Kinh phí",
    ("plan", "year", "source_of_funds", "known_from"),
    (
        Column("plan", "Kế hoạch", "Số hiệu của kế hoạch, như trong project.toml", required=True),
        Column("year", "Năm", "Năm ngân sách", Kind.WHOLE, required=True),
        Column("source_of_funds", "Nguồn vốn", "Ngân sách tỉnh, ngân sách trung ương, nguồn khác", required=True),
        Column("approved", "Phê duyệt", "Kinh phí được phê duyệt", Kind.WHOLE, DONG, "reported"),
        Column("allocated", "Được cấp", "Kinh phí được cấp", Kind.WHOLE, DONG, "reported"),
        Column("spent", "Thực chi", "Kinh phí đã chi", Kind.WHOLE, DONG, "reported"),
        replace(KNOWN_FROM, required=True),  # money has no day of effect to stand in for it, as a target has
        SOURCE,
        SOURCE_PLACE,
    ),
)

FACTORS: Final = Table(
    "factors",
    "Hệ số quy đổi",
    ("from_measure", "to_measure", "known_from"),
    (
        Column("from_measure", "Quy đổi từ", "Đại lượng của chỉ tiêu", required=True, among=(METRES,)),
        Column("to_measure", "Quy đổi ra", MEASURE.meaning, required=True, among=MEASURES),
        Column("low", "Thấp", "Số ít nhất ứng với một mét giá", Kind.NUMBER, status="reported", required=True),
        Column("likely", "Bình quân", "Số thường gặp ứng với một mét giá", Kind.NUMBER, "", "reported", required=True),
        Column("high", "Cao", "Số nhiều nhất ứng với một mét giá", Kind.NUMBER, status="reported", required=True),
        replace(KNOWN_FROM, required=True),
        SOURCE,
        SOURCE_PLACE,
    ),
)

COSTS: Final = Table(
    "costs",
    "Chi phí theo phông",
    ("fonds",),
    (
        FONDS,
        FONDS_KEY,
        Column("planned", "Dự kiến chi", "Kinh phí mà kế hoạch dành cho phông", Kind.WHOLE, DONG, "reported"),
        Column("spent", "Thực chi", "Kinh phí đã chi cho phông trong năm", Kind.WHOLE, DONG, "reported"),
        SOURCE,
        SOURCE_PLACE,
    ),
)

HOLDINGS: Final = Table(
    "holdings",
    "Tài liệu đang bảo quản",
    ("fonds", "known_from"),
    (
        FONDS,
        FONDS_KEY,
        Column("records", "Hồ sơ", "Số hồ sơ đang bảo quản", Kind.WHOLE, "hồ sơ", "reported"),
        Column("documents", "Văn bản", "Số văn bản đang bảo quản", Kind.WHOLE, "văn bản", "reported"),
        Column("pages", "Trang", "Số trang khổ A4 đang bảo quản", Kind.WHOLE, "trang", "reported"),
        Column("metres", "Mét giá", "Số mét giá đang bảo quản", Kind.NUMBER, "mét giá", "reported"),
        replace(KNOWN_FROM, required=True),
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

CORRECTIONS: Final = Table(
    "corrections",
    "Đính chính báo cáo đã nhận",
    ("place", "expected"),
    (
        Column("place", "Vị trí", "Chỗ trong báo cáo, như thông báo và các bảng nêu", required=True),
        Column("expected", "Giá trị trong báo cáo", "Chữ hoặc số đang có ở chỗ đó", status="reported"),
        Column("corrected", "Giá trị đúng", "Chữ hoặc số thay vào", status="reported", required=True),
        Column("reason", "Lý do", "Lý do đính chính", status="reported", required=True),
        Column("by", "Người đính chính", "Họ tên, chức vụ", status="reported", required=True),
        Column("date", "Ngày", "Ngày đính chính, năm-tháng-ngày", status="reported", required=True),
        replace(SOURCE_PLACE, label="Nơi đính chính", meaning="Tệp và dòng của đính chính"),
    ),
)

ALIASES: Final = Table(
    "aliases",
    "Tên khác của phông",
    ("name", "fonds"),
    (
        Column("name", "Tên trong báo cáo", "Tên như báo cáo viết", status="reported", required=True),
        Column("fonds", "Tên phông", "Phông mà tên ấy chỉ; trùng với tên nếu là một phông riêng", required=True),
        SOURCE_PLACE,
    ),
)

RESTRICTED: Final = Table(
    "restricted",
    "Phông không đưa ra báo cáo công khai",
    ("fonds",),
    (
        replace(FONDS, meaning="Tên phông hạn chế sử dụng hoặc có tài liệu mật"),
        FONDS_KEY,
        Column(
            "reason", "Lý do", "Căn cứ hạn chế hoặc độ mật; không bao giờ được in", status="reported", required=True
        ),
        SOURCE_PLACE,
    ),
)

REASONS: Final = Table(
    "reasons",
    "Lý do phông thực hiện khác chỉ tiêu",
    ("fonds", "reason"),
    (
        FONDS,
        FONDS_KEY,
        Column(
            "reason",
            "Lý do",
            f"Một lý do mỗi dòng: {'; '.join(REASON_LABELS.values())}",
            status="reported",
            required=True,
            among=tuple(REASON_LABELS),
        ),
        Column("note", "Diễn giải", "Lời giải thích; bắt buộc khi là lý do khác", status="reported"),
        replace(SOURCE, meaning="Văn bản nêu lý do"),
        SOURCE_PLACE,
    ),
)
