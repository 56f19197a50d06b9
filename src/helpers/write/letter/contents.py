"""What the letter is made of: the head, parts I to III and the end of the executed report notebook, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from nbformat import NotebookNode

from helpers.errors import RunError
from helpers.write.block import FACTS_TYPE, Block, Chart, DataTable, Items, Paragraph, Quotation
from helpers.write.fact import RECORD, Fact
from helpers.write.letter.numbering import numbered
from helpers.write.page import DESK
from helpers.write.prose.closing import Closing
from helpers.write.prose.head import Head
from helpers.write.record import BLOCK_TYPE, decoded
from helpers.write.sentence import Sentence

LEAD: Final = "lead"  # the style of words that lead to what follows them
PAGE: Final = "page"  # the tag of cells for the page alone
LEFT_OUT: Final = {DESK, PAGE, "parameters", "injected-parameters"}
KINDS: Final[Mapping[str, type[Block]]] = {
    kind.__name__: kind for kind in (Head, Paragraph, Items, Quotation, DataTable, Chart, Closing)
}
_NUMBERED = re.compile(r"[IVX]+\. ")  # the official parts; a summary and annexes are the page's


@dataclass(frozen=True)
class Heading:
    """The heading of a part: level 1 as "I. Kết quả thực hiện", level 2 as "1. Công tác triển khai"."""

    level: int
    text: str


Part = Heading | Block


def contents(notebook: NotebookNode) -> list[Part]:
    """The parts of the letter, of an executed report notebook, with their tables and charts numbered.

    Raises:
        RunError: a block that the letter has in another form than the page.
    """
    parts: list[Part] = []
    inside = True
    for cell in notebook.cells:
        if LEFT_OUT & set(cell.metadata.get("tags", [])):
            continue
        title = re.match(r"## (.+)", cell.source) if cell.cell_type == "markdown" else None
        inside = bool(_NUMBERED.match(title[1])) if title else inside
        if inside:
            parts += _told(cell.source) if cell.cell_type == "markdown" else _shown(cell)
    return numbered(parts)


def block_of(data: Mapping[str, Any]) -> Block:
    """The block that an output shows, made anew of its record.

    Raises:
        RunError: its HTML is not the one that the page has.
    """
    named = dict(data[BLOCK_TYPE])
    records = [{name: fact[name] for name in RECORD if name != "id"} for fact in data[FACTS_TYPE]]
    facts = {fact.id: fact for fact in (Fact(**values) for values in records)}
    block = KINDS[named.pop("kind")](**{name: decoded(value, facts) for name, value in named.items()})
    if block.html != data["text/html"]:
        raise RunError("letter-differs", found=block.html[:200], wanted=str(data["text/html"])[:200])
    return block


def _told(source: str) -> Iterator[Part]:
    """Headings and paragraphs of a text cell."""
    for text in filter(None, (" ".join(part.split()) for part in source.split("\n\n"))):
        marks, _, words = text.partition(" ")
        yield Heading(len(marks) - 1, words) if set(marks) == {"#"} else Paragraph([Sentence((text,))], LEAD)


def _shown(cell: NotebookNode) -> Iterator[Block]:
    """The blocks that a cell shows; one without words is none."""
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if data.get(BLOCK_TYPE) and data["text/html"]:
            yield block_of(data)
