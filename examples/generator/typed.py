"""The tables that a person types in, as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[object]], note: str = "") -> str:
    """Rows under their headings; a note above them where no column has room for it."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerows([*([[note]] if note else []), headings, *rows])
    return out.getvalue()
