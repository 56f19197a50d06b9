"""Markdown and HTML marks taken off a line of text."""

from __future__ import annotations

import re

_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$"), ""),
    (re.compile(r"<((?:https?|mailto):[^<>\s]+)>"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), " "),
    (re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE), ""),
    (re.compile(r"\*{2,}"), ""),
    (re.compile(r"(?<![*\\])\*(?=\S)([^*]*)(?<=\S)\*"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_HEADING = re.compile(r"\s*(#{1,6}\s|\*\*.*\*\*\s*$)")


def plain(line: str) -> str:
    """The words of a line without headings' `#`, emphasis, tags and the brackets around an address."""
    for mark, kept in _MARKS:
        line = mark.sub(kept, line)
    return line.strip()


def is_heading(line: str) -> bool:
    """Whether a line is marked as a heading, or is bold from end to end."""
    return _HEADING.match(line) is not None
