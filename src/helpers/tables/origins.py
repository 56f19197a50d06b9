"""What a report is made from: the files that were read for a year, and the software that read them."""

from __future__ import annotations

from typing import Final

from helpers.tables.table import Column, Kind, Table

SOURCES: Final = Table(
    "sources",
    "Tệp đã đọc",
    ("file",),
    (
        Column("file", "Tệp", "Tệp đã nhận, tính từ thư mục dự án", status="reported", required=True),
        Column("what", "Nội dung", "Tệp chứa gì", required=True),
        Column("bytes", "Số byte", "Kích thước của tệp", Kind.WHOLE, "byte", required=True),
        Column("sha256", "SHA-256", "Mã SHA-256 của nội dung tệp, viết bằng chữ số thập lục phân", required=True),
    ),
)

VERSIONS: Final = Table(
    "versions",
    "Phần mềm đã dùng",
    ("name",),
    (
        Column("name", "Phần mềm", "Tên của phần mềm hoặc thư viện", required=True),
        Column("version", "Phiên bản", "Phiên bản đã dùng để lập báo cáo", required=True),
    ),
)
