from __future__ import annotations

from pathlib import Path

import pytest
from reading import document

from helpers.errors import DataError
from helpers.read.prose.passages import OTHER, PARTS, read_assessment, read_passages, words_of
from helpers.read.remark import Remark

WHOLE = "II. ĐÁNH GIÁ\n\n1. Thuận lợi\n\nA.\n\n2. Khó khăn\n\nB.\n\n3. Giải pháp\n\nC.\n\nIII. KIẾN NGHỊ\n\nD.\n"


def parts(text: str) -> list[tuple[str, str]]:
    return [(passage.part, passage.text) for passage in read_passages(document(text)) if passage.part in PARTS]


def test_parts_follow_their_titles() -> None:
    assert parts(WHOLE) == [("advantages", "A."), ("difficulties", "B."), ("solutions", "C."), ("proposals", "D.")]


@pytest.mark.parametrize(
    "title",
    [
        "**2. Tồn tại, hạn chế:**",
        "2) HẠN CHẾ",
        "Khó khăn, vướng mắc",
        "1.1. Khó khăn",
        "1.2 Hạn chế",
        "### b\n\nTồn tại",
    ],
)
def test_titles_are_known_in_other_words_and_dress(title: str) -> None:
    assert parts(f"{title}\n\n- Thiếu người.\n") == [("difficulties", "Thiếu người.")]


def test_an_unknown_title_of_the_same_level_ends_a_part() -> None:
    text = "1. Công tác triển khai\n\nA.\n\n2. Những việc khác\n\nB.\n"
    assert parts(text) == [("implementation", "A.")]
    remarks = words_of(read_passages(document(text)), []).remarks
    assert ("title-unknown", "2. Những việc khác") in [(remark.check, remark.subject) for remark in remarks]


def test_numbered_points_below_a_title_are_the_officers_words() -> None:
    text = "III. ĐỀ XUẤT\n\n1. Đối với tỉnh\n\n1. Cấp kinh phí.\n\nTrên đây là báo cáo.\n\nNơi nhận:\n\nLưu.\n"
    assert parts(text) == [("proposals", "1. Đối với tỉnh"), ("proposals", "1. Cấp kinh phí.")]


@pytest.mark.parametrize(
    "point", ["2.1 Về vốn", "2.1. Về vốn", "2.1.3 Về vốn", "2.147 hồ sơ chưa số hóa", "2.2025 là hạn"]
)
def test_what_begins_with_a_dotted_number_does_not_silence_a_part(point: str) -> None:
    assert parts(f"**2. Khó khăn**\n\n{point}\n\nThiếu vốn.\n") == [
        ("difficulties", point),
        ("difficulties", "Thiếu vốn."),
    ]


def test_a_dotted_title_ends_one_of_its_level() -> None:
    assert parts("2.1 Khó khăn\n\nA.\n\n2.2 Việc khác\n\nB.\n") == [("difficulties", "A.")]


def test_the_choice_of_fonds_is_known_by_how_it_begins() -> None:
    found = read_passages(document("Tài liệu lựa chọn số hoá là những phông mở.\n\nKhác.\n"))
    assert [passage.part for passage in found] == ["selection", OTHER]


def test_passages_are_numbered_within_their_part() -> None:
    words = words_of(read_passages(document("1. Thuận lợi\n\nA.\n\nB.\n\n2. Khó khăn\n\nC.\n")), [])
    assert words.passages[["part", "number", "text", "source_place"]].to_numpy().tolist() == [
        ["advantages", 1, "A.", "dòng 3"],
        ["advantages", 2, "B.", "dòng 5"],
        ["difficulties", 1, "C.", "dòng 9"],
    ]
    assert [remark.subject for remark in words.remarks] == ["Giải pháp", "Đề xuất, kiến nghị"]


def test_the_assessment_supplies_what_the_report_lacks_and_the_report_wins() -> None:
    assessment = read_assessment(document(WHOLE, ".txt"))
    words = words_of(read_passages(document("1. Thuận lợi\n\nE.\n")), assessment)
    assert words.passages["text"].tolist() == ["E.", "B.", "C.", "D."]
    assert [Path(file).suffix for file in words.passages["source_file"]] == [".md", ".txt", ".txt", ".txt"]
    files = ("data/raw/2021/report.md", "data/raw/2021/report.txt")
    assert words.remarks == (Remark("assessment-conflict", "Thuận lợi", *files, "dòng 3"),)


def test_an_assessment_without_a_known_title_is_refused() -> None:
    with pytest.raises(DataError, match=r"No known title .* Thuận lợi, Khó khăn, Giải pháp, Đề xuất, kiến nghị"):
        read_assessment(document("Mọi việc đều tốt.\n"))
