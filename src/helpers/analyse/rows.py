"""The rows of the table of counts held against themselves and each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd
from babel.numbers import format_decimal

from helpers.analyse.check import FAIL, WARN, Check, or_passed
from helpers.analyse.peers import judged, unusual
from helpers.analyse.ratio import JUDGED, far, ratios
from helpers.settings import Plausibility
from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.profile import OF_AGENCY, PROFILE

FEW: Final = 4  # rows; of fewer, one may well be the sum of the others
ORDER: Final = f"{' ≥ '.join(LABELS[measure] for measure in reversed(MEASURES))} ≥ 1"


def row_checks(counts: pd.DataFrame, earlier: pd.DataFrame, printed: Sequence[str], bands: Plausibility) -> list[Check]:
    """Every check on single rows; for each that finds nothing, one that passed if it had anything to compare.

    Counts in blank are a failure of their own, and of rows that lack some it is not said that all are in order.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        earlier: the same of earlier years.
        printed: the row numbers as printed, none where the table has no such column.
        bands: how far a ratio may be from that of its peers before it is pointed out, and from the median of all fonds
            before it is a slip.
    """
    held = judged(counts, pd.concat([earlier, counts], ignore_index=True), bands.ratio_factor)
    found = {
        "blank": _blank(counts),
        "order": _out_of_order(counts),
        "duplicate": _duplicates(counts),
        "numbering": _misnumbered(counts, printed),
        "sum-as-fonds": _sums(counts),
        "beyond": _beyond(counts, bands),
        "slip": _slips(counts, bands.slip_factor),
        "unusual-ratio": _unusual(counts, held),
    }
    compared = {
        "order": bool(counts[list(MEASURES)].notna().all(axis=None)),
        "numbering": bool(printed),
        "slip": bool((ratios(counts)[list(JUDGED)].count() > 1).all()),
        "unusual-ratio": all(bool(held[f"{name}_score"].notna().any()) for name in JUDGED),
    }
    told = [or_passed(name, list(breaches), compared=compared.get(name, True)) for name, breaches in found.items()]
    return [check for checks in told for check in checks]


def _blank(counts: pd.DataFrame) -> Iterator[Check]:
    for _, row in counts[counts[list(MEASURES)].isna().any(axis=1)].iterrows():
        lacking = ", ".join(LABELS[measure] for measure in MEASURES if pd.isna(row[measure]))
        yield Check("blank", FAIL, row["fonds"], lacking, told(row), row["source_place"])


def _out_of_order(counts: pd.DataFrame) -> Iterator[Check]:
    """Every record should have a document, and every document a page; an exception is a person's to accept."""
    for _, row in counts.iterrows():
        known = {measure: int(row[measure]) for measure in reversed(MEASURES) if not pd.isna(row[measure])}
        if any(more < fewer for more, fewer in pairwise([*known.values(), 1])):
            yield Check("order", FAIL, row["fonds"], ORDER, told(row), row["source_place"])


def told(row: pd.Series) -> str:
    """The three counts of a fonds, a dash for a missing one: what a person accepts, so it must change when they do."""
    counts = {measure: row[measure] for measure in reversed(MEASURES)}
    return ", ".join(f"{'–' if pd.isna(n) else printed(int(n))} {LABELS[measure]}" for measure, n in counts.items())


def _duplicates(counts: pd.DataFrame) -> Iterator[Check]:
    for _, rows in counts[counts["fonds_key"].duplicated(keep=False)].groupby("fonds_key", sort=False):
        names = "; ".join(rows["fonds"])
        yield Check("duplicate", FAIL, rows["fonds"].iloc[0], found=names, source_place="; ".join(rows["source_place"]))


def _misnumbered(counts: pd.DataFrame, printed: Sequence[str]) -> Iterator[Check]:
    before = 0
    for number, (_, row) in zip(printed, counts.iterrows(), strict=False):
        expected, found = before + 1, number.strip(" .)")
        before = int(found) if found.isdecimal() else expected
        if before != expected or not found.isdecimal():
            yield Check("numbering", WARN, row["fonds"], str(expected), number, row["source_place"])


def _slips(counts: pd.DataFrame, factor: float) -> Iterator[Check]:
    """The fonds with a ratio more than so many times above or below the median of all."""
    found = ratios(counts)[list(JUDGED)]
    low, high = found.median() / factor, found.median() * factor
    for row, named in _marked(counts.join(found), found.apply(far, factor=factor)):
        bands = "; ".join(f"{_label(name)} {_band(low[name], high[name])}" for name in named)
        yield Check("slip", FAIL, row["fonds"], bands, _values(row[named]), row["source_place"])


def _unusual(counts: pd.DataFrame, held: pd.DataFrame) -> Iterator[Check]:
    """The fonds with a ratio unlike those that it is held against, and which these are."""
    for row, named in _marked(counts.join([ratios(counts), held]), unusual(held)):
        bands = "; ".join(f"{_label(name)} {_band(row[f'{name}_low'], row[f'{name}_high'])}" for name in named)
        kind = f" của {row['agency']}" if row["of_kind"] == OF_AGENCY else ""
        expected = f"{bands}, so với {row['peers']} phông khác{kind}"
        yield Check("unusual-ratio", WARN, row["fonds"], expected, _values(row[named]), row["source_place"])


def _marked(rows: pd.DataFrame, marks: pd.DataFrame) -> Iterator[tuple[pd.Series, list[str]]]:
    """The rows in which a ratio is marked, with the names of these ratios."""
    for (_, row), (_, marked) in zip(rows.iterrows(), marks.iterrows(), strict=True):
        if marked.any():
            yield row, [name for name in JUDGED if marked[name]]


def _values(found: pd.Series) -> str:
    return "; ".join(f"{_label(str(name))} {printed(value)}" for name, value in found.items())


def _sums(counts: pd.DataFrame) -> Iterator[Check]:
    """A row that is the sum of all others in all three measures: a total whose label was not known for one."""
    columns = list(MEASURES)
    if len(counts) < FEW or counts[columns].isna().any(axis=None):
        return
    whole = counts[columns].sum()
    for _, row in counts[(counts[columns] * 2).eq(whole).all(axis=1)].iterrows():
        yield Check("sum-as-fonds", FAIL, row["fonds"], "", told(row), row["source_place"])


def _beyond(counts: pd.DataFrame, bands: Plausibility) -> Iterator[Check]:
    """The ratios of all fonds together that no archive has: a whole column is too large."""
    most = {
        "pages_per_document": bands.most_pages_per_document,
        "documents_per_record": bands.most_documents_per_record,
    }
    summed = counts[list(MEASURES)].sum().to_frame().T
    for name, value in ratios(summed).iloc[0].items():
        if name in most and value > most[str(name)]:
            places = f"{counts['source_place'].iloc[0]} – {counts['source_place'].iloc[-1]}"
            yield Check("beyond", FAIL, _label(str(name)), printed(most[str(name)]), printed(value), places)


def _label(name: str) -> str:
    return PROFILE.column(name).label.lower()


def _band(low: float, high: float) -> str:
    return f"từ {printed(low)} đến {printed(high)}"


def printed(value: float) -> str:
    """A figure as the sentences of checks have it: 1.234,5, with two decimals at most."""
    return str(format_decimal(value, format="#,##0.##", locale="vi"))
