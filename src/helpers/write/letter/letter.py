"""The letter: the parts of the executed report notebook on paper, as the bytes of a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from helpers.write.block import Chart, DataTable, Items, Paragraph, Quotation
from helpers.write.letter.contents import LEAD, Heading, Part
from helpers.write.letter.line import columns, line
from helpers.write.letter.paper import ROOM, paper
from helpers.write.letter.picture import picture
from helpers.write.letter.rule import MOTTO, PART, rule
from helpers.write.letter.styles import BODY, LOOKS, POINT
from helpers.write.letter.table import KEPT, table
from helpers.write.letter.width import width
from helpers.write.prose.closing import Closing
from helpers.write.prose.head import MOTTO as MOTTO_TEXT
from helpers.write.prose.head import NATION, Head
from helpers.write.sentence import Mark

LEFT: Final = 3400  # of the two columns of the head: the national name takes 93 mm in one line
RIGHT: Final = ROOM - LEFT
SIGNED: Final = ROOM // 2
EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def letter(parts: Iterable[Part]) -> bytes:
    """The Word file of these parts; the same parts give the same bytes."""
    parts = list(parts)
    head = next(part for part in parts if isinstance(part, Head))
    word = paper(head.title.text, head.notice)
    lines = "".join(text for part in parts for text in _lines(part, word))
    body = word.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{lines}</w:body>"):
        body.insert(len(body) - 1, element)  # the last one is the section
    for number, drawn in enumerate(body.iter(qn("wp:docPr")), start=1):
        drawn.set("id", str(number))
    return _packed(word)


def _lines(part: Part, word: WordDocument) -> Iterator[str]:
    """A part as WordprocessingML; a picture enters the file `word` as well."""
    return picture(part, word) if isinstance(part, Chart) else put(part)


@singledispatch
def put(part: object) -> Iterator[str]:
    """A part without pictures as WordprocessingML, one text for each paragraph or table."""
    raise TypeError(f"the letter has no form for {type(part).__name__}")


@put.register
def _(part: Head) -> Iterator[str]:
    issuing = width(part.issuing.upper(), LOOKS["Cơ quan ban hành"].size)
    left = [line("Cơ quan chủ quản", Mark(part.superior)), line("Cơ quan ban hành", Mark(part.issuing))]
    right = [line("Quốc hiệu", NATION), line("Tiêu ngữ", MOTTO_TEXT)]
    motto = len(MOTTO_TEXT) * MOTTO * LOOKS["Tiêu ngữ"].size * POINT
    bodies = [[*left, rule(min(issuing, LEFT) * PART, LEFT)], [*right, rule(motto, RIGHT)]]
    dated = [[line("Số ký hiệu", Mark(part.number))], [line("Địa danh và ngày", Mark(part.dated))]]
    yield columns([LEFT, RIGHT], [bodies, dated])
    yield line("Tên loại", "Báo cáo")
    yield line("Trích yếu", *part.title.pieces)
    yield rule(min(width(part.title.text, LOOKS["Trích yếu"].size), ROOM) * PART, ROOM)
    yield line("Kính gửi", "Kính gửi: ", Mark(part.addressee))


@put.register
def _(part: Heading) -> Iterator[str]:
    yield line(f"heading {part.level}", part.text)


@put.register
def _(part: Paragraph) -> Iterator[str]:
    pieces = [piece for sentence in part.sentences for piece in (" ", *sentence.pieces)]
    yield line(BODY, *pieces[1:], more=KEPT if part.style == LEAD else "")


@put.register
def _(part: Items) -> Iterator[str]:
    for sentence in part.sentences:
        yield line(BODY, "- ", *sentence.pieces)


@put.register
def _(part: Quotation) -> Iterator[str]:
    for paragraph in part.paragraphs:
        yield line("Quote", paragraph)


@put.register
def _(part: DataTable) -> Iterator[str]:
    yield from table(part, ROOM)


@put.register
def _(part: Closing) -> Iterator[str]:
    *others, last = part.recipients
    listed = [*(f"- {name};" for name in others), f"- {last}."]
    received = [line("Nơi nhận", "Nơi nhận:"), *(line("Danh sách nơi nhận", Mark(name)) for name in listed)]
    posts = [line("Quyền hạn, chức vụ", Mark(text)) for text in (part.signer.authority, part.signer.post) if text]
    yield line(BODY, *part.sentence.pieces, more=KEPT)
    yield columns([SIGNED, ROOM - SIGNED], [[received, [*posts, line("Người ký", Mark(part.signer.name))]]])
    yield line("Đường kẻ")  # Word wants a paragraph after a table


def _packed(word: WordDocument) -> bytes:
    """The file with the same time stamp in each of its members, in the order of their names."""
    loose, packed = io.BytesIO(), io.BytesIO()
    word.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(packed, "w") as goal:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 0  # as on Windows, wherever it is made
            goal.writestr(member, source.read(name))
    return packed.getvalue()
