"""The tables that the third notebook leaves: what the years left may bring."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.table import Column, Kind, Table

QUANTILES: Final = (0.025, 0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95, 0.975)
QUANTILE_NAMES: Final = ("q025", "q05", "q10", "q25", "q50", "q75", "q90", "q95", "q975")

MADE_IN = Column("made_in", "Lập năm", "Năm báo cáo cuối cùng mà dự báo biết", Kind.WHOLE, required=True)
SCENARIO = Column(
    "scenario",
    "Kịch bản",
    "Mô hình: theo khối lượng đã làm; hai mốc so sánh: bằng năm cuối, bằng bình quân",
    required=True,
    among=("throughput", "last_value", "history_mean"),
)


def _quantile(name: str, share: float) -> Column:
    meaning = f"Giá trị mà khả năng thấp hơn là {share * 100:g}%".replace(".", ",")
    return Column(name, name, meaning, Kind.WHOLE, status="estimated", required=True)


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
        *(_quantile(name, share) for name, share in zip(QUANTILE_NAMES, QUANTILES, strict=True)),
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
