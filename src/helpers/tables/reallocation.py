"""The annual plan fonds by fonds: which fell short and why, which took over, and at what cost."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, SOURCE_PLACE, YEAR
from helpers.tables.compared import PLAN
from helpers.tables.table import Column, Kind, Table

REASON_LABELS: Final = {
    "large_sheets": "khổ giấy lớn",
    "unsigned": "không có chữ ký, con dấu",
    "fragile": "giấy mờ, rách, kém chất lượng",
    "not_arranged": "chưa chỉnh lý",
    "other": "lý do khác",
}
OTHER: Final = "other"
UNSTATED: Final = "unstated"  # in the place of the reasons of a fonds for which nobody gave any

SHORT: Final = "short"
ABSENT: Final = "absent"
OVER: Final = "over"
ADDED: Final = "added"
AS_PLANNED: Final = "as_planned"
UNKNOWN: Final = "unknown"
KINDS: Final = (SHORT, ABSENT, OVER, ADDED, AS_PLANNED, UNKNOWN)
FELL_SHORT: Final = (SHORT, ABSENT)
TOOK_OVER: Final = (OVER, ADDED)

WITHIN: Final = "within"
BEYOND: Final = "beyond"

REALLOCATION: Final = Table(
    "reallocation",
    "Thực hiện so với chỉ tiêu của từng phông theo kế hoạch năm",
    ("plan", "year", "number", "measure"),
    (
        PLAN,
        YEAR,
        Column(
            "number",
            "Thứ tự",
            "Thứ tự của phông: như trong báo cáo, rồi đến phông chỉ có trong kế hoạch",
            Kind.WHOLE,
            required=True,
        ),
        Column("fonds_key", "Khóa phông", "Tên phông quy về một cách viết để so giữa các nguồn", required=True),
        Column(
            "fonds",
            "Tên phông",
            "Tên phông, viết như trong báo cáo, nếu không thì như trong kế hoạch",
            status="reported",
            required=True,
        ),
        MEASURE,
        Column(
            "planned",
            "Chỉ tiêu",
            "Khối lượng kế hoạch năm giao cho phông; trống khi không giao hoặc chưa biết",
            Kind.WHOLE,
            status="reported",
        ),
        Column(
            "actual",
            "Thực hiện",
            "Khối lượng báo cáo nêu; phông không có trong bảng khối lượng của báo cáo thì coi là chưa thực hiện",
            Kind.WHOLE,
            status="reported",
        ),
        Column(
            "difference",
            "Chênh lệch",
            "Thực hiện trừ chỉ tiêu; phông không có trong kế hoạch năm thì toàn bộ là phần làm thêm",
            Kind.WHOLE,
        ),
        Column("difference_size", "Mức chênh lệch", "Chênh lệch, không kể dấu", Kind.WHOLE),
        Column("completion", "Tỷ lệ hoàn thành", "Thực hiện chia cho chỉ tiêu của phông", Kind.NUMBER, "%"),
        Column(
            "kind",
            "Kết quả",
            "Thấp hơn chỉ tiêu, không có trong báo cáo, vượt, làm ngoài kế hoạch, đúng chỉ tiêu, hay chưa biết",
            required=True,
            among=KINDS,
        ),
        Column("reasons", "Lý do", "Mã các lý do được nêu cho phông, ngăn bằng dấu chấm phẩy", status="reported"),
        Column("note", "Diễn giải", "Lời giải thích kèm theo các lý do", status="reported"),
        SOURCE_PLACE,
    ),
)

REALLOCATION_TOTALS: Final = Table(
    "reallocation_totals",
    "Chuyển khối lượng giữa các phông theo kế hoạch năm",
    ("plan", "year", "measure"),
    (
        PLAN,
        YEAR,
        MEASURE,
        Column(
            "fonds_compared",
            "Số phông so được",
            "Số phông có cả chỉ tiêu và khối lượng thực hiện",
            Kind.WHOLE,
            "phông",
        ),
        Column(
            "fonds_short",
            "Số phông thấp hơn chỉ tiêu",
            "Số phông thực hiện thấp hơn chỉ tiêu, gồm cả phông không có trong báo cáo",
            Kind.WHOLE,
            "phông",
        ),
        Column(
            "fonds_absent",
            "Số phông không có trong báo cáo",
            "Số phông được giao chỉ tiêu mà bảng khối lượng của báo cáo không có",
            Kind.WHOLE,
            "phông",
        ),
        Column("fonds_over", "Số phông vượt", "Số phông thực hiện vượt chỉ tiêu của mình", Kind.WHOLE, "phông"),
        Column(
            "fonds_added",
            "Số phông ngoài kế hoạch",
            "Số phông đã thực hiện mà kế hoạch năm không giao",
            Kind.WHOLE,
            "phông",
        ),
        Column(
            "fonds_taking_over",
            "Số phông làm thêm",
            "Số phông vượt chỉ tiêu và số phông ngoài kế hoạch",
            Kind.WHOLE,
            "phông",
        ),
        Column(
            "fonds_unknown",
            "Số phông chưa so được",
            "Số phông chưa biết chỉ tiêu hoặc khối lượng thực hiện",
            Kind.WHOLE,
            "phông",
        ),
        Column("short", "Phần thiếu", "Cộng mức thiếu của các phông thấp hơn chỉ tiêu", Kind.WHOLE),
        Column("over", "Phần vượt", "Cộng mức vượt của các phông vượt chỉ tiêu", Kind.WHOLE),
        Column("added", "Phần ngoài kế hoạch", "Cộng khối lượng của các phông ngoài kế hoạch", Kind.WHOLE),
        Column("taken_over", "Phần làm thêm", "Phần vượt cộng phần ngoài kế hoạch", Kind.WHOLE),
        Column(
            "net",
            "Cân đối",
            "Phần làm thêm trừ phần thiếu; chưa biết khi có phông chưa so được",
            Kind.WHOLE,
        ),
        Column("net_size", "Mức cân đối", "Cân đối, không kể dấu", Kind.WHOLE),
        Column(
            "cost",
            "Chi phí",
            "Thực chi trong phạm vi kinh phí được cấp (within), vượt (beyond), hay chưa biết",
            required=True,
            among=(WITHIN, BEYOND, UNKNOWN),
        ),
        Column("cost_plan", "Kinh phí theo kế hoạch", "Kế hoạch có kinh phí được đem so"),
        Column("source_place", "Nguồn", "Chỗ đọc được chỉ tiêu của các phông", status="reported"),
    ),
)

REALLOCATION_REASONS: Final = Table(
    "reallocation_reasons",
    "Phần thiếu theo lý do",
    ("plan", "year", "measure", "reasons"),
    (
        PLAN,
        YEAR,
        MEASURE,
        Column(
            "reasons",
            "Lý do",
            "Các lý do nêu cùng nhau cho một phông, ngăn bằng dấu chấm phẩy; unstated là chưa nêu lý do",
            required=True,
        ),
        Column("fonds_short", "Số phông", "Số phông thấp hơn chỉ tiêu vì đúng các lý do này", Kind.WHOLE, "phông"),
        Column("short", "Phần thiếu", "Cộng mức thiếu của các phông ấy, không chia cho từng lý do", Kind.WHOLE),
        Column("source_place", "Nguồn", "Chỗ đọc được chỉ tiêu, khối lượng và lý do", status="reported"),
    ),
)
