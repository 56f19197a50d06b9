"""The sums of an export by fonds, in one pass over it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from duckdb import DuckDBPyConnection

from helpers.read.headings import key, words
from helpers.read.number import BLANKS, LARGEST
from helpers.read.software.database import one_file
from helpers.read.software.export import Export, literal
from helpers.read.software.header import CLOSING, DOCUMENTS, FONDS, NAMES, RECORD

MOST: Final = 10_000  # groups; a column with more names than that is not the fonds


class State(IntEnum):
    """What a row is: data, nothing to count (a total, a header again, blank), or what a person has to look at."""

    DATA = 0
    NOTHING = 1
    NO_RECORD = 2
    NO_FONDS = 3
    NEITHER = 4


@dataclass(frozen=True)
class Group:
    """The rows of one fonds, by its name as it stands, that are in one state.

    `broken` are cells that are no count or no known word of access, `closed` the rows that are not open to the public.
    """

    fonds: str | None
    state: State
    records: int
    rows: int
    coded: int
    documents: int | None
    documents_blank: int
    pages: int | None
    pages_blank: int
    broken: int
    closed: int


# As `number.parse_count` reads, which a test holds it against. A number that is written back as it stood is the common
# case; a cast alone would read 2.147 as two. An IN would be made a join, worked out for every row outside of its CASE.
# What is asked of every row asks for a number or a first letter; the patterns cost 20 times as much.
_MACROS: Final = r"""
CREATE TEMP MACRO marked(x) AS CASE
    WHEN regexp_full_match(lower(x), {blanks}) THEN NULL
    WHEN NOT regexp_full_match(x, '0|0?[1-9]|[1-9][0-9]*|[1-9][0-9]{{0,2}}((\.[0-9]{{3}})+|( [0-9]{{3}})+)') THEN -1
    WHEN try_cast(replace(replace(x, '.', ''), ' ', '') AS BIGINT) < {largest}
        THEN try_cast(replace(replace(x, '.', ''), ' ', '') AS BIGINT)
    ELSE -1 END;
CREATE TEMP MACRO counted(x) AS CASE
    WHEN CAST(try_cast(x AS UINTEGER) AS VARCHAR) = x THEN try_cast(x AS UINTEGER)
    WHEN x IS NULL THEN NULL
    ELSE marked(regexp_replace(regexp_replace(x, '[\x{{00a0}}\x{{202f}}]', ' ', 'g'), '^\s+|\s+$', '', 'g')) END;
CREATE TEMP MACRO trimmed(x) AS CASE WHEN prefix(x, ' ') OR suffix(x, ' ') THEN trim(x) ELSE x END;
CREATE TEMP MACRO is_total(x) AS CASE
    WHEN {begun} THEN CASE
        WHEN right(x, 1) BETWEEN '0' AND '9' THEN false
        ELSE regexp_full_match(lower(nfc_normalize(regexp_replace(trim(x), '\s+', ' ', 'g'))), {totals}) END
    ELSE false END;
"""

_ROWS: Final = """
SELECT *, CASE
    WHEN named THEN 1
    WHEN record <> '' AND fonds <> ''
        THEN CASE WHEN record = {record_heading} AND fonds = {fonds_heading} THEN 1 ELSE 0 END
    WHEN record <> '' THEN 3
    WHEN fonds <> '' THEN 2
    WHEN document <> '' OR coalesce(documents, pages) IS NOT NULL THEN 4
    ELSE 1 END AS state
FROM (
    SELECT {fonds} AS fonds, trimmed({record}) AS record, {document} AS document, is_total({record}) AS named,
        counted({documents}) AS documents, counted({pages}) AS pages, {total} AS total,
        {closed} AS closed, {strange} AS strange
    FROM {source}
)
"""

# A number of 8 bytes is told apart from 10 million others in half of the time that a code under a name takes. Where two
# names share one, they are grouped again by name; where two codes do, they look doubled, and `records` counts again.
_BY_HASH: Final = "hash(fonds)"
_CODE_HASH: Final = "hash(record)"
_GROUPED: Final = """
SELECT min(fonds), state, count(DISTINCT {told}), count(*), count(document),
    sum(documents) FILTER (documents >= 0), count(*) FILTER (documents IS NULL),
    sum(pages) FILTER (pages >= 0), count(*) FILTER (pages IS NULL),
    count(*) FILTER (documents < 0) + count(*) FILTER (pages < 0) + sum(strange), count(*) FILTER (closed),
    min(fonds) IS DISTINCT FROM max(fonds)
FROM ({rows}) GROUP BY {by}, state ORDER BY ALL LIMIT {most}
"""

# A blank in a column of access closes nothing.
_LOWER: Final = r"lower(nfc_normalize(trim(regexp_replace(coalesce({0}, ''), '\s+', ' ', 'g'))))"
_ACCESS: Final = {
    "closed": "list_contains([false{cells}]::BOOLEAN[], true)",
    "strange": "list_sum(list_transform([false{cells}], lambda cell: CAST(cell AS INTEGER)))",
}

_NAMED: Final = """
WITH names AS (SELECT unnest($raw::VARCHAR[]) AS fonds, unnest($keys::VARCHAR[]) AS key)
SELECT key, record, count(*) AS times FROM ({rows}) JOIN names USING (fonds) WHERE state = 0 GROUP BY ALL
"""


def grouped(connection: DuckDBPyConnection, export: Export) -> list[Group]:
    """The groups of an export, `MOST` and one more at most; begins the work with a connection."""
    connection.execute(_macros())
    found = _groups(connection, export, _BY_HASH)
    if any(mixed for *_, mixed in found):
        found = _groups(connection, export, "fonds")
    return [Group(fonds, State(state), *figures) for fonds, state, *figures, _mixed in found]


def _groups(connection: DuckDBPyConnection, export: Export, by: str) -> list[tuple[Any, ...]]:
    # Without a column of documents it is a code that repeats which says what a row is.
    told = _CODE_HASH if DOCUMENTS in export.columns else "record"
    query = _GROUPED.format(rows=_rows(export), by=by, told=told, most=MOST + 1)
    return connection.execute(query, {"path": one_file(export.path)}).fetchall()


def without_total(connection: DuckDBPyConnection, export: Export) -> int:
    """How many rows have figures, neither record code nor fonds, and no word for a total in any cell."""
    total = " OR ".join(f"is_total({column})" for column in export.every)
    query = f"SELECT count(*) FROM ({_rows(export, total)}) WHERE state = 4 AND NOT total"  # noqa: S608
    return _one(connection, query, export)


def records(connection: DuckDBPyConnection, export: Export, names: Mapping[str, str]) -> dict[str, tuple[int, str]]:
    """How many record codes the fonds have of which names as they stand are given, and one code that stands twice."""
    query = f"""SELECT key, count(*), coalesce(min(record) FILTER (times > 1), '')
        FROM ({_NAMED.format(rows=_rows(export))}) GROUP BY ALL"""  # noqa: S608
    given = {"path": one_file(export.path), "raw": list(names), "keys": list(names.values())}
    return {named: (count, code) for named, count, code in connection.execute(query, given).fetchall()}


def _macros() -> str:
    names = list(map(key, words()["total"]))
    totals = f"({_any(names)})[ :]*(\\([^()]*\\))?[ :]*"
    blanks = literal(_any(sorted(BLANKS)))
    return _MACROS.format(largest=LARGEST, blanks=blanks, totals=literal(totals), begun=_begun(names))


def _begun(names: Iterable[str]) -> str:
    """Whether a text begins as one of these names may: with its letter, in whatever form, or a space."""
    letters = {unicodedata.normalize("NFD", name)[0] for name in names}
    signs = sorted({" ", *letters, *map(str.upper, letters)})
    return " OR ".join(["ascii(x) > 127", *(f"ascii(x) = {ord(sign)}" for sign in signs)])


def _any(texts: Iterable[str]) -> str:
    """A pattern of any of these texts, which have no other signs of patterns than these two."""
    return "|".join(re.sub("[-.]", r"[\g<0>]", text) for text in texts)


def _rows(export: Export, total: str = "false") -> str:
    columns = {name: export.columns.get(name, "CAST(NULL AS VARCHAR)") for name in NAMES}
    headings = {f"{name}_heading": literal(export.header.headings[name]) for name in (RECORD, FONDS)}
    access = {name: _ACCESS[name].format(cells=_cells(export, name)) for name in _ACCESS}
    return _ROWS.format(source=export.source, total=total, **columns, **headings, **access)


def _cells(export: Export, wanted: str) -> str:
    """For each column of access of an export, a query whether its cell is of the kind wanted: closed, or strange."""
    closed, known = (
        literal(_word(words)) for words in (export.access.closed, export.access.closed | export.access.open)
    )
    asked = {"closed": "regexp_full_match({0}, {1})", "strange": "{0} <> '' AND NOT regexp_full_match({0}, {1})"}[
        wanted
    ]
    words = closed if wanted == "closed" else known
    columns = [_LOWER.format(export.columns[name]) for name in CLOSING if name in export.columns]
    return "".join(f", ({asked.format(column, words)})" for column in columns)


def _word(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _one(connection: DuckDBPyConnection, query: str, export: Export) -> int:
    found = connection.execute(query, {"path": one_file(export.path)}).fetchone()
    return int(found[0]) if found else 0
