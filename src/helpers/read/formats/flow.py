"""The words of a page outside of its tables, in the order of reading: lines, and the paragraphs they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from helpers.read.formats.glyph import GAP, Glyph, lines_of, pieces, text_of, upright

INDENT: Final = 0.4  # of the size: lines that begin further apart do not begin at the same margin
SPREAD: Final = 0.25  # of the size: a distance between lines that is larger by more parts paragraphs
EDGE: Final = 0.12  # of the height of a page: where its number stands

_LISTED = re.compile(r"(?:[-–—+*•]|(?:[IVXLC]+|\d{1,2}(?:\.\d{1,2})*|\w)[.)]|\d{1,2}(?:\.\d{1,2})+)(?=\s|$)")
_FINISHED = re.compile(r"[.!?:;…][)\]\"'”’]*$")
_NUMBER = re.compile(r"(?:[-–—]\s?)?(\d{1,3})(?:\s?[-–—])?")


@dataclass(frozen=True)
class Line:
    """A line of text on a page; `beside` tells that another column stands to its side, `word` how wide its first is."""

    text: str
    page: int
    x0: float
    x1: float
    top: float
    base: float
    size: float
    word: float
    bold: bool
    beside: bool = False


@dataclass(frozen=True)
class Margins:
    """Where the lines of a page begin and end, and how far one stands below the other."""

    left: float
    right: float
    pitch: float


def flowing(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines of a page as they are read: columns side by side one after the other, sideways text at the end."""
    found = list(glyphs)
    level = [piece for line in lines_of([g for g in found if g.turn == 0]) for piece in _bulleted(pieces(line))]
    lines = [_line(piece, page, beside) for piece, beside in _ordered(level)]
    for turn in (1, 2, 3):
        turned = lines_of([upright(glyph) for glyph in found if glyph.turn == turn])
        lines += [_line(line, page, beside=True) for line in turned]
    slanted = [glyph for glyph in found if glyph.turn is None]
    return [*lines, _line(slanted, page, beside=True)] if any(not glyph.blank for glyph in slanted) else lines


def page_numbers(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Line]:
    """The lines that are the number of their page: they stand alone at its edge, and count as the pages do."""
    edges = [line for lines, height in zip(pages, heights, strict=True) for line in _outer(lines, height)]
    found = {line: int(number[1]) - line.page for line in edges if (number := _NUMBER.fullmatch(line.text))}
    ahead = Counter(found.values())
    return {line for line, by in found.items() if by == 0 or ahead[by] > 1}


def margins_of(lines: Sequence[Line], others: Sequence[Line], width: float) -> Margins:
    """The margins of a page, from its own lines where they tell, else from all lines of pages as wide, or its width."""
    return _margins(lines, width) or _margins(others, width) or _widest([*lines, *others], width)


def paragraphs(lines: Iterable[Line | None], margins: Sequence[Margins]) -> Iterator[list[Line]]:
    """Lines put together to paragraphs, also over a page's end; None among them is a table, which parts them.

    Args:
        lines: the lines of all pages as they are read.
        margins: those of each page.
    """
    part: list[Line] = []
    for line in lines:
        if part and (line is None or not _goes_on(part, line, margins)):
            yield part
            part = []
        if line is not None:
            part.append(line)
    if part:
        yield part


def _line(glyphs: Sequence[Glyph], page: int, beside: bool) -> Line:  # noqa: FBT001
    shown = [glyph for glyph in glyphs if not glyph.blank]
    sizes = Counter(round(glyph.size, 1) for glyph in shown)
    text = text_of(glyphs)
    x0, x1 = min(glyph.x0 for glyph in shown), max(glyph.x1 for glyph in shown)
    first = len(text.split(maxsplit=1)[0]) / len(text)
    return Line(
        text=text,
        page=page,
        x0=x0,
        x1=x1,
        top=min(glyph.top for glyph in shown),
        base=shown[0].base,
        size=sizes.most_common(1)[0][0],
        word=(x1 - x0) * first,
        bold=all(glyph.bold for glyph in shown),
        beside=beside,
    )


def _bulleted(found: list[list[Glyph]]) -> list[list[Glyph]]:
    """The pieces of a line, a list mark joined to what it marks."""
    if len(found) > 1 and _LISTED.fullmatch(text_of(found[0])):
        return [found[0] + found[1], *found[2:]]
    return found


def _ordered(found: Sequence[list[Glyph]]) -> Iterator[tuple[list[Glyph], bool]]:
    """Pieces of lines in reading order, each with whether it stands in a column beside another."""
    rest = list(found)
    while rest:
        level = [piece for piece in rest if _abreast(rest[0], piece)]
        band = _band(rest, level) if len(level) > 1 else []
        if all(piece in level for side in band for piece in side):
            yield [glyph for piece in sorted(level, key=lambda piece: piece[0].x0) for glyph in piece], False
            rest = [piece for piece in rest if piece not in level]
        else:
            for side in band:
                yield from ((piece, True) for piece, _ in _ordered(side))
            rest = rest[sum(map(len, band)) :]


def _abreast(one: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether two pieces stand side by side, or are the same."""
    apart = max(one[0].x0, other[0].x0) - min(one[-1].x1, other[-1].x1) > GAP * one[0].size
    middle = (other[0].top + other[0].bottom) / 2
    return one is other or (apart and one[0].top < middle < one[0].bottom)


def _band(rest: Sequence[list[Glyph]], level: Sequence[list[Glyph]]) -> tuple[list[list[Glyph]], list[list[Glyph]]]:
    """The pieces from the first on that leave the widest gap of its level free: those left of it, those right of it."""
    across = sorted(level, key=lambda piece: piece[0].x0)
    start, end = max(((a[-1].x1, b[0].x0) for a, b in pairwise(across)), key=lambda gap: gap[1] - gap[0])
    sides: tuple[list[list[Glyph]], list[list[Glyph]]] = ([], [])
    for piece in rest:
        on_left = piece[0].x0 + piece[-1].x1 < start + end
        start, end = (max(start, piece[-1].x1), end) if on_left else (start, min(end, piece[0].x0))
        if end - start < GAP * piece[0].size:
            break
        sides[0 if on_left else 1].append(piece)
    last = max(piece[0].bottom for piece in sides[1])
    return [piece for piece in sides[0] if piece[0].top < last], sides[1]


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines at the very top and foot of a page."""
    ordered = sorted(lines, key=lambda line: line.base)
    edge = EDGE * height
    return [line for line in {*ordered[:1], *ordered[-1:]} if line.base < edge or line.base > height - edge]


def _margins(lines: Sequence[Line], width: float) -> Margins | None:
    """The margins where a quarter of the lines end at the same spot beyond the middle, as in justified text."""
    full = [line for line in lines if not line.beside]
    ends = Counter(round(line.x1) for line in full).most_common(1)
    if not ends or ends[0][0] < width / 2 or ends[0][1] < 3 or ends[0][1] < len(full) / 4:
        return None
    return Margins(_left(full), ends[0][0], _pitch(full, ends[0][0]))


def _widest(lines: Sequence[Line], width: float) -> Margins:
    """The margins by the longest line, the right one at most as wide as the left: offices bind on the left."""
    full = [line for line in lines if not line.beside] or list(lines)
    left = _left(full)
    right = max([width - left, *(line.x1 for line in full)])
    return Margins(left, right, _pitch(full, right))


def _left(lines: Sequence[Line]) -> float:
    begins = Counter(round(line.x0) for line in lines)
    return min((at for at, count in begins.items() if count > 1), default=min(begins, default=0))


def _pitch(lines: Sequence[Line], right: float) -> float:
    """How far a line mostly stands below one that is full."""
    pairs = [(above, line) for above, line in pairwise(lines) if above.page == line.page and above.base < line.base]
    full = [pair for pair in pairs if right - pair[0].x1 < pair[0].size and pair[1].x0 < pair[0].x0 + 1]
    steps = Counter(round(2 * (line.base - above.base)) / 2 for above, line in full)
    return steps.most_common(1)[0][0] if steps else float("inf")


def _goes_on(part: Sequence[Line], line: Line, margins: Sequence[Margins]) -> bool:
    """Whether a line goes on with a paragraph."""
    last = part[-1]
    if last.beside or line.beside:
        return last.beside and line.beside and _lower(last, line) and line.base - last.base < 2 * line.size
    alike = abs(last.size - line.size) < line.size / 10 and (last.bold == line.bold or line.text[0].islower())
    before, here = margins[last.page - 1], margins[line.page - 1]
    near = last.page != line.page or 0 < line.base - last.base <= here.pitch + SPREAD * line.size
    if not (alike and near) or _room(last, before) > line.word + line.size / 2:
        return False
    if _centred(last, before) and _centred(line, here):
        return True
    return _begins_within(part, line, margins)


def _begins_within(part: Sequence[Line], line: Line, margins: Sequence[Margins]) -> bool:
    """Whether a line begins where those of a paragraph go on, and not as another paragraph does."""
    tolerance = INDENT * line.size
    indents = [one.x0 - margins[one.page - 1].left for one in (*part, line)]
    unfinished = not _FINISHED.search(part[-1].text)
    if _LISTED.match(line.text) and not (unfinished and indents[-1] < tolerance):
        return False
    if len(part) > 1:
        return abs(indents[-1] - indents[-2]) < tolerance
    deeper = indents[1] - indents[0]
    if deeper < -tolerance or indents[1] < tolerance:
        return True
    return unfinished if deeper < tolerance else _LISTED.match(part[0].text) is not None


def _room(line: Line, margins: Margins) -> float:
    """How much could still stand in a line."""
    left = line.x0 - margins.left if _centred(line, margins) else 0.0
    return margins.right - line.x1 + left


def _centred(line: Line, margins: Margins) -> bool:
    before, after = line.x0 - margins.left, margins.right - line.x1
    return before > INDENT * line.size and abs(before - after) < line.size


def _lower(last: Line, line: Line) -> bool:
    return line.text[0].islower() and not _FINISHED.search(last.text) and not _LISTED.match(line.text)
