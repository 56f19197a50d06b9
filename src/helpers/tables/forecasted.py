"""The tables that the third notebook leaves: what the years left may bring."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.table import Column, Kind, Table

QUANTILES: Final = (0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975)
QUANTILE_NAMES: Final = ("q025", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "q975")

THROUGHPUT: Final = "throughput"
BASELINES: Final = ("last_value", "history_mean")
AT_RATE: Final = "at_rate"
FLAT: Final = "flat"
AS_APPROVED: Final = "as_approved"
STOP: Final = "stop"
FUNDED: Final = (AT_RATE, FLAT, AS_APPROVED, STOP)  # of those known, the first is the one that is told first

MADE_IN = Column("made_in", "Lập năm", "Năm báo cáo cuối cùng mà dự báo biết", Kind.WHOLE, required=True)
SCENARIO = Column(
    "scenario",
    "Kịch bản",
    "Mô hình theo khối lượng đã làm (throughput); hai mốc so sánh: bằng năm cuối, bằng bình quân; theo cả khối lượng "
    "và kinh phí: chi theo tỷ lệ đến nay của kinh phí phê duyệt (at_rate), giữ như năm cuối (flat), chi đủ kinh phí "
    "phê duyệt (as_approved), ngừng cấp một năm (stop)",
    required=True,
    among=(THROUGHPUT, *BASELINES, *FUNDED),
)


def _quantile(name: str, share: float) -> Column:
    meaning = f"Giá trị mà khả năng thấp hơn là {share * 100:g}%".replace(".", ",")
    return Column(name, name, meaning, Kind.WHOLE, status="estimated", required=True)


QUANTILE_COLUMNS: Final = tuple(_quantile(name, share) for name, share in zip(QUANTILE_NAMES, QUANTILES, strict=True))

FORECAST: Final = Table(
    "forecast",
    "Dự báo khối lượng",
    ("scenario", "measure", "quantity", "year"),
    (
        MADE_IN,
        SCENARIO,
        MEASURE,
        YEAR,
        Column(
            "quantity",
            "Đại lượng dự báo",
            "Khối lượng trong năm, lũy kế từ đầu giai đoạn, hay còn lại so với kế hoạch",
            required=True,
            among=("yearly", "cumulative", "remaining"),
        ),
        *QUANTILE_COLUMNS,
    ),
)

FINISH: Final = Table(
    "finish",
    "Khả năng hoàn thành",
    ("scenario", "measure", "target", "by_year"),
    (
        MADE_IN,
        SCENARIO,
        MEASURE,
        Column("target", "Tổng cần đạt", "Tổng khối lượng mà kế hoạch có thể giao", Kind.WHOLE, required=True),
        Column("by_year", "Đến hết năm", "Năm cuối của thời hạn", Kind.WHOLE, required=True),
        Column(
            "probability",
            "Xác suất",
            "Phần các kịch bản mô phỏng có khối lượng lũy kế đạt tổng cần đạt",
            Kind.NUMBER,
            "%",
            status="estimated",
            required=True,
            decimals=3,
            digits=0,
        ),
    ),
)

BUDGET: Final = Table(
    "budget",
    "Kinh phí cần có để hoàn thành",
    ("measure", "chance"),
    (
        MADE_IN,
        MEASURE,
        Column("target", "Tổng cần đạt", "Tổng khối lượng mà kế hoạch giao", Kind.WHOLE, required=True),
        Column("by_year", "Đến hết năm", "Năm cuối của thời hạn", Kind.WHOLE, required=True),
        Column("chance", "Khả năng", "Khả năng hoàn thành muốn có", Kind.NUMBER, "%", required=True, digits=0),
        Column(
            "yearly_vnd",
            "Cần chi mỗi năm",
            "Số tiền như nhau mỗi năm còn lại để khối lượng còn lại làm xong với khả năng ấy: khối lượng còn lại chia "
            "cho phân vị tương ứng của tổng khối lượng mà một đồng mỗi năm làm được theo đơn giá mô phỏng",
            Kind.WHOLE,
            "đồng",
            status="estimated",
            required=True,
        ),
    ),
)
