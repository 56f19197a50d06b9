"""Single conclusions that no other table holds, so that every number in a sentence is a cell somewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from helpers.tables.table import Column, Kind, Table

MEANINGS: Final = {
    column.name: column
    for column in (
        Column(
            "concentration_fonds",
            "Số phông tập trung",
            "Số phông ít nhất, lấy từ nhiều trang đến ít, có tổng số trang từ 80% trở lên",
            unit="phông",
            digits=0,
        ),
        Column(
            "concentration_share",
            "Tỷ trọng tập trung",
            "Tổng số trang của các phông đó chia cho tổng số trang",
            unit="%",
        ),
        Column(
            "largest_share",
            "Tỷ trọng phông lớn nhất",
            "Số trang của phông nhiều trang nhất chia cho tổng số trang",
            unit="%",
        ),
        Column(
            "herfindahl",
            "Chỉ số Herfindahl - Hirschman",
            "Tổng bình phương tỷ trọng trang của các phông; bằng một khi chỉ có một phông",
            digits=3,
        ),
        Column(
            "equal_fonds",
            "Số phông bằng nhau tương đương",
            "Một chia cho chỉ số Herfindahl - Hirschman",
            unit="phông",
        ),
        Column(
            "unusual_fonds",
            "Số phông khác thường",
            "Số phông có tỷ lệ văn bản mỗi hồ sơ hoặc trang mỗi văn bản lệch quá ngưỡng so với các phông cùng loại, "
            "hay so với mọi phông khi chưa đủ phông cùng loại",
            unit="phông",
            digits=0,
        ),
        Column(
            "years_of_history",
            "Số năm có số liệu",
            "Số năm có số liệu dùng cho dự báo",
            unit="năm",
            digits=0,
        ),
        Column("checks_passed", "Phép kiểm tra đạt", "Số phép kiểm tra có kết quả đạt", unit="phép", digits=0),
        Column("checks_noted", "Điều lưu ý", "Số kết quả kiểm tra chỉ để lưu ý", unit="điều", digits=0),
        Column("checks_accepted", "Kết quả được chấp nhận", "Số kết quả không đạt có người chấp nhận", digits=0),
        Column(
            "fonds_reported",
            "Số phông đối chiếu",
            "Số phông trong báo cáo được đối chiếu với phần mềm",
            unit="phông",
            digits=0,
        ),
        Column(
            "fonds_matched",
            "Số phông khớp",
            "Số phông có hồ sơ, văn bản và trang đều khớp với phần mềm",
            unit="phông",
            digits=0,
        ),
        Column(
            "fonds_differing",
            "Số phông lệch",
            "Số phông có ít nhất một khối lượng khác với phần mềm",
            unit="phông",
            digits=0,
        ),
        Column(
            "fonds_unknown",
            "Số phông chưa đối chiếu được",
            "Số phông có khối lượng để trống ở một bên, phần còn lại không lệch",
            unit="phông",
            digits=0,
        ),
        Column(
            "fonds_only_reported",
            "Số phông chỉ có trong báo cáo",
            "Số phông không có trong phần mềm",
            unit="phông",
            digits=0,
        ),
        Column(
            "fonds_only_software",
            "Số phông chỉ có ở phần mềm",
            "Số phông không có trong báo cáo",
            unit="phông",
            digits=0,
        ),
        Column(
            "doubled_rows", "Số dòng lặp mã hồ sơ", "Số dòng của phần mềm ghi lại mã hồ sơ đã có", unit="dòng", digits=0
        ),
        Column("draws", "Số kịch bản", "Số kịch bản mô phỏng của dự báo", unit="kịch bản", digits=0),
    )
}

VALUE: Final = "value"  # the column of single conclusions, each described on its own

FINDINGS: Final = Table(
    "findings",
    "Kết quả tổng hợp",
    ("finding",),
    (
        Column("finding", "Kết luận", "Mã của kết luận", required=True, among=tuple(MEANINGS)),
        Column(VALUE, "Giá trị", "Giá trị", Kind.NUMBER, required=True),
        Column("unit", "Đơn vị", "Đơn vị"),
    ),
)


FINDINGS_CLEAN: Final = replace(FINDINGS, name="findings_clean")
FINDINGS_COMPARE: Final = replace(FINDINGS, name="findings_compare")
FINDINGS_FORECAST: Final = replace(FINDINGS, name="findings_forecast")


def found(**values: float) -> pd.DataFrame:
    """Conclusions by name as a frame of `FINDINGS`; the unit comes from the description."""
    rows = [{"finding": name, "value": value, "unit": MEANINGS[name].unit} for name, value in values.items()]
    return FINDINGS.of(rows)
