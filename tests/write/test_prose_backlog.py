"""What the report says of the backlog: with an interval where it is estimated, nothing where nothing is held."""

from __future__ import annotations

import pytest

from conftest import REPOSITORY
from helpers.project import Project
from helpers.tables.backlog import BACKLOG, CLEARANCE
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import backlog

Row = dict[str, object]
IN_PAGES = {"fonds_key": "a", "fonds": "A", "basis": "pages", "held": 900, "done": 200, "left": 700, "q10": 700}
IN_PAGES |= {"q50": 700, "q90": 700}
IN_RECORDS = {"fonds_key": "b", "fonds": "B", "basis": "records", "held": 50, "done": 20, "left": 30, "q10": 2000}
IN_RECORDS |= {"q50": 3000, "q90": 5000}
IN_METRES = {"fonds_key": "c", "fonds": "C", "basis": "metres", "held": 1.5, "done": 0.1, "left": 1.4, "q10": 8000}
IN_METRES |= {"left_metres": 1.4, "q50": 9000, "q90": 10_000}
BEYOND = {**IN_PAGES, "held": 150, "left": 0, "beyond": 50, "q10": 0, "q50": 0, "q90": 0}
UNKNOWN: Row = {"fonds_key": "d", "fonds": "D", "basis": "unknown"}
ALL = {"fonds_key": "all", "basis": "all", "estimated": 2, "unestimated": 0, "q10": 2700, "q50": 3700, "q90": 5700}


def edition(*rows: Row, **total: object) -> Edition:
    table = BACKLOG.of([{"made_in": 2021, **row} for row in (*rows, {**ALL, **total})])
    return Edition(Project.open(REPOSITORY).settings, 2021, Facts(lambda _: table))


def told(of: Edition) -> str:
    return " ".join(sentence.text for sentence in backlog.left(of).sentences)


def shown(of: Edition) -> DataTable:
    found = backlog.table(of)
    assert isinstance(found, DataTable)
    return found


def cells(row: object) -> list[str]:
    assert isinstance(row, list)
    return [str(getattr(piece, "printed", getattr(piece, "text", piece))) for piece in row]


def test_an_estimate_has_its_interval() -> None:
    assert told(edition(IN_PAGES, IN_RECORDS)) == (
        "Theo số liệu đang bảo quản, đến hết năm 2021 còn khoảng 3.700 trang chưa số hóa (khoảng dự báo 80%: từ 2.700 "
        "đến 5.700 trang) của 2 phông."
    )


def test_pages_that_are_known_have_none() -> None:
    text = told(edition(IN_PAGES, estimated=1, q10=700, q50=700, q90=700))
    assert text == "Theo số liệu đang bảo quản, đến hết năm 2021 còn 700 trang chưa số hóa của 1 phông."


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (UNKNOWN, "Còn 1 phông chưa tính được vì số đang bảo quản hoặc số đã số hóa chưa có số liệu."),
        ({**UNKNOWN, "basis": "metres", "held": 2}, "Còn 1 phông chưa tính được vì số liệu chưa đủ để quy ra trang."),
    ],
)
def test_a_fonds_that_is_not_in_the_sum_is_said_to_be_lacking(row: Row, why: str) -> None:
    assert told(edition(IN_RECORDS, row, unestimated=1)).endswith(why)


def test_what_is_digitised_beyond_what_is_held_is_said() -> None:
    text = told(edition(BEYOND, IN_RECORDS))
    assert "Đã số hóa nhiều hơn số đang bảo quản: A (hơn 50 trang); coi là không còn, đề nghị" in text


def test_where_the_range_of_the_factor_leaves_room_nothing_is_beyond() -> None:
    assert "nhiều hơn" not in told(edition({**IN_METRES, "beyond": 0.2, "q10": 0, "q50": 0, "q90": 100}))


@pytest.mark.parametrize("total", [{"q10": None, "q50": None, "q90": None}])
def test_where_of_no_fonds_pages_are_known_nothing_is_told(total: Row) -> None:
    assert told(edition(UNKNOWN, **total)) == ""
    assert backlog.table(edition(UNKNOWN, **total)).html == ""


def test_without_holdings_the_real_year_tells_nothing(edition: Edition) -> None:
    assert backlog.left(edition).html == backlog.table(edition).html == ""


def test_the_table_has_the_fonds_in_order_of_pages_and_all_together() -> None:
    table = shown(edition(IN_PAGES, IN_RECORDS, IN_METRES))
    assert [cells(row) for row in table.rows] == [
        ["C", "mét giá", "1,4", "8.000", "9.000", "10.000"],
        ["B", "hồ sơ", "30", "2.000", "3.000", "5.000"],
        ["A", "trang", "700", "700", "700", "700"],
    ]
    assert cells(table.total) == ["Tất cả các phông tính được", "", "", "2.700", "3.700", "5.700"]


def test_the_note_says_how_pages_came_about() -> None:
    note = shown(edition(IN_RECORDS, IN_METRES)).note.text
    assert note.startswith(
        "Số trang chưa số hóa: số hồ sơ nhân với số trang mỗi hồ sơ của các phông đã số hóa và số mét"
    )
    assert note.endswith("Hồ sơ, văn bản đã nhập trường thông tin được coi là đã số hóa.")
    assert "nhập trường thông tin" not in shown(edition(IN_METRES)).note.text


def test_in_pages_alone_the_table_shows_held_and_done() -> None:
    table = shown(edition(IN_PAGES, estimated=1, q50=700))
    assert [cells(row) for row in table.rows] == [["A", "900", "200", "700"]]
    assert cells(table.total)[-1] == "700"


def test_the_table_has_ten_fonds_at_most() -> None:
    rows = [{**IN_RECORDS, "fonds_key": f"f{at}", "fonds": f"F{at}", "q50": 3000 + at} for at in range(12)]
    assert [cells(row)[0] for row in shown(edition(*rows)).rows] == [f"F{at}" for at in range(11, 1, -1)]


def cleared(*chances: float) -> str:
    """What is said when these are the chances by the end of 2022, 2023 …"""
    fixed = {"made_in": 2021, "measure": "pages"}
    table = CLEARANCE.of([{**fixed, "by_year": at, "probability": of} for at, of in enumerate(chances, 2022)])
    of = Edition(Project.open(REPOSITORY).settings, 2021, Facts(lambda _: table))
    return " ".join(sentence.text for sentence in backlog.cleared(of).sentences)


def test_the_year_of_clearing_has_its_range_and_its_chance() -> None:
    assert cleared(0.05, 0.2, 0.6, 0.85, 0.93) == (
        "Nếu khối lượng các năm tới theo dự báo, số trang chưa số hóa của các phông tính được có thể xong năm 2024 "
        "(trung vị); khoảng dự báo 80%: từ năm 2023 đến năm 2026. Dự báo không nhìn xa hơn năm 2026; đến lúc ấy đã "
        "xong: nhiều khả năng (93%)."
    )


def test_beyond_the_years_looked_at_no_year_is_named() -> None:
    assert "xong sau năm 2024 (trung vị); khoảng dự báo 80%: từ năm 2023 đến sau năm 2024." in cleared(0.05, 0.2, 0.4)


def test_without_holdings_the_year_of_clearing_is_said_to_be_unknown(edition: Edition) -> None:
    told = backlog.cleared(edition).sentences[0].text
    assert told == "Năm số hóa xong toàn bộ tài liệu đang bảo quản: chưa có số liệu."
