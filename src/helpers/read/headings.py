"""The words of headings, from the one crosswalk file `headers.toml`: of our columns, of units and of scales."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.read.name import fold


@lru_cache
def words() -> Mapping[str, list[str]]:
    """The headings shipped with the program by the name of our column; the words for a total and for other work."""
    return {name: texts for name, texts in _file().items() if isinstance(texts, list)}


@lru_cache
def units() -> Mapping[str, str]:
    """The words for what is counted, folded, to the measure."""
    return {fold(word): measure for measure, texts in _file()["units"].items() for word in texts}


@lru_cache
def scales() -> Mapping[str, int]:
    """The words for thousands and millions, to the number."""
    return {fold(word): int(number) for word, number in _file()["scales"].items()}


@lru_cache
def _file() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("headers.toml").read_text(encoding="utf-8"))


def scale_of(note: str, name: str) -> int | None:
    """What a unit such as "nghìn trang" multiplies a column by; nothing where it is not a unit of that column."""
    said = key(note)
    scale = next((word for word in scales() if said == word or said.startswith(f"{word} ")), "")
    unit = said.removeprefix(scale).strip()
    fits = not unit or units().get(unit) == name
    return scales().get(scale, 1) if fits else None


def key(text: str) -> str:
    """A heading folded, without spaces about its slashes."""
    return re.sub(r" ?/ ?", "/", fold(text))
