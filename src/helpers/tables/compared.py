"""The tables that the second notebook leaves: the counts held against the plans, the money, and each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpers.tables.cleaned import MEASURE, SOURCE_FILE, SOURCE_PLACE, YEAR
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
        Column("plan_total", "Kế hoạch cả giai đoạn", "Tổng kế hoạch của mọi năm trong giai đoạn", Kind.WHOLE),
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
        Column(
            "unit_cost_vnd", "Chi cho một trang", "Thực chi chia cho số trang của năm", Kind.NUMBER, "đồng", digits=0
        ),
        Column("source_place", "Nguồn", "Tệp và dòng của số liệu", status="reported"),
    ),
)

PROFILE: Final = Table(
    "profile",
    "Cơ cấu khối lượng",
    ("group", "of", "level"),
    (
        Column("group", "Nhóm", "Gộp theo gì", required=True, among=("all", "place", "fonds")),
        Column("of", "Của", "Địa bàn, hay số thứ tự của phông trong bảng đã nhận; với tất cả là all", required=True),
        Column("name", "Tên", "Tên địa bàn hay tên phông"),
        Column("level", "Cấp", "Cấp của địa bàn", among=("province", "district", "commune", "other")),
        Column("fonds_count", "Số phông", "Số phông trong nhóm", Kind.WHOLE, "phông", required=True),
        Column("records", "Hồ sơ", "Cộng số hồ sơ của các phông trong nhóm", Kind.WHOLE, "hồ sơ"),
        Column("documents", "Văn bản", "Cộng số văn bản của các phông trong nhóm", Kind.WHOLE, "văn bản"),
        Column("pages", "Trang", "Cộng số trang của các phông trong nhóm", Kind.WHOLE, "trang"),
        Column(
            "pages_per_document", "Trang mỗi văn bản", "Số trang chia cho số văn bản", Kind.NUMBER, "trang", digits=2
        ),
        Column(
            "documents_per_record",
            "Văn bản mỗi hồ sơ",
            "Số văn bản chia cho số hồ sơ",
            Kind.NUMBER,
            "văn bản",
        ),
        Column("pages_per_record", "Trang mỗi hồ sơ", "Số trang chia cho số hồ sơ", Kind.NUMBER, "trang"),
        Column("share_of_records", "Tỷ trọng hồ sơ", "Số hồ sơ của nhóm chia cho tổng số hồ sơ", Kind.NUMBER, "%"),
        Column(
            "share_of_documents",
            "Tỷ trọng văn bản",
            "Số văn bản của nhóm chia cho tổng số văn bản",
            Kind.NUMBER,
            "%",
        ),
        Column("share_of_pages", "Tỷ trọng trang", "Số trang của nhóm chia cho tổng số trang", Kind.NUMBER, "%"),
        Column("rank", "Hạng", "Thứ tự theo số trang trong nhóm, từ nhiều đến ít", Kind.WHOLE),
        Column(
            "cumulative_share",
            "Tỷ trọng lũy kế",
            "Tỷ trọng trang của các hạng đến hạng này",
            Kind.NUMBER,
            "%",
        ),
        Column("unusual", "Khác thường", "Tỷ lệ nào lệch quá ngưỡng so với trung vị các phông"),
        SOURCE_FILE,
        SOURCE_PLACE,
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
            "Chỉ tiêu, kinh phí, hệ số quy đổi, tài liệu đang bảo quản, hay chỉ tiêu và lý do của từng phông",
            required=True,
            among=("targets", "later_targets", "funding", "factors", "holdings", "fonds_targets", "reasons"),
        ),
        replace(PLAN, required=False),  # a factor and what is held are of no plan
        Column(
            "what", "Số liệu", "Các đại lượng, khoản tiền hay phông chưa có, ngăn bằng dấu chấm phẩy", required=True
        ),
        Column("file", "Tệp", "Tệp cần bổ sung", required=True),
        Column("columns", "Cột", "Các cột cần điền", required=True),
    ),
)
