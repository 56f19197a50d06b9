"""The blocks of a report: what a notebook shows, what the page is made of, and the facts that each prints.

A block displays itself as HTML in JupyterLab and in the page; beside the HTML it hands over its facts, so that the page
can list the source of each and be held against them, and a record of itself, of which the Word file is made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from helpers.write.fact import Fact
from helpers.write.record import BLOCK_TYPE, record
from helpers.write.sentence import Mark, Piece, Sentence, data_html, piece_html

FACTS_TYPE = "application/vnd.sohoa.facts+json"
SOURCE_SLOT = "<!--source-->"  # where the page puts the button that opens the source of a whole table or chart


class Block:
    """Something that a report shows; each kind says its HTML and its facts."""

    @property
    def html(self) -> str:
        """The block as HTML."""
        raise NotImplementedError

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that the block prints."""
        return ()

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        facts = [fact.record() for fact in self.facts]
        return {"text/html": self.html, FACTS_TYPE: facts, BLOCK_TYPE: record(self)}


class PageBlock(Block):
    """Something that the page alone shows: the letter has no form of it, so there is no record."""

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {"text/html": self.html, FACTS_TYPE: [fact.record() for fact in self.facts]}


@dataclass(frozen=True)
class Paragraph(Block):
    """Sentences that belong together."""

    sentences: Sequence[Sentence]
    style: str = ""

    @property
    def html(self) -> str:
        """A `<p>`; nothing at all without sentences."""
        told = " ".join(sentence.html for sentence in self.sentences)
        kind = f' class="{self.style}"' if self.style else ""
        return f"<p{kind}>{told}</p>" if told else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of its sentences."""
        return tuple(fact for sentence in self.sentences for fact in sentence.facts)


@dataclass(frozen=True)
class Items(Block):
    """Sentences one below the other, as a list."""

    sentences: Sequence[Sentence]

    @property
    def html(self) -> str:
        """A list; nothing at all without sentences."""
        items = "".join(f"<li>{sentence.html}</li>" for sentence in self.sentences)
        return f"<ul>{items}</ul>" if items else ""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of its sentences."""
        return tuple(fact for sentence in self.sentences for fact in sentence.facts)


@dataclass(frozen=True)
class Figures(Block):
    """The few large figures at the head of the report, each with the words below it."""

    figures: Sequence[tuple[Fact, str]]

    @property
    def html(self) -> str:
        """A description list, styled as cards."""
        cards = (f"<div><dt>{escape(words)}</dt><dd>{piece_html(fact)}</dd></div>" for fact, words in self.figures)
        return f'<dl class="figures">{"".join(cards)}</dl>'

    @property
    def facts(self) -> tuple[Fact, ...]:
        """One fact a card."""
        return tuple(fact for fact, _ in self.figures)


@dataclass(frozen=True)
class Quotation(Block):
    """Words of the report as received, verbatim, with the place where they stand."""

    paragraphs: Sequence[str]
    source: Mark

    @property
    def html(self) -> str:
        """A `<blockquote>` with its source."""
        told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)
        return f'<blockquote>{told}<footer class="mark">{escape(self.source.text)}</footer></blockquote>'


@dataclass(frozen=True)
class DataTable(Block):
    """A table with a caption; the first cell of each row heads it, a fact in any other is shown as a number."""

    caption: Sentence
    headings: Sequence[str]
    rows: Sequence[Sequence[Piece]]
    total: Sequence[Piece] = ()
    note: Sentence = field(default_factory=lambda: Sentence(()))
    style: str = ""
    name: str = ""  # what sentences refer to it by

    @property
    def html(self) -> str:
        """A table in a frame of its own that scrolls sideways on a narrow screen."""
        heads = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in self.headings)
        body = "".join(f"<tr>{_row(row)}</tr>" for row in self.rows)
        foot = f"<tfoot><tr>{_row(self.total)}</tr></tfoot>" if self.total else ""
        note = f'<p class="note">{self.note.html} {SOURCE_SLOT}</p>'
        label, named = escape(self.caption.text), f'id="{self.name}" ' if self.name else ""
        return (
            f'<div {named}class="frame {self.style}" role="region" tabindex="0" aria-label="{label}"><table>'
            f"<caption>{self.caption.html}</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>{foot}"
            f"</table></div>{note}"
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of caption, cells and note."""
        cells = (piece for row in (*self.rows, self.total) for piece in row if isinstance(piece, Fact))
        return (*self.caption.facts, *cells, *self.note.facts)


@dataclass(frozen=True)
class Chart(Block):
    """A drawing with a finding as its title and a description for those who do not see it.

    `name` tells it apart from the other drawings of a page; `shown` are the facts printed in the drawing.
    """

    name: str
    title: Sentence
    svg: str
    description: Sentence
    shown: Sequence[Fact] = ()

    @property
    def html(self) -> str:
        """A `<figure>`: the finding, then the drawing."""
        title, told = f"{self.name}-title", f"{self.name}-told"
        drawing = self.svg.replace("<svg ", f'<svg role="img" aria-labelledby="{title}" aria-describedby="{told}" ', 1)
        described = "".join(_cell(piece) for piece in self.description.pieces)
        return (
            f'<figure id="{self.name}"><figcaption id="{title}">{self.title.html}</figcaption>{drawing}'
            f'<p id="{told}" hidden>{described}</p><p class="note">{SOURCE_SLOT}</p></figure>'
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of title and description, and those printed in the drawing."""
        return (*self.title.facts, *self.description.facts, *self.shown)


def _row(row: Sequence[Piece]) -> str:
    head, *rest = row
    return f'<th scope="row">{_cell(head)}</th>' + "".join(f"<td>{_cell(piece)}</td>" for piece in rest)


def _cell(piece: Piece) -> str:
    """A cell's number without a link: a table names its source once."""
    return data_html(piece) if isinstance(piece, Fact) else piece_html(piece)
