"""The gate: after rendering, no number stands in the page that is not a fact, and each fact stands as it is stored.

First every fact is read anew from the stored tables. Then each text of the page is held: a `<data>` against the fact
that it names; a text in a drawing against the facts of the page; a quotation against the source; any other text may
carry no digit, unless it is declared to be no quantity (class `mark`: years, document numbers, dates, names, places in
files, marks of axes) or is the number of a heading.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import html

from helpers.errors import Fault, RunError
from helpers.write.fact import Fact, Facts
from helpers.write.sentence import DIGIT

NUMBERED = re.compile(r"^\d+\.\s")  # "1. Công tác triển khai"
ATTRIBUTES = ("alt", "title", "placeholder", "aria-description", "aria-roledescription", "aria-valuetext")


def check_page(page: str, facts: Sequence[Fact], stored: Facts, quotable: Collection[str]) -> None:
    """Hold a rendered page against its facts, and these against the stored tables.

    Args:
        page: the HTML.
        facts: what the page says that it prints.
        stored: the tables of the edition.
        quotable: the paragraphs that it may quote.

    Raises:
        RunError: all faults at once: a fact that the tables do not hold, a `<data>` or a text in a drawing that no fact
            holds, any other digit, a quotation that is not in the source, two facts of one name.
    """
    body = html.document_fromstring(page).find("body")
    known = {fact.id: fact for fact in facts}
    faults = [*_untrue(facts, stored), *_unheld(body, known), *_undrawn(body, facts), *_misquoted(body, quotable)]
    faults += [*_stray_digits(body), *_attributes(body)]
    if faults:
        raise RunError(*faults)


def _untrue(facts: Sequence[Fact], stored: Facts) -> Iterator[Fault]:
    for fact in facts:
        if stored.again(fact) != fact:
            yield Fault("fact-untrue", {"name": fact.id, "value": f"{fact.printed} ({fact.value})"})


def _unheld(body: html.HtmlElement, known: dict[str, Fact]) -> Iterator[Fault]:
    for data in body.iter("data"):
        fact, link = known.get(data.get("data-cell", "")), data.getparent()
        found = (data.get("value"), data.text_content())
        linked = link.tag != "a" or link.get("href") == f"#{data.get('data-cell')}"
        if fact is None or not linked or found != ("" if fact.value is None else str(fact.value), fact.printed):
            yield Fault("fact-unheld", {"value": f"{found[1]} ({found[0]})", **_told(link.getparent())})


def _undrawn(body: html.HtmlElement, facts: Sequence[Fact]) -> Iterator[Fault]:
    printed = sorted({fact.printed for fact in facts}, key=len, reverse=True)
    held = re.compile("|".join(rf"(?<![\d.,]){re.escape(text)}(?![\d%]|[.,]\d)" for text in printed) or r"(?!)")
    for drawing in body.iter("svg"):
        for element, text in _texts(drawing):
            if not _declared(element) and DIGIT.search(held.sub("", text)):
                yield Fault("fact-unheld", {"value": text.strip(), **_told(drawing.getparent())})


def _misquoted(body: html.HtmlElement, quotable: Collection[str]) -> Iterator[Fault]:
    for quotation in body.iter("blockquote"):
        for part in quotation:
            of_source = part.tag == "footer" and "mark" in part.classes
            if not of_source and (part.tag != "p" or part.text_content() not in quotable):
                yield Fault("quotation-altered", _told(part))
        if (quotation.text or "").strip() or any((part.tail or "").strip() for part in quotation):
            yield Fault("quotation-altered", _told(quotation))


def _stray_digits(body: html.HtmlElement) -> Iterator[Fault]:
    for element, text in _texts(body):
        words = NUMBERED.sub("", text) if element.tag == "h3" else text
        if DIGIT.search(words) and not _declared(element) and not _within(element, "svg", "data", "blockquote"):
            yield Fault("digit-no-fact", _told(element))


def _attributes(body: html.HtmlElement) -> Iterator[Fault]:
    captions = {caption.text_content() for caption in body.iter("caption")}
    for element in body.iter():
        said = [element.get(name, "") for name in ATTRIBUTES]
        label = element.get("aria-label", "")
        for text in (*said, "" if label in captions else label):
            if DIGIT.search(text):
                yield Fault("digit-no-fact", {"sentence": text})


def _texts(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each text below an element with the element that it stands in."""
    for element in root.iter():
        if element.text and isinstance(element.tag, str):
            yield element, element.text
        if element.tail and element is not root:
            yield element.getparent(), element.tail


def _declared(element: html.HtmlElement) -> bool:
    return any("mark" in place.get("class", "").split() for place in (element, *element.iterancestors()))


def _within(element: html.HtmlElement, *tags: str) -> bool:
    return any(place.tag in tags for place in (element, *element.iterancestors()))


def _told(element: html.HtmlElement) -> dict[str, object]:
    """Where a fault stands: the text around it."""
    return {"sentence": " ".join(element.text_content().split())[:200]}
