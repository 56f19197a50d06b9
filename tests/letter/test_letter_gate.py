"""The gate of the Word file sees a number changed in each kind of place, and names the sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from executed import but, letter_2021, member, of_2021, spoiled

from helpers.errors import RunError
from helpers.tables.cleaned import PASSAGES, VERDICTS
from helpers.write.block import Figures
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.gate.letter import check_letter, said
from helpers.write.letter.contents import Part, contents
from helpers.write.letter.letter import put
from helpers.write.prose.head import SIMULATED

Pass = Callable[[bytes], None]
HEADER = "word/header1.xml"
UNHELD, DIGIT, MISQUOTED = "which no stored table holds", "a digit that is no fact", "does not have"
DIFFERS = "where the page says"


@pytest.fixture
def parts() -> list[Part]:
    return contents(of_2021())


@pytest.fixture
def content() -> bytes:
    return letter_2021()


@pytest.fixture
def passed(edition: Edition, parts: list[Part]) -> Pass:
    quotable = {*edition.facts.rows(PASSAGES)["text"], *edition.facts.rows(VERDICTS)["quote"]}
    return lambda content: check_letter(content, parts, edition.facts, quotable)


def test_the_letter_as_written_passes(passed: Pass, content: bytes) -> None:
    passed(content)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (">330.345</w:t>", ">330.346</w:t>", f'330.346, {UNHELD}, in: "Năm 2021, Trung tâm'),  # paragraph
        (">136.336</w:t>", ">136.363</w:t>", f'136.363, {UNHELD}, in: "136.363"'),  # cell of a table
        (">87,5%</w:t>", ">78,5%</w:t>", f'78,5%, {UNHELD}, in: "Hình 1. Khối lượng tập trung'),  # below a picture
        (">- <", ">5 <", f'{DIGIT}, in: "5 Để'),  # item
        ("thành lập tổ", "thành lập 2 tổ", f'{MISQUOTED}: "Sở Nội vụ đã chỉ đạo'),  # quotation
        ("1. Công tác", "1. 3 công tác", f'{DIGIT}, in: "1. 3 công tác'),  # heading
        ("I. Kết quả", "2. Kết quả", f'{DIGIT}, in: "2. Kết quả'),
        (">2021</w:t>", ">2012</w:t>", f'"Kết quả thực hiện kế hoạch số hóa tài liệu lưu trữ năm 2012.*{DIFFERS}'),
        (">Tổng</w:t>", ">Tổng 1</w:t>", f'{DIGIT}, in: "Tổng 1"'),
        (">STT</w:t>", ">STT 1</w:t>", f'{DIGIT}, in: "STT 1"'),
    ],
)
def test_a_changed_number_is_seen(passed: Pass, content: bytes, old: str, new: str, fault: str) -> None:
    with pytest.raises(RunError) as error:
        passed(spoiled(content, but(old, new)))
    assert re.search(fault, str(error.value)), str(error.value)


def test_a_changed_description_is_seen(passed: Pass, content: bytes) -> None:
    described = re.search(r'descr="[^"]*136\.336', member(content))
    assert described
    with pytest.raises(RunError, match=r"136\.363.*where the page says.*136\.336"):
        passed(spoiled(content, but(described[0], described[0].replace("136.336", "136.363"))))


@pytest.mark.parametrize("name", ["word/header1.xml", "word/header2.xml"])
def test_a_number_in_the_head_of_a_page_is_seen(passed: Pass, content: bytes, name: str) -> None:
    with pytest.raises(RunError, match=f'{DIGIT}, in: "trang 12"'):
        passed(spoiled(content, but("</w:hdr>", "<w:p><w:r><w:t>trang 12</w:t></w:r></w:p></w:hdr>"), name))


def test_a_notice_that_does_not_belong_there_is_seen(passed: Pass, content: bytes) -> None:
    with pytest.raises(RunError, match=f"{SIMULATED}.*{DIFFERS}"):
        passed(spoiled(content, but("</w:hdr>", f"<w:p><w:r><w:t>{SIMULATED}</w:t></w:r></w:p></w:hdr>"), HEADER))


def test_another_fact_in_the_place_of_one_is_seen(passed: Pass, content: bytes) -> None:
    with pytest.raises(RunError, match=DIFFERS):
        passed(spoiled(content, but(">2.147</w:t>", ">64.619</w:t>")))


def test_a_line_too_few_is_seen(passed: Pass, content: bytes) -> None:
    last = re.findall(r"<w:t [^>]*>PHÓ GIÁM ĐỐC</w:t>", member(content))[0]
    with pytest.raises(RunError, match=DIFFERS):
        passed(spoiled(content, but(last, "")))


def test_a_fact_that_the_tables_do_not_hold_is_seen(edition: Edition, parts: list[Part], content: bytes) -> None:
    halved = Facts(lambda table: edition.facts.rows(table).assign(**_less(table.names)))
    with pytest.raises(RunError, match=f"330.345, {UNHELD}"):
        check_letter(content, parts, halved, set())


def _less(names: list[str]) -> dict[str, int]:
    return {"pages": 1} if "pages" in names else {}


def test_every_fault_is_named_at_once(passed: Pass, content: bytes) -> None:
    with pytest.raises(RunError) as error:
        passed(spoiled(spoiled(content, but(">2.147<", ">1.147<")), but(">64.619<", ">64.618<")))
    assert [fault.code for fault in error.value.faults] == ["letter-unheld", "letter-unheld", "letter-differs"]


def test_a_part_without_a_form_is_told() -> None:
    for form in (said, put):
        with pytest.raises(TypeError, match="no form for Figures"):
            form(Figures([]))
