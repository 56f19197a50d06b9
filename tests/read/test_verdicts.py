from __future__ import annotations

import pytest
from reading import document, settings

from helpers.read.prose.passages import read_passages
from helpers.read.prose.verdicts import Verdicts, read_verdicts

PERIOD, ANNUAL = "4020/QĐ-UBND", "27/KH-TTLTLS"


def read(text: str, year: int = 2021) -> Verdicts:
    return read_verdicts(read_passages(document(text)), settings(), year)


def verdicts(text: str) -> list[list[str]]:
    rows: list[list[str]] = read(text).verdicts[["plan", "relation", "identified"]].to_numpy().tolist()
    return rows


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("không đạt kế hoạch", "below"),
        ("chưa đạt chỉ tiêu", "below"),
        ("không hoàn thành kế hoạch", "below"),
        ("thấp hơn kế hoạch", "below"),
        ("lớn hơn hoặc bằng kế hoạch", "met_or_above"),
        ("đạt và vượt kế hoạch", "met_or_above"),
        ("vượt kế hoạch", "above"),
        ("vượt so với kế hoạch", "above"),
        ("đạt kế hoạch", "met"),
        ("hoàn thành kế hoạch", "met"),
    ],
)
def test_a_sentence_says_how_the_volume_stands(words: str, relation: str) -> None:
    assert verdicts(f"Khối lượng {words} được giao.\n") == [[ANNUAL, relation, "context"]]


@pytest.mark.parametrize(
    ("text", "plan", "identified"),
    [
        (f"Khối lượng vượt kế hoạch theo Quyết định số {PERIOD}.", PERIOD, "named"),
        (f"So với Quyết định {PERIOD}, khối lượng vượt kế hoạch.", PERIOD, "named"),
        ("Khối lượng vượt kế hoạch giai đoạn.", PERIOD, "context"),
    ],
)
def test_a_plan_is_known_by_its_number_or_by_context(text: str, plan: str, identified: str) -> None:
    assert verdicts(text) == [[plan, "above", identified]]


@pytest.mark.parametrize(
    "text",
    [
        "Kinh phí không đạt kế hoạch.",
        "Khối lượng lớn nhưng ngân sách ít hơn kế hoạch.",
        "Khối lượng không vượt kế hoạch.",
        "Thực hiện đúng kế hoạch.",
        "3. Giải pháp\n\nThực hiện để khối lượng đạt kế hoạch.",
        "Năm 2020 khối lượng vượt kế hoạch giai đoạn.",
        "Năm 2022 khối lượng vượt kế hoạch.",
        "Phấn đấu khối lượng vượt kế hoạch giai đoạn.",
        "Khối lượng dự kiến vượt kế hoạch.",
    ],
)
def test_what_is_no_verdict_on_the_volume_is_none(text: str) -> None:
    assert verdicts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021, khối lượng vượt kế hoạch giai đoạn.",
        "Khối lượng năm 2021 cao hơn năm 2020 và vượt kế hoạch giai đoạn.",
        f"Khối lượng vượt kế hoạch theo Quyết định {PERIOD} ngày 25 tháng 11 năm 2020.",
        "Khối lượng vượt kế hoạch giai đoạn từ năm 2020 đến năm 2025.",
        "Đơn vị đã phấn đấu để khối lượng vượt kế hoạch giai đoạn.",
    ],
)
def test_a_sentence_may_name_other_years_beside_its_own(text: str) -> None:
    assert [row[:2] for row in verdicts(text)] == [[PERIOD, "above"]]


def test_one_sentence_may_judge_two_plans() -> None:
    text = f"Khối lượng không đạt kế hoạch {PERIOD} nhưng khối lượng vượt kế hoạch {ANNUAL}."
    assert verdicts(text) == [[PERIOD, "below", "named"], [ANNUAL, "above", "named"]]


def test_the_quote_is_the_sentence_alone() -> None:
    quotes = read("- Có khó khăn. Tuy nhiên, khối lượng đạt kế hoạch. Hết.\n").verdicts["quote"]
    assert quotes.tolist() == ["Tuy nhiên, khối lượng đạt kế hoạch."]


def test_the_first_verdict_on_a_plan_is_kept_and_a_contradiction_remarked() -> None:
    found = read("Khối lượng vượt kế hoạch.\n\nKhối lượng đạt kế hoạch.\n\nKhối lượng không đạt kế hoạch.\n")
    assert found.verdicts["relation"].tolist() == ["above"]
    assert [(remark.check, remark.source_place) for remark in found.remarks] == [("verdict-conflict", "dòng 1; dòng 5")]


@pytest.mark.parametrize(("document_number", "year"), [(" số 99/QĐ-UBND", 2021), ("", 2024)])
def test_a_verdict_on_a_plan_that_the_settings_lack_is_remarked(document_number: str, year: int) -> None:
    found = read(f"Khối lượng vượt kế hoạch{document_number}.", year)
    assert found.verdicts.empty
    assert [remark.check for remark in found.remarks] == ["verdict-unplanned"]
