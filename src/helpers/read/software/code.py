"""The code of a record, which a message may show; what slipped into its column may be a title or a person."""

from __future__ import annotations

import unicodedata
from typing import Final

WORDS: Final = 3  # of a code: "Hồ sơ 15"
NAMING: Final = frozenset({"hồ", "sơ", "hs", "số", "mã", "đvbq", "phông", "hộp", "tờ"})  # what a code may be called


def is_code(text: str) -> bool:
    """Whether a text may be shown as a code: a few words, each with a digit but for what a code is called.

    A name with a year, "Nguyễn 1957", is none.
    """
    words = unicodedata.normalize("NFC", text).casefold().split()
    numbered = [any(map(str.isdecimal, word)) for word in words]
    return any(numbered) and len(words) <= WORDS and all(map(_is_part, words, numbered))


def _is_part(word: str, numbered: bool) -> bool:  # noqa: FBT001 (no switch: what was found)
    return numbered or word in NAMING or not any(map(str.isalpha, word))
