"""The reported counts held against those of the archive software, fonds by fonds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pandas as pd
from babel.numbers import format_decimal

from helpers.analyse.check import ALL, WARN, Check, or_passed
from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.reconciled import (
    DIFFERS,
    MATCHED,
    ONLY_REPORTED,
    ONLY_SOFTWARE,
    RECONCILIATION,
    UNKNOWN,
)

TOLD: Final = 20  # checks of one kind; more are one check that counts them
HIDDEN: Final = "(không hiện, vì có thể là dữ liệu cá nhân)"  # in place of a code


def reconcile(counts: pd.DataFrame, software: pd.DataFrame | None) -> pd.DataFrame:
    """Each fonds and measure on both sides, as `tables.reconciled.RECONCILIATION`; no rows without an export.

    A count that is blank on one side, wholly or in some of the software's rows, is `unknown`, whatever the rest says.

    Args:
        counts: one year of `tables.cleaned.COUNTS`; a fonds that stands twice is taken together.
        software: `tables.reconciled.SOFTWARE`, or nothing where no export was received.
    """
    if software is None:
        return RECONCILIATION.of([])
    reported = {str(key): rows for key, rows in counts.groupby("fonds_key", sort=False)}
    found = {str(key): rows for key, rows in software.groupby("fonds_key", sort=False)}
    keys = list(dict.fromkeys([*reported, *found]))
    return RECONCILIATION.of(
        [
            {"number": number, "fonds_key": key, **_held(reported.get(key), found.get(key), measure)}
            for number, key in enumerate(keys, start=1)
            for measure in MEASURES
        ]
    )


def software_checks(reconciliation: pd.DataFrame, software: pd.DataFrame | None) -> list[Check]:
    """What differs, is lacking on either side, cannot be held or stands twice; nothing at all without an export.

    Args:
        reconciliation: from `reconcile`.
        software: what it was given.
    """
    if software is None:
        return []
    rows = {kind: reconciliation[reconciliation["kind"] == kind] for kind in set(reconciliation["kind"])}
    none = reconciliation.head(0)
    differing, unknown = list(_differing(rows.get(DIFFERS, none))), list(_unknown(rows.get(UNKNOWN, none), software))
    lacking, added = list(_lacking(rows.get(ONLY_REPORTED, none))), list(_added(rows.get(ONLY_SOFTWARE, none)))
    doubled = list(_doubled(software))
    return [
        *_summed(or_passed("software-differs", differing), _many_differ),
        *_summed(or_passed("software-lacks", lacking), _many_lack),
        *_summed(or_passed("report-lacks", added), _many_added),
        *_summed(or_passed("software-unknown", unknown), _many_unknown),
        *_summed(or_passed("software-doubled", doubled), lambda checks: _many_doubled(checks, software)),
    ]


def reconciled(reconciliation: pd.DataFrame, software: pd.DataFrame | None) -> dict[str, int]:
    """The conclusions by name, for `tables.findings.found`; none without an export."""
    if software is None:
        return {}
    kinds = reconciliation.groupby("number")["kind"].agg(set)
    by_report = kinds[kinds.map(lambda kind: ONLY_SOFTWARE not in kind)]
    return {
        "fonds_reported": len(by_report),
        "fonds_matched": int((kinds.map(lambda kind: kind == {MATCHED})).sum()),
        "fonds_differing": int(kinds.map(lambda kind: DIFFERS in kind).sum()),
        "fonds_unknown": int(kinds.map(lambda kind: UNKNOWN in kind and DIFFERS not in kind).sum()),
        "fonds_only_reported": int(kinds.map(lambda kind: ONLY_REPORTED in kind).sum()),
        "fonds_only_software": int(kinds.map(lambda kind: ONLY_SOFTWARE in kind).sum()),
        "doubled_rows": int(software["doubled"].sum()),
    }


def _held(reported: pd.DataFrame | None, found: pd.DataFrame | None, measure: str) -> dict[str, object]:
    told, counted = _total(reported, measure), _total(found, measure)
    partial = found is not None and _blank(found, measure) > 0
    difference = None if told is None or counted is None else counted - told
    if found is None:
        kind = ONLY_REPORTED
    elif reported is None:
        kind = ONLY_SOFTWARE
    elif difference is None or partial:
        kind = UNKNOWN
    else:
        kind = DIFFERS if difference else MATCHED
    sides = [side for side in (reported, found) if side is not None]
    return {
        "fonds": sides[0]["fonds"].iloc[0],
        "measure": measure,
        "reported": told,
        "software": counted,
        "difference": difference,
        "kind": kind,
        "source_place": "; ".join(place for side in sides for place in _places(side)),
    }


def _total(rows: pd.DataFrame | None, measure: str) -> int | None:
    """The sum of a measure; unknown where one of the counts is."""
    return None if rows is None or rows[measure].isna().any() else int(rows[measure].sum())


def _blank(found: pd.DataFrame, measure: str) -> int:
    """In how many rows of the export a measure is blank."""
    return int(found[f"{measure}_blank"].sum()) if f"{measure}_blank" in found else 0


def _places(side: pd.DataFrame) -> list[str]:
    named = [name for name in ("source_file", "source_place") if name in side]
    places = side[named].astype("object").where(side[named].notna(), "").agg(", ".join, axis=1)
    return [place.removesuffix(", ") for place in dict.fromkeys(places)]


def _differing(rows: pd.DataFrame) -> Iterator[Check]:
    for _, same in rows.groupby("number"):
        first = same.iloc[0]
        expected, found = _listed(same, "reported"), _listed(same, "software")
        yield Check("software-differs", WARN, first["fonds"], expected, found, first["source_place"])


def _lacking(rows: pd.DataFrame) -> Iterator[Check]:
    for _, same in rows.groupby("number"):
        first = same.iloc[0]
        yield Check("software-lacks", WARN, first["fonds"], _listed(same, "reported"), "", first["source_place"])


def _added(rows: pd.DataFrame) -> Iterator[Check]:
    for _, same in rows.groupby("number"):
        first = same.iloc[0]
        yield Check("report-lacks", WARN, first["fonds"], "", _listed(same, "software"), first["source_place"])


def _unknown(rows: pd.DataFrame, software: pd.DataFrame) -> Iterator[Check]:
    """One check a fonds: which measures are blank, on which side, in how many rows."""
    found = software.set_index("fonds_key")
    for _, same in rows.groupby("number"):
        first = same.iloc[0]
        told = "; ".join(_blanks(row, found.loc[[row["fonds_key"]]]) for _, row in same.iterrows())
        yield Check("software-unknown", WARN, first["fonds"], "", told, first["source_place"])


def _blanks(row: pd.Series, found: pd.DataFrame) -> str:
    blank, rows = _blank(found, row["measure"]), int(found["rows"].sum())
    label = LABELS[row["measure"]]
    in_report = [f"số {label} trong báo cáo"] if pd.isna(row["reported"]) else []
    wholly = [f"số {label} trong phần mềm"] if pd.isna(row["software"]) else []
    partly = [f"số {label} ở {_number(blank)}/{_number(rows)} dòng của phần mềm"] if blank and not wholly else []
    return "; ".join([*in_report, *wholly, *partly])


def _doubled(software: pd.DataFrame) -> Iterator[Check]:
    for _, row in software[software["doubled"] > 0].iterrows():
        found = f"{_number(row['doubled'])} dòng"
        code = HIDDEN if pd.isna(row["doubled_code"]) else row["doubled_code"]
        yield Check("software-doubled", WARN, row["fonds"], code, found, row["source_file"])


def _summed(checks: list[Check], many: Callable[[list[Check]], Check]) -> list[Check]:
    return [many(checks)] if len(checks) > TOLD else checks


def _many_differ(checks: list[Check]) -> Check:
    return Check("software-differs-many", WARN, ALL, "", _number(len(checks)), _file(checks))


def _many_lack(checks: list[Check]) -> Check:
    return Check("software-lacks-many", WARN, ALL, "", _number(len(checks)), _file(checks))


def _many_added(checks: list[Check]) -> Check:
    return Check("report-lacks-many", WARN, ALL, "", _number(len(checks)), _file(checks))


def _many_unknown(checks: list[Check]) -> Check:
    return Check("software-unknown-many", WARN, ALL, "", _number(len(checks)), _file(checks))


def _many_doubled(checks: list[Check], software: pd.DataFrame) -> Check:
    rows, fonds = _number(software["doubled"].sum()), _number(len(checks))
    return Check("software-doubled-many", WARN, ALL, fonds, rows, _file(checks))


def _file(checks: list[Check]) -> str:
    """The file of the last place: that of the export, where it has a say."""
    return checks[0].source_place.rpartition("; ")[2].partition(", ")[0]


def _listed(rows: pd.DataFrame, side: str) -> str:
    return ", ".join(_told(row[side], row["measure"]) for _, row in rows.iterrows())


def _told(count: float | None, measure: str) -> str:
    return f"{'–' if count is None or pd.isna(count) else _number(count)} {LABELS[measure]}"


def _number(count: float) -> str:
    return str(format_decimal(int(count), format="#,##0", locale="vi"))
