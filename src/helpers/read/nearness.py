"""Names that are nearly the same, so that a person can be asked about them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

FAR: Final = 3  # at this distance two names are no longer near
SHORT: Final = 8  # a name of fewer letters is near at one change only

_ROMAN = re.compile(r"[ivx]+")

Marked = tuple[str, int, int]  # a key, its length and its letters


def distance(first: str, second: str) -> int:
    """How many letters to put in, leave out, change, or swap with the next make one key another; `FAR` or less.

    It is the optimal string alignment: a swap counts as one, and swapped letters are not changed again.
    """
    first, second = _trimmed(first, second)
    if abs(len(first) - len(second)) >= FAR:
        return FAR
    width = len(second) + 2
    before: list[int] = [FAR] * width
    above: list[int] = [*range(width - 1), FAR]
    for row, letter in enumerate(first, start=1):
        here = [min(row, FAR), *[FAR] * (width - 1)]
        # Further from the diagonal than this, the lengths alone are too far apart.
        for column in range(max(row - FAR + 1, 1), min(row + FAR, width - 1)):
            other = second[column - 1]
            cost = min(above[column] + 1, here[column - 1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and other == first[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            here[column] = cost
        if min(min(here), min(above)) >= FAR:
            return FAR
        before, above = above, here
    return min(above[len(second)], FAR)


def near_matches(keys: Sequence[str], known: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of a key and a known one that are one or two changes apart, in the order given.

    Names with other digits, or another Roman number, are two names. Give the keys that are not known themselves.
    """
    bits: dict[tuple[str, int], int] = {}
    marked: dict[str, list[Marked]] = defaultdict(list)
    for other in known:
        marked[_digits(other)].append((other, len(other), _letters(other, bits)))
    return [
        (key, other)
        for key in keys
        for other in _candidates(len(key), _letters(key, bits), marked[_digits(key)])
        if 0 < distance(key, other) <= _allowed(key, other) and not _numbered_apart(key, other)
    ]


def _digits(key: str) -> str:
    return "".join(sign for sign in key if sign.isdecimal())


def _letters(key: str, bits: dict[tuple[str, int], int]) -> int:
    """The letters of a key, each as often as it has them, as the bits of a number: two are compared in one step."""
    seen: Counter[str] = Counter()
    found = 0
    for letter in key:
        seen[letter] += 1
        found |= 1 << bits.setdefault((letter, seen[letter]), len(bits))
    return found


def _candidates(length: int, letters: int, marked: Sequence[Marked]) -> Iterator[str]:
    """The known keys that may be near: a change puts one letter in and takes one out, at most."""
    most = 2 * (FAR - 1)
    for other, size, others in marked:
        if -FAR < size - length < FAR and (letters ^ others).bit_count() <= most:
            yield other


def _allowed(first: str, second: str) -> int:
    return 1 if min(sum(map(str.isalnum, first)), sum(map(str.isalnum, second))) < SHORT else FAR - 1


def _numbered_apart(first: str, second: str) -> bool:
    """Whether two names differ in a Roman number."""
    words, others = first.split(), second.split()
    return len(words) == len(others) and any(
        word != other and _ROMAN.fullmatch(word) and _ROMAN.fullmatch(other)
        for word, other in zip(words, others, strict=True)
    )


def _trimmed(first: str, second: str) -> tuple[str, str]:
    """Two keys without what they begin and end with alike."""
    start = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        start = min(len(first), len(second))
    first, second = first[start:], second[start:]
    end = 0
    while end < min(len(first), len(second)) and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[: len(first) - end], second[: len(second) - end]
