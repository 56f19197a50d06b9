"""A report with holes: what is missing is said, nothing is guessed, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from conftest import REPOSITORY
from helpers.project import Project
from helpers.read.report import Report, read_report
from helpers.tables.cleaned import COUNTS, PASSAGES
from helpers.write.block import Block
from helpers.write.charts.chance import chance_of_total
from helpers.write.charts.fan import fan
from helpers.write.charts.fonds import pages_by_fonds
from helpers.write.charts.places import shares_by_place
from helpers.write.charts.work import work_profile
from helpers.write.edition import Edition
from helpers.write.prose import fonds, outlook, plan, quality, results, summary, words
from plain import edition_from

BLOCKS = (
    *(results.figures, results.volume, results.make_up, summary.findings, fonds.table, quality.checks, quality.asked),
    *(plan.against_annual, plan.against_period, outlook.outlook, outlook.table, outlook.caution),
    *(pages_by_fonds, shares_by_place, work_profile, fan, chance_of_total),
)


def changed(counts: pd.DataFrame) -> Edition:
    project = Project.open(REPOSITORY)
    return edition_from(project, replace(real(), counts=COUNTS.typed(counts)))


def real() -> Report:
    return read_report(Project.open(REPOSITORY), 2021)


def without_pages() -> Edition:
    counts = real().counts
    return changed(counts.assign(pages=counts["pages"].where(counts["number"] != 4)))


def without_places() -> Edition:
    return changed(real().counts.assign(place=None, level="other"))


def one_fonds() -> Edition:
    return changed(real().counts.head(1))


def all_alike() -> Edition:
    return changed(real().counts.assign(records=1, documents=2, pages=3))


@pytest.mark.parametrize("make", [without_pages, without_places, one_fonds, all_alike], ids=lambda make: make.__name__)
def test_every_block_can_be_shown(make: object) -> None:
    edition = make()  # type: ignore[operator]
    for block in BLOCKS:
        shown: Block = block(edition)
        assert " nan" not in shown.html.lower()
        assert "&lt;NA&gt;" not in shown.html


def test_an_unknown_sum_is_said_to_be_unknown() -> None:
    edition = without_pages()
    assert results.headline(edition).text.endswith("phông: 2.147 hồ sơ, 64.619 văn bản, số trang chưa có số liệu.")
    assert outlook.headline(edition).text.startswith("Chưa dự báo được khối lượng lũy kế vì số trang của một năm")


def test_a_part_that_the_report_lacks_is_said_to_be_missing() -> None:
    edition = edition_from(Project.open(REPOSITORY), replace(real(), passages=PASSAGES.of([])))
    assert words.quoted(edition, "advantages").html == "<p>Nội dung mục này: chưa có số liệu.</p>"


def test_one_fonds_has_nothing_to_be_unlike_of() -> None:
    assert work_profile(one_fonds()).html == ""
