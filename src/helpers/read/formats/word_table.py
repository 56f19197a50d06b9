"""A table of a Word document: rows whose cells go on to the right or downwards, gaps before and after them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

from helpers.read.formats.blocks import Block, Line, Table, text_within
from helpers.read.formats.spans import Span

WIDEST: Final = 1000  # columns that a cell may span; Word itself makes tables of 63 at most
OFF: Final = ("0", "false", "off")


@dataclass(frozen=True)
class Standing:
    """Whether what stands in an element is hidden, or deleted by a tracked change."""

    hidden: bool = False
    deleted: bool = False


Reader = Callable[[_Element, Standing], Iterable[Block]]


@dataclass
class _Cell:
    """A cell at a column of the grid; None for blocks is a gap. `joins` says where it goes on: "down", "right"."""

    column: int
    blocks: tuple[Block, ...] | None = None
    columns: int = 1
    rows: int = 1
    joins: frozenset[str] = field(default_factory=frozenset)

    def take(self, other: _Cell) -> None:
        """Join a cell, whose own text Word does not show."""
        text = text_within(other.blocks or ())
        if text:
            self.blocks = (*(self.blocks or ()), Line("", hidden=text))


def table_of(table: _Element, read: Reader, standing: Standing) -> Table:
    """The table, the content of whose cells `read` gives."""
    rows: list[list[_Cell]] = []
    above: dict[int, _Cell] = {}
    for row in nearest(table, qn("w:tr")):
        cells = list(_cells(row, read, standing))
        heads = {cell.column: _head(cell, above) for cell in cells}
        rows.append([cell for cell in cells if heads[cell.column] is cell])
        above = heads
    return Table(tuple(tuple(map(_span, row)) for row in rows))


def nearest(element: _Element, tag: str) -> Iterator[_Element]:
    """The elements of a tag that lie directly in another or in content controls and marks of changes there."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag != qn("w:tbl"):
            yield from nearest(child, tag)


def _head(cell: _Cell, above: dict[int, _Cell]) -> _Cell:
    """The first of the cells joined downwards, told that it goes on to this one; else the cell itself."""
    head = above.get(cell.column)
    if "down" not in cell.joins or head is None or head.blocks is None or head.columns != cell.columns:
        return cell
    head.rows += 1
    head.take(cell)
    return head


def _cells(row: _Element, read: Reader, standing: Standing) -> Iterator[_Cell]:
    """The cells and gaps of a row; those joined to the right are one."""
    properties = row.find(qn("w:trPr"))
    inside = replace(
        standing,
        hidden=standing.hidden or is_on(properties, "w:hidden"),
        deleted=standing.deleted or is_on(properties, "w:del"),
    )
    column = _whole(properties, "w:gridBefore", 0)
    yield from map(_Cell, range(column))
    last: _Cell | None = None
    for element in nearest(row, qn("w:tc")):
        cell = _cell(element, column, read, inside)
        column += cell.columns
        if last and "right" in cell.joins:
            last.columns += cell.columns
            last.take(cell)
            continue
        if last:
            yield last
        last = cell
    if last:
        yield last
    yield from map(_Cell, range(column, column + _whole(properties, "w:gridAfter", 0)))


def _cell(element: _Element, column: int, read: Reader, standing: Standing) -> _Cell:
    properties = element.find(qn("w:tcPr"))
    inside = replace(standing, deleted=standing.deleted or is_on(properties, "w:cellDel"))
    joins = {"down": "w:vMerge", "right": "w:hMerge"}
    on = frozenset(where for where, name in joins.items() if _continues(properties, name))
    return _Cell(column, tuple(read(element, inside)), max(_whole(properties, "w:gridSpan", 1), 1), joins=on)


def _span(cell: _Cell) -> Span[tuple[Block, ...]] | None:
    return None if cell.blocks is None else Span(cell.blocks, cell.rows, cell.columns)


def is_on(properties: _Element | None, name: str) -> bool:
    """Whether properties have one that is not switched off."""
    found = None if properties is None else properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "1") not in OFF


def _continues(properties: _Element | None, name: str) -> bool:
    """Whether a cell continues the one before; "continue" is what is meant where nothing is said."""
    found = None if properties is None else properties.find(qn(name))
    return found is not None and found.get(qn("w:val"), "continue") == "continue"


def _whole(properties: _Element | None, name: str, default: int) -> int:
    found = None if properties is None else properties.find(qn(name))
    return default if found is None else min(int(found.get(qn("w:val"), str(default))), WIDEST)
