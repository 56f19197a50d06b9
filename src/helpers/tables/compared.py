"""The tables that the second notebook leaves of the plans and the money, and of what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.table import Column, Kind, Table

PLAN = Column("plan", "Kế hoạch", "Số hiệu của kế hoạch", required=True)

CURRENT: Final = "current"
ORIGINAL: Final = "original"

COMPARISON: Final = Table(
    "comparison",
    "Thực hiện so với kế hoạch",
    ("plan", "year", "measure", "baseline"),
    (
        PLAN,
        Column(
            "baseline",
            "Chỉ tiêu nào",
            "Chỉ tiêu có hiệu lực vào ngày báo cáo (current), hay chỉ tiêu ban đầu của kế hoạch đã sửa (original)",
            required=True,
            among=(CURRENT, ORIGINAL),
        ),
        Column("version", "Bản", "Bản kế hoạch giao chỉ tiêu của năm", status="reported"),
        YEAR,
        MEASURE,
        Column(
            "planned_metres",
            "Kế hoạch năm tính bằng mét giá",
            "Số mét giá kế hoạch giao cho năm, khi kế hoạch không giao bằng chính đại lượng này",
            Kind.NUMBER,
            "mét giá",
            "reported",
        ),
        Column(
            "planned",
            "Kế hoạch năm",
            "Khối lượng kế hoạch giao cho năm; số mét giá thì nhân hệ số quy đổi",
            Kind.WHOLE,
            status="reported",
        ),
        Column("planned_low", "Kế hoạch năm, thấp", "Số mét giá được giao nhân hệ số quy đổi thấp", Kind.WHOLE),
        Column("planned_high", "Kế hoạch năm, cao", "Số mét giá được giao nhân hệ số quy đổi cao", Kind.WHOLE),
        Column("actual", "Thực hiện", "Tổng khối lượng của các phông trong năm", Kind.WHOLE),
        Column("completion", "Tỷ lệ hoàn thành", "Thực hiện chia cho kế hoạch năm", Kind.NUMBER, "%"),
        Column("completion_low", "Tỷ lệ thấp", "Thực hiện chia cho kế hoạch năm, mức cao", Kind.NUMBER, "%"),
        Column("completion_high", "Tỷ lệ cao", "Thực hiện chia cho kế hoạch năm, mức thấp", Kind.NUMBER, "%"),
        Column("cumulative_planned", "Kế hoạch lũy kế", "Tổng kế hoạch từ năm đầu đến năm báo cáo", Kind.WHOLE),
        Column("cumulative_actual", "Thực hiện lũy kế", "Tổng thực hiện từ năm đầu đến năm báo cáo", Kind.WHOLE),
        Column(
            "cumulative_completion",
            "Tỷ lệ lũy kế",
            "Thực hiện lũy kế chia cho kế hoạch lũy kế",
            Kind.NUMBER,
            "%",
        ),
        Column(
            "cumulative_completion_low",
            "Tỷ lệ lũy kế thấp",
            "Thực hiện lũy kế chia cho kế hoạch lũy kế, phần giao bằng mét giá tính theo hệ số cao",
            Kind.NUMBER,
            "%",
        ),
        Column(
            "cumulative_completion_high",
            "Tỷ lệ lũy kế cao",
            "Thực hiện lũy kế chia cho kế hoạch lũy kế, phần giao bằng mét giá tính theo hệ số thấp",
            Kind.NUMBER,
            "%",
        ),
        Column("plan_total", "Kế hoạch cả giai đoạn", "Tổng kế hoạch của mọi năm trong giai đoạn", Kind.WHOLE),
        Column("plan_total_low", "Cả giai đoạn, thấp", "Tổng kế hoạch, mét giá tính theo hệ số thấp", Kind.WHOLE),
        Column("plan_total_high", "Cả giai đoạn, cao", "Tổng kế hoạch, mét giá tính theo hệ số cao", Kind.WHOLE),
        Column("remaining", "Còn lại", "Kế hoạch cả giai đoạn trừ thực hiện lũy kế, không dưới không", Kind.WHOLE),
        Column(
            "required_per_year",
            "Cần mỗi năm",
            "Khối lượng còn lại chia đều cho các năm còn lại của giai đoạn, làm tròn lên",
            Kind.WHOLE,
        ),
        Column(
            "relation",
            "So với kế hoạch",
            "Thực hiện đứng thế nào so với kế hoạch năm",
            required=True,
            among=("below", "met", "above", "met_or_above", "unknown"),
        ),
        Column(
            "relation_status",
            "Căn cứ",
            "Tính từ số liệu, theo lời báo cáo, hay chưa biết",
            required=True,
            among=("computed", "as_reported", "unknown"),
        ),
        Column("source_place", "Nguồn", "Chỗ đọc được kế hoạch hoặc nhận định", status="reported"),
    ),
)

ALL_SOURCES: Final = "all"  # the source of funds of a row that sums the others

MONEY: Final = Table(
    "money",
    "Kinh phí",
    ("plan", "year", "source_of_funds"),
    (
        PLAN,
        YEAR,
        Column("source_of_funds", "Nguồn vốn", "Nguồn vốn; dòng all là mọi nguồn", required=True),
        Column("approved_vnd", "Phê duyệt", "Kinh phí được phê duyệt", Kind.WHOLE, "đồng", "reported"),
        Column("allocated_vnd", "Được cấp", "Kinh phí được cấp", Kind.WHOLE, "đồng", "reported"),
        Column("spent_vnd", "Thực chi", "Kinh phí đã chi", Kind.WHOLE, "đồng", "reported"),
        Column("allocation_rate", "Tỷ lệ cấp", "Được cấp chia cho phê duyệt", Kind.NUMBER, "%"),
        Column("disbursement_rate", "Tỷ lệ giải ngân", "Thực chi chia cho được cấp", Kind.NUMBER, "%"),
        Column("records", "Hồ sơ", "Tổng số hồ sơ của năm, trên dòng mọi nguồn", Kind.WHOLE, "hồ sơ"),
        Column("documents", "Văn bản", "Tổng số văn bản của năm, trên dòng mọi nguồn", Kind.WHOLE, "văn bản"),
        Column("pages", "Trang", "Tổng số trang của năm, trên dòng mọi nguồn", Kind.WHOLE, "trang"),
        *(
            Column(
                f"cost_per_{one}_vnd",
                f"Chi cho một {label}",
                f"Thực chi chia cho số {label} của năm",
                Kind.NUMBER,
                "đồng",
                digits=0,
            )
            for one, label in (("record", "hồ sơ"), ("document", "văn bản"), ("page", "trang"))
        ),
        Column("source_place", "Nguồn", "Tệp và dòng của số liệu", status="reported"),
    ),
)

MISSING: Final = Table(
    "missing",
    "Số liệu còn thiếu",
    ("kind", "plan"),
    (
        Column(
            "kind",
            "Loại",
            "Chỉ tiêu, kinh phí, chi phí theo phông, hệ số quy đổi, tài liệu đang bảo quản, hay chỉ tiêu và lý do của "
            "từng phông",
            required=True,
            among=("targets", "later_targets", "funding", "costs", "factors", "holdings", "fonds_targets", "reasons"),
        ),
        replace(PLAN, required=False),  # costs, a factor and what is held are of no plan
        Column(
            "what", "Số liệu", "Các đại lượng, khoản tiền hay phông chưa có, ngăn bằng dấu chấm phẩy", required=True
        ),
        Column("file", "Tệp", "Tệp cần bổ sung", required=True),
        Column("columns", "Cột", "Các cột cần điền", required=True),
    ),
)
