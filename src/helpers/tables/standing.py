"""Where the work stands: the year beside the one before, and what is digitised of all that is held."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.table import Column, Kind, Table

UP: Final = "up"
DOWN: Final = "down"
SAME: Final = "same"

STANDING: Final = Table(
    "standing",
    "So với năm trước và với tài liệu đang bảo quản",
    ("year", "measure"),
    (
        YEAR,
        MEASURE,
        Column("actual", "Thực hiện", "Tổng khối lượng của các phông trong năm", Kind.WHOLE),
        Column("before", "Năm trước", "Tổng khối lượng của các phông trong năm trước", Kind.WHOLE),
        Column("direction", "Chiều", "Tăng, giảm hay bằng năm trước", among=(UP, DOWN, SAME)),
        Column("change", "Chênh lệch", "Thực hiện trừ năm trước", Kind.WHOLE),
        Column("change_size", "Mức thay đổi", "Chênh lệch so với năm trước, không kể dấu", Kind.WHOLE),
        Column("change_share", "Tỷ lệ thay đổi", "Mức thay đổi chia cho khối lượng năm trước", Kind.NUMBER, "%"),
        Column("first_year", "Tính từ năm", "Năm đầu tiên có số liệu khối lượng", Kind.WHOLE),
        Column(
            "fonds_held",
            "Số phông đang bảo quản",
            "Số phông có số liệu đang bảo quản của đại lượng này",
            Kind.WHOLE,
            "phông",
        ),
        Column("held", "Đang bảo quản", "Tổng khối lượng đang bảo quản của các phông ấy", Kind.WHOLE),
        Column(
            "digitised",
            "Đã số hóa",
            "Tổng khối lượng đã làm của các phông ấy, từ năm đầu tiên có số liệu đến hết năm báo cáo",
            Kind.WHOLE,
        ),
        Column("share_digitised", "Tỷ lệ số hóa", "Đã số hóa chia cho đang bảo quản", Kind.NUMBER, "%"),
        Column(
            "fonds_unlisted",
            "Số phông chưa có số liệu bảo quản",
            "Số phông đã có khối lượng mà số liệu đang bảo quản chưa có; không tính vào tỷ lệ số hóa",
            Kind.WHOLE,
            "phông",
        ),
        Column("source_place", "Nguồn", "Chỗ đọc được khối lượng đang bảo quản", status="reported"),
    ),
)
