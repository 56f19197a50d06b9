"""Paragraphs cut into sentences, and which of these tell what was done in a year."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])\s+")
_INTENTION = re.compile(r"dự kiến|(?<!đã )phấn đấu", re.IGNORECASE)
_DATE = re.compile(r"ngày\s+[0-9]{1,2}\s+tháng\s+[0-9]{1,2}\s+năm\s+[0-9]{4}", re.IGNORECASE)  # of a document cited
_YEARS = re.compile(r"năm\s+([0-9]{4})(?:\s*(?:-|–|đến)\s*(?:năm\s+)?(20[0-9]{2}))?(?![0-9])", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, verbatim. A dot within a figure ends none, nor one before lower case."""
    ends = [end for end in _END.finditer(text) if not text[end.end() : end.end() + 1].islower()]
    starts = [0, *(end.end() for end in ends)]
    return [text[start:stop] for start, stop in zip(starts, [*(end.start() for end in ends), len(text)], strict=True)]


def is_about(sentence: str, year: int) -> bool:
    """Whether a sentence can tell what was done in the year: it names that year or none, and no intention."""
    years = [(int(first), int(last or first)) for first, last in _YEARS.findall(_DATE.sub("", sentence))]
    return not _INTENTION.search(sentence) and (not years or any(first <= year <= last for first, last in years))
