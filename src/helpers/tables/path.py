"""The way through a plan of several years: asked for and done so far, and what has to be done to end where it asks."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import MEASURE, YEAR
from helpers.tables.compared import COMPARISON, PLAN
from helpers.tables.table import Column, Kind, Table

PATH: Final = Table(
    "path",
    "Lộ trình thực hiện kế hoạch giai đoạn",
    ("plan", "baseline", "measure", "year"),
    (
        PLAN,
        COMPARISON.column("baseline"),
        MEASURE,
        YEAR,
        Column(
            "planned",
            "Kế hoạch năm",
            "Khối lượng kế hoạch giao cho năm; số mét giá thì nhân hệ số quy đổi",
            Kind.WHOLE,
            status="reported",
        ),
        Column("cumulative_planned", "Kế hoạch lũy kế", "Tổng kế hoạch từ năm đầu đến hết năm", Kind.WHOLE),
        Column("actual", "Thực hiện", "Tổng khối lượng của các phông trong năm, đến năm báo cáo", Kind.WHOLE),
        Column("cumulative_actual", "Thực hiện lũy kế", "Tổng thực hiện từ năm đầu đến hết năm", Kind.WHOLE),
        Column(
            "required",
            "Phải làm",
            "Khối lượng còn lại chia đều cho các năm sau năm báo cáo, làm tròn lên",
            Kind.WHOLE,
        ),
        Column(
            "required_cumulative",
            "Phải đạt lũy kế",
            "Thực hiện lũy kế cộng khối lượng phải làm của các năm sau năm báo cáo, đến hết kế hoạch cả giai đoạn",
            Kind.WHOLE,
        ),
    ),
)
