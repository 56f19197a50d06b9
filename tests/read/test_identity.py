"""Of which year and province a document says that it is."""

from __future__ import annotations

import pytest
from reading import document, settings, table

from helpers.read.identity import Identity, foreign_fonds, identify
from helpers.tables.cleaned import COUNTS

ROWS = table("1|Thanh tra|1|2|3")


def identified(text: str) -> Identity:
    return identify(document(text), settings().province, 2021)


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
        ("SỞ NỘI VỤ TỈNH NGHỆ AN", ["SỞ NỘI VỤ TỈNH NGHỆ AN"]),
        ("UBND TỈNH HÀ TĨNH", []),
        ("UBND TỈNH NGHỆ AN\n\nUBND TỈNH HÀ TĨNH", []),
        ("SỞ NỘI VỤ", []),
        ("UBND tỉnh về việc ban hành kế hoạch, năm 2021", []),
    ],
)
def test_the_head_of_another_province_is_noticed(head: str, foreign: list[str]) -> None:
    remarks = identified(f"{head}\n\nSỞ NỘI VỤ\n\n{ROWS}").remarks
    assert [(remark.check, remark.found) for remark in remarks] == [("province", found) for found in foreign]


def test_a_caption_of_another_year_is_noticed() -> None:
    def noticed(caption: str) -> list[str]:
        return [remark.check for remark in identified(f"BÁO CÁO năm 2021\n\n{caption}\n\n{ROWS}").remarks]

    assert noticed("Bảng 1. Kết quả số hóa năm 2020") == ["caption-year"]
    assert noticed("Bảng 1. Kết quả số hóa năm 2021 so với năm 2020") == []
    assert noticed("Kết quả năm 2020 đã báo cáo.") == []


@pytest.mark.parametrize(
    ("head", "noticed"),
    [
        ("ỦY BAN NHÂN DÂN\n\nTỈNH NGHỆ AN", ["province"]),
        ("SỞ NỘI VỤ NGHỆ AN", ["province"]),
        ("ỦY BAN NHÂN DÂN\n\nTỈNH HÀ TĨNH\n\nSỞ NỘI VỤ", []),
        ("UBND TỈNH\n\nSỞ NỘI VỤ HÀ TĨNH", []),
    ],
)
def test_the_head_may_stand_in_two_lines(head: str, noticed: list[str]) -> None:
    assert [remark.check for remark in identified(f"{head}\n\n{ROWS}").remarks] == noticed


@pytest.mark.parametrize(
    "title", ["BÁO CÁO\n\nKết quả số hóa năm 2020\n\nI. Mở đầu", "BÁO CÁO\n\nSố hóa\n\nnăm 2020\n"]
)
def test_a_title_of_several_lines_is_one(title: str) -> None:
    assert identified(f"{title}\n\n{ROWS}").years == (2020,)


def test_a_title_of_a_part_of_a_year_is_noticed() -> None:
    assert [remark.check for remark in identified("BÁO CÁO 6 tháng đầu năm 2021\n").remarks] == ["part-year"]
    assert [remark.check for remark in identified("BÁO CÁO quý I năm 2021\n").remarks] == ["part-year"]


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("Sở Nội vụ tỉnh Nghệ An", True),
        ("Ủy ban nhân dân tỉnh Hà Tĩnh", False),
        ("Thanh tra tỉnh", False),
        ("Tỉnh ủy Hà Tĩnh", False),
    ],
)
def test_a_fonds_of_another_province_is_noticed(name: str, foreign: bool) -> None:  # noqa: FBT001
    counts = COUNTS.of([{"fonds": name, "source_place": "dòng 2"}])
    assert [remark.check for remark in foreign_fonds(counts, settings().province)] == ["province-of-fonds"] * foreign
