"""The gate: after rendering, no number stands in the page that is not a fact, and every fact stands as it is stored.

Marks (years, document numbers, dates, names, places in files), the officers' quoted words and the figure before a
heading are no quantities; they are declared in the page's markup and passed over here. Quoted words are held against
the source instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from lxml import html

from helpers.errors import Fault, RunError
from helpers.write.fact import Fact
from helpers.write.sentence import DIGIT

NUMBERED = re.compile(r"^\d+\.\s")  # "1. Công tác triển khai"
PASSED = ("data", "svg", "style", "blockquote")  # drawings are described in words, which are held here by their label
TOLD = ("p", "li", "h1", "h2", "h3", "th", "td", "dt", "figcaption", "caption")


def check_page(page: str, facts: Iterable[Fact], quotable: Collection[str]) -> None:
    """Hold a rendered page against its facts.

    Args:
        page: the HTML.
        facts: what the page may print.
        quotable: the paragraphs that it may quote.

    Raises:
        RunError: all faults at once: a digit that is no fact, a `<data>` that no fact holds in that value, a quotation
            that is not in the source, two facts of one name.
    """
    known = list(facts)
    tree = html.document_fromstring(page)
    faults = [*_stray_digits(tree), *_unheld(tree, known), *_misquoted(tree, set(quotable)), *_ambiguous(known)]
    if faults:
        raise RunError(*faults)


def _stray_digits(tree: html.HtmlElement) -> Iterator[Fault]:
    for element in tree.iter(*TOLD):
        if not _within(element, "blockquote"):
            words = NUMBERED.sub("", "".join(_words(element)).strip())
            if DIGIT.search(words):
                yield Fault("digit-no-fact", {"sentence": " ".join(element.text_content().split())})


def _unheld(tree: html.HtmlElement, facts: list[Fact]) -> Iterator[Fault]:
    held = {("" if fact.value is None else str(fact.value), fact.printed) for fact in facts}
    for element in tree.iter("data"):
        found = (element.get("value"), element.text_content())
        if found not in held:
            sentence = " ".join(element.getparent().getparent().text_content().split())
            yield Fault("fact-unheld", {"value": f"{found[1]} ({found[0]})", "sentence": sentence})


def _misquoted(tree: html.HtmlElement, quotable: set[str]) -> Iterator[Fault]:
    for paragraph in tree.iterfind(".//blockquote/p"):
        if paragraph.text_content() not in quotable:
            yield Fault("quotation-altered", {"sentence": paragraph.text_content()})


def _ambiguous(facts: list[Fact]) -> Iterator[Fault]:
    names = [fact.id for fact in facts]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Fault("fact-ambiguous", {"name": name})


def _words(element: html.HtmlElement) -> Iterator[str]:
    """The text of an element without what is declared to be no quantity and without its data."""
    if element.tag in PASSED or "mark" in element.get("class", "").split():
        return
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def _within(element: html.HtmlElement, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
