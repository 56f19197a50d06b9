"""The documents that the invented bodies issue: the decision, its revision, the annual plans, and their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

SIMULATED: Final = "Số liệu mô phỏng"
NOTICE: Final = "Số liệu mô phỏng, không phải số liệu của địa phương nào."

PERIOD_ID: Final = "88/QĐ-UBND"
DECISION: Final = "Quyết định số 88/QĐ-UBND ngày 18/12/2020"
REVISION: Final = "Quyết định số 65/QĐ-UBND ngày 28/6/2023"


@dataclass(frozen=True)
class AnnualPlan:
    """The plan of a year: its number and its day."""

    id: str
    day: dt.date

    @property
    def named(self) -> str:
        """As a sentence names it."""
        return f"Kế hoạch số {self.id} ngày {self.day.day}/{self.day.month}/{self.day.year}"


ANNUAL: Final = {
    2021: AnnualPlan("12/KH-TTLTLS", dt.date(2021, 3, 15)),
    2022: AnnualPlan("15/KH-TTLTLS", dt.date(2022, 3, 8)),
    2023: AnnualPlan("21/KH-TTLTLS", dt.date(2023, 3, 20)),
    2024: AnnualPlan("18/KH-TTLTLS", dt.date(2024, 2, 26)),
    2025: AnnualPlan("33/KH-TTLTLS", dt.date(2025, 3, 4)),
}
REPORTED: Final = {
    2021: dt.date(2022, 1, 12),
    2022: dt.date(2023, 1, 10),
    2023: dt.date(2024, 1, 15),
    2024: dt.date(2025, 1, 13),
    2025: dt.date(2026, 1, 12),
}
