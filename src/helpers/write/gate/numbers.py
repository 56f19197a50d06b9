"""The numbers that a page gives itself: of tables and charts, of references to them, of headings in the contents."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from helpers.errors import Fault
from helpers.write.numbering import CHART, TABLE

HEADINGS = ("h2", "h3")
INLINE = ("a", "b", "button", "data", "span")


def misnumbered(body: html.HtmlElement) -> Iterator[Fault]:
    """The captions out of order, the references that name another number than their goal has, the odd entries."""
    yield from _captions(body)
    yield from _references(body)
    yield from _contents(body)


def words_of(caption: html.HtmlElement) -> str:
    """A caption without its number."""
    label = _label(caption)
    return str(caption.text_content()).removeprefix(f"{label}. ") if label else str(caption.text_content())


def told(element: html.HtmlElement) -> dict[str, object]:
    """Where a fault stands: the sentence around it, or the cell, the item or the caption."""
    around = next((place for place in (element, *element.iterancestors()) if place.tag not in INLINE), element)
    return {"sentence": " ".join(around.text_content().split())[:200]}


def _captions(body: html.HtmlElement) -> Iterator[Fault]:
    for tag, kind in (("caption", TABLE), ("figcaption", CHART)):
        for number, caption in enumerate(body.iter(tag), 1):
            if _label(caption) not in ("", f"{kind} {number}"):
                yield Fault("reference-wrong", told(caption))


def _references(body: html.HtmlElement) -> Iterator[Fault]:
    for link in body.iterfind(".//a[@class]"):
        if "see" in link.classes:
            goal = next(iter(body.xpath(".//*[@id=$name]", name=link.get("href", "")[1:])), None)
            caption = None if goal is None else next(goal.iter("caption", "figcaption"), None)
            if caption is None or _label(caption) != link.text_content():
                yield Fault("reference-wrong", told(link.getparent()))


def _contents(body: html.HtmlElement) -> Iterator[Fault]:
    headings = {heading.get("id"): heading.text_content() for heading in body.iter(*HEADINGS)}
    for link in body.iterfind(".//nav//a"):
        if headings.get(link.get("href", "")[1:]) != link.text_content():
            yield Fault("reference-wrong", told(link))


def _label(caption: html.HtmlElement) -> str:
    """The label before a caption, as far as it has one: "Bảng 3"."""
    found = caption.find("span[@class='number mark']")
    return "" if found is None else str(found.text_content()).removesuffix(".")
