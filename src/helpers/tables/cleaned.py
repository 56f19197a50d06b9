"""The tables that the first notebook leaves: what the report as received says, and how it was checked."""

from __future__ import annotations

from typing import Final

from helpers.tables.measures import MEASURES, VOLUME
from helpers.tables.table import Column, Kind, Table

SOURCE_FILE = Column("source_file", "Tệp nguồn", "Tệp đã nhận, tính từ thư mục dự án", status="reported")
SOURCE_PLACE = Column("source_place", "Vị trí", "Chỗ đọc được trong tệp nguồn: bảng, dòng", status="reported")
YEAR = Column("year", "Năm", "Năm báo cáo", Kind.WHOLE, required=True)
MEASURE = Column("measure", "Đại lượng", "Hồ sơ, văn bản hay trang", required=True, among=(*MEASURES, VOLUME))

COUNTS: Final = Table(
    "counts",
    "Khối lượng số hóa theo phông",
    ("year", "number"),
    (
        YEAR,
        Column("number", "STT", "Thứ tự của phông trong bảng đã nhận, từ một", Kind.WHOLE, required=True),
        Column(
            "fonds",
            "Tên phông",
            "Tên phông, viết như trong báo cáo đã nhận",
            status="reported",
            required=True,
        ),
        Column("fonds_key", "Khóa phông", "Tên phông quy về một cách viết để so giữa các năm", required=True),
        Column("agency", "Cơ quan", "Phần tên phông chỉ cơ quan hình thành phông", required=True),
        Column("agency_key", "Khóa cơ quan", "Tên cơ quan quy về một cách viết để so giữa các địa bàn", required=True),
        Column(
            "level",
            "Cấp",
            "Cấp của cơ quan, suy từ tên phông",
            required=True,
            among=("province", "district", "commune", "other"),
        ),
        Column("place", "Địa bàn", "Địa danh ở cuối tên phông"),
        Column("records", "Hồ sơ", "Hồ sơ đã nhập trường thông tin", Kind.WHOLE, "hồ sơ", "reported"),
        Column("documents", "Văn bản", "Văn bản đã nhập trường thông tin", Kind.WHOLE, "văn bản", "reported"),
        Column("pages", "Trang", "Trang khổ A4 đã số hóa", Kind.WHOLE, "trang", "reported"),
        SOURCE_FILE,
        SOURCE_PLACE,
    ),
)

ALL_ROWS: Final = "all"

STATED: Final = Table(
    "stated",
    "Số tổng mà báo cáo nêu",
    ("origin", "of", "measure"),
    (
        Column(
            "origin",
            "Nơi nêu",
            "Dòng tổng của cả bảng, dòng tổng của một phần, hay lời văn",
            required=True,
            among=("total_row", "part", "prose"),
        ),
        Column("of", "Tổng của", 'Phần được cộng; "all" là tất cả các phông', required=True),
        Column("first", "Từ STT", "Thứ tự của phông đầu tiên được cộng", Kind.WHOLE),
        Column("last", "Đến STT", "Thứ tự của phông cuối cùng được cộng", Kind.WHOLE),
        MEASURE,
        Column("stated", "Số nêu", "Số tổng đọc được", Kind.WHOLE, status="reported", required=True),
        SOURCE_FILE,
        SOURCE_PLACE,
    ),
)

CHECKS: Final = Table(
    "checks",
    "Kiểm tra số liệu",
    ("check", "subject"),
    (
        Column("check", "Phép kiểm tra", "Mã của phép kiểm tra", required=True),
        Column("status", "Kết quả", "Kết quả", required=True, among=("pass", "warn", "fail", "accepted")),
        Column("subject", "Đối tượng", "Đại lượng, phông hay tệp được kiểm tra", required=True),
        Column("expected", "Cần có", "Giá trị lẽ ra phải có"),
        Column("found", "Tìm thấy", "Giá trị đọc được"),
        SOURCE_PLACE,
        Column("message", "Diễn giải", "Kết quả kiểm tra bằng lời", required=True),
        Column("accepted_by", "Người chấp nhận", "Người chấp nhận kết quả không đạt", status="reported"),
        Column("accepted_on", "Ngày chấp nhận", "Ngày chấp nhận, năm-tháng-ngày", status="reported"),
        Column("reason", "Lý do", "Lý do chấp nhận", status="reported"),
    ),
)

PASSAGES: Final = Table(
    "passages",
    "Lời văn của báo cáo đã nhận",
    ("part", "number"),
    (
        Column(
            "part",
            "Mục",
            "Mục của báo cáo",
            required=True,
            among=("implementation", "selection", "advantages", "difficulties", "solutions", "proposals"),
        ),
        Column("number", "Thứ tự", "Thứ tự của đoạn trong mục", Kind.WHOLE, required=True),
        Column("text", "Nguyên văn", "Nguyên văn của đoạn", status="reported", required=True),
        SOURCE_FILE,
        SOURCE_PLACE,
    ),
)

VERDICTS: Final = Table(
    "verdicts",
    "Nhận định của báo cáo về kế hoạch",
    ("plan", "source_place"),
    (
        Column("plan", "Kế hoạch", "Số hiệu của kế hoạch", required=True),
        MEASURE,
        Column(
            "relation",
            "So với kế hoạch",
            "Thực hiện đứng thế nào so với kế hoạch",
            required=True,
            status="reported",
            among=("below", "met_or_above", "above", "met"),
        ),
        Column(
            "identified",
            "Cách nhận ra kế hoạch",
            "Câu văn nêu số hiệu kế hoạch, hay chỉ hiểu được theo văn cảnh",
            required=True,
            among=("named", "context"),
        ),
        Column("quote", "Nguyên văn", "Câu nhận định trong báo cáo", status="reported", required=True),
        SOURCE_FILE,
        SOURCE_PLACE,
    ),
)
