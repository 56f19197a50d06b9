"""What was approved, allocated and spent."""

from __future__ import annotations

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.write.block import Block, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, Sentence, say

AMOUNTS = {"approved_vnd": "phê duyệt", "allocated_vnd": "được cấp", "spent_vnd": "thực chi"}


def funds(edition: Edition) -> Paragraph:
    """The year's money under each plan that has any; under the plan of several years its lack is said."""
    told = [sentence for plan in edition.plans for sentence in _of_plan(edition, plan)]
    return Paragraph(told)


def quoted(edition: Edition) -> Block:
    """What the officers say of the money among the difficulties, verbatim."""
    rows = edition.passages("difficulties")
    of_money = rows[rows["text"].str.contains("ngân sách|kinh phí|chi phí", case=False)]
    if of_money.empty:
        return Paragraph([])
    places = "; ".join(of_money["source_file"] + ", " + of_money["source_place"])
    return Quotation(list(of_money["text"]), Mark(places))


def _of_plan(edition: Edition, plan: Plan) -> list[Sentence]:
    cells = {name: _cell(edition, plan, name) for name in MONEY.names if name.endswith(("_vnd", "_rate"))}
    document = Mark(plan.document)
    if any(cells[name].known for name in AMOUNTS):
        return [_amounts(edition, document, cells), *_rates(cells)]
    return [_nothing(edition, document, cells["approved_vnd"])] if plan.kind == "period" else []


def _cell(edition: Edition, plan: Plan, column: str) -> Fact:
    return edition.facts.cell(MONEY, column, plan=plan.id, year=edition.year, source_of_funds=ALL_SOURCES)


def _nothing(edition: Edition, document: Mark, absent: Fact) -> Sentence:
    return say(
        "Kinh phí phê duyệt, được cấp và thực chi năm {year} theo {document}: {absent}.",
        year=edition.mark,
        document=document,
        absent=absent,
    )


def _amounts(edition: Edition, document: Mark, cells: dict[str, Fact]) -> Sentence:
    told = {name: say("{fact} đồng" if cells[name].known else "{fact}", fact=cells[name]) for name in AMOUNTS}
    return say(
        "Kinh phí năm {year} theo {document}: phê duyệt {approved_vnd}; được cấp {allocated_vnd}; "
        "thực chi {spent_vnd}.",
        year=edition.mark,
        document=document,
        **told,
    )


def _rates(cells: dict[str, Fact]) -> list[Sentence]:
    words = {
        "allocation_rate": "Kinh phí được cấp bằng {} kinh phí phê duyệt.",
        "disbursement_rate": "Tỷ lệ giải ngân đạt {}.",
        "unit_cost_vnd": "Bình quân chi {} đồng cho một trang.",
    }
    return [say(told.format("{fact}"), fact=cells[name]) for name, told in words.items() if cells[name].known]
