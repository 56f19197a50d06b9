"""The gate of the Word file: read back, it prints no number that is not a fact, and says what the page says.

Each line of the file is held: a run that is a fact against the facts that the stored tables hold; a quotation against
the source; any other text may carry no digit, unless its run is a mark (years, document numbers, dates, names) or it is
the number of a heading. Then the lines are held one by one, in their order, against the blocks that the page is made
of; the description of a picture is a line as well, and what stands in the heads of pages is the notice or nothing.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch
from itertools import zip_longest
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from helpers.errors import Fault, RunError
from helpers.tables.stored import STORED
from helpers.write.block import Block, Chart, DataTable, Items, Paragraph, Quotation
from helpers.write.fact import Fact, Facts, fact_of
from helpers.write.gate.page import NUMBERED
from helpers.write.letter.contents import Heading, Part
from helpers.write.letter.styles import FACT, MARK, identity
from helpers.write.prose.closing import Closing
from helpers.write.prose.head import MOTTO, NATION, Head
from helpers.write.sentence import DIGIT, Piece, Sentence

HEADING: Final = identity("heading 2")
QUOTATION: Final = identity("Quote")
DESCRIBED: Final = "description"
LONGEST: Final = 200  # letters of a sentence in a message


@dataclass(frozen=True)
class Line:
    """A paragraph, or the description of a picture: its style, and the style and text of each of its runs."""

    style: str
    runs: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(text for _, text in self.runs)


def check_letter(content: bytes, parts: Sequence[Part], stored: Facts, quotable: Collection[str]) -> None:
    """Hold a Word file against the parts that it is made of, their facts, and the stored tables.

    Args:
        content: the file.
        parts: the blocks of the page that it shares, and its headings.
        stored: the tables of the edition.
        quotable: the paragraphs that it may quote.

    Raises:
        RunError: all faults at once: a number that no stored table holds, any other digit, a quotation that is not in
            the source, a line that is not the page's.
    """
    facts = dict.fromkeys(fact for part in parts if isinstance(part, Block) for fact in part.facts)
    held = {fact.printed for fact in _true(facts, stored)}
    body = _lines(content, "word/document.xml")
    heads = [line for name in _heads(content) for line in _lines(content, name)]
    notice = next((part.notice for part in parts if isinstance(part, Head)), "")
    wanted = [text for part in parts for text in said(part) if text]
    faults = [fault for line in (*body, *heads) for fault in _faults(line, held, quotable)]
    faults += [*_differing([line.text for line in body], wanted), *_strangers(heads, notice)]
    if faults:
        raise RunError(*faults)


def _true(facts: Collection[Fact], stored: Facts) -> Iterator[Fact]:
    """Those of the facts that the stored tables hold; each table is gone through once."""
    tables = {name: STORED[name] for name in {fact.table for fact in facts}}
    rows = {
        name: {table.key_of(row): row for _, row in stored.rows(table).iterrows()} for name, table in tables.items()
    }
    for fact in facts:
        row = rows[fact.table].get(fact.key)
        again = stored.again(fact) if row is None else fact_of(tables[fact.table], fact.column, row)
        if again == fact:
            yield fact


@singledispatch
def said(part: object) -> Iterator[str]:
    """What a part says, line by line, in the order of the official layout."""
    raise TypeError(f"the letter has no form for {type(part).__name__}")


@said.register
def _(part: Heading) -> Iterator[str]:
    yield part.text


@said.register
def _(part: Paragraph) -> Iterator[str]:
    yield " ".join(sentence.text for sentence in part.sentences)


@said.register
def _(part: Items) -> Iterator[str]:
    yield from (f"- {sentence.text}" for sentence in part.sentences)


@said.register
def _(part: Quotation) -> Iterator[str]:
    yield from part.paragraphs


@said.register
def _(part: DataTable) -> Iterator[str]:
    cells = (piece for row in (part.headings, *part.rows, part.total) for piece in row)
    yield from (part.caption.text, *(_text(piece) for piece in cells), part.note.text)


@said.register
def _(part: Chart) -> Iterator[str]:
    yield from (part.description.text, part.title.text)


@said.register
def _(part: Head) -> Iterator[str]:
    yield from (part.superior, part.issuing, NATION, MOTTO, part.number, part.dated)
    yield from ("Báo cáo", part.title.text, f"Kính gửi: {part.addressee}")


@said.register
def _(part: Closing) -> Iterator[str]:
    *others, last = part.recipients
    yield from (part.sentence.text, "Nơi nhận:", *(f"- {name};" for name in others), f"- {last}.")
    yield from (part.signer.authority, part.signer.post, part.signer.name)


def _text(piece: Piece) -> str:
    return Sentence((piece,)).text


def _heads(content: bytes) -> list[str]:
    """The parts of the file that stand outside its body and are printed."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return sorted(name for name in file.namelist() if name.startswith(("word/header", "word/footer")))


def _lines(content: bytes, name: str) -> list[Line]:
    """The lines of a part of the file that have text, in reading order."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        root = etree.fromstring(file.read(name))
    found = []
    for element in root.iter(qn("w:p"), qn("wp:docPr")):
        if element.tag == qn("w:p"):
            found.append(Line(_style(element, "w:pPr/w:pStyle"), tuple(map(_run, element.iterfind(qn("w:r"))))))
        else:
            found.append(Line(DESCRIBED, (("", element.get("descr", "")),)))
    return [line for line in found if line.text]


def _run(run: etree._Element) -> tuple[str, str]:
    return _style(run, "w:rPr/w:rStyle"), "".join(text.text or "" for text in run.iterfind(qn("w:t")))


def _style(element: etree._Element, path: str) -> str:
    found = element.find("/".join(map(qn, path.split("/"))))
    return "" if found is None else found.get(qn("w:val"), "")


def _faults(line: Line, held: Collection[str], quotable: Collection[str]) -> Iterator[Fault]:
    """What a line prints that is not held; a description is held as a whole."""
    sentence = line.text[:LONGEST]
    if line.style == QUOTATION:
        if line.text not in quotable:
            yield Fault("letter-misquoted", {"sentence": sentence})
        return
    for style, text in line.runs if line.style != DESCRIBED else ():
        if style == identity(FACT) and text not in held:
            yield Fault("letter-unheld", {"value": text, "sentence": sentence})
        words = NUMBERED.sub("", text) if line.style == HEADING else text
        if style not in (identity(FACT), identity(MARK)) and DIGIT.search(words):
            yield Fault("letter-digit", {"sentence": sentence})


def _differing(found: Sequence[str], wanted: Sequence[str]) -> Iterator[Fault]:
    """The first line that is not the page's: those after it may only have moved."""
    pairs = zip_longest(found, wanted, fillvalue="–")
    first = next(((is_there, wished) for is_there, wished in pairs if is_there != wished), None)
    if first:
        yield Fault("letter-differs", {"found": first[0][:LONGEST], "wanted": first[1][:LONGEST]})


def _strangers(heads: Sequence[Line], notice: str) -> Iterator[Fault]:
    for line in heads:
        if line.text != notice:
            yield Fault("letter-differs", {"found": line.text[:LONGEST], "wanted": notice or "–"})
