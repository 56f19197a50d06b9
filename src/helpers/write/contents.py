"""The order of a page: the table of contents from its headings, and the parts that are folded."""

from __future__ import annotations

import re
from itertools import count

HEADING = re.compile(r"<h([23])>(.*?)</h\1>", re.DOTALL)
FOLD = "<!--fold-->"  # the template puts it before a heading whose cell has the tag "fold"
FOLDED = {
    3: re.compile(rf"{FOLD}\s*(<h3\b.*?</h3>)(.*?)(?=(?:{FOLD}\s*)?<h[23]\b|\Z)", re.DOTALL),
    2: re.compile(rf"{FOLD}\s*(<h2\b.*?</h2>)(.*?)(?=(?:{FOLD}\s*)?<h2\b|\Z)", re.DOTALL),
}
WORDS = re.compile(r">[^<]*\w|^\s*\w")
BODY = "I. "  # the heading before which the table of contents stands: after the findings


def with_contents(body: str) -> str:
    """The page with an anchor at each heading and the list of them after the findings."""
    anchors = count(1)
    anchored = HEADING.sub(lambda found: f'<h{found[1]} id="m{next(anchors)}">{found[2]}</h{found[1]}>', body)
    listed = _contents(re.findall(r'<h([23]) id="(m\d+)">(.*?)</h\1>', anchored, re.DOTALL))
    return re.sub(rf'(?=<h2 id="m\d+">{re.escape(BODY)})', lambda _: listed, anchored, count=1)


def folded(body: str) -> str:
    """The page with each part that is marked for it behind its heading; empty parts are left out."""
    for pattern in FOLDED.values():
        body = pattern.sub(_fold, body)
    return body


def _fold(found: re.Match[str]) -> str:
    """A part behind its heading; nothing of a part in which nothing stands."""
    heading, inside = found.groups()
    return f"<details><summary>{heading}</summary>{inside}</details>" if WORDS.search(inside) else ""


def _contents(headings: list[tuple[str, str, str]]) -> str:
    """The headings as a list of links in two levels."""
    parts: list[list[str]] = []
    for level, anchor, words in headings:
        link = f'<a href="#{anchor}">{words}</a>'
        if level == "2" or not parts:
            parts.append([link])
        else:
            parts[-1].append(f"<li>{link}</li>")
    nested = [(first, f"<ul>{''.join(rest)}</ul>" if rest else "") for first, *rest in parts]
    items = "".join(f"<li>{first}{rest}</li>" for first, rest in nested)
    return f'<nav class="contents" aria-labelledby="contents"><p id="contents">Mục lục</p><ul>{items}</ul></nav>'
