"""The gate: after rendering, no number stands in the page that is not a fact, and each fact stands as it is stored.

First every fact is read anew from the stored tables. Then each text of the page is held: a `<data>` against the fact
that it names, and the button around it against the source that it opens; a text in a drawing against the facts of the
page; a quotation against the source; any other text may carry no digit, unless it is declared to be no quantity (class
`mark`: years, document numbers, dates, names, places in files, marks of axes) or is the number of a heading. What
declares itself a number of the page's own (tables, charts, references to them, the table of contents) is counted anew:
see `numbers.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from lxml import html

from helpers.errors import Fault, RunError
from helpers.write.fact import Fact, Facts
from helpers.write.gate.numbers import misnumbered, told, words_of
from helpers.write.listing import entry
from helpers.write.origin import title_of
from helpers.write.sentence import DIGIT

NUMBERED = re.compile(r"^\d+\.\s")  # "1. Công tác triển khai"
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
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
            holds, a number whose button opens another source or none, a source that says other than the tables, any
            other digit, a quotation that is not in the source, two facts of one name, a table, chart, reference or
            heading under another number than its own.
    """
    body = html.document_fromstring(page).find("body")
    known = {fact.id: fact for fact in facts}
    faults = [*_untrue(facts, stored), *_unheld(body, known), *_undrawn(body, facts), *_misquoted(body, quotable)]
    faults += [*_stray_digits(body), *_attributes(body), *misnumbered(body), *_mistold(body, known, stored)]
    if faults:
        raise RunError(*faults)


def _untrue(facts: Sequence[Fact], stored: Facts) -> Iterator[Fault]:
    for fact in facts:
        if stored.again(fact) != fact:
            yield Fault("fact-untrue", {"name": fact.id, "value": f"{fact.printed} ({fact.value})"})


def _unheld(body: html.HtmlElement, known: dict[str, Fact]) -> Iterator[Fault]:
    sources = {entry.get("id"): entry.find(".//data") for entry in body.iter("li") if entry.get("popover") is not None}
    for data in body.iter("data"):
        fact, around = known.get(data.get("data-cell", "")), data.getparent()
        if fact is None or not _prints(data, fact) or (around.tag == "button" and not _opens(around, sources, fact)):
            told_at = {"value": f"{data.text_content()} ({data.get('value')})", **told(around)}
            yield Fault("fact-unheld", told_at)


def _prints(data: html.HtmlElement, fact: Fact) -> bool:
    value = "" if fact.value is None else str(fact.value)
    return (data.get("value"), data.text_content()) == (value, fact.printed)


def _opens(button: html.HtmlElement, sources: dict[str, html.HtmlElement], fact: Fact) -> bool:
    """Whether the button of a number opens the source of that very number."""
    opened = sources.get(button.get("popovertarget"))
    return opened is not None and opened.get("data-cell") == fact.id


def _mistold(body: html.HtmlElement, known: dict[str, Fact], stored: Facts) -> Iterator[Fault]:
    """The sources that say anything but what the tables and their descriptions say."""
    for number, opened in enumerate(body.iterfind(".//li[@popover]/p[1]/b/data"), 1):
        fact, source = known.get(opened.get("data-cell", "")), next(opened.iterancestors("li"))
        wanted = html.fragment_fromstring(entry(number, fact, stored)) if fact else None
        if wanted is None or (wanted.get("id"), wanted.text_content()) != (source.get("id"), source.text_content()):
            yield Fault("source-altered", told(source))
    yield from _unsourced(body, known)


def _unsourced(body: html.HtmlElement, known: dict[str, Fact]) -> Iterator[Fault]:
    """The sources of whole tables and charts with a number that is in no description and no place of a fact."""
    said = " ".join(f"{title_of(fact)} {fact.formula} {fact.source_place}" for fact in known.values())
    numbers = set(NUMBER.findall(said))
    for source in body.iterfind(".//li[@popover]"):
        if source.find("p/b/data") is None and set(NUMBER.findall(_after_first(source))) - numbers:
            yield Fault("source-altered", told(source))


def _after_first(source: html.HtmlElement) -> str:
    """The text of a source without its first paragraph, the label."""
    return " ".join(part.text_content() for part in source[1:])


def _undrawn(body: html.HtmlElement, facts: Sequence[Fact]) -> Iterator[Fault]:
    printed = sorted({fact.printed for fact in facts}, key=len, reverse=True)
    held = re.compile("|".join(rf"(?<![\d.,]){re.escape(text)}(?![\d%]|[.,]\d)" for text in printed) or r"(?!)")
    for drawing in body.iter("svg"):
        for element, text in _texts(drawing):
            if not _declared(element) and DIGIT.search(held.sub("", text)):
                yield Fault("fact-unheld", {"value": text.strip(), **told(drawing.getparent())})


def _misquoted(body: html.HtmlElement, quotable: Collection[str]) -> Iterator[Fault]:
    for quotation in body.iter("blockquote"):
        for part in quotation:
            of_source = part.tag == "footer" and "mark" in part.classes
            if not of_source and (part.tag != "p" or part.text_content() not in quotable):
                yield Fault("quotation-altered", told(part))
        if (quotation.text or "").strip() or any((part.tail or "").strip() for part in quotation):
            yield Fault("quotation-altered", told(quotation))


def _stray_digits(body: html.HtmlElement) -> Iterator[Fault]:
    for element, text in _texts(body):
        words = NUMBERED.sub("", text) if element.tag in ("h3", "a") else text
        if DIGIT.search(words) and not _declared(element) and not _within(element, "svg", "data", "blockquote"):
            yield Fault("digit-no-fact", told(element))


def _attributes(body: html.HtmlElement) -> Iterator[Fault]:
    captions = {words_of(caption) for caption in body.iter("caption")}
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
