"""What the archive software counts, and how the reported counts stand to it."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, SOURCE_FILE, SOURCE_PLACE
from helpers.tables.table import Column, Kind, Table

_KEY = Column("fonds_key", "Khóa phông", "Tên phông quy về một cách viết để so giữa các nguồn", required=True)

SOFTWARE: Final = Table(
    "software",
    "Khối lượng trong phần mềm theo phông",
    ("fonds_key",),
    (
        _KEY,
        Column("fonds", "Tên phông", "Cách viết gặp nhiều nhất", status="reported", required=True),
        Column("records", "Hồ sơ", "Số mã hồ sơ khác nhau", Kind.WHOLE, "hồ sơ", required=True),
        Column(
            "documents",
            "Văn bản",
            "Cộng số văn bản của các hồ sơ, hoặc số dòng khi mỗi dòng là một văn bản",
            Kind.WHOLE,
            "văn bản",
        ),
        Column("pages", "Trang", "Cộng số trang của các dòng", Kind.WHOLE, "trang"),
        Column("rows", "Dòng", "Số dòng của phông", Kind.WHOLE, "dòng", required=True),
        Column(
            "doubled",
            "Dòng lặp",
            "Số dòng ghi lại một mã hồ sơ đã có, khi mỗi dòng là một hồ sơ",
            Kind.WHOLE,
            "dòng",
            required=True,
        ),
        Column("doubled_code", "Mã lặp", "Một mã hồ sơ ghi nhiều hơn một lần", status="reported"),
        Column(
            "documents_blank", "Dòng trống số văn bản", "Số dòng để trống số văn bản", Kind.WHOLE, "dòng", required=True
        ),
        Column("pages_blank", "Dòng trống số trang", "Số dòng để trống số trang", Kind.WHOLE, "dòng", required=True),
        Column(
            "closed",
            "Dòng không mở",
            "Số dòng hạn chế sử dụng hoặc mật; trống khi không có cột nêu",
            Kind.WHOLE,
            "dòng",
        ),
        SOURCE_FILE,
    ),
)

MATCHED: Final = "matched"
DIFFERS: Final = "differs"
ONLY_REPORTED: Final = "only_reported"
ONLY_SOFTWARE: Final = "only_software"
UNKNOWN: Final = "unknown"
KINDS: Final = (MATCHED, DIFFERS, ONLY_REPORTED, ONLY_SOFTWARE, UNKNOWN)

RECONCILIATION: Final = Table(
    "reconciliation",
    "Đối chiếu với phần mềm",
    ("number", "measure"),
    (
        Column(
            "number",
            "Thứ tự",
            "Thứ tự của phông: như trong báo cáo, rồi đến phông chỉ có ở phần mềm",
            Kind.WHOLE,
            required=True,
        ),
        _KEY,
        Column(
            "fonds",
            "Tên phông",
            "Tên phông, viết như trong báo cáo, nếu không thì như trong phần mềm",
            status="reported",
            required=True,
        ),
        MEASURE,
        Column("reported", "Báo cáo", "Khối lượng báo cáo nêu", Kind.WHOLE, status="reported"),
        Column("software", "Phần mềm", "Khối lượng cộng từ dữ liệu xuất của phần mềm", Kind.WHOLE),
        Column("difference", "Chênh lệch", "Phần mềm trừ báo cáo", Kind.WHOLE),
        Column(
            "kind",
            "Kết quả",
            "Khớp, lệch, chỉ có một bên, hay chưa đối chiếu được vì một bên để trống",
            required=True,
            among=KINDS,
        ),
        SOURCE_PLACE,
    ),
)
