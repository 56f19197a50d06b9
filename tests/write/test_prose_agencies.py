"""What the report says of kinds of agency, of fonds unlike their kind, and of how concentrated the work is."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from conftest import REPOSITORY
from helpers.project import Project
from helpers.read.report import read_report
from helpers.write.block import Block, DataTable
from helpers.write.charts.work import work_profile
from helpers.write.edition import Edition
from helpers.write.prose import agencies, results
from plain import edition_from


def with_counts(**columns: str | list[str] | pd.Series) -> Edition:
    """The real year with other columns in the table of counts."""
    project = Project.open(REPOSITORY)
    report = read_report(project, 2021)
    return edition_from(project, replace(report, counts=report.counts.assign(**columns)))


def told(edition: Edition) -> str:
    return " ".join(sentence.text for sentence in results.make_up(edition).sentences)


def cells(block: Block) -> list[list[str]]:
    assert isinstance(block, DataTable)
    return [[getattr(piece, "printed", getattr(piece, "text", "")) for piece in row] for row in block.rows]


def test_the_kinds_with_the_longest_and_the_shortest_documents_are_told(edition: Edition) -> None:
    assert [sentence.text for sentence in agencies.thickness(edition)] == [
        "Trong các loại cơ quan có từ hai phông trở lên, văn bản dài nhất là của Phòng Tài nguyên và Môi trường "
        "(14,62 trang mỗi văn bản) và Phòng Tài chính - Kế hoạch (9,36 trang mỗi văn bản), ngắn nhất là của Phòng Nông "
        "nghiệp và Phát triển Nông thôn (3,26 trang mỗi văn bản)."
    ]


def test_of_one_kind_only_none_is_the_longest() -> None:
    edition = with_counts(agency_key="a", level="district")
    assert agencies.thickness(edition) == []
    assert len(cells(agencies.table(edition))) == 1


def test_the_table_has_the_kinds_with_several_fonds_and_the_rest_together(edition: Edition) -> None:
    rows = cells(agencies.table(edition))
    assert len(rows) == 7
    assert rows[0] == ["Phòng Lao động - Thương binh và xã hội", "2", "178.616", "4,99", "42,2"]
    assert rows[-1] == ["Các loại chỉ có một phông", "9", "85.364", "3,69", "34,8"]


def test_where_every_kind_has_one_fonds_there_is_no_table() -> None:
    edition = with_counts(agency_key=[f"a{at}" for at in range(21)])
    assert agencies.table(edition).html == ""
    assert agencies.thickness(edition) == []


def test_two_kinds_of_one_name_are_told_apart_by_their_level() -> None:
    levels = ["district"] * 10 + ["province"] * 11
    names = [row[0] for row in cells(agencies.table(with_counts(agency="Phòng", agency_key="phòng", level=levels)))]
    assert names == ["Phòng cấp huyện", "Phòng cấp tỉnh"]


def test_an_unknown_count_is_said_to_be_missing_in_the_table() -> None:
    pages = pd.Series([None] * 21, dtype="Int64")
    assert cells(agencies.table(with_counts(pages=pages)))[0][2:4] == ["chưa có số liệu"] * 2


def test_fonds_unlike_all_others_are_told_with_the_usual(edition: Edition) -> None:
    text = told(edition)
    assert "huyện Can Lộc bình quân 113,8 văn bản mỗi hồ sơ (trung vị các phông: 22,9)." in text
    assert "huyện Can Lộc bình quân 14,97 trang mỗi văn bản (trung vị các phông: 4,92)." in text
    assert "Mỗi loại cơ quan mới có ít phông nên từng phông được so với tất cả các phông." in text


def test_fonds_unlike_their_kind_are_told_as_such() -> None:
    mostly, all_of_them = ["a"] * 20 + ["b"], "a"
    assert "(trung vị các phông cùng loại cơ quan: 22,3)" in told(with_counts(agency_key=mostly, level="district"))
    assert "năm đã có số liệu; loại chưa đủ phông thì so" in told(with_counts(agency_key=mostly, level="district"))
    assert "mọi năm đã có số liệu." in told(with_counts(agency_key=all_of_them, level="district"))


def test_where_no_fonds_is_unusual_nothing_is_said_of_it() -> None:
    alike = pd.Series([10] * 21, dtype="Int64")
    edition = with_counts(records=alike, documents=alike * 10, pages=alike * 50)
    assert "trung vị" not in told(edition)
    assert "chưa đủ căn cứ" not in told(edition)
    assert "Không phông nào có tỷ lệ" in work_profile(edition).html


def test_the_concentration_is_told_as_so_many_equal_fonds(edition: Edition) -> None:
    assert [sentence.text for sentence in results.evenness(edition)] == [
        "Về số trang, mức độ tập trung tương đương với 4,1 phông bằng nhau (chỉ số Herfindahl - Hirschman 0,245)."
    ]


def test_without_pages_nothing_is_said_of_the_concentration() -> None:
    assert results.evenness(with_counts(pages=pd.Series([None] * 21, dtype="Int64"))) == []
