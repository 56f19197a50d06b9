"""The README of the example: what it is, how it was made, and what each year shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.documents import NOTICE
from generator.model import SEED, Year
from generator.words import dotted

FORMATS: Final = {
    2021: ("Word (`.docx`)", "bảng ngắt trang; một chỗ gõ nhầm, có đính chính; chỉ tiêu giai đoạn bằng mét giá"),
    2022: (
        "Excel (`.xlsx`)",
        "tiêu đề gộp ô, cộng theo huyện; kinh phí bị cắt; dữ liệu phần mềm có chênh lệch; tên khác",
    ),
    2023: ("PDF", "kế hoạch giai đoạn được điều chỉnh giữa năm; một kết quả kiểm tra được chấp nhận"),
    2024: ("CSV (windows-1258)", "bảng mã cũ; dữ liệu phần mềm là Parquet, có chênh lệch"),
    2025: ("HTML", "tiêu đề gộp ô; năm cuối của giai đoạn"),
}
TEXT: Final = """# Tỉnh Minh Họa: dự án mẫu

**{notice}**

Tỉnh, huyện, cơ quan, văn bản và mọi con số ở đây đều do chương trình đặt ra, để xem báo cáo của cả một giai đoạn và để
kiểm thử toàn hệ thống.

Lập năm báo cáo, từ thư mục gốc của kho mã nguồn:

    sohoa report 2021 2022 2023 2024 2025 --project examples/tinh-minh-hoa

hoặc chép dự án mẫu ra một thư mục mới rồi lập luôn năm báo cáo: `sohoa example THƯ-MỤC`.

| năm | báo cáo nhận được | số phông | số trang | có gì để xem |
|---|---|---:|---:|---|
{rows}

Năm nào cũng có kế hoạch năm giao theo phông, có phông hụt và phông nhận thêm khối lượng (`reasons.csv`), chi phí theo
phông (`costs.csv`) và hai nguồn vốn.

Mọi tệp trong `data/raw/` và tệp này do `python examples/generate.py` ghi ra từ một mô hình có hạt giống cố định
({seed}); `examples/generator/model.py` nói rõ mô hình. Đừng sửa tay: sửa chương trình rồi chạy lại.
"""


def readme(years: Sequence[Year]) -> str:
    """The whole of `README.md`."""
    rows = "\n".join(
        f"| {year.year} | {FORMATS[year.year][0]} | {len(year.done)} | {dotted(year.total('pages'))} | "
        f"{FORMATS[year.year][1]} |"
        for year in years
    )
    return TEXT.format(notice=NOTICE, rows=rows, seed=SEED)
