"""What the forecast assumes before the province's own years tell it otherwise, and on what ground."""

from __future__ import annotations

from typing import Final

from helpers.tables.table import Column, Kind, Table

FITTED: Final = "fitted"
JUDGED: Final = "judged"
MEASURED: Final = "measured"

OF_MOVES: Final = ("spread", "unlike", "reverting", "lasting", "rare", "larger", "renewed")
OF_MONEY: Final = ("cost_spread", "rate_spread", "money_weight")
OF_DECISION: Final = ("decided",)  # of the years ahead under a volume fixed by decision
OF_STOCK: Final = ("together",)  # of the year in which all that is held is done
ASSUMED: Final = (*OF_MOVES, *OF_DECISION, *OF_MONEY, *OF_STOCK)

ASSUMPTIONS: Final = Table(
    "assumptions",
    "Giả định của dự báo",
    ("assumption",),
    (
        Column("assumption", "Giả định", "Mã của giả định", required=True, among=ASSUMED),
        Column(
            "assumed",
            "Giá trị",
            "Độ lệch chuẩn tính trên logarit; tỷ trọng, phần và tương quan tính theo một",
            Kind.NUMBER,
            digits=2,
            required=True,
        ),
        Column(
            "basis",
            "Căn cứ",
            "Ước lượng từ các cơ quan lưu trữ khác (fitted), chọn theo phán đoán (judged), hay tính từ các năm đã có "
            "của tỉnh (measured)",
            required=True,
            among=(FITTED, JUDGED, MEASURED),
        ),
    ),
)
