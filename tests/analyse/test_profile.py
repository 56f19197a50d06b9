"""The make-up of a year's work: its sums, shares, ranks, and the fonds unlike the others."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from helpers.analyse.profile import findings, profile
from helpers.tables.cleaned import COUNTS
from helpers.tables.findings import FINDINGS
from helpers.tables.profile import PROFILE

Row = tuple[str | None, int | None, int | None, int | None]

# Three fonds of the report of 2021.
CAN_LOC: Row = ("Can Lộc", 43, 4895, 11062)
DUC_THO: Row = ("Đức Thọ", 179, 7982, 42280)
HA_TINH: Row = ("Hà Tĩnh", 511, 16457, 60281)

rows = st.lists(
    st.tuples(st.sampled_from(["A", "B", None]), *[st.integers(0, 10**6)] * 3), min_size=1, max_size=8
).filter(lambda found: all(sum(row[measure] or 0 for row in found) for measure in (1, 2, 3)))
law = limits(deadline=None, max_examples=15)


def counts(*found: Row, level: str = "district") -> pd.DataFrame:
    """Fonds by place, records, documents and pages."""
    named = [dict(zip(("place", "records", "documents", "pages"), row, strict=True)) for row in found]
    numbers = range(1, len(named) + 1)
    fixed = [
        {"year": 2021, "number": n, "fonds": f"Phông {n}", "fonds_key": f"{n}", "agency": "x", "agency_key": "x"}
        for n in numbers
    ]
    return COUNTS.of([{"level": level, **one, **row} for one, row in zip(fixed, named, strict=True)])


def made(found: pd.DataFrame, factor: float = 3.0) -> pd.DataFrame:
    """The profile of a year before which nothing is known."""
    return profile(found, found, factor)


def group(profiled: pd.DataFrame, name: str) -> pd.DataFrame:
    return profiled[profiled["group"] == name].set_index("of")


def concluded(profiled: pd.DataFrame) -> dict[str, float]:
    found = findings(profiled)
    FINDINGS.check(found)
    return dict(zip(found["finding"], found["value"], strict=True))


def test_all_fonds_together_are_summed() -> None:
    everything = made(counts(CAN_LOC, DUC_THO, HA_TINH)).iloc[0]
    assert everything[["group", "of"]].tolist() == ["all", "all"]
    assert everything[["records", "documents", "pages", "fonds_count"]].tolist() == [733, 29334, 113623, 3]
    assert everything[["pages_per_document", "documents_per_record"]].astype(float).round(2).tolist() == [3.87, 40.02]
    assert everything[["share_of_pages", "rank", "cumulative_share"]].tolist() == [1, 1, 1]


def test_a_place_is_the_sum_of_its_fonds() -> None:
    places = group(made(counts(CAN_LOC, DUC_THO, ("Can Lộc", 41, 494, 5287))), "place")
    sums = places[["records", "documents", "pages", "fonds_count"]]
    assert sums.loc[["Can Lộc"]].to_numpy().tolist() == [[84, 5389, 16349, 2]]


def test_places_stand_in_the_order_of_their_pages_and_fonds_in_that_of_the_report() -> None:
    profiled = made(counts(CAN_LOC, HA_TINH, DUC_THO))
    assert group(profiled, "place").index.tolist() == ["Hà Tĩnh", "Đức Thọ", "Can Lộc"]
    assert group(profiled, "fonds").index.tolist() == ["1", "2", "3"]
    assert group(profiled, "fonds")["rank"].tolist() == [3, 1, 2]


def test_shares_and_what_they_add_up_to() -> None:
    fonds = group(made(counts(("A", 1, 1, 10), ("A", 1, 2, 30), ("A", 2, 5, 60))), "fonds")
    assert fonds["share_of_pages"].tolist() == [0.1, 0.3, 0.6]
    assert fonds["share_of_documents"].tolist() == [0.125, 0.25, 0.625]
    assert fonds["share_of_records"].tolist() == [0.25, 0.25, 0.5]
    assert fonds["cumulative_share"].tolist() == [1.0, 0.9, 0.6]


def test_equal_pages_are_ranked_in_the_order_of_the_report() -> None:
    fonds = group(made(counts(("A", 1, 1, 5), ("B", 1, 1, 5))), "fonds")
    assert fonds["rank"].tolist() == [1, 2]


def test_a_place_that_is_a_district_and_a_province_stays_two_rows() -> None:
    both = pd.concat([counts(("Hà Tĩnh", 1, 1, 10)), counts(("Hà Tĩnh", 1, 1, 30), level="province").assign(number=2)])
    places = group(made(both.reset_index(drop=True)), "place")
    assert places[["level", "pages"]].to_numpy().tolist() == [["province", 30], ["district", 10]]


def test_a_fonds_without_a_place_belongs_to_the_others() -> None:
    assert group(made(counts(CAN_LOC, (None, 1, 1, 5))), "place").loc["other", "pages"] == 5


def test_a_missing_count_makes_its_sums_missing_and_no_other() -> None:
    profiled = made(counts(CAN_LOC, DUC_THO, ("Đức Thọ", 5, 149, None)))
    places = group(profiled, "place")
    assert group(profiled, "all")[["records", "pages"]].isna().to_numpy().tolist() == [[False, True]]
    assert places["pages"].isna().to_dict() == {"Can Lộc": False, "Đức Thọ": True}
    assert places.loc["Can Lộc", "pages"] == 11062


def test_a_share_of_an_unknown_total_is_missing() -> None:
    fonds = group(made(counts(CAN_LOC, ("Đức Thọ", 5, 149, None))), "fonds")
    assert fonds[["share_of_pages", "cumulative_share"]].isna().all(axis=None)
    assert fonds["share_of_records"].round(4).tolist() == [0.8958, 0.1042]
    assert fonds["rank"].isna().tolist() == [False, True]


def test_a_fonds_unlike_the_others_is_pointed_out_by_its_ratios() -> None:
    alike: list[Row] = [("A", 10, 100, 500)] * 3
    profiled = made(counts(*alike, ("A", 10, 310, 930), ("A", 10, 20, 400)))
    marks = group(profiled, "fonds")["unusual"].fillna("").tolist()
    assert marks == ["", "", "", "documents_per_record", "pages_per_document;documents_per_record"]
    assert group(profiled, "place")["unusual"].isna().all()


@pytest.mark.parametrize(("factor", "count"), [(3.0, 1), (4.0, 0)])
def test_how_far_is_unusual_is_given(factor: float, count: int) -> None:
    profiled = made(counts(("A", 1, 10, 10), ("A", 1, 10, 10), ("A", 1, 10, 35)), factor)
    assert concluded(profiled)["unusual_fonds"] == count


def test_what_a_fonds_was_held_against_stands_beside_it() -> None:
    year = counts(*[("A", 10, 100, 500)] * 3, ("A", 10, 100, 2000))
    before = counts(*[("A", 10, 100, 500)] * 2).assign(year=2020, fonds_key=["x", "y"])
    fonds = group(profile(year, pd.concat([before, year], ignore_index=True), 3.0), "fonds")
    assert fonds[["of_kind", "peers", "pages_per_document_usual"]].to_numpy()[3].tolist() == ["agency", 5, 5.0]
    assert fonds[["pages_per_document_score", "documents_per_record_score"]].to_numpy()[3].tolist() == [2.397533, 0.0]


def test_a_kind_of_agency_is_one_name_however_spelt() -> None:
    spelt = counts(CAN_LOC, DUC_THO, HA_TINH).assign(agency=["UBND", "Uỷ ban nhân dân", "Phòng Nội vụ"])
    kinds = group(made(spelt.assign(agency_key=["ủy ban nhân dân"] * 2 + ["phòng nội vụ"])), "agency")
    assert kinds[["name", "fonds_count", "pages"]].to_numpy().tolist() == [
        ["Phòng Nội vụ", 1, 60281],
        ["UBND", 2, 53342],
    ]


def test_an_agency_of_the_province_is_not_that_of_a_district() -> None:
    levels = counts(CAN_LOC, HA_TINH).assign(level=["district", "province"])
    assert group(made(levels), "agency")[["level", "pages"]].to_numpy().tolist() == [
        ["province", 60281],
        ["district", 11062],
    ]


def test_the_fonds_alone_of_their_kind_stand_together() -> None:
    kinds = counts(CAN_LOC, DUC_THO, HA_TINH, HA_TINH).assign(agency_key=["a", "b", "c", "c"])
    alone = group(made(kinds), "single")
    assert alone[["fonds_count", "pages"]].to_numpy().tolist() == [[2, 53342]]
    assert group(made(kinds.assign(agency_key="c")), "single").empty


def test_the_profile_fits_its_description() -> None:
    PROFILE.check(made(counts(CAN_LOC, DUC_THO, HA_TINH, (None, None, None, None))))


def test_the_fewest_fonds_with_most_of_the_pages() -> None:
    found = concluded(made(counts(CAN_LOC, DUC_THO, HA_TINH)))
    assert found["concentration_fonds"] == 2
    assert found["concentration_share"] == pytest.approx((60281 + 42280) / 113623, abs=1e-6)


@pytest.mark.parametrize(("fonds", "few"), [(1, 1), (5, 4), (10, 8)])
def test_four_fifths_exactly_are_most_of_the_pages(fonds: int, few: int) -> None:
    equal: list[Row] = [("A", 1, 1, 7)] * fonds
    assert concluded(made(counts(*equal)))["concentration_fonds"] == few


def test_the_concentration_is_that_of_so_many_equal_fonds() -> None:
    found = concluded(made(counts(("A", 1, 1, 50), ("A", 1, 1, 30), ("A", 1, 1, 20))))
    assert (found["largest_share"], found["herfindahl"]) == pytest.approx((0.5, 0.38))
    assert found["equal_fonds"] == pytest.approx(1 / 0.38, abs=1e-6)


@pytest.mark.parametrize("fonds", [1, 4, 10])
def test_equal_fonds_are_as_concentrated_as_so_many(fonds: int) -> None:
    equal: list[Row] = [("A", 1, 1, 7)] * fonds
    assert concluded(made(counts(*equal)))["equal_fonds"] == pytest.approx(fonds, rel=1e-4)


def test_no_concentration_is_found_where_pages_are_unknown() -> None:
    found = concluded(made(counts(CAN_LOC, ("Đức Thọ", 5, 149, None))))
    assert set(found) == {"unusual_fonds"}


def test_no_concentration_is_found_where_nothing_was_scanned() -> None:
    found = concluded(made(counts(("A", 1, 2, 0), ("A", 1, 2, 0))))
    assert not {"concentration_fonds", "concentration_share", "equal_fonds"} & set(found)


@law
@given(rows)
def test_the_places_the_agencies_and_the_fonds_sum_to_all(found: list[Row]) -> None:
    measures = ["records", "documents", "pages", "fonds_count"]
    sums = made(counts(*found)).query("group != 'single'").groupby("group")[measures].sum()
    assert sums.drop_duplicates().shape == (1, 4)


@law
@given(rows)
def test_the_shares_of_the_places_and_of_the_fonds_sum_to_one(found: list[Row]) -> None:
    shares = ["share_of_records", "share_of_documents", "share_of_pages"]
    sums = made(counts(*found)).query("group != 'single'").groupby("group")[shares].sum()
    assert ((sums - 1).abs() < 1e-5).all(axis=None)


@law
@given(rows, st.integers(0, 7))
def test_one_missing_count_is_never_taken_for_zero(found: list[Row], at: int) -> None:
    place, records, documents, _ = found[at % len(found)]
    found[at % len(found)] = (place, records, documents, None)
    profiled = made(counts(*found))
    assert group(profiled, "all")["pages"].isna().all()
    assert group(profiled, "place").loc[[place or "other"], "pages"].isna().all()
