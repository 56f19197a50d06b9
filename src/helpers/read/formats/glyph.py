"""The letters on a page of a PDF: where each stands, and what a group of them says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from helpers.read.letters.legacy import charset_of_font, decode

SPACE: Final = 0.15  # of the size of the letters: a wider gap is a space; the narrowest in use, U+202F, has 0,17
GAP: Final = 1.0  # of the size: a wider gap may part columns; a space in justified text seldom has that much
LEVEL: Final = 0.2  # of the size: letters of a line differ less in height, raised ones more
SMALL: Final = 0.85  # of the size of the letter before: a footnote mark is smaller

_LIGATURES = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})
_SIGNS = re.compile(r"(?:[A-Z]{6}\+)?(?:symbol|wingdings|webdings|opensymbol|zapfdingbats)", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_BROKEN = re.compile(r"(\w-)\n(?=\w)")
_BRACKETS = "()[]"


@dataclass(frozen=True)
class Glyph:
    """A letter as it is drawn, in points from the top left corner of its page.

    `turn` is the quarter turns to the left that it is drawn by (None for an angle between), `base` the height that it
    stands on when the page is turned so that it stands upright, `width` that of its shape in sizes of the font. `mark`
    tells that it is a raised or lowered sign, `hidden` that it is not shown, `struck` that a line goes
    through it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    width: float
    font: str
    turn: int | None = 0
    mark: bool = False
    hidden: bool = False
    struck: bool = False

    @property
    def bold(self) -> bool:
        """Whether the name of the font says so."""
        return "bold" in self.font.lower()

    @property
    def blank(self) -> bool:
        """Whether it is a space."""
        return not self.text.strip()

    @property
    def unknown(self) -> bool:
        """Whether the file does not tell which letter it is."""
        return _UNKNOWN.search(self.text) is not None


def named(text: str, font: str) -> str:
    """What a font shows for a code: a bullet for a sign of a font of signs, ligatures as their letters."""
    if _SIGNS.match(font) and _UNKNOWN.search(text):
        return "•"
    return text.translate(_LIGATURES)


def upright(glyph: Glyph) -> Glyph:
    """The glyph where it stands once the page is turned so that it is read from the left."""
    across, down = (glyph.x0, glyph.x1), (glyph.top, glyph.bottom)
    x0, x1 = (across, (-down[1], -down[0]), (-across[1], -across[0]), down)[glyph.turn or 0]
    return replace(glyph, x0=x0, x1=x1, turn=0)


def with_small_figures(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, with the figures of a document marked that are drawn by the font's own raised shapes.

    Such a shape stands at the height and size of a common letter; it is only narrower than the figure elsewhere.
    """
    widest: dict[tuple[str, str], float] = {}
    for glyph in glyphs:
        if glyph.text.isdecimal():
            key = glyph.font, glyph.text
            widest[key] = max(widest.get(key, 0.0), glyph.width)
    small = {key: SMALL * width for key, width in widest.items()}
    return [replace(g, mark=True) if g.width < small.get((g.font, g.text), 0) else g for g in glyphs]


def joined_marks(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs, those for tones and other marks joined to the letter drawn before, where both are one on paper."""
    found: list[Glyph] = []
    for glyph in glyphs:
        combining = glyph.text and all(map(unicodedata.combining, glyph.text))
        last = found[-1] if found else None
        if combining and last and not last.blank and abs(glyph.x0 - last.x1) < last.size and _level(glyph, last):
            found[-1] = replace(last, text=unicodedata.normalize("NFC", last.text + glyph.text))
        else:
            found.append(glyph)
    return found


def lines_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs line by line from the top, each from the left; raised and lowered signs are marked, in their own line."""
    levels: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.base, glyph.x0)):
        if levels and _level(glyph, levels[-1][0]):
            levels[-1].append(glyph)
        else:
            levels.append([glyph])
    lines = [sorted(level, key=lambda glyph: glyph.x0) for level in levels]
    return [line for line in _with_signs(lines) if not all(glyph.blank for glyph in line)]


def pieces(line: Sequence[Glyph]) -> list[list[Glyph]]:
    """A line cut where a gap is too wide for a space between words, without the spaces at its ends."""
    found: list[list[Glyph]] = []
    for glyph in (glyph for glyph in line if not glyph.blank):
        if found and glyph.x0 - found[-1][-1].x1 <= GAP * glyph.size:
            found[-1].append(glyph)
        else:
            found.append([glyph])
    bounds = [(piece[0].x0, piece[-1].x1) for piece in found]
    return [[glyph for glyph in line if x0 <= glyph.x0 and glyph.x1 <= x1] for x0, x1 in bounds]


def text_of(line: Sequence[Glyph]) -> str:
    """What the glyphs of a line say, in Unicode and NFC; a raised sign stands in brackets."""
    runs = groupby(_spaced(line), key=lambda spaced: (charset_of_font(spaced[0].font), spaced[0].mark))
    texts = (_run_text("".join(text for _, text in run), *kind) for kind, run in runs)
    return unicodedata.normalize("NFC", "".join(texts)).strip()


def joined(lines: Iterable[str]) -> str:
    """Lines as one text; nothing comes after a hyphen within a word: 27/KH-TTLTLS may be broken after it."""
    return _BROKEN.sub(r"\1", "\n".join(lines)).replace("\n", " ")


def _run_text(text: str, charset: str | None, mark: bool) -> str:  # noqa: FBT001
    letters = decode(text, charset) if charset else text
    return f"({letters.strip().strip(_BRACKETS)})" if mark else letters


def _spaced(line: Sequence[Glyph]) -> Iterator[tuple[Glyph, str]]:
    """Each glyph with its text and the space before it, be that drawn or a gap."""
    before: Glyph | None = None
    space = ""
    for glyph in line:
        if glyph.blank:
            space = glyph.text
            continue
        if before and not space and glyph.x0 - before.x1 > SPACE * max(glyph.size, before.size):
            space = " "
        yield glyph, (space if before and not glyph.mark else "") + glyph.text
        before, space = glyph, ""


def _level(glyph: Glyph, other: Glyph) -> bool:
    return abs(glyph.base - other.base) <= LEVEL * max(glyph.size, other.size)


def _with_signs(lines: list[list[Glyph]]) -> list[list[Glyph]]:
    """The lines once each small sign right after a larger letter of another line has gone to that line."""
    found: list[list[Glyph]] = [[] for _ in lines]
    for at, line in enumerate(lines):
        goal = at
        for before, glyph in zip([None, *line], line, strict=False):
            follows = before is not None and glyph.x0 - before.x1 <= SPACE * glyph.size
            goal = goal if follows else next((to for to in _near(at, lines) if _is_sign(glyph, lines[to])), at)
            found[goal].append(replace(glyph, mark=True) if goal != at else glyph)
    return [sorted(line, key=lambda glyph: glyph.x0) for line in found if line]


def _near(at: int, lines: list[list[Glyph]]) -> list[int]:
    return [to for to in (at + 1, at - 1) if 0 <= to < len(lines)]


def _is_sign(glyph: Glyph, line: Sequence[Glyph]) -> bool:
    return not glyph.blank and any(
        glyph.size < SMALL * host.size
        and abs(glyph.base - host.base) < host.size * 2 / 3
        and abs(glyph.x0 - host.x1) < host.size / 3
        for host in line
        if not host.blank
    )
