"""The settings of the invented province: `project.toml`."""

from __future__ import annotations

from typing import Final

from generator.documents import ANNUAL, NOTICE, PERIOD_ID

HEAD: Final = f"""# {NOTICE} Tệp này do examples/generate.py ghi ra.
schema_version = 1
simulated = true
recipients = ["Như trên", "GĐ, PGĐ", "Trung tâm LTLS", "Lưu: VT, QLVTLT"]

[province]
unit = "tỉnh"
name = "Minh Họa"

[bodies]
superior = "UBND TỈNH MINH HỌA"
issuing = "SỞ NỘI VỤ"
issuing_name = "Sở Nội vụ"
issuing_symbol = "BC-SNV"
centre = "Trung tâm Lưu trữ lịch sử tỉnh"
addressee = "Ủy ban nhân dân tỉnh"

[signer]
authority = "KT. GIÁM ĐỐC"
post = "PHÓ GIÁM ĐỐC"
name = ""

[[plans]]
kind = "period"
id = "{PERIOD_ID}"
document = "Quyết định số {PERIOD_ID}"
title = "Kế hoạch số hóa tài liệu lưu trữ tại Lưu trữ lịch sử tỉnh Minh Họa giai đoạn 2021 - 2025"
date = 2020-12-18
issued_by = "Ủy ban nhân dân tỉnh"
first_year = 2021
last_year = 2025
"""
ONE: Final = """
[[plans]]
kind = "annual"
id = "{id}"
document = "Kế hoạch số {id}"
title = "Kế hoạch thực hiện số hóa tại Trung tâm Lưu trữ lịch sử tỉnh năm {year}"
date = {day}
issued_by = "Trung tâm Lưu trữ lịch sử tỉnh"
first_year = {year}
last_year = {year}
"""


def settings() -> str:
    """The whole of `project.toml`."""
    return HEAD + "".join(ONE.format(id=plan.id, year=year, day=plan.day) for year, plan in ANNUAL.items())
