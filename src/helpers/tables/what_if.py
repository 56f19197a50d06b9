"""What another yearly volume, or another yearly budget, would change: the table behind the control of the page."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE
from helpers.tables.forecasted import MADE_IN, QUANTILE_COLUMNS
from helpers.tables.table import Column, Kind, Table

BY_VOLUME: Final = "volume"
BY_BUDGET: Final = "budget"

WHAT_IF: Final = Table(
    "what_if",
    "Nếu mỗi năm làm hay chi nhiều hơn, ít hơn",
    ("measure", "lever", "level", "by_year"),
    (
        MADE_IN,
        MEASURE,
        Column(
            "lever",
            "Cái thay đổi",
            "Khối lượng mỗi năm (volume) hay kinh phí mỗi năm (budget)",
            required=True,
            among=(BY_VOLUME, BY_BUDGET),
        ),
        Column(
            "level",
            "Mỗi năm",
            "Mức như nhau cho mọi năm tới, bằng một số lần mức của năm cuối đã biết, làm tròn hai chữ số: theo đơn vị "
            "của đại lượng, hay bằng đồng",
            Kind.WHOLE,
            status="derived",
            required=True,
        ),
        Column("multiple", "Số lần", "Mức ấy bằng mấy lần mức của năm cuối, trước khi làm tròn", Kind.NUMBER, digits=2),
        Column("by_year", "Đến hết năm", "Năm cuối của khối lượng lũy kế", Kind.WHOLE, required=True),
        Column("target", "Tổng cần đạt", "Tổng khối lượng mà kế hoạch giao, nếu đã biết", Kind.WHOLE),
        Column(
            "probability",
            "Xác suất",
            "Phần các kịch bản mô phỏng có khối lượng lũy kế đạt tổng cần đạt",
            Kind.NUMBER,
            "%",
            status="estimated",
            decimals=3,
            digits=0,
        ),
        *QUANTILE_COLUMNS,
    ),
)
