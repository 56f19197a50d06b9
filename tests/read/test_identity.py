"""Of which year and province a document says that it is."""

from __future__ import annotations

import pytest
from reading import document, settings, table

from helpers.read.identity import Identity, identify

ROWS = table("1|Thanh tra|1|2|3")


def identified(text: str) -> Identity:
    return identify(document(text), settings().province)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("BÁO CÁO\n\nKết quả số hóa năm 2021 theo Quyết định\n\nKính gửi: Ủy ban\n\nNăm 2020 thì khác.\n", (2021,)),
        ("Báo cáo năm 2021 và năm 2022\n\nNăm 2020.\n", (2021, 2022)),
        ("Biểu tổng hợp kết quả số hóa NĂM 2021\n\n" + ROWS + "\nNăm 2022 sẽ làm tiếp.\n", (2021,)),
        (ROWS + "\nNăm 2022 sẽ làm tiếp.\n", ()),
        ("Theo báo cáo số 5 của năm 2019.\n", ()),
    ],
)
def test_the_title_or_what_stands_above_the_table_names_the_year(text: str, years: tuple[int, ...]) -> None:
    assert identified(text).years == years


@pytest.mark.parametrize(
    ("head", "foreign"),
    [
        ("UBND TỈNH NGHỆ AN", ["UBND TỈNH NGHỆ AN"]),
        ("Ủy ban nhân dân thành phố Đà Nẵng", ["Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("UBND TỈNH HÀ TĨNH", []),
        ("UBND TỈNH NGHỆ AN\n\nUBND TỈNH HÀ TĨNH", []),
        ("SỞ NỘI VỤ", []),
        ("UBND tỉnh về việc ban hành kế hoạch, năm 2021", []),
    ],
)
def test_the_head_of_another_province_is_noticed(head: str, foreign: list[str]) -> None:
    remarks = identified(f"{head}\n\nSỞ NỘI VỤ\n\n{ROWS}").remarks
    assert [(remark.check, remark.found) for remark in remarks] == [("province", found) for found in foreign]
