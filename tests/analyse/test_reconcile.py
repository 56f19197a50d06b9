"""The reported counts against the software's: nothing is said to agree that was not held."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pytest

from helpers.analyse.check import Check
from helpers.analyse.reconcile import HIDDEN, reconcile, reconciled, software_checks
from helpers.tables.cleaned import COUNTS
from helpers.tables.reconciled import RECONCILIATION, SOFTWARE
from helpers.words import LANGUAGES, phrase

Three = tuple[int | None, int | None, int | None]
FILE = "data/raw/2021/software.csv"


def counts(**fonds: Three) -> pd.DataFrame:
    rows = [
        {"year": 2021, "number": number, "fonds": name.upper(), "fonds_key": name, **measures(three)}
        | {"source_file": "data/raw/2021/report.md", "source_place": f"bảng 1, dòng {number}"}
        for number, (name, three) in enumerate(fonds.items(), start=1)
    ]
    return COUNTS.of([*rows])


def software(doubled: int = 0, blank: int = 0, **fonds: Three) -> pd.DataFrame:
    return exported(fonds, doubled, blank)


def exported(fonds: Mapping[str, Three], doubled: int = 0, blank: int = 0) -> pd.DataFrame:
    shared = {"rows": 9, "doubled": doubled, "doubled_code": "H1" if doubled else None, "source_file": FILE}
    blanks = {"documents_blank": 0, "pages_blank": blank}
    rows = [{"fonds": name, "fonds_key": name, **measures(three), **shared, **blanks} for name, three in fonds.items()]
    return SOFTWARE.of([*rows])


def measures(three: Three) -> dict[str, object]:
    return dict(zip(("records", "documents", "pages"), three, strict=True))


def kinds(reported: pd.DataFrame, found: pd.DataFrame | None) -> list[str]:
    held = reconcile(reported, found)
    RECONCILIATION.check(held)
    return list(held["kind"])


def warned(reported: pd.DataFrame, found: pd.DataFrame | None) -> list[Check]:
    checks = software_checks(reconcile(reported, found), found)
    for check in checks:
        assert all(phrase(check.code, check.arguments, tongue) for tongue in LANGUAGES)
    return [check for check in checks if check.status == "warn"]


def test_a_doubled_code_that_may_be_a_person_is_told_as_not_shown() -> None:
    found = software(doubled=1, a=(1, 2, 3)).assign(doubled_code=None)
    assert [check.expected for check in warned(counts(a=(1, 2, 3)), found)] == [HIDDEN]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (software(a=(1, 2, 3)), ["matched"] * 3),
        (software(a=(1, 2, 4)), ["matched", "matched", "differs"]),
        (software(a=(1, None, 3)), ["matched", "unknown", "matched"]),
        (software(blank=1, a=(1, 2, 3)), ["matched", "matched", "unknown"]),
        (software(b=(1, 2, 3)), ["only_reported"] * 3 + ["only_software"] * 3),
        (None, []),
    ],
)
def test_each_measure_of_each_fonds_is_held(found: pd.DataFrame | None, expected: list[str]) -> None:
    assert kinds(counts(a=(1, 2, 3)), found) == expected


def test_a_blank_in_the_report_is_unknown_and_not_zero() -> None:
    assert kinds(counts(a=(1, None, 3)), software(a=(1, 0, 3))) == ["matched", "unknown", "matched"]


def test_a_fonds_reported_twice_is_held_as_one() -> None:
    twice = pd.concat([counts(a=(1, 2, 3)), counts(a=(1, 2, 3))], ignore_index=True)
    assert kinds(twice, software(a=(2, 4, 6))) == ["matched"] * 3


def test_the_difference_is_the_softwares_less_the_reports_and_both_are_placed() -> None:
    row = reconcile(counts(a=(1, 2, 3)), software(a=(1, 2, 1))).iloc[2]
    assert row[["fonds", "reported", "software", "difference"]].tolist() == ["A", 3, 1, -2]
    assert row["source_place"] == f"data/raw/2021/report.md, bảng 1, dòng 1; {FILE}"


def test_all_that_agrees_passes() -> None:
    found = software(a=(1, 2, 3))
    checks = software_checks(reconcile(counts(a=(1, 2, 3)), found), found)
    assert {check.status for check in checks} == {"pass"}
    assert len(checks) == 5


def test_without_an_export_nothing_is_claimed() -> None:
    assert software_checks(reconcile(counts(a=(1, 2, 3)), None), None) == []
    assert reconciled(reconcile(counts(a=(1, 2, 3)), None), None) == {}


@pytest.mark.parametrize(
    ("found", "check", "message"),
    [
        (software(a=(1, 2, 1000)), "software-differs", "Phông “A”: báo cáo nêu 3 trang, phần mềm có 1.000 trang"),
        (
            software(doubled=2, a=(1, 2, 3)),
            "software-doubled",
            "2 dòng trong dữ liệu xuất ghi lại mã hồ sơ đã có, ví dụ",
        ),
        (
            software(a=(1, 2, 3), b=(1, 2, None)),
            "report-lacks",
            "có trong dữ liệu xuất từ phần mềm (1 hồ sơ, 2 văn bản, –",
        ),
        (software(), "software-lacks", "có trong báo cáo (1 hồ sơ, 2 văn bản, 3 trang) mà không có"),
        (software(blank=4, a=(1, 2, 3)), "software-unknown", "còn để trống: số trang ở 4/9 dòng của phần mềm"),
        (software(a=(1, None, 3)), "software-unknown", "còn để trống: số văn bản trong phần mềm"),
    ],
)
def test_what_does_not_agree_warns_with_its_figures(found: pd.DataFrame, check: str, message: str) -> None:
    (warning,) = warned(counts(a=(1, 2, 3)), found)
    assert warning.check == check
    assert message in warning.message


def test_a_blank_in_the_report_is_named() -> None:
    (warning,) = warned(counts(a=(1, None, 3)), software(a=(1, 2, 3)))
    assert "số văn bản trong báo cáo" in warning.message


def test_more_than_twenty_of_a_kind_are_one_check() -> None:
    names = [f"f{number}" for number in range(21)]
    reported = counts(
        **dict.fromkeys([*names, *(f"g{name}" for name in names), *(f"u{name}" for name in names)], (1, 2, 3))
    )
    differing = exported(dict.fromkeys([*names, *(f"h{name}" for name in names)], (1, 2, 4)), doubled=1)
    blank = exported({f"u{name}": (1, 2, None) for name in names})
    found = pd.concat([differing, blank], ignore_index=True)
    told = {check.check: (check.subject, check.found, check.source_place) for check in warned(reported, found)}
    assert told == {
        "software-differs-many": ("all", "21", FILE),
        "software-lacks-many": ("all", "21", "data/raw/2021/report.md"),
        "report-lacks-many": ("all", "21", FILE),
        "software-unknown-many": ("all", "21", FILE),
        "software-doubled-many": ("all", "42", FILE),
    }


def test_the_conclusions_count_each_fonds_once() -> None:
    reported = counts(a=(1, 2, 3), b=(1, 2, 3), c=(1, 2, 3), d=(1, None, 3))
    found = software(doubled=1, a=(1, 2, 3), b=(2, 3, 3), d=(1, 2, 3), e=(1, 1, 1))
    assert reconciled(reconcile(reported, found), found) == {
        "fonds_reported": 4,
        "fonds_matched": 1,
        "fonds_differing": 1,
        "fonds_unknown": 1,
        "fonds_only_reported": 1,
        "fonds_only_software": 1,
        "doubled_rows": 4,
    }
