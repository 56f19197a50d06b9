"""Paragraphs cut into sentences."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])\s+")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, verbatim. A dot within a figure ends none, nor one before lower case."""
    ends = [end for end in _END.finditer(text) if not text[end.end() : end.end() + 1].islower()]
    starts = [0, *(end.end() for end in ends)]
    return [text[start:stop] for start, stop in zip(starts, [*(end.start() for end in ends), len(text)], strict=True)]
