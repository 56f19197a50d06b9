"""Sentences made of words, facts and marks. A number enters a sentence as a fact or not at all.

    say("Năm {year} số hóa được {pages} trang.", year=year_mark(2021), pages=pages)

The words of a template carry no digit. What is no quantity and yet has digits (a year, a document's number, a date, a
name) is a mark, declared as such.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from string import Formatter

from helpers.errors import RunError
from helpers.write.fact import Fact
from helpers.write.number import date

DIGIT = re.compile(r"\d")
WHOLE = re.compile(r"\d+/[^\s,.;)]*-[^\s,.;)]*|\d{4} - \d{4}")  # 4020/QĐ-UBND, 2021 - 2025
# A line may break before and after any button, even in "(87,5%)" (CSS Text 3, 5.1).
BUTTON = r"<button[^>]*><data[^>]*>[^<]*</data></button>"
CLINGING = re.compile(rf"\({BUTTON}[).,;:]*|{BUTTON}[).,;:]+")


@dataclass(frozen=True)
class Mark:
    """Text that may carry digits and is no quantity: a year, a document's number, a date, a name, a place in a file."""

    text: str


@dataclass(frozen=True)
class See:
    """A reference to tables and charts by their names: " (Bảng 2, Hình 3)" once a page or document has numbered them.

    A name that the document does not have is left out, and with the last of them the brackets and the space before.
    """

    names: tuple[str, ...]

    @property
    def html(self) -> str:
        """An empty link to be filled when the page is rendered (see `write.numbering`)."""
        return f'<a class="see" data-to="{escape(" ".join(self.names))}"></a>'


Piece = str | Fact | Mark | See


@dataclass(frozen=True)
class Sentence:
    """Pieces in their order; made by `say`."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(_text(piece) for piece in self.pieces)

    @property
    def html(self) -> str:
        """The sentence as HTML; a fact is a button that opens its source and stays with its brackets and commas."""
        return CLINGING.sub(r'<span class="id">\g<0></span>', "".join(piece_html(piece) for piece in self.pieces))

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts in the sentence."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Fact))


def year_mark(year: int) -> Mark:
    """A calendar year."""
    return Mark(str(year))


def date_mark(day: dt.date) -> Mark:
    """A calendar date."""
    return Mark(date(day))


def say(template: str, /, **pieces: Piece | Sentence) -> Sentence:
    """A sentence from a template and the pieces that its braces name.

    Raises:
        RunError: a digit stands in the words of the template: it has to come as a fact or a mark.
    """
    words = "".join(literal for literal, *_ in Formatter().parse(template))
    if DIGIT.search(words):
        raise RunError("digit-in-words", sentence=words)
    return Sentence(tuple(_filled(template, pieces)))


def pointing(sentence: Sentence, *names: str) -> Sentence:
    """The sentence with a reference to tables and charts before its full stop."""
    *before, last = sentence.pieces
    if not isinstance(last, str) or not last.endswith("."):
        return Sentence((*sentence.pieces, See(names)))
    return Sentence((*before, last.removesuffix("."), See(names), "."))


def join(sentences: list[Sentence], between: str = " ") -> Sentence:
    """Sentences one after the other."""
    pieces: list[Piece] = []
    for sentence in sentences:
        pieces += [between, *sentence.pieces] if pieces else sentence.pieces
    return Sentence(tuple(pieces))


def enumerate_vietnamese(sentences: list[Sentence]) -> Sentence:
    """Parts of an enumeration: "a, b và c"."""
    if len(sentences) < 2:
        return join(sentences)
    return join([join(sentences[:-1], ", "), sentences[-1]], " và ")


def piece_html(piece: Piece) -> str:
    """One piece as HTML."""
    if isinstance(piece, Fact):
        return f'<button class="fact" popovertarget="{escape(piece.id)}">{data_html(piece)}</button>'
    if isinstance(piece, See):
        return piece.html
    return f'<span class="mark">{_unbroken(escape(piece.text))}</span>' if isinstance(piece, Mark) else escape(piece)


def data_html(fact: Fact) -> str:
    """A fact as the element that carries its value for machines, and the cell where it is stored."""
    value = "" if fact.value is None else str(fact.value)
    return f'<data value="{escape(value)}" data-cell="{escape(fact.id)}">{escape(fact.printed)}</data>'


def _unbroken(text: str) -> str:
    """A document's number and a period stay on one line."""
    return WHOLE.sub(r'<span class="id">\g<0></span>', text)


def _filled(template: str, pieces: dict[str, Piece | Sentence]) -> Iterator[Piece]:
    for words, name, _, _ in Formatter().parse(template):
        if words:
            yield words
        if name:
            piece = pieces[name]
            yield from piece.pieces if isinstance(piece, Sentence) else (piece,)


def _text(piece: Piece) -> str:
    if isinstance(piece, Fact):
        return piece.printed
    if isinstance(piece, See):
        return ""
    return piece.text if isinstance(piece, Mark) else piece
