"""Numbers as lists spell them, by the names that Word has for the ways of spelling."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

_ROMAN: Final = {
    1000: "M",
    900: "CM",
    500: "D",
    400: "CD",
    100: "C",
    90: "XC",
    50: "L",
    40: "XL",
    10: "X",
    9: "IX",
    5: "V",
    4: "IV",
    1: "I",
}
LARGEST: Final = 4000  # no list is longer, and Roman numbers end there


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN.items():
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    """After "z" Word goes on with "aa", "bb"."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _within(spelled: Callable[[int], str]) -> Callable[[int], str]:
    return lambda number: spelled(number) if 0 < number < LARGEST else str(number)


FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": _within(_roman),
    "lowerRoman": _within(lambda number: _roman(number).lower()),
    "upperLetter": _within(lambda number: _letter(number).upper()),
    "lowerLetter": _within(_letter),
    "none": lambda number: "",  # noqa: ARG005
}
