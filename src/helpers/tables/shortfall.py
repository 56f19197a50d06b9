"""The shortfall of a year and its parts, by plan and by cause."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.compared import PLAN
from helpers.tables.table import Column, Kind, Table

TOTAL: Final = "total"
BY_PLAN: Final = ("cut", "execution")
BY_CAUSE: Final = ("allocation", "disbursement", "mix", "unit_cost")

SHORTFALL: Final = Table(
    "shortfall",
    "Phần thiếu so với chỉ tiêu năm, theo kế hoạch và theo nguyên nhân",
    ("plan", "year", "measure", "part"),
    (
        PLAN,
        YEAR,
        MEASURE,
        Column(
            "part",
            "Phần",
            "Cả phần thiếu (total); do kế hoạch năm thấp hơn kế hoạch giai đoạn (cut), do thực hiện thấp hơn kế hoạch "
            "năm (execution); do kinh phí được cấp thấp hơn phê duyệt (allocation), do chưa chi hết (disbursement), "
            "do cơ cấu phông (mix), do đơn giá (unit_cost)",
            required=True,
            among=(TOTAL, *BY_PLAN, *BY_CAUSE),
        ),
        Column(
            "quantity",
            "Khối lượng",
            "Phần thiếu, số âm là vượt. Cả phần thiếu: chỉ tiêu năm trừ thực hiện. Theo kế hoạch: chỉ tiêu giai đoạn "
            "trừ chỉ tiêu của kế hoạch năm; chỉ tiêu của kế hoạch năm trừ thực hiện. Theo nguyên nhân: giá trị "
            "Shapley của từng nguyên nhân, làm tròn sao cho cộng lại đúng bằng cả phần thiếu",
            Kind.WHOLE,
        ),
        Column("size", "Độ lớn", "Khối lượng của phần ấy, không kể dấu", Kind.WHOLE),
        Column(
            "sign",
            "Dấu",
            "Dương là thiếu, âm là vượt; không có con số thì suy từ nhận định của báo cáo",
            required=True,
            among=("positive", "zero", "negative", "zero_or_negative", "zero_or_positive", "unknown"),
        ),
        Column(
            "status",
            "Căn cứ",
            "Tính từ số liệu, theo lời báo cáo, hay chưa biết",
            required=True,
            among=("computed", "as_reported", "unknown"),
        ),
        Column("lacks", "Còn thiếu", "Số liệu còn thiếu để tính được phần ấy, ngăn bằng dấu chấm phẩy"),
        Column("source_place", "Nguồn", "Chỗ đọc được các số liệu hoặc nhận định", status="reported"),
    ),
)
