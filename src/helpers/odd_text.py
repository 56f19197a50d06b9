"""Texts of the settings that must not be printed: signs that nobody sees, markup, the beginning of a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from helpers.errors import Fault
from helpers.place import Place

DEEPEST: Final = 20  # keys within each other; there are three
LONGEST: Final = 1000  # letters of a text

_ODD = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>|`{}]|^\s*[=+@]"
)


def odd_texts(value: object, key: str, shown: str) -> Iterator[Fault]:
    """A fault for each text that is printed and holds signs that nobody sees, markup, or the beginning of a formula."""
    if key.count(".") > DEEPEST:
        yield Fault("settings-syntax", {"problem": f"more than {DEEPEST} keys within each other"}, Place(shown))
    elif isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value, start=1)
        for step, inner in steps:
            yield from odd_texts(inner, f"{key}.{step}".removeprefix("."), shown)
    elif isinstance(value, str) and (len(value) > LONGEST or _ODD.search(value)):
        yield Fault(
            "settings-signs", {"key": ascii(key)[1:-1][:60], "value": ascii(value)[1:61], "most": LONGEST}, Place(shown)
        )
