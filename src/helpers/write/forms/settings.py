"""The settings of a new project, with a comment on each part; what is not asked for follows the usual names."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Final, Literal

TEXT: Final = """\
# Thiết lập của dự án. Để trống ("") nghĩa là chưa biết.
schema_version = 1

# true: mọi trang đều ghi rằng số liệu là mô phỏng.
simulated = {simulated}

# Nơi nhận của báo cáo, theo thứ tự in ra.
recipients = ["Như trên", "Lưu: VT"]

# unit: "tỉnh" hoặc "thành phố".
[province]
unit = {unit}
name = {name}

# Hai dòng đầu được in ở góc trái của báo cáo, đúng như viết ở đây.
[bodies]
superior = {superior}
issuing = {issuing}
issuing_name = {issuing_name}
issuing_symbol = "BC-SNV"
centre = {centre}
addressee = {addressee}

# Người ký; tên để trống cho đến khi biết.
[signer]
authority = ""
post = "GIÁM ĐỐC"
name = ""

# Kế hoạch nhiều năm. date: ngày ban hành, năm-tháng-ngày.
[[plans]]
kind = "period"
id = {id}
document = {document}
title = {title}
date = {date}
issued_by = {addressee}
first_year = {first_year}
last_year = {last_year}

# Kế hoạch của từng năm, lập theo kinh phí được cấp: mỗi năm thêm một mục như dưới đây, bỏ dấu # ở đầu dòng.
# [[plans]]
# kind = "annual"
# id = "…/KH-TTLTLS"
# document = "Kế hoạch số …/KH-TTLTLS"
# title = "Kế hoạch thực hiện số hóa năm {first_year}"
# date = {first_year}-01-31
# issued_by = {centre}
# first_year = {first_year}
# last_year = {first_year}
"""


@dataclass(frozen=True)
class Answers:
    """What `sohoa init` asks: the province, the body that reports, the plan of several years; and whose figures."""

    unit: Literal["tỉnh", "thành phố"]
    name: str
    issuing: str
    plan: str
    date: dt.date
    first_year: int
    last_year: int
    figures: Literal["real", "simulated"] = "real"


def settings_form(answers: Answers) -> str:
    """`project.toml` for these answers."""
    unit, years = answers.unit, f"giai đoạn {answers.first_year} - {answers.last_year}"
    texts = {
        "unit": unit,
        "name": answers.name,
        "superior": f"UBND {unit.upper()} {answers.name.upper()}",
        "issuing": answers.issuing.upper(),
        "issuing_name": answers.issuing,
        "centre": f"Trung tâm Lưu trữ lịch sử {unit}",
        "addressee": f"Ủy ban nhân dân {unit}",
        "id": answers.plan,
        "document": f"Quyết định số {answers.plan}",
        "title": f"Kế hoạch số hóa tài liệu lưu trữ tại Lưu trữ lịch sử {unit} {answers.name} {years}",
    }
    quoted = {name: _quoted(text) for name, text in texts.items()}
    numbers = {"date": answers.date.isoformat(), "first_year": answers.first_year, "last_year": answers.last_year}
    return TEXT.format(**quoted, **numbers, simulated="true" if answers.figures == "simulated" else "false")


def _quoted(text: str) -> str:
    """As TOML writes it: the escapes of its basic strings are those of JSON, but for U+007F."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
