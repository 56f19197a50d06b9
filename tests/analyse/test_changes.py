"""What changed since the edition released last: small tables, each change and its reason by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pandas as pd
import pytest

from helpers.analyse.changes import Build, changed_files, changes, digest, this_edition
from helpers.release import Release, Tables
from helpers.settings import YearWords
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import CORRECTIONS
from helpers.tables.profile import PROFILE
from helpers.tables.released import CHANGES, EDITION
from helpers.tables.stored import STORED

REPORT, TYPED = "data/raw/2021/report.md", "data/raw/2021/corrections.csv"
INPUTS = {REPORT: "a", "data/raw/project.toml": "b"}
PLACE = "bảng 1, dòng 4"
CORRECTION: dict[str, object] = {
    "place": f"{PLACE}, cột 5",
    "expected": "1.000",
    "corrected": "1.200",
    "reason": "Gõ nhầm",
    "by": "Nguyễn A",
    "date": "2022-02-12",
    "source_place": f"{TYPED}, dòng 2",
}
CORRECTED = f"{PLACE} (đính chính: {TYPED}, dòng 2)"


def counts(*fonds: tuple[str, int | None], place: str = PLACE) -> pd.DataFrame:
    """Fonds with their pages, in the order of the report."""
    same = {"year": 2021, "agency": "a", "agency_key": "a", "level": "other", "records": 1, "documents": 2}
    named = [
        {"number": at, "fonds": name, "fonds_key": name, "pages": pages} for at, (name, pages) in enumerate(fonds, 1)
    ]
    return COUNTS.of([{**same, **row, "source_place": place} for row in named])


def share(value: float) -> pd.DataFrame:
    row = {"group": "all", "of": "all", "fonds_count": 1, "share_of_pages": value}
    return PROFILE.of([row])


def tables(**frames: pd.DataFrame) -> Tables:
    empty = {name: table.of([]) for name, table in STORED.items() if table not in (EDITION, CHANGES)}
    return {**empty, **frames}


def build(inputs: Mapping[str, str] = INPUTS, words: YearWords | None = None, **frames: pd.DataFrame) -> Build:
    return Build(2021, words or YearWords(), tables(**frames), inputs)


def released(number: int = 1, *cells: tuple[str, str, str], **frames: pd.DataFrame) -> Release:
    """An edition that prints some cells: table, key, column."""
    first = Build(2021, YearWords(), tables(**frames), INPUTS)
    ours = {"changes": CHANGES.of([]), "edition": this_edition(first, None, CHANGES.of([]))}
    printed = pd.DataFrame(list(cells), columns=["table", "key", "column"])
    return Release(2021, number, {**first.tables, **ours}, printed, first.inputs)


PRINTED = ("counts", "2021.1", "pages")


def changed(now: Build, last: Release | None) -> list[tuple[object, ...]]:
    frame = changes(now, last)
    CHANGES.check(frame)
    shown = frame[["column", "old", "new", "reason"]].astype("object")
    return list(shown.where(frame.notna(), None).itertuples(index=False, name=None))


def test_before_the_first_release_nothing_has_changed() -> None:
    assert changed(build(counts=counts(("x", 1))), None) == []
    row = this_edition(build(), None, CHANGES.of([])).iloc[0]
    assert (row["edition"], row["changed"], pd.isna(row["before"]), pd.isna(row["files"])) == (1, 0, True, True)


def test_a_printed_number_that_stands_differently_is_listed() -> None:
    last = released(1, PRINTED, counts=counts(("x", 1000)))
    assert changed(build(counts=counts(("x", 1200))), last) == [("pages", 1000, 1200, None)]


def test_a_number_that_was_not_printed_is_not_listed() -> None:
    last = released(1, ("counts", "2021.1", "records"), counts=counts(("x", 1000)))
    assert changed(build(counts=counts(("x", 1200))), last) == []


def test_what_differs_beyond_the_digits_printed_has_not_changed() -> None:
    last = released(1, ("profile", "all.all", "share_of_pages"), profile=share(0.41271))
    assert changed(build(profile=share(0.41301)), last) == []
    assert changed(build(profile=share(0.41371)), last) == [("share_of_pages", 0.41271, 0.41371, None)]


@pytest.mark.parametrize(("old", "new"), [(None, 5), (5, None)])
def test_a_number_that_becomes_known_or_unknown_has_changed(old: int | None, new: int | None) -> None:
    last = released(1, PRINTED, counts=counts(("x", old)))
    assert changed(build(counts=counts(("x", new))), last) == [("pages", old, new, None)]


def test_a_fonds_that_is_added_or_gone_is_listed_and_the_others_are_found_again() -> None:
    cells = [("counts", f"2021.{row}", "pages") for row in (1, 2)]
    last = released(1, *cells, counts=counts(("x", 1), ("y", 2)))
    frame = changes(build(counts=counts(("z", 7), ("y", 2))), last)
    pages = frame[frame["column"] == "pages"]
    assert list(pages["key"]) == ["2021.x", "2021.z"]
    assert pages["new"].to_list()[1] == 7 and pd.isna(pages["new"].to_list()[0])
    assert list(frame[frame["key"] == "2021.z"]["column"]) == ["records", "documents", "pages"]


def test_two_fonds_of_one_name_are_told_apart_by_their_number() -> None:
    last = released(1, ("counts", "2021.2", "pages"), counts=counts(("x", 1), ("x", 2)))
    assert changed(build(counts=counts(("x", 1), ("x", 3))), last) == [("pages", 2, 3, None)]


def test_the_corrected_number_has_the_reason_of_its_correction_and_no_other() -> None:
    last = released(1, PRINTED, ("counts", "2021.1", "records"), counts=counts(("x", 1000)))
    now = counts(("x", 1200), place=CORRECTED).assign(records=9)
    inputs = {**INPUTS, REPORT: "c", TYPED: "d"}
    found = changed(build(inputs, counts=now, corrections=CORRECTIONS.of([CORRECTION])), last)
    assert found == [("pages", 1000, 1200, "Gõ nhầm"), ("records", 1, 9, None)]


def test_with_nothing_changed_but_corrections_all_else_follows_from_them() -> None:
    cells = (PRINTED, ("profile", "all.all", "share_of_pages"))
    last = released(1, *cells, counts=counts(("x", 1000)), profile=share(0.5))
    made, now = CORRECTIONS.of([CORRECTION]), counts(("x", 1200), place=CORRECTED)
    found = changed(build({**INPUTS, TYPED: "d"}, corrections=made, counts=now, profile=share(0.6)), last)
    assert [row[-1] for row in found] == ["Gõ nhầm", "tính lại theo đính chính"]


def test_a_correction_that_was_there_before_is_no_reason() -> None:
    known = CORRECTIONS.of([CORRECTION])
    last = released(1, PRINTED, counts=counts(("x", 1000)), corrections=known)
    now = build({**INPUTS, REPORT: "c"}, counts=counts(("x", 1200), place=CORRECTED), corrections=known)
    assert changed(now, last) == [("pages", 1000, 1200, None)]


@pytest.mark.parametrize("line", ["dòng 20", "dòng 21"])
def test_a_correction_in_another_line_is_not_taken_for_this_one(line: str) -> None:
    last = released(1, PRINTED, counts=counts(("x", 1000)))
    place = f"{PLACE} (đính chính: {TYPED}, {line})"
    now = build(
        {**INPUTS, REPORT: "c"}, counts=counts(("x", 1200), place=place), corrections=CORRECTIONS.of([CORRECTION])
    )
    assert changed(now, last) == [("pages", 1000, 1200, None)]


def test_a_table_or_column_that_the_edition_lacks_is_not_compared() -> None:
    last = released(1, PRINTED, ("gone", "1", "pages"), ("counts", "2021.1", "gone"), counts=counts(("x", 1)))
    fewer = {name: frame for name, frame in last.tables.items() if name != "profile"}
    found = changed(build(counts=counts(("x", 2))), Release(2021, 1, fewer, last.printed, last.inputs))
    assert found == [("pages", 1, 2, None)]


def test_built_once_more_it_is_the_released_edition_again() -> None:
    first = released(1, PRINTED, counts=counts(("x", 1000)))
    second = build(counts=counts(("x", 1200)))
    ours = {"changes": changes(second, first)}
    ours["edition"] = this_edition(second, first, ours["changes"])
    last = Release(2021, 2, {**second.tables, **ours}, first.printed, second.inputs)
    again = build({**INPUTS, "data/raw/plan/funding.csv": "x"}, counts=counts(("x", 1200)))
    assert changes(again, last).equals(ours["changes"]) and len(ours["changes"]) == 1
    assert this_edition(again, last, ours["changes"]).equals(ours["edition"])


def test_a_report_that_got_its_number_is_another_edition() -> None:
    last = released(1, PRINTED, counts=counts(("x", 1)))
    now = build(words=YearWords(number="12", date=dt.date(2022, 1, 5)), counts=counts(("x", 1)))
    row = this_edition(now, last, changes(now, last)).iloc[0]
    assert (row["edition"], row["before"], row["named"], row["changed"]) == (2, 1, "12, 2022-01-05", 0)


def test_the_files_that_changed_are_named() -> None:
    last = released(4, PRINTED, counts=counts(("x", 1)))
    now = build({REPORT: "c", TYPED: "d"}, counts=counts(("x", 2)))
    row = this_edition(now, last, changes(now, last)).iloc[0]
    assert (row["edition"], row["before"], row["changed"]) == (5, 4, 1)
    assert row["files"] == f"{TYPED}; {REPORT}; data/raw/project.toml"
    EDITION.check(this_edition(now, last, changes(now, last)))


def test_files_are_compared_by_name_and_checksum() -> None:
    assert changed_files({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "9", "d": "4"}) == ["b", "c", "d"]
    assert changed_files(INPUTS, INPUTS) == []


def test_the_checksum_of_all_files_depends_on_each_and_not_on_their_order() -> None:
    assert digest({"a": "1", "b": "2"}) == digest({"b": "2", "a": "1"})
    assert len({digest(files) for files in ({"a": "1"}, {"a": "2"}, {"b": "1"}, {})}) == 4
