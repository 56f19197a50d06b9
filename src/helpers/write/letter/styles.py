"""How each part of the letter looks, by Decree 30/2020/NĐ-CP, annex I: a style of the Word file each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.styles.styles import Styles

FONT: Final = "Times New Roman"
POINT: Final = 20  # twentieths, in which Word measures distances
INDENT: Final = 567  # 1 cm: the first line of a paragraph
FACT, MARK = "Số liệu", "Ký hiệu"  # of characters: a number that is a fact; text with digits that is no quantity

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True)
class Look:
    """Letters in points, distances in twentieths of a point; `keep` holds it on one page with what follows."""

    size: float
    align: Align = "left"
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    before: int = 0
    after: int = 0
    first: int = 0
    left: int = 0
    line: int = 240
    keep: bool = False
    level: int = 0


BODY: Final = "Body Text"
LOOKS: Final = {
    "Normal": Look(14),
    "header": Look(13, "center"),
    "Thông báo": Look(11, "center", italic=True),
    "Cơ quan chủ quản": Look(12, "center", capitals=True),
    "Cơ quan ban hành": Look(12, "center", bold=True, capitals=True),
    "Quốc hiệu": Look(12, "center", bold=True, capitals=True),
    "Tiêu ngữ": Look(13, "center", bold=True),
    "Số ký hiệu": Look(13, "center", before=8 * POINT),
    "Địa danh và ngày": Look(13, "center", italic=True, before=8 * POINT),
    "Tên loại": Look(14, "center", bold=True, capitals=True, before=18 * POINT, keep=True),
    "Trích yếu": Look(14, "center", bold=True, keep=True),
    "Đường kẻ": Look(2, "center", before=2 * POINT, line=60),
    "Kính gửi": Look(14, "center", before=12 * POINT, after=12 * POINT),
    BODY: Look(14, "both", after=6 * POINT, first=INDENT, line=264),
    "Quote": Look(14, "both", after=6 * POINT, first=INDENT, left=INDENT, line=264),
    "heading 1": Look(
        14, "both", bold=True, capitals=True, before=6 * POINT, after=6 * POINT, first=INDENT, keep=True, level=1
    ),
    "heading 2": Look(14, "both", bold=True, after=6 * POINT, first=INDENT, keep=True, level=2),
    "caption": Look(13, "center", bold=True, before=6 * POINT, after=6 * POINT, keep=True),
    "Hình": Look(14, "center", before=6 * POINT, keep=True),
    "Chú thích hình": Look(13, "center", italic=True, after=10 * POINT),
    "Ghi chú bảng": Look(11, "both", italic=True, before=3 * POINT, after=10 * POINT),
    "Ô bảng": Look(12, before=POINT, after=POINT),
    "Quyền hạn, chức vụ": Look(14, "center", bold=True, capitals=True, keep=True),
    "Người ký": Look(14, "center", bold=True, before=70 * POINT),
    "Nơi nhận": Look(12, bold=True, italic=True, keep=True),
    "Danh sách nơi nhận": Look(11),
}
BUILT_IN: Final = ("Normal", "header", BODY, "Quote", "heading 1", "heading 2", "caption")  # Word knows these itself
NEEDED: Final = ("Default Paragraph Font", "Normal Table", "No List")

_LETTERS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def install(styles: Styles) -> None:
    """Put our styles in the place of those that a new Word file comes with."""
    root = styles.element
    for style in list(root.findall(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")) not in NEEDED:
            root.remove(style)
    root.replace(root.find(qn("w:docDefaults")), parse_xml(_defaults()))
    for name, look in LOOKS.items():
        root.append(parse_xml(_paragraph_style(name, look)))
    for name in (FACT, MARK):
        words = f'<w:name w:val="{name}"/><w:uiPriority w:val="99"/>'
        root.append(parse_xml(_style("character", name, words, custom=' w:customStyle="1"')))


def identity(name: str) -> str:
    """The id by which a paragraph names its style."""
    return name.replace(" ", "").replace(",", "")


def _defaults() -> str:
    letters = f'{_LETTERS}<w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/>'
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return (
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault>{spacing}</w:pPrDefault></w:docDefaults>"
    )


def _paragraph_style(name: str, look: Look) -> str:
    base = "" if name == "Normal" else f'<w:basedOn w:val="{identity("Normal")}"/>'
    custom = ' w:default="1"' if name == "Normal" else "" if name in BUILT_IN else ' w:customStyle="1"'
    words = (
        f'<w:name w:val="{name}"/>{base}<w:qFormat/><w:pPr>{_paragraph(look)}</w:pPr><w:rPr>{_letters(look)}</w:rPr>'
    )
    return _style("paragraph", name, words, custom)


def _style(kind: str, name: str, inner: str, custom: str) -> str:
    return f'<w:style {nsdecls("w")} w:type="{kind}"{custom} w:styleId="{identity(name)}">{inner}</w:style>'


def _paragraph(look: Look) -> str:
    kept = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    rule = "exact" if look.line < 240 else "auto"
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}" w:line="{look.line}" w:lineRule="{rule}"/>'
    indent = f'<w:ind w:left="{look.left}" w:firstLine="{look.first}"/>'
    level = f'<w:outlineLvl w:val="{look.level - 1}"/>' if look.level else ""
    return f'{kept}{spacing}{indent}<w:jc w:val="{look.align}"/>{level}'


def _letters(look: Look) -> str:
    marks = "".join(
        f"<w:{tag}/>"
        for tag, on in (("b", look.bold), ("bCs", look.bold), ("i", look.italic), ("iCs", look.italic))
        if on
    )
    capitals = "<w:caps/>" if look.capitals else ""
    size = f"{look.size * 2:.0f}"  # in half points
    return f'{_LETTERS}{marks}{capitals}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
