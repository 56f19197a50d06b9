"""A control of the page: one lever that is moved from level to level, each with its answer and its part of a drawing.

All that it can show stands in the page as it is written, so that the page's gate holds every number of it; the script
of the page (`templates/report/lever.js`) only tells what is shown. Without scripts the first shown level stays, and a
table beside the control has all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from helpers.write.block import SOURCE_SLOT, PageBlock
from helpers.write.fact import Fact
from helpers.write.sentence import Sentence, data_html, piece_html

AT = "data-at"  # the attribute of what belongs to one level: its place among the levels, from zero
OF_LEVEL = re.compile(rf'{AT}="(\d+)"')


@dataclass(frozen=True)
class Level:
    """One place of the lever: what is assumed, and what would come of it, which goes on from there."""

    name: Sentence
    answer: Sentence


@dataclass(frozen=True)
class Lever(PageBlock):
    """A slider over some levels with the answer to each, and one drawing in which each level has its own parts.

    Args:
        name: tells its ids apart from others of the page.
        title: the finding.
        label: what the slider moves.
        levels: ascending.
        first: the place of the level shown at first.
        svg: the drawing; what belongs to one level has its place in `data-at`.
        shown: facts printed in the drawing.
    """

    name: str
    title: Sentence
    label: Sentence
    levels: Sequence[Level]
    first: int
    svg: str
    shown: Sequence[Fact] = ()

    @property
    def html(self) -> str:
        """A `<figure>`: the finding, the slider (hidden until the script runs), the answer, the drawing."""
        title, told, moved = (f"{self.name}-{part}" for part in ("title", "told", "moved"))
        described = f'<svg role="img" aria-labelledby="{title}" aria-describedby="{told}" '
        drawing = OF_LEVEL.sub(self._turned, self.svg.replace("<svg ", described, 1))
        return (
            f'<figure id="{self.name}" class="lever">'
            f'<figcaption id="{title}">{self.title.html}</figcaption>'
            f'<p class="moved" hidden><label for="{moved}">{_plain(self.label)}</label>'
            f'<input type="range" id="{moved}" min="0" max="{len(self.levels) - 1}" value="{self.first}"></p>'
            f'<p><output id="{told}" for="{moved}">{self._answers()}</output></p>{drawing}'
            f'<p class="note">{SOURCE_SLOT}</p></figure>'
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of title, label, levels and drawing."""
        said = (sentence for level in self.levels for sentence in (level.name, level.answer))
        return (*(fact for sentence in (self.title, self.label, *said) for fact in sentence.facts), *self.shown)

    def _answers(self) -> str:
        """The answer to each level, all but the first shown hidden."""
        return "".join(
            f"<span {self._turned_at(at)}><b>{_plain(level.name)}</b> {_plain(level.answer)}</span>"
            for at, level in enumerate(self.levels)
        )

    def _turned(self, found: re.Match[str]) -> str:
        return self._turned_at(int(found.group(1)))

    def _turned_at(self, at: int) -> str:
        return f'{AT}="{at}"' if at == self.first else f'{AT}="{at}" hidden=""'


def _plain(sentence: Sentence) -> str:
    """A sentence whose numbers carry no link: a level's number has its source in the table beside the control."""
    return "".join(data_html(piece) if isinstance(piece, Fact) else piece_html(piece) for piece in sentence.pieces)
