"""Runs of text, each in one font and at one height, as the plain text that they show."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from helpers.read.letters.legacy import decode

BREAK: Final = "\n"  # where a text is broken into lines

_BETWEEN_FIGURES = re.compile(r"(?<=\d)[ \u00a0]*[\n\t][\s\u00a0]*(?=\d)")
_BROKEN = re.compile(r"\s*[\n\t]\s*")


@dataclass(frozen=True)
class Run:
    """A text in one font: the charset of before Unicode that the font shows, if any, and how the text is set."""

    text: str
    charset: str | None = None
    raised: bool = False
    hidden: bool = False


def text_of(runs: Iterable[Run]) -> str:
    """The text of runs in Unicode; raised ones are footnote marks in brackets, so that they never join a number."""
    return "".join(_text(raised, list(set_alike)) for raised, set_alike in groupby(runs, key=lambda run: run.raised))


def one_line(text: str) -> str:
    """A text without line breaks and tabs.

    Between two figures stands a slash: "43" above "495" are two numbers, and a space would make one of them.
    """
    return _BROKEN.sub(" ", _BETWEEN_FIGURES.sub(" / ", text.strip())).strip()


def _text(raised: bool, runs: list[Run]) -> str:  # noqa: FBT001
    """The text of runs of one height. Those of one charset are decoded together: a letter may be parted by two runs."""
    by_charset = groupby(runs, key=lambda run: run.charset)
    text = "".join(_decoded("".join(run.text for run in alike), charset) for charset, alike in by_charset)
    mark = text.strip("()[] \n\t\u00a0")
    return f"({mark})" if raised and mark else text


def _decoded(text: str, charset: str | None) -> str:
    return decode(text, charset) if charset else unicodedata.normalize("NFC", text)
