"""The numbers of a page: of its tables, its charts and its facts, given when the page is rendered.

A block knows neither its own number nor that of another. Tables and charts are numbered in the order in which they
stand, references are filled with those numbers, and the facts that sentences print in the order in which they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from helpers.write.block import SOURCE_SLOT

CAPTION = re.compile(r"<caption>|<figcaption\b[^>]*>")
FRAME = re.compile(r'<div\b[^>]*class="frame[^>]*>|<figure\b[^>]*>')
ID = re.compile(r' id="([^"]+)"')
REFERENCE = re.compile(r'<a class="see" data-to="([^"]*)"></a>')
TARGET = re.compile(r'(<button class="fact" popovertarget=")([^"]+)"')
TABLE, CHART = "Bảng", "Hình"


def numbered(body: str) -> str:
    """The page with the numbers of its tables and charts in their captions and in the references to them."""
    labels = list(_labels(CAPTION.findall(body)))
    waiting = iter(labels)
    captioned = CAPTION.sub(lambda found: f'{found[0]}<span class="number mark">{next(waiting)}.</span> ', body)
    names = [ID.search(frame) for frame in FRAME.findall(body)]
    known = {name[1]: label for name, label in zip(names, labels, strict=True) if name}
    return REFERENCE.sub(lambda found: _reference(unescape(found[1]).split(), known), captioned)


def labels_of(body: str) -> list[str]:
    """The labels of the tables and charts of a numbered page, in their order."""
    return re.findall(r'<span class="number mark">([^<]+)\.</span>', body)


def with_slots(body: str, buttons: list[str]) -> str:
    """The page with a button, or nothing, in the slot of each of its tables and charts."""
    waiting = iter(buttons)
    return re.sub(SOURCE_SLOT, lambda _: next(waiting), body)


def facts_numbered(body: str) -> tuple[str, list[str]]:
    """The page with its facts pointing to the number of their source, and their ids in the order of these numbers."""
    order = list(dict.fromkeys(unescape(name) for _, name in TARGET.findall(body)))
    numbers = {name: place for place, name in enumerate(order, 1)}
    return TARGET.sub(lambda found: f'{found[1]}{numbers[unescape(found[2])]}"', body), order


def _labels(captions: list[str]) -> Iterator[str]:
    counts = {TABLE: 0, CHART: 0}
    for caption in captions:
        kind = TABLE if caption == "<caption>" else CHART
        counts[kind] += 1
        yield f"{kind} {counts[kind]}"


def _reference(names: list[str], known: dict[str, str]) -> str:
    """The links to those that the page has, in brackets; nothing where it has none."""
    links = [f'<a class="see mark" href="#{escape(name)}">{known[name]}</a>' for name in names if name in known]
    return f" ({', '.join(links)})" if links else ""
