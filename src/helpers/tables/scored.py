"""What released forecasts said, what came, and how far they were off."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.forecasted import BASELINES, FORECAST, MADE_IN, QUANTILE_NAMES, SCENARIO
from helpers.tables.table import Column, Kind, Table

TOLD: Final = "told"  # the scenario that the released report told first
ROLES: Final = (TOLD, *BASELINES)
INTERVALS: Final = {"inside_50": ("q25", "q75"), "inside_80": ("q10", "q90"), "inside_95": ("q025", "q975")}
LEVELS: Final = {"inside_50": "50%", "inside_80": "80%", "inside_95": "95%"}
SCORED: Final = ("yearly", "cumulative")  # what remains is the plan's total less the cumulative volume

_ROLE = Column(
    "role",
    "Vai trò",
    "Dự báo mà báo cáo đã phát hành nêu trước hết (told), hay mốc so sánh: bằng năm cuối, bằng bình quân",
    required=True,
    among=ROLES,
)
_QUANTITY = replace(
    FORECAST.column("quantity"), meaning="Khối lượng trong năm hay lũy kế từ đầu giai đoạn", among=SCORED
)
_CRPS = Column(
    "crps",
    "Điểm sai số (CRPS)",
    "Điểm xác suất xếp hạng liên tục của dự báo trên thang logarit, tính từ các phân vị đã phát hành; càng nhỏ càng "
    "sát, và với dự báo chỉ có một giá trị thì bằng độ lệch của logarit tự nhiên",
    Kind.NUMBER,
    digits=3,
)

SCORE: Final = Table(
    "score",
    "Đối chiếu dự báo đã phát hành với thực hiện",
    ("role", "made_in", "measure", "quantity", "year"),
    (
        MADE_IN,
        Column("edition", "Bản", "Bản phát hành có dự báo", Kind.WHOLE, required=True),
        _ROLE,
        SCENARIO,
        replace(YEAR, meaning="Năm được dự báo"),
        MEASURE,
        _QUANTITY,
        *(FORECAST.column(name) for name in QUANTILE_NAMES),
        Column("actual", "Thực hiện", "Khối lượng đã làm, theo số liệu đến nay", Kind.WHOLE, required=True),
        *(
            Column(name, f"Trong khoảng {level}", f"1 nếu thực hiện nằm trong khoảng dự báo {level}", Kind.WHOLE)
            for name, level in LEVELS.items()
        ),
        _CRPS,
    ),
)

SCORE_TOTALS: Final = Table(
    "score_totals",
    "Kết quả đối chiếu dự báo đến nay",
    ("role", "measure", "quantity"),
    (
        _ROLE,
        MEASURE,
        _QUANTITY,
        Column(
            "scored", "Số dự báo", "Số dự báo đã phát hành có kết quả để đối chiếu", Kind.WHOLE, "dự báo", required=True
        ),
        *(
            Column(
                name, f"Trong khoảng {level}", f"Số dự báo có thực hiện nằm trong khoảng {level}", Kind.WHOLE, "dự báo"
            )
            for name, level in LEVELS.items()
        ),
        replace(_CRPS, label="Điểm sai số bình quân", meaning=f"Bình quân của điểm sai số. {_CRPS.meaning}"),
    ),
)
