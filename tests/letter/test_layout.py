"""The letter is laid out as the decree wants it, and the checker sees every property that is not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from executed import BODY, but, letter_2021, spoiled
from official import bold_width, faults

from helpers.write.letter.width import width

Change = Callable[[str], str]
STYLES, HEADER, FIRST = "word/styles.xml", "word/header1.xml", "word/header2.xml"


def style(name: str, old: str, new: str) -> Change:
    """A change within one style."""

    def change(text: str) -> str:
        found = re.search(rf'<w:style [^>]*>\s*<w:name w:val="{name}"/>.*?</w:style>', text, re.DOTALL)
        assert found, name
        return text.replace(found[0], but(old, new)(found[0]))

    return change


def without(pattern: str) -> Change:
    """A change that takes all that a pattern finds away."""

    def change(text: str) -> str:
        assert re.search(pattern, text, re.DOTALL), pattern
        return re.sub(pattern, "", text, flags=re.DOTALL)

    return change


def swapped(first: str, second: str) -> Change:
    return lambda text: text.replace(first, "\0").replace(second, first).replace("\0", second)


def test_it_is_laid_out_as_the_decree_wants_it() -> None:
    assert faults(letter_2021()) == []


@pytest.mark.parametrize(
    ("part", "change", "fault"),
    [
        (BODY, but('w:w="11906"', 'w:w="12240"'), "the sheet is not A4"),
        (BODY, but('w:top="1417"', 'w:top="1000"'), "margin top"),
        (BODY, but('w:bottom="1134"', 'w:bottom="1000"'), "margin bottom"),
        (BODY, but('w:left="1701"', 'w:left="1100"'), "margin left"),
        (BODY, but('w:right="1134"', 'w:right="1400"'), "margin right"),
        (BODY, without("<w:titlePg/>"), "the first page is numbered"),
        (HEADER, without("PAGE"), "no page number"),
        (STYLES, style("header", 'w:val="26"', 'w:val="22"'), "page number: look"),
        (STYLES, style("header", '"center"', '"right"'), "page number: look"),
        (STYLES, style("Cơ quan chủ quản", "<w:caps/>", "<w:b/>"), "superior body: bold"),
        (STYLES, style("Cơ quan ban hành", "<w:b/>", ""), "issuing body: bold"),
        (BODY, without(r"<w:pBdr>.*?</w:pBdr>"), "motto: rule"),
        (STYLES, style("Quốc hiệu", 'w:val="24"', 'w:val="28"'), "national name: size"),
        (STYLES, style("Tiêu ngữ", "<w:b/>", "<w:b/><w:caps/>"), "motto: case"),
        (STYLES, style("Số ký hiệu", 'w:val="26"', 'w:val="28"'), "number: size"),
        (STYLES, style("Địa danh và ngày", "<w:i/>", ""), "place and date: italic"),
        (STYLES, style("Tên loại", "<w:caps/>", ""), "type: case"),
        (STYLES, style("Trích yếu", '"center"', '"left"'), "abstract: alignment"),
        (STYLES, style("Kính gửi", 'w:val="28"', 'w:val="24"'), "addressee: size"),
        (STYLES, style("heading 1", "<w:caps/>", ""), "part: case"),
        (STYLES, style("heading 2", "<w:b/>", ""), "section: bold"),
        (BODY, but("./.<", ".<"), "closing: the end"),
        (STYLES, style("Nơi nhận", "<w:i/>", ""), "recipients: italic"),
        (STYLES, style("Danh sách nơi nhận", 'w:val="22"', 'w:val="28"'), "first recipient: size"),
        (BODY, but("- Như trên;", "- Như trên."), "first recipient: absent"),
        (STYLES, style("Quyền hạn, chức vụ", "<w:b/>", ""), "authority: bold"),
        (BODY, swapped("Nơi nhận:", "PHÓ GIÁM ĐỐC"), "recipients: column"),
        (BODY, swapped("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "the order of the parts"),
        (STYLES, style("Body Text", '"both"', '"left"'), "body: look"),
        (STYLES, style("Body Text", 'w:firstLine="567"', 'w:firstLine="0"'), "body: indent of the first line"),
        (STYLES, style("Body Text", 'w:after="120"', 'w:after="60"'), "body: spacing"),
        (STYLES, style("Body Text", 'w:line="264"', 'w:line="400"'), "body: spacing"),
        (BODY, without("<w:tblHeader/>"), "table: header or borders"),
        (BODY, without("<w:cantSplit/>"), "table: a row may be parted"),
        (BODY, without("<w:keepNext/>"), "the signature may be parted from the text"),
        (BODY, but("<w:tblPr>", "<w:tblPr><w:tblBorders/>"), "borders around the two columns"),
        (STYLES, style("Normal", "Times New Roman", "Cambria"), "font"),
        (STYLES, style("Quote", "<w:sz ", '<w:color w:val="365F91"/><w:sz '), "colour"),
        (STYLES, style("Tiêu ngữ", "<w:b/>", "<w:b/><w:u/>"), "underlined"),
        (BODY, without(r'descr="[^"]*"'), "a picture without a description"),
    ],
)
def test_a_property_that_is_otherwise_is_seen(part: str, change: Change, fault: str) -> None:
    assert fault in faults(spoiled(letter_2021(), change, part))


@pytest.mark.parametrize(("place", "part"), list(enumerate(["issuing body", "motto", "abstract"])))
@pytest.mark.parametrize("side", [0, 2000])
def test_a_rule_of_another_length_is_seen(place: int, part: str, side: int) -> None:
    ends = iter(range(3))

    def moved(found: re.Match[str]) -> str:
        return f'{found[1]}<w:ind w:left="{side}" w:right="{side}"' if next(ends) == place else found[0]

    changed = spoiled(letter_2021(), lambda text: re.sub(r'(</w:pBdr>)<w:ind w:left="\d+" w:right="\d+"', moved, text))
    assert faults(changed) == [f"{part}: rule"]


@pytest.mark.parametrize(
    "text", ["SỞ NỘI VỤ", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Kết quả số hóa tài liệu lưu trữ năm 2021", "330.345 trang"]
)
def test_the_width_of_a_text_is_known_to_a_tenth(text: str) -> None:
    assert width(text, 14) == pytest.approx(bold_width(text) * 14 * 20, rel=0.1)
