"""How letters are set, as far as it changes what they say."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from helpers.read.letters.legacy import decode

_LINES = re.compile(r"\s*[\r\n\v]+\s*|_x000D_\s*")


@dataclass(frozen=True)
class Lettering:
    """The charset of a legacy font, or None; whether letters are raised as a footnote mark is, or struck out."""

    charset: str | None = None
    raised: bool = False
    struck: bool = False

    def said(self, text: str) -> str:
        """What the text says: decoded; a raised mark as "(1)", so that it is no digit; struck-out text not at all."""
        if self.struck:
            return ""
        decoded = decode(text, self.charset) if self.charset else text
        mark = decoded.strip()
        return f"({mark.strip('()')})" if self.raised and mark else decoded


PLAIN = Lettering()


def one_line(text: str) -> str:
    """The text in NFC, its line ends as spaces."""
    return unicodedata.normalize("NFC", _LINES.sub(" ", text)).strip()
