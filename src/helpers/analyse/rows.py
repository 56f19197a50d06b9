"""The rows of the table of counts held against themselves and each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

import pandas as pd
from babel.numbers import format_decimal

from helpers.analyse.check import FAIL, WARN, Check, or_passed
from helpers.analyse.ratio import JUDGED, ratios, unusual
from helpers.settings import Plausibility
from helpers.tables.compared import PROFILE
from helpers.tables.measures import LABELS, MEASURES

FEW: Final = 4  # rows; of fewer, one may well be the sum of the others
ORDER: Final = f"{' ≥ '.join(LABELS[measure] for measure in reversed(MEASURES))} ≥ 1"


def row_checks(counts: pd.DataFrame, printed: Sequence[str], bands: Plausibility) -> list[Check]:
    """Every check on single rows; for each that finds nothing, one that passed if it had anything to compare.

    Counts in blank are a failure of their own, and of rows that lack some it is not said that all are in order.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        printed: the row numbers as printed, none where the table has no such column.
        bands: how far a ratio may be from the median of all fonds before it is pointed out, and before it is a slip.
    """
    found = {
        "blank": _blank(counts),
        "order": _out_of_order(counts),
        "duplicate": _duplicates(counts),
        "numbering": _misnumbered(counts, printed),
        "sum-as-fonds": _sums(counts),
        "beyond": _beyond(counts, bands),
        "slip": _far(counts, "slip", FAIL, bands.slip_factor),
        "unusual-ratio": _far(counts, "unusual-ratio", WARN, bands.ratio_factor),
    }
    compared = {
        "order": bool(counts[list(MEASURES)].notna().all(axis=None)),
        "numbering": bool(printed),
        **dict.fromkeys(("slip", "unusual-ratio"), bool((ratios(counts)[list(JUDGED)].count() > 1).all())),
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
    return ", ".join(f"{'–' if pd.isna(n) else _printed(int(n))} {LABELS[measure]}" for measure, n in counts.items())


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


def _far(counts: pd.DataFrame, check: str, status: str, factor: float) -> Iterator[Check]:
    """The fonds with a ratio more than so many times above or below the median of all."""
    found = {name: values for name, values in ratios(counts).items() if name in JUDGED}
    marks = {name: unusual(values, factor) for name, values in found.items()}
    for at, (_, row) in enumerate(counts.iterrows()):
        named = [str(name) for name in found if marks[name].iloc[at]]
        if named:
            bands = "; ".join(f"{_label(name)} {_band(found[name].median(), factor)}" for name in named)
            values = "; ".join(f"{_label(name)} {_printed(found[name].iloc[at])}" for name in named)
            yield Check(check, status, row["fonds"], bands, values, row["source_place"])


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
            yield Check("beyond", FAIL, _label(str(name)), _printed(most[str(name)]), _printed(value), places)


def _label(name: str) -> str:
    return PROFILE.column(name).label.lower()


def _band(median: float, factor: float) -> str:
    return f"từ {_printed(median / factor)} đến {_printed(median * factor)}"


def _printed(value: float) -> str:
    return str(format_decimal(value, format="#,##0.##", locale="vi"))
