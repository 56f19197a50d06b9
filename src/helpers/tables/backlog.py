"""What is left to digitise, fonds by fonds: in the measure in which it is held, and in pages with an interval."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE
from helpers.tables.forecasted import MADE_IN
from helpers.tables.measures import LABELS, METRES
from helpers.tables.table import Column, Kind, Table

ALL_FONDS: Final = "all"
UNKNOWN: Final = "unknown"
BASES: Final = ("pages", "documents", "records", METRES)  # the first that is known of a fonds counts: the surest

BACKLOG_QUANTILES: Final = {"q10": 0.10, "q50": 0.50, "q90": 0.90}
QUANTILE_LABELS: Final = {"q10": "Thấp", "q50": "Trung vị", "q90": "Cao"}

BACKLOG: Final = Table(
    "backlog",
    "Tài liệu chưa số hóa theo phông",
    ("fonds_key",),
    (
        MADE_IN,
        Column("fonds_key", "Khóa phông", 'Tên phông quy về một cách viết; "all" là tất cả các phông', required=True),
        Column("fonds", "Tên phông", "Tên phông, như trong số liệu đang bảo quản hoặc trong báo cáo"),
        Column(
            "basis",
            "Tính từ",
            f"Đại lượng của số đang bảo quản: {', '.join(LABELS[name] for name in BASES)}; chưa biết (unknown) khi số "
            "đang bảo quản hoặc số đã số hóa chưa có; tất cả (all)",
            required=True,
            among=(*BASES, UNKNOWN, ALL_FONDS),
        ),
        Column(
            "held",
            "Đang bảo quản",
            "Khối lượng đang bảo quản, theo đại lượng ấy",
            Kind.NUMBER,
            "",
            "reported",
            digits=0,
        ),
        Column(
            "done",
            "Đã số hóa",
            "Khối lượng đã làm của phông trong mọi năm có số liệu, theo đại lượng ấy; với mét giá là số trang đã số "
            "hóa chia cho số trang bình quân một mét giá",
            Kind.NUMBER,
            digits=0,
        ),
        Column("left", "Còn lại", "Đang bảo quản trừ đã số hóa, không âm", Kind.NUMBER, digits=0),
        Column("left_metres", "Còn lại, mét giá", "Số còn lại, khi tính bằng mét giá", Kind.NUMBER, "mét giá"),
        Column("beyond", "Vượt số đang bảo quản", "Đã số hóa trừ đang bảo quản, khi nhiều hơn", Kind.NUMBER, digits=0),
        *(
            Column(
                name,
                QUANTILE_LABELS[name],
                f"Số trang chưa số hóa mà khả năng thấp hơn là {share * 100:g}%: đúng bằng số còn lại nếu số đang bảo "
                "quản tính bằng trang; theo số trang mỗi văn bản, mỗi hồ sơ của các phông đã số hóa; với mét giá theo "
                "hệ số quy đổi của cơ quan; với tất cả là phân vị của tổng",
                Kind.WHOLE,
                "trang",
                "estimated",
            )
            for name, share in BACKLOG_QUANTILES.items()
        ),
        Column("estimated", "Số phông tính được", "Số phông có số trang chưa số hóa", Kind.WHOLE, "phông"),
        Column("unestimated", "Số phông chưa tính được", "Số phông chưa có số ấy", Kind.WHOLE, "phông"),
        Column("source_place", "Nguồn", "Chỗ đọc được số đang bảo quản", status="reported"),
    ),
)

CLEARANCE: Final = Table(
    "clearance",
    "Khi nào số hóa xong tài liệu đang bảo quản",
    ("measure", "by_year"),
    (
        MADE_IN,
        MEASURE,
        Column("by_year", "Đến hết năm", "Năm mà đến hết năm ấy mọi tài liệu đã số hóa", Kind.WHOLE, required=True),
        Column(
            "probability",
            "Xác suất",
            "Phần các kịch bản mô phỏng mà khối lượng cộng dồn của các năm tới đạt số trang chưa số hóa của các phông "
            "tính được; số trang chưa số hóa cũng được mô phỏng",
            Kind.NUMBER,
            "%",
            status="estimated",
            required=True,
            decimals=3,
            digits=0,
        ),
    ),
)
