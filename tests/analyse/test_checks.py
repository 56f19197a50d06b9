from __future__ import annotations

import shutil
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from helpers.analyse.checks import NOTICED, REMARKS, check_report, require_passed
from helpers.analyse.profile import profile
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.report import read_report
from helpers.settings import Plausibility
from helpers.tables.cleaned import ALL_ROWS, CHECKS, COUNTS, STATED
from helpers.tables.inputs import ACCEPTED, COSTS, FUNDING, RESTRICTED, TARGETS

REPOSITORY = Path(__file__).parents[2]
FILE = "data/raw/2021/report.md"
REMARKED = ["check", "subject", "expected", "found", "source_place"]
BANDS = Plausibility()
Count = int | None


@dataclass(frozen=True)
class Received:
    """A small report: three alike fonds and a total row that agrees."""

    counts: pd.DataFrame
    stated: pd.DataFrame
    accepted: pd.DataFrame
    targets: pd.DataFrame = field(default_factory=partial(TARGETS.of, []))
    funding: pd.DataFrame = field(default_factory=partial(FUNDING.of, []))
    costs: pd.DataFrame = field(default_factory=partial(COSTS.of, []))
    restricted: pd.DataFrame = field(default_factory=partial(RESTRICTED.of, []))
    restriction: str = "hạn chế sử dụng"
    earlier: pd.DataFrame = field(default_factory=partial(COUNTS.of, []))
    software: pd.DataFrame | None = None
    year: int = 2021
    printed: tuple[str, ...] = ("1", "2", "3")
    title_years: tuple[int, ...] = (2021,)
    title_place: str = "dòng 9"
    remarks: pd.DataFrame = field(default_factory=partial(pd.DataFrame, columns=REMARKED))


def counts(*rows: tuple[Count, Count, Count]) -> pd.DataFrame:
    kind = {"agency": "Phòng Y tế", "agency_key": "phòng y tế", "level": "district"}
    named = [
        {"number": at, "fonds": f"Phông {at}", "fonds_key": f"phông {at}", **kind, "source_place": f"dòng {at}"}
        for at in range(1, len(rows) + 1)
    ]
    measured = [dict(zip(("records", "documents", "pages"), row, strict=True)) for row in rows]
    return COUNTS.of([{**name, **found} for name, found in zip(named, measured, strict=True)])


def stated(*figures: tuple[str, str, int]) -> pd.DataFrame:
    names = ("origin", "measure", "stated")
    shared = {"of": ALL_ROWS}
    return STATED.of(
        [{**shared, **dict(zip(names, figure, strict=True)), "source_place": f"dòng {figure[0]}"} for figure in figures]
    )


def totals(origin: str, records: int, documents: int, pages: int) -> list[tuple[str, str, int]]:
    return [(origin, "records", records), (origin, "documents", documents), (origin, "pages", pages)]


def accepted(*keys: tuple[str, str, str]) -> pd.DataFrame:
    person = {"reason": "Đã xem lại", "by": "Nguyễn A", "date": "2022-01-05", "source_place": "accepted.csv, dòng 2"}
    names = ("check", "subject", "found")
    return ACCEPTED.of([{**dict(zip(names, key, strict=True)), **person} for key in keys])


SMALL = Received(counts((1, 2, 4), (2, 4, 8), (3, 6, 12)), stated(*totals("total_row", 6, 12, 24)), accepted())


def found(report: Received, status: str) -> list[tuple[str, str]]:
    checks = check_report(report, BANDS)
    CHECKS.check(checks)
    chosen = checks[checks["status"] == status]
    return list(zip(chosen["check"], chosen["subject"], strict=True))


def message(report: Received, check: str) -> str:
    """The sentence of the first check of that name which did not pass."""
    checks = check_report(report, BANDS)
    return str(checks.loc[(checks["check"] == check) & (checks["status"] != "pass"), "message"].iloc[0])


def test_a_sound_report_passes_every_check() -> None:
    assert found(SMALL, "fail") == found(SMALL, "warn") == []
    names = {
        "sum-total",
        "no-control-total",
        "blank",
        "order",
        "duplicate",
        "numbering",
        "beyond",
        "sum-as-fonds",
        "slip",
        "unusual-ratio",
        "year-in-title",
    }
    assert {check for check, _ in found(SMALL, "pass")} == names | set(REMARKS)
    require_passed(check_report(SMALL, BANDS), FILE)


def test_rows_that_miss_the_total_row_fail_with_both_places_and_values() -> None:
    report = replace(SMALL, stated=stated(*totals("total_row", 6, 12, 1025)))
    assert found(report, "fail") == [("sum-total", "pages")]
    told = message(report, "sum-total")
    assert told.startswith("Tổng số trang của các phông là 24, nhưng dòng tổng ghi 1.025; chênh lệch 1.001 ")
    assert told.endswith("(lần lượt tại dòng 1 – dòng 3; dòng total_row).")


@pytest.mark.parametrize(("pages", "status"), [(800, "pass"), (900, "fail")])
def test_more_pages_a_document_than_any_archive_has_fail(pages: int, status: str) -> None:
    report = replace(SMALL, counts=counts((1, 2, pages), (2, 4, pages), (3, 6, pages)))
    assert ("beyond", "trang mỗi văn bản" if status == "fail" else "all") in found(report, status)


def test_a_row_that_is_the_sum_of_all_others_is_a_total_not_known() -> None:
    rows = ((1, 2, 4), (2, 4, 8), (1, 2, 5))
    assert ("sum-as-fonds", "Phông 4") in found(replace(SMALL, counts=counts(*rows, (4, 8, 17))), "fail")
    assert ("sum-as-fonds", "all") in found(replace(SMALL, counts=counts(*rows, (4, 8, 18))), "pass")


def test_a_remark_that_no_check_knows_is_a_mistake_of_ours() -> None:
    remarks = pd.DataFrame([["new", "x", "", "", ""]], columns=REMARKED)
    with pytest.raises(KeyError):
        check_report(replace(SMALL, remarks=remarks), BANDS)


@pytest.mark.parametrize("years", [(2020, 2021), (2020,)])
def test_the_first_year_of_the_title_is_that_of_the_report(years: tuple[int, ...]) -> None:
    assert found(replace(SMALL, title_years=years), "fail") == [("year-in-title", "2021")]
    assert found(replace(SMALL, title_years=(2021, 2022)), "fail") == []


def part(first: int, last: int, pages: int) -> pd.DataFrame:
    row = {"origin": "part", "of": "Huyện A", "first": first, "last": last, "measure": "pages", "stated": pages}
    return STATED.of([{**row, "source_place": "dòng 1"}])


@pytest.mark.parametrize(("pages", "status"), [(12, "pass"), (11, "fail")])
def test_the_sum_of_a_part_is_held_against_its_rows(pages: int, status: str) -> None:
    report = replace(SMALL, stated=pd.concat([SMALL.stated, part(1, 2, pages)], ignore_index=True))
    assert ("sum-part", "all" if status == "pass" else "Huyện A: trang") in found(report, status)
    if status == "fail":
        assert "cộng được 12, nhưng dòng tổng của phần ghi 11; chênh lệch 1" in message(report, "sum-part")


def test_the_sum_of_a_part_that_lacks_a_count_proves_nothing() -> None:
    lacking = replace(SMALL, counts=counts((1, 2, 4), (2, 4, None), (3, 6, 12)), stated=part(1, 2, 4))
    assert ("sum-part", "Huyện A: trang") in found(lacking, "warn")


def test_sums_of_parts_are_a_control_where_they_take_in_every_fonds() -> None:
    def controlled(*parts: pd.DataFrame) -> list[str]:
        report = replace(SMALL, stated=pd.concat(parts, ignore_index=True))
        return [subject for check, subject in found(report, "fail") if check == "no-control-total"]

    assert controlled(part(1, 3, 24)) == ["records", "documents"]
    assert controlled(part(1, 2, 12)) == ["records", "documents", "pages"]


def test_prose_that_misses_rows_and_total_fails_twice() -> None:
    report = replace(SMALL, stated=stated(*totals("total_row", 6, 12, 24), *totals("prose", 6, 12, 25)))
    assert found(report, "fail") == [("sum-prose", "pages"), ("total-prose", "pages")]
    assert message(report, "sum-prose").startswith(
        "Tổng số trang của các phông là 24, nhưng lời văn ghi 25; chênh lệch 1"
    )
    assert message(report, "total-prose").startswith("Lời văn ghi số trang là 25, nhưng dòng tổng ghi 24; chênh lệch 1")


def test_counts_without_any_total_to_hold_against_fail() -> None:
    report = replace(SMALL, stated=stated(*totals("total_row", 6, 12, 24)[:2]))
    assert found(report, "fail") == [("no-control-total", "pages")]
    assert "Số trang chưa đối chiếu với dòng tổng" in message(report, "no-control-total")


def test_the_prose_alone_is_a_control() -> None:
    report = replace(SMALL, stated=stated(*totals("prose", 6, 12, 24)))
    assert found(report, "fail") == []


def test_a_missing_count_fails_and_is_told() -> None:
    report = replace(SMALL, counts=counts((1, 2, None), (2, 4, 8), (3, 6, 16)))
    assert found(report, "fail") == [("blank", "Phông 1")]
    told = "Phông “Phông 1” thiếu số liệu về: trang; bảng ghi: – trang, 2 văn bản, 1 hồ sơ (xem dòng 1)."
    assert message(report, "blank") == told


def test_a_sum_that_agrees_without_a_missing_count_proves_nothing() -> None:
    totalled = stated(*totals("total_row", 6, 12, 24), *totals("prose", 6, 12, 24))
    report = replace(SMALL, counts=counts((1, 2, None), (2, 4, 8), (3, 6, 16)), stated=totalled)
    assert found(report, "warn") == [("sum-total", "pages"), ("sum-prose", "pages")]
    assert message(report, "sum-total").startswith("Không áp dụng: các phông có số liệu cộng được 24 trang, bằng 24 ở")
    assert message(report, "sum-prose").startswith(
        "Không áp dụng: các phông có số liệu cộng được 24 trang, bằng 24 trong"
    )


@pytest.mark.parametrize(
    ("check", "report"),
    [
        ("order", replace(SMALL, counts=counts((1, 2, None), (2, 4, 8), (3, 6, 12)))),
        ("numbering", replace(SMALL, printed=())),
        ("unusual-ratio", replace(SMALL, counts=counts((1, 2, 4)))),
        ("unusual-ratio", replace(SMALL, counts=counts((1, None, 4), (2, None, 8), (3, 6, 12)))),
        ("unusual-ratio", replace(SMALL, counts=counts((1, 2, None), (2, 4, None), (3, 6, 12)))),
        ("unusual-ratio", replace(SMALL, counts=counts((0, 0, 4), (0, 0, 8), (0, 0, 12)))),
    ],
)
def test_what_has_nothing_to_compare_does_not_pass(check: str, report: Received) -> None:
    assert check in {name for name, _ in found(SMALL, "pass")}
    assert check not in {name for name, _ in found(report, "pass") + found(report, "warn")}


@pytest.mark.parametrize("row", [(3, 2, 7), (3, 8, 7), (0, 1, 1), (0, 0, 0), (None, 8, 7), (3, None, 2)])
def test_a_fonds_out_of_order_fails(row: tuple[Count, Count, Count]) -> None:
    assert ("order", "Phông 1") in found(replace(SMALL, counts=counts(row, (2, 4, 8), (3, 6, 12))), "fail")


def test_an_order_that_is_broken_is_told() -> None:
    report = replace(SMALL, counts=counts((3, 1200, 7), (2, 4, 8), (3, 6, 12)))
    wanted = "Phông “Phông 1” có 7 trang, 1.200 văn bản, 3 hồ sơ, trong khi thông thường"
    assert message(report, "order") == f"{wanted} trang ≥ văn bản ≥ hồ sơ ≥ 1 (xem dòng 1)."


@pytest.mark.parametrize(
    ("printed", "subjects"),
    [
        (("1", "2", "4"), ["Phông 3"]),
        (("1", "1", "2"), ["Phông 2"]),
        (("1", "2", "1"), ["Phông 3"]),
        (("2", "3", "4"), ["Phông 1"]),
        (("1", "", "3"), ["Phông 2"]),
        (("I", "II", "III"), ["Phông 1", "Phông 2", "Phông 3"]),
        (("01", "2.", "3)"), []),
        ((), []),
    ],
)
def test_numbers_that_skip_repeat_or_restart_are_pointed_out(printed: tuple[str, ...], subjects: list[str]) -> None:
    assert found(replace(SMALL, printed=printed), "warn") == [("numbering", subject) for subject in subjects]


def test_a_wrong_number_is_told() -> None:
    report = replace(SMALL, printed=("1", "2", "4"))
    assert message(report, "numbering") == 'Phông “Phông 3” có số thứ tự "4", lẽ ra là 3 (xem dòng 3).'


def test_a_fonds_that_stands_twice_fails() -> None:
    report = replace(SMALL, counts=SMALL.counts.assign(fonds_key=["a", "b", "a"]))
    assert found(report, "fail") == [("duplicate", "Phông 1")]
    assert "nhiều hơn một lần trong bảng: Phông 1; Phông 3 (xem dòng 1; dòng 3)" in message(report, "duplicate")


def test_two_faults_of_one_name_are_told_apart() -> None:
    alike = counts((3, 2, 1), (3, 2, 1), (3, 6, 12)).assign(fonds="A")
    assert [subject for check, subject in found(replace(SMALL, counts=alike), "fail") if check == "order"] == [
        "A",
        "A (2)",
    ]


def test_a_ratio_far_from_the_median_is_pointed_out() -> None:
    report = replace(SMALL, counts=counts((100, 200, 1300), *[(100, 200, 400)] * 3, (100, 200, 130)))
    assert [key for key in found(report, "warn") if key[0] == "unusual-ratio"] == [
        ("unusual-ratio", "Phông 1"),
        ("unusual-ratio", "Phông 5"),
    ]
    told = "trang mỗi văn bản 6,5; thông thường trang mỗi văn bản từ 0,67 đến 6, so với 4 phông khác (xem dòng 1)"
    assert told in message(report, "unusual-ratio")


def test_a_fonds_is_held_against_those_of_its_agency_in_earlier_years() -> None:
    earlier = counts(*[(100, 200, 1300)] * 6)
    before = earlier.assign(year=2020, fonds_key=[f"huyện {at}" for at in range(6)])
    report = replace(SMALL, counts=counts((100, 200, 1300), *[(100, 200, 400)] * 2), earlier=before)
    assert [key for key in found(report, "warn") if key[0] == "unusual-ratio"] == [
        ("unusual-ratio", "Phông 2"),
        ("unusual-ratio", "Phông 3"),
    ]
    assert "so với 8 phông khác của Phòng Y tế (xem dòng 2)" in message(report, "unusual-ratio")


def test_the_check_and_the_profile_name_the_same_fonds() -> None:
    counted = counts((100, 200, 1300), *[(100, 200, 400)] * 6, (100, 900, 1800), (1, 9, 18))
    profiled = profile(counted.assign(year=2021), counted, BANDS.ratio_factor)
    named = [subject for check, subject in found(replace(SMALL, counts=counted), "warn") if check == "unusual-ratio"]
    assert named == profiled.dropna(subset="unusual")["name"].tolist() == ["Phông 1", "Phông 8"]


@pytest.mark.parametrize(
    ("years", "status", "told"),
    [((2020,), "fail", "nêu năm 2020, không phải năm 2021 (xem dòng 9)"), ((), "warn", "Tên báo cáo không nêu năm")],
)
def test_a_title_of_another_year_fails(years: tuple[int, ...], status: str, told: str) -> None:
    report = replace(SMALL, title_years=years)
    assert found(report, status) == [("year-in-title", "2021")]
    assert told in message(report, "year-in-title")


@pytest.mark.parametrize(
    ("check", "subject", "told"),
    [
        ("prose-conflict", "pages", "Về số trang, lời văn ghi 24 rồi lại ghi 25; chênh lệch 1 (lần lượt tại a; b)."),
        ("verdict-conflict", "QĐ 1", 'Về kế hoạch QĐ 1, báo cáo viết "24" rồi lại viết "25" (lần lượt tại a; b).'),
        (
            "verdict-unplanned",
            "Vượt.",
            'không thuộc kế hoạch nào có trong data/raw/project.toml nên được bỏ qua: "Vượt."',
        ),
        ("assessment-conflict", "Khó khăn", "Mục Khó khăn có cả trong 24 và trong 25; lấy theo báo cáo (xem a; b)."),
        ("assessment-absent", "Khó khăn", "Báo cáo không có mục Khó khăn."),
        ("title-unknown", "2. Khác", 'Đề mục "2. Khác" trong 25 không thuộc các đề mục đã biết'),
        ("file-unread", "x.pdf", "Tệp x.pdf không được đọc"),
        ("province", "tỉnh Hà Tĩnh", "Báo cáo do “25” gửi, trong khi dự án là của 24"),
        ("letters-foreign", "Phòng Nÿ", "có chữ không thuộc bảng chữ cái tiếng Việt: 25"),
        ("word-odd", "Phòg Y tế", "có từ không đúng chính tả tiếng Việt: 25"),
        ("near-match", "Phòng Y tế", "gần giống “24”"),
        *((name, "trang 2", "") for name in NOTICED),
    ],
)
def test_what_the_reader_remarked_is_a_check(check: str, subject: str, told: str) -> None:
    remarks = pd.DataFrame([[check, subject, "24", "25", "a; b"]], columns=REMARKED)
    report = replace(SMALL, remarks=remarks)
    assert found(report, {**REMARKS, **NOTICED}[check]) == [(check, subject)]
    assert told in message(report, check)


def test_an_accepted_failure_stands_with_its_person_and_does_not_stop() -> None:
    blank = ("blank", "Phông 1", "– trang, 2 văn bản, 1 hồ sơ")
    report = replace(SMALL, counts=counts((1, 2, None), (2, 4, 8), (3, 6, 16)), accepted=accepted(blank))
    checks = check_report(report, BANDS)
    row = checks[checks["status"] == "accepted"].iloc[0]
    assert (row["accepted_by"], row["accepted_on"], row["reason"]) == ("Nguyễn A", "2022-01-05", "Đã xem lại")
    require_passed(checks, FILE)


@pytest.mark.parametrize("total", ["1025", "1.025"])
def test_an_accepted_number_is_typed_with_or_without_dots(total: str) -> None:
    report = replace(SMALL, stated=stated(*totals("total_row", 6, 12, 24), *totals("prose", 6, 12, 1025)))
    report = replace(report, accepted=accepted(("sum-prose", "pages", "24"), ("total-prose", "pages", total)))
    assert found(report, "accepted") == [("sum-prose", "pages"), ("total-prose", "pages")]
    assert found(report, "fail") == found(report, "warn") == []


def test_an_acceptance_does_not_outlive_the_number_that_it_accepted() -> None:
    report = replace(
        SMALL, stated=stated(*totals("total_row", 6, 12, 30)), accepted=accepted(("sum-total", "pages", "25"))
    )
    assert found(report, "fail") == [("sum-total", "pages")]
    assert found(report, "warn") == [("acceptance-unused", "sum-total: pages")]


@pytest.mark.parametrize(
    "report",
    [
        replace(SMALL, stated=stated(*totals("total_row", 6, 12, 1025))),
        replace(SMALL, stated=stated(*totals("total_row", 6, 12, 24), *totals("prose", 6, 12, 25))),
        replace(SMALL, stated=stated()),
        replace(SMALL, counts=counts((None, None, None), (2, 4, 8), (3, 6, 16)), stated=stated()),
        replace(SMALL, counts=counts((3, 2, 1), (3, 2, 1), (3, 6, 12)).assign(fonds="A", fonds_key="a")),
        replace(SMALL, title_years=(2020,)),
    ],
)
def test_every_failure_says_what_it_found_so_that_it_can_be_accepted(report: Received) -> None:
    checks = check_report(report, BANDS)
    failed = checks.loc[checks["status"] == "fail", ["check", "subject", "found"]]
    assert not failed.empty
    everything = accepted(*failed.itertuples(index=False, name=None))
    ACCEPTED.check(everything)
    require_passed(check_report(replace(report, accepted=everything), BANDS), FILE)


@pytest.mark.parametrize("key", [("blank", "Phông 9", "–"), ("sum-total", "pages", "24")])
def test_an_acceptance_of_nothing_failed_is_pointed_out(key: tuple[str, str, str]) -> None:
    report = replace(SMALL, accepted=accepted(key))
    assert found(report, "warn") == [("acceptance-unused", ": ".join(key[:2]))]
    told = f'với giá trị "{key[2]}" không ứng với kết quả không đạt nào (xem accepted.csv, dòng 2)'
    assert told in message(report, "acceptance-unused")


def test_a_prose_that_states_three_totals_is_told_of_each() -> None:
    rows = [["prose-conflict", "pages", "24", found, "a; b"] for found in ("25", "26")]
    report = replace(SMALL, remarks=pd.DataFrame(rows, columns=REMARKED))
    checks = check_report(report, BANDS)
    told = checks.loc[checks["check"] == "prose-conflict", "message"]
    assert [text.split("; ")[1].split(" (")[0] for text in told] == ["chênh lệch 1", "chênh lệch 2"]


def test_the_run_stops_with_every_failure_and_its_remedy() -> None:
    report = replace(SMALL, counts=counts((1, 2, None), (2, 4, 8), (3, 6, 12)))
    with pytest.raises(DataError) as caught:
        require_passed(check_report(report, BANDS), FILE)
    first, second = (fault.text("en") for fault in caught.value.faults)
    assert first.startswith(f'{FILE}: The rows of "trang" add up to 20, but the total row says 24: a difference of 4')
    assert 'accept the check by a row in data/raw/2021/accepted.csv: check "blank", subject "Phông 1"' in second
    assert 'found "– trang, 2 văn bản, 1 hồ sơ", with reason' in second


def test_a_stop_is_told_in_vietnamese_as_well() -> None:
    report = replace(SMALL, title_years=(2020,))
    with pytest.raises(DataError) as caught:
        require_passed(check_report(report, BANDS), FILE)
    told = caught.value.faults[0].text("vi")
    assert "hoặc đính chính trong data/raw/2021/corrections.csv; hoặc, nếu số liệu vốn đúng như vậy" in told


def test_2021_passes_with_rows_1_and_5_pointed_out() -> None:
    report = read_report(Project.open(REPOSITORY), 2021)
    checks = check_report(report, BANDS)
    assert checks.loc[checks["status"] != "pass", "check"].tolist() == ["unusual-ratio"] * 2
    assert checks.loc[checks["status"] == "warn", "subject"].tolist() == report.counts["fonds"].iloc[[0, 4]].tolist()


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("2021")
    shutil.copytree(REPOSITORY / "data/raw", folder / "data/raw")
    return Project.open(folder)


LINES = (REPOSITORY / FILE).read_text(encoding="utf-8").split("\n")
TABLE = [(at, column) for at in range(25, 49) for column in (2, 3, 4) if LINES[at][:1].isdigit() or "Tổng" in LINES[at]]
PROSE = ["2.147 hồ sơ", "64.619 văn bản", "330.345 trang"]


def digit_changed(text: str, position: int, digit: str) -> str:
    digits = [at for at, sign in enumerate(text) if sign.isdigit()]
    at = digits[position % len(digits)]
    assume(text[at] != digit)
    return text[:at] + digit + text[at + 1 :]


def refused(project: Project, lines: list[str]) -> str:
    (project.root / FILE).write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        require_passed(check_report(read_report(project, 2021), BANDS), FILE)
    return "\n".join(fault.text("vi") for fault in caught.value.faults)


def vietnamese(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def number(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit()))


many = hypothesis_settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(st.sampled_from(TABLE), st.integers(0, 5), st.sampled_from("0123456789"))
def test_any_digit_of_the_table_that_changes_is_caught(
    copied: Project, cell: tuple[int, int], position: int, digit: str
) -> None:
    line, column = cell
    cells = LINES[line].split("\t")
    changed = digit_changed(cells[column], position, digit)
    told = refused(
        copied, [*LINES[:line], "\t".join([*cells[:column], changed, *cells[column + 1 :]]), *LINES[line + 1 :]]
    )
    total = number(PROSE[column - 2])
    wrong = number(changed) + (0 if "Tổng" in cells[0] else total - number(cells[column]))
    places = (f"dòng {line + 1}",) if "không phải là số" in told else ("dòng 49", "dòng 23", "dòng 26")
    values = (vietnamese(wrong), vietnamese(total)) if len(places) > 1 else (changed.strip("</b>"),)
    assert all(part in told for part in (*places, *values))


@many
@given(st.sampled_from(PROSE), st.integers(0, 5), st.sampled_from("0123456789"))
def test_any_digit_of_the_prose_that_changes_is_caught(copied: Project, figure: str, position: int, digit: str) -> None:
    changed = digit_changed(figure, position, digit)
    told = refused(copied, [line.replace(figure, changed) for line in LINES])
    told_alone = "không phải là số" in told
    values = (changed.split()[0],) if told_alone else (vietnamese(number(changed)), vietnamese(number(figure)))
    places = ("dòng 23",) if told_alone else ("dòng 49", "dòng 23", "dòng 26")
    assert all(part in told for part in (*places, *values))
