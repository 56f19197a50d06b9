"""The form of a year's counts, for an office that has no report to put in the folder: fonds by fonds, with the total.

The total is typed in, not computed: it is what tells that a row is wrong or lacking.
"""

from __future__ import annotations

from typing import Final

from helpers.settings import Province
from helpers.write.forms.sheet import Field, Sheet, whole

TOLD: Final = "Số nguyên, không âm; để trống nếu chưa biết."


def counts_form(province: Province, year: int) -> bytes:
    """The form for the counts of a province in a year; the reader takes it as the report received."""
    title = (
        f"BÁO CÁO khối lượng tài liệu lưu trữ đã số hóa năm {year} của {province.full_name}",
        "Mỗi phông một dòng, tên phông viết đủ; dòng đầu là tổng, gõ theo báo cáo gốc chứ không tính lại.",
    )
    return Sheet("Khối lượng", title, _fields(), [["Tổng cộng", None, None, None]]).content()


def _fields() -> list[Field]:
    counts = (
        ("Số hồ sơ", "Hồ sơ đã nhập trường thông tin trong năm."),
        ("Số văn bản", "Văn bản đã nhập trường thông tin trong năm."),
        ("Số trang A4", "Trang khổ A4 đã số hóa trong năm."),
    )
    numbers = [
        Field(name, f"{told} {TOLD}", whole(f"{name}: {TOLD}"), "#,##0", width=16, required=True)
        for name, told in counts
    ]
    named = "Tên phông đầy đủ, kèm địa bàn, ví dụ Phòng Nội vụ huyện …; cùng một cách viết qua các năm."
    return [Field("Tên phông", named, width=60, required=True), *numbers]
