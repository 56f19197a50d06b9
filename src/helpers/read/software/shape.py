"""What a row of an export is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from helpers.read.software.export import Export
from helpers.read.software.header import DOCUMENT, DOCUMENTS
from helpers.read.software.query import Group


class Shape(Enum):
    """What a row is: a record with the number of its documents, a record without, or a document."""

    RECORD = "record"
    BARE_RECORD = "bare record"
    DOCUMENT = "document"


def shape_of(export: Export, data: Sequence[Group]) -> Shape:
    """What the rows are, by the columns, and by whether a code stands twice."""
    if DOCUMENTS in export.columns:
        return Shape.RECORD
    doubled = any(group.rows > group.records for group in data)
    return Shape.DOCUMENT if doubled or DOCUMENT in export.columns else Shape.BARE_RECORD
