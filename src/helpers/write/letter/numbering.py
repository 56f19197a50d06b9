"""The numbers of the letter's tables and charts, and the references to them filled in: those that the page has.

The letter has the page's parts in the page's order and leaves out only what comes after them, so its tables and charts
have the page's numbers. A reference to one that the letter leaves out is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from helpers.write.block import Chart, DataTable
from helpers.write.numbering import CHART, TABLE
from helpers.write.sentence import Mark, Piece, See, Sentence

if TYPE_CHECKING:
    from helpers.write.letter.contents import Part


def numbered(parts: Sequence[Part]) -> list[Part]:
    """The parts with the number of each table and chart before its caption, and references as their numbers."""
    labels = dict(_labels(parts))
    known = {part.name: labels[at] for at, part in enumerate(parts) if isinstance(part, DataTable | Chart)}
    return [_headed(_filled(part, known), labels.get(at, "")) for at, part in enumerate(parts)]


def _labels(parts: Sequence[Part]) -> Iterator[tuple[int, str]]:
    counts = {TABLE: 0, CHART: 0}
    for at, part in enumerate(parts):
        if isinstance(part, DataTable | Chart):
            kind = TABLE if isinstance(part, DataTable) else CHART
            counts[kind] += 1
            yield at, f"{kind} {counts[kind]}"


def _headed(part: Part, label: str) -> Part:
    number = (Mark(f"{label}."), " ")
    if isinstance(part, DataTable):
        return replace(part, caption=Sentence((*number, *part.caption.pieces)))
    if isinstance(part, Chart):
        return replace(part, title=Sentence((*number, *part.title.pieces)))
    return part


def _filled(part: Any, known: Mapping[str, str]) -> Part:
    values = {field.name: _value(getattr(part, field.name), known) for field in fields(part)}
    filled: Part = replace(part, **values)
    return filled


def _value(value: Any, known: Mapping[str, str]) -> Any:
    if isinstance(value, Sentence):
        return Sentence(tuple(filled for piece in value.pieces for filled in _pieces(piece, known)))
    if isinstance(value, list | tuple):
        return type(value)(_value(item, known) for item in value)
    return value


def _pieces(piece: Piece, known: Mapping[str, str]) -> tuple[Piece, ...]:
    if not isinstance(piece, See):
        return (piece,)
    labels = [known[name] for name in piece.names if name in known]
    return (Mark(f" ({', '.join(labels)})"),) if labels else ()
