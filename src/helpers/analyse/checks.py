"""The checks of a report as received, and the stop where one of them failed and nobody accepts it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from typing import Final, Protocol

import pandas as pd

from helpers.analyse.check import ACCEPTED, BINDING, FAIL, PASSED, WARN, Check, FailedCheck, or_passed
from helpers.analyse.controls import control_checks
from helpers.analyse.earlier import earlier_checks
from helpers.analyse.reconcile import reconcile, software_checks
from helpers.analyse.restricted import restricted_checks
from helpers.analyse.rows import row_checks
from helpers.analyse.scale import Typed, scale_checks
from helpers.errors import DataError
from helpers.settings import Plausibility
from helpers.tables.cleaned import CHECKS

# What readers notice (`read.remark`), and how grave it is.
REMARKS: Final = {
    "province": FAIL,
    "letters-foreign": FAIL,
    "word-odd": WARN,
    "near-match": WARN,
    "prose-conflict": FAIL,
    "verdict-conflict": FAIL,
    "verdict-unplanned": WARN,
    "assessment-conflict": WARN,
    "assessment-absent": WARN,
    "title-unknown": WARN,
    "file-unread": WARN,
}
# What they notice of a file itself: told where it is so, and left unsaid where it is not.
NOTICED: Final = {
    "fonds-place": FAIL,
    "caption-year": FAIL,
    "caption-elsewhere": FAIL,
    "legacy-mixed": FAIL,
    "encoding-inferred": WARN,
    "legacy-charset": WARN,
    "dots-as-decimals": WARN,
    "province-of-fonds": FAIL,
    "part-year": FAIL,
    "name-completed": WARN,
    "name-footnote": WARN,
    "table-unread": WARN,
    "row-unread": WARN,
    "hidden-content": WARN,
    "tracked-changes": WARN,
    "struck-content": WARN,
    "annotation-unread": WARN,
    "software-document-blank": WARN,
    "reason-idle": WARN,
    "reason-unmatched": WARN,
    "input-late": WARN,
    "signs-unseen": WARN,
    "restricted-near": FAIL,
}

_DOTTED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


class Received(Protocol):
    """What the checks need of a report; `read.report.Report` is one, and this package does not import it."""

    @property
    def year(self) -> int:
        """The year reported on."""

    @property
    def counts(self) -> pd.DataFrame:
        """`tables.cleaned.COUNTS`."""

    @property
    def earlier(self) -> pd.DataFrame:
        """`tables.cleaned.COUNTS` of the earlier years that are published."""

    @property
    def stated(self) -> pd.DataFrame:
        """`tables.cleaned.STATED`."""

    @property
    def software(self) -> pd.DataFrame | None:
        """`tables.reconciled.SOFTWARE`, nothing where no export was received."""

    @property
    def accepted(self) -> pd.DataFrame:
        """`tables.inputs.ACCEPTED`."""

    @property
    def targets(self) -> pd.DataFrame:
        """`tables.inputs.TARGETS` as known by the date of the report."""

    @property
    def funding(self) -> pd.DataFrame:
        """`tables.inputs.FUNDING` as known by the date of the report."""

    @property
    def costs(self) -> pd.DataFrame:
        """`tables.inputs.COSTS` of the year."""

    @property
    def restricted(self) -> pd.DataFrame:
        """`tables.inputs.RESTRICTED`."""

    @property
    def restriction(self) -> str:
        """What the law in force in the year calls a restriction of use."""

    @property
    def printed(self) -> tuple[str, ...]:
        """The row numbers in print, none where the table has no such column."""

    @property
    def title_years(self) -> tuple[int, ...]:
        """The years that the title names."""

    @property
    def title_place(self) -> str:
        """Where the title stands."""

    @property
    def remarks(self) -> pd.DataFrame:
        """What the reader noticed: check (of `REMARKS`), subject, expected, found, source_place."""


def check_report(report: Received, bands: Plausibility) -> pd.DataFrame:
    """Every check of a report as `tables.cleaned.CHECKS`, those that passed among them.

    Args:
        report: from `read.report.read_report`.
        bands: how far figures may lie apart, from the settings.
    """
    found = [
        *control_checks(report.counts, report.stated),
        *row_checks(report.counts, report.earlier, report.printed, bands),
        *earlier_checks(report.counts, report.earlier, bands.slip_factor),
        *scale_checks(
            Typed(report.targets, report.funding, report.costs), report.counts, report.year, bands.slip_factor
        ),
        *restricted_checks(report.counts, report.restricted, report.software, report.restriction),
        *software_checks(reconcile(report.counts, report.software), report.software),
        _title_year(report),
        *_remarked(report.remarks),
    ]
    named = list(_told_apart(found))
    return CHECKS.of([*_with_acceptance(named, report.accepted), *map(_row, _unused(named, report.accepted))])


def require_passed(checks: pd.DataFrame, file: str) -> None:
    """Stop unless every check passed, warns only, or is accepted.

    Args:
        checks: from `check_report`.
        file: the report, named from the project folder.

    Raises:
        DataError: with every failed check, its place, and what to do.
    """
    failed = checks[checks["status"] == FAIL].fillna("")
    faults = [FailedCheck.of(_check(row), file) for row in failed.to_dict("records")]
    if faults:
        raise DataError(*faults)


def _title_year(report: Received) -> Check:
    expected, found = str(report.year), ", ".join(map(str, report.title_years))
    status = PASSED if report.title_years[:1] == (report.year,) else FAIL if found else WARN
    return Check("year-in-title", status, expected, expected, found, report.title_place)


def _remarked(remarks: pd.DataFrame) -> Iterator[Check]:
    known = {**REMARKS, **NOTICED}
    for name, status in [*known.items(), *((name, known[name]) for name in set(remarks["check"]) - set(known))]:
        rows = remarks[remarks["check"] == name].assign(status=status).to_dict("records")
        yield from or_passed(name, [_check(row) for row in rows], compared=name in REMARKS)


def _check(row: Mapping[Hashable, object]) -> Check:
    return Check(**{field.name: str(row[field.name]) for field in fields(Check)})


def _told_apart(checks: list[Check]) -> Iterator[Check]:
    """The checks, with a number after the subject where one is checked twice: a fonds may stand in two rows."""
    times: Counter[tuple[str, str]] = Counter()
    for check in checks:
        times[check.check, check.subject] += 1
        time = times[check.check, check.subject]
        yield check if time == 1 else replace(check, subject=f"{check.subject} ({time})")


def _with_acceptance(checks: list[Check], accepted: pd.DataFrame) -> Iterator[dict[str, object]]:
    """The checks as rows. What was accepted is a value: when the report says another one, nobody has accepted that."""
    rows = {_key(row["check"], row["subject"], row["found"]): row for row in accepted.to_dict("records")}
    for check in checks:
        open_to = check.status == FAIL and check.check not in BINDING
        by = rows.get(_key(check.check, check.subject, check.found)) if open_to else None
        person = {"accepted_by": by["by"], "accepted_on": by["date"], "reason": by["reason"]} if by else {}
        yield {**_row(check), **person, "status": ACCEPTED if by else check.status}


def _unused(checks: list[Check], accepted: pd.DataFrame) -> list[Check]:
    failed = {
        _key(check.check, check.subject, check.found)
        for check in checks
        if check.status == FAIL and check.check not in BINDING
    }
    stale = [
        Check("acceptance-unused", WARN, f"{row['check']}: {row['subject']}", "", row["found"], row["source_place"])
        for row in accepted.to_dict("records")
        if _key(row["check"], row["subject"], row["found"]) not in failed
    ]
    return or_passed("acceptance-unused", stale, compared=not accepted.empty)


def _key(check: str, subject: str, found: str) -> tuple[str, str, str]:
    """What an acceptance must have in common with the failed check: "330.346" is typed for the 330346 stored."""
    return check, subject, found.replace(".", "") if _DOTTED.fullmatch(found) else found


def _row(check: Check) -> dict[str, object]:
    return {**{key: text or None for key, text in asdict(check).items()}, "message": check.message}
