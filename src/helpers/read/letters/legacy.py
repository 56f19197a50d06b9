"""Vietnamese text of before Unicode, whose letters are other letters in a font of their own."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from helpers.place import Place
from helpers.read.document import Cell, Document, Grid, Paragraph
from helpers.read.letters.damage import hold_letters
from helpers.read.letters.syllable import is_abbreviation, is_syllable, words
from helpers.read.remark import Remark

CAPITALS: Final = "tcvn3-capitals"  # fonts such as .VnTimeH show small letters as capitals
NAMES: Final = {"tcvn3": "TCVN3", "vni": "VNI"}

# A charset is inferred where nine words of ten are Vietnamese in it, two at least, and a fifth fewer in any other.
# Running text has 98 words of 100 in its own charset, and 20 to 50 in another.
SHARE: Final = 0.9
MARGIN: Final = 0.2
WORDS: Final = 2

_SUBSET = re.compile(r"^[A-Z]{6}\+")  # a PDF names the part of a font that it holds: ABCDEF+.VnTime
_FONTS = (
    (re.compile(r"\.vn\w*(?: \w+)*?h(?=$|[ ,-](?:bold|italic|regular)|[,-])", re.IGNORECASE), CAPITALS),
    (re.compile(r"\.vn", re.IGNORECASE), "tcvn3"),
    (re.compile(r"vni[- ]", re.IGNORECASE), "vni"),
)
_BEYOND = re.compile(r"[^\W\d_\x00-\xffŒœŠšŸŽžƒˆ]|[\u0300-\u036f]")  # letters and marks that no byte is shown as
_SHOUTED = re.compile(r"[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*")
_VIETNAMESE = re.compile(r"[A-Za-zÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýÐð]*")  # of Unicode, as far as Latin-1 goes


@dataclass(frozen=True)
class Fit:
    """How many words with more than ASCII letters are Vietnamese in a charset, and how many are not."""

    good: int
    bad: int

    @property
    def share(self) -> float:
        """The share of good words; none without words."""
        return self.good / max(self.good + self.bad, 1)


def charset_of_font(font: str | None) -> str | None:
    """The charset that a font shows: "tcvn3", "tcvn3-capitals", "vni", or None for a font of Unicode."""
    name = _SUBSET.sub("", font or "").strip()
    return next((charset for pattern, charset in _FONTS if pattern.match(name)), None)


def decode(text: str, charset: str) -> str:
    """The Unicode text, in NFC, of what is shown as Latin-1 characters of a charset that `charset_of_font` names.

    Unicode in the wrong font stays: text with letters that no byte is shown as, and text whose words are Vietnamese as
    they stand and not in the charset.
    """
    kept = unicodedata.normalize("NFC", text)
    if charset == CAPITALS:
        return decode(kept, "tcvn3").upper()
    found = words(kept)
    as_it_stands = all(map(is_syllable, found)) and any(_reads(word, charset) is False for word in found)
    return kept if _BEYOND.search(kept) or as_it_stands else decode_shown(kept, charset)


def decode_shown(text: str, charset: str) -> str:
    """As `decode`, for text that is known to be in the charset "tcvn3" or "vni"; letters that are not of it stay."""
    letters, pattern = _table(charset)
    if charset != "tcvn3":
        return pattern.sub(lambda found: letters[found[0]], text)

    def word(found: re.Match[str]) -> str:
        spelled = pattern.sub(lambda sign: letters[sign[0]], found[0])
        return spelled.upper() if _SHOUTED.fullmatch(found[0]) else spelled

    return re.sub(r"[A-Za-z\xa1-\xff]+", word, text)


def fit(found: Collection[str], charset: str | None) -> Fit:
    """How words fit a charset, or Unicode where it is None; abbreviations such as QĐ say nothing."""
    judged = [_reads(word, charset) for word in found]
    return Fit(judged.count(True), judged.count(False))


def chosen(fits: Mapping[str, Fit]) -> str | None:
    """The one charset that its words leave no doubt about; None where there is none or another fits as well."""
    best, *others = sorted(fits, key=lambda name: fits[name].share, reverse=True)
    sure = fits[best].share >= SHARE and fits[best].good >= WORDS
    return best if sure and all(fits[best].share - fits[other].share >= MARGIN for other in others) else None


def foreign(word: str, charset: str) -> bool:
    """Whether a word has a letter that the charset does not."""
    return any(not sign.isascii() and sign.isalpha() and sign not in "ªºµ" for sign in _table(charset)[1].sub("", word))


def as_unicode(document: Document) -> Document:
    """A document whose text of before Unicode is Unicode, where its letters leave no doubt which charset it was.

    A document all in one charset is converted whole. In another, the cells and paragraphs that prove their charset are
    converted one by one, and those that could be either are left and remarked upon. Unicode is never touched.

    Raises:
        DataError: letters were lost before the document came; see `helpers.read.letters.damage`.
    """
    pieces = [piece for block in document.blocks for piece in _pieces(block)]
    hold_letters([(piece.text, piece.place, isinstance(piece, Cell)) for piece in pieces])
    charset = _of_all([piece.text for piece in pieces])
    if charset:
        return _converted(document, dict.fromkeys((piece.text for piece in pieces), charset), _whole(document, charset))
    proven = {piece.text: found for piece in pieces if (found := _proven(piece.text))}
    if not proven:
        return document
    remarks = [_remark(piece.text, proven, piece.place) for piece in pieces]
    return _converted(document, proven, [remark for remark in remarks if remark])


def _pieces(block: Paragraph | Grid) -> Iterable[Paragraph | Cell]:
    return [cell for row in block.rows for cell in row] if isinstance(block, Grid) else [block]


def _of_all(texts: Iterable[str]) -> str | None:
    """The charset of all texts together, if they have one that is not Unicode."""
    joined = "\n".join(texts)
    found = set(words(joined))
    if _BEYOND.search(joined) or not found:
        return None
    fits = {name: fit(found, name) for name in NAMES}
    charset = chosen({**fits, "unicode": fit(found, None)})
    return charset if charset in NAMES and not any(foreign(word, charset) for word in found) else None


def _proven(text: str) -> str | None:
    """The charset of one text, if its words are all Vietnamese in that one only, and cannot all be in Unicode."""
    if text.isascii() or _BEYOND.search(text):
        return None
    found = words(text)
    broken = [word for word in found if _reads(word, None) is False]
    if len(broken) < WORDS and all(map(_VIETNAMESE.fullmatch, broken)):
        return None
    fitting = [name for name in NAMES if _fits(found, name)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(found: Collection[str], charset: str) -> bool:
    told = fit(found, charset)
    return told.good > 0 and not told.bad


def _converted(document: Document, charsets: Mapping[str, str], remarks: list[Remark]) -> Document:
    def text(old: str) -> str:
        return decode_shown(old, charsets[old]) if old in charsets else old

    def block(old: Paragraph | Grid) -> Paragraph | Grid:
        if isinstance(old, Paragraph):
            return replace(old, text=text(old.text))
        return replace(old, rows=tuple(tuple(replace(cell, text=text(cell.text)) for cell in row) for row in old.rows))

    return replace(document, blocks=tuple(map(block, document.blocks)), remarks=(*document.remarks, *remarks))


def _whole(document: Document, charset: str) -> list[Remark]:
    return [Remark("legacy-charset", NAMES[charset], source_place=document.file)]


def _remark(text: str, proven: Mapping[str, str], place: Place) -> Remark | None:
    """What is said of a text in a document that is partly of before Unicode."""
    if text in proven:
        charset = proven[text]
        return Remark("legacy-charset", NAMES[charset], decode_shown(text, charset), text, str(place))
    if text.isascii() or _BEYOND.search(text):
        return None
    fitting = next((name for name in sorted(set(proven.values())) if _fits(words(text), name)), None)
    return Remark("legacy-mixed", NAMES[fitting], decode_shown(text, fitting), text, str(place)) if fitting else None


@lru_cache(maxsize=65536)
def _reads(word: str, charset: str | None) -> bool | None:
    """Whether a word is Vietnamese in a charset; None for an abbreviation."""
    if charset and foreign(word, charset):
        return False
    spelled = decode_shown(word, charset) if charset else word
    # Small letters with tones stand among capitals where a charset has no other: CéNG.
    return None if is_abbreviation(spelled) else is_syllable(spelled)


@cache
def _table(charset: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """What each sign or pair of signs means, and a pattern of them, pairs first."""
    table = tomllib.loads(files("helpers.read.letters").joinpath("charsets.toml").read_text(encoding="utf-8"))[charset]
    if charset == "tcvn3":
        letters = dict(zip(table["shown"], table["letters"], strict=True))
    else:
        small = {base: base for base in "aeouy"} | table["letters"]
        small |= {base + mark: letter for base, marks in table["marked"].items() for mark, letter in marks.items()}
        capitals = {case(signs): letter.upper() for signs, letter in small.items() for case in (str.upper, str.title)}
        letters = small | capitals
    ordered = sorted(letters, key=len, reverse=True)
    return letters, re.compile("|".join(map(re.escape, ordered)))
