"""The words of every error and check, in English and Vietnamese, kept apart from the code that raises them.

A fault carries a code and arguments. The catalogues `locale/en.po` and `locale/vi.po` hold a sentence
for each code, with the arguments in braces. Whole numbers among the arguments are quantities and are printed as the
language prints them; years, labels and text as found are passed as strings.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("en", "vi")
VARIABLE = "SOHOA_LANG"  # set by --lang, inherited by the kernels of the notebooks
CATALOGUES = Path(__file__).parent / "locale"


@lru_cache
def catalogue(language: str) -> Mapping[str, str]:
    """All sentences of a language by code."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale=language) if entry.id}


def spoken_language() -> str:
    """The language of messages: the variable `SOHOA_LANG` if set, else the user's locale, else English."""
    settled = os.environ.get(VARIABLE)
    if settled in LANGUAGES:
        return settled
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    first = next(filter(None, [*names, locale.getlocale()[0] or ""]), "")
    return "vi" if first.lower().startswith("vi") else "en"


def phrase(code: str, arguments: Mapping[str, object], language: str | None = None) -> str:
    """The sentence for a code.

    Raises:
        KeyError: the catalogue lacks the code, or the sentence an argument (a mistake of ours; tests hold both).
    """
    spoken = language or spoken_language()
    printed = {
        name: format_decimal(value, locale=spoken) if isinstance(value, int) else value
        for name, value in arguments.items()
    }
    return catalogue(spoken)[code].format_map(printed)
