"""Rows that are no fonds by their words: totals of all and of a part, headings of groups, numbers of the columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from helpers.read.document import Cell
from helpers.read.header import WANTED
from helpers.read.headings import key, words
from helpers.read.name import fold
from helpers.read.number import DIGITS

_BODIES = re.compile(r"(?:khối|cấp|các|nhóm|mục|phần|lĩnh vực|địa bàn|sở,? ban|sở, ngành|ngành|tài liệu|phông)\b")


def is_total(text: str) -> bool:
    """Whether a whole cell is a word for a total, "Tổng cộng (I+II)" and "Tổng số:" among them."""
    said = re.sub(r"\([^()]*\)$|: *[0-9]+ phông$|\b[0-9]+ phông$", "", fold(text).strip(" :"))
    return key(said).rstrip(" :") in _total_words()


@lru_cache
def _total_words() -> frozenset[str]:
    return frozenset(key(word) for word in words()["total"])


def is_group(text: str) -> bool:
    """Whether a heading in the table is that of several bodies: "Khối huyện", "Các cơ quan cấp tỉnh", "Sở, ngành"."""
    return _BODIES.match(fold(text)) is not None


def part_of_total(text: str) -> str | None:
    """What a partial total is of: "Cộng huyện Can Lộc", "Tổng số mục I"; nothing where the text is none."""
    longest = sorted(_total_words(), key=len, reverse=True)
    word = next((word for word in longest if key(text).startswith(f"{word} ")), None)
    rest = " ".join(text.split()[len(word.split()) :]) if word else ""
    return rest if re.match(r"(huyện|thị xã|thành phố|tỉnh|cấp|khối|xã|phường|mục|phần|trang)\b", fold(rest)) else None


def is_column_number(cells: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: "(1) (2) (3)", "1 2 3", "A B 1 2 3"."""
    texts = [re.split("=", cell.text.strip(" ()[]"))[0].strip(" ()") for cell in cells if cell.text]
    letters = [text for text in texts if re.fullmatch(r"[A-Z]", text)]
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= DIGITS]
    if len(texts) < len(WANTED) or len(letters) + len(numbers) != len(texts):
        return False
    first = numbers[0] if numbers else 0
    in_order = numbers == list(range(first, first + len(numbers)))
    return in_order and first in (1, len(letters) + 1) and "".join(letters) == "ABCDEFGH"[: len(letters)]
