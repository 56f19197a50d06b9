"""Whether a record of an export is open to the public, by the words of its columns of access and secrecy."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Access:
    """The words for open and closed records, in lower case."""

    open: frozenset[str]
    closed: frozenset[str]

    def is_closed(self, text: str) -> bool | None:
        """Whether a word closes a record; None where nobody knows the word. A blank does not."""
        word = _lower(text)
        return True if word in self.closed else False if not word or word in self.open else None


def known_access(added: Words) -> Access:
    """The words shipped with the program and those added by the settings."""
    return Access(*(frozenset(map(_lower, (*_shipped()[name], *added.get(name, ())))) for name in ("open", "closed")))


@lru_cache
def _shipped() -> Words:
    return tomllib.loads(Path(__file__).with_name("access.toml").read_text(encoding="utf-8"))


def _lower(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).lower().split())
