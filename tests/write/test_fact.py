from __future__ import annotations

import pytest

from helpers.tables.cleaned import COUNTS
from helpers.tables.compared import COMPARISON, MONEY
from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.profile import PROFILE
from helpers.write.edition import Edition
from helpers.write.fact import fact_of


def test_a_reported_fact_leads_to_its_line_in_the_file(edition: Edition) -> None:
    fact = edition.facts.cell(COUNTS, "pages", number=4)
    assert (fact.printed, fact.value, fact.unit, fact.status) == ("136.336", 136336, "trang", "reported")
    assert fact.source_place == "data/raw/2021/report.md, bảng 1, dòng 29"


def test_a_derived_fact_tells_its_formula(edition: Edition) -> None:
    fact = edition.facts.cell(PROFILE, "share_of_pages", group="fonds", of="4")
    assert (fact.printed, fact.status) == ("41,3%", "derived")
    assert fact.formula == "Số trang của nhóm chia cho tổng số trang"


def test_a_blank_cell_is_a_missing_fact_and_no_zero(edition: Edition) -> None:
    fact = edition.facts.cell(COMPARISON, "planned", plan="4020/QĐ-UBND", measure="pages")
    assert (fact.printed, fact.value, fact.status, fact.known) == ("chưa có số liệu", None, "missing", False)


def test_an_absent_row_is_a_missing_fact(edition: Edition) -> None:
    fact = edition.facts.cell(MONEY, "spent_vnd", plan="4020/QĐ-UBND", year=2021, source_of_funds="all")
    assert fact.status == "missing"
    assert fact.id == "money.4020/QĐ-UBND.2021.all.spent_vnd"


def test_an_ambiguous_fact_is_refused(edition: Edition) -> None:
    with pytest.raises(LookupError, match="21 rows of counts"):
        edition.facts.cell(COUNTS, "pages", year=2021)


def test_a_finding_prints_as_described(edition: Edition) -> None:
    assert edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds").printed == "4"
    share = edition.facts.finding(FINDINGS_COMPARE, "concentration_share")
    assert (share.printed, share.id) == ("87,5%", "findings_compare.concentration_share.value")


def test_a_fact_is_found_again_in_its_cell(edition: Edition) -> None:
    for fact in (
        edition.facts.cell(COUNTS, "pages", number=4),
        edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds"),
        edition.facts.cell(MONEY, "spent_vnd", plan="4020/QĐ-UBND", year=2021, source_of_funds="all"),
    ):
        assert edition.facts.again(fact) == fact


def test_the_name_of_a_fact_has_no_space(edition: Edition) -> None:
    row = edition.facts.rows(PROFILE, group="place", of="Can Lộc").iloc[0]
    assert fact_of(PROFILE, "pages", row).id == "profile.place.Can-Lộc.district.pages"


def test_a_record_has_the_name_first(edition: Edition) -> None:
    assert next(iter(edition.facts.cell(COUNTS, "pages", number=1).record().items())) == ("id", "counts.2021.1.pages")
