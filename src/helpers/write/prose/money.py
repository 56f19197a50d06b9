"""What was approved, allocated and spent."""

from __future__ import annotations

import pandas as pd

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.write.block import Block, DataTable, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.sentence import Mark, Piece, Sentence, enumerate_vietnamese, pointing, say

AMOUNTS = ("approved_vnd", "allocated_vnd", "spent_vnd")
RATES = ("allocation_rate", "disbursement_rate")
COSTS = {"cost_per_page_vnd": "trang", "cost_per_document_vnd": "văn bản", "cost_per_record_vnd": "hồ sơ"}


def funds(edition: Edition) -> Paragraph:
    """The year's money under each plan that has any; under the plan of several years its lack is said."""
    told = [sentence for plan in edition.plans for sentence in _of_plan(edition, plan)]
    return Paragraph(told)


def sources(edition: Edition) -> Block:
    """The year's money source by source, where a plan has more than one."""
    tables = [table for plan in edition.plans if (table := _sources(edition, plan))]
    return tables[0] if tables else Paragraph([])


def _sources(edition: Edition, plan: Plan) -> DataTable | None:
    rows = edition.facts.rows(MONEY, plan=plan.id, year=edition.year)
    whole = rows["source_of_funds"] == ALL_SOURCES
    if (~whole).sum() < 2:
        return None
    return DataTable(
        say("Kinh phí năm {year} theo nguồn vốn, đồng", year=edition.mark),
        ("Nguồn vốn", *(MONEY.column(name).label for name in (*AMOUNTS, *RATES))),
        [_row(row["source_of_funds"], row) for _, row in rows[~whole].iterrows()],
        _row("Cộng", rows[whole].iloc[0]),
        style="money",
        name="money-table",
    )


def _row(name: str, row: pd.Series) -> list[Piece]:
    return [Mark(name), *(fact_of(MONEY, column, row) for column in (*AMOUNTS, *RATES))]


def quoted(edition: Edition) -> Block:
    """What the officers say of the money among the difficulties, verbatim; nothing where figures say it."""
    if any(cell(edition, plan, name).known for plan in edition.plans for name in AMOUNTS):
        return Paragraph([])
    rows = edition.passages("difficulties")
    of_money = rows[rows["text"].str.contains("ngân sách|kinh phí|chi phí", case=False)]
    if of_money.empty:
        return Paragraph([])
    places = "; ".join(of_money["source_file"] + ", " + of_money["source_place"])
    return Quotation(list(of_money["text"]), Mark(places))


def _of_plan(edition: Edition, plan: Plan) -> list[Sentence]:
    cells = {name: cell(edition, plan, name) for name in (*AMOUNTS, *RATES, *COSTS)}
    document = Mark(plan.document)
    if any(cells[name].known for name in AMOUNTS):
        return [
            pointing(_amounts(edition, document, cells), "money-table", "money-and-work"),
            *_rates(cells),
            *_costs(cells),
        ]
    return [_nothing(edition, document, cells["approved_vnd"])] if plan.kind == "period" else []


def cell(edition: Edition, plan: Plan, column: str) -> Fact:
    """A cell of the year's money of a plan from all sources together."""
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
    }
    return [say(told.format("{fact}"), fact=cells[name]) for name, told in words.items() if cells[name].known]


def _costs(cells: dict[str, Fact]) -> list[Sentence]:
    """What one page, one document and one record cost on the average, as far as known; nothing spent costs nothing."""
    known = {name: one for name, one in COSTS.items() if cells[name].value}
    told = [say(f"{{cost}} đồng cho một {one}", cost=cells[name]) for name, one in known.items()]
    return [say("Bình quân chi {told}.", told=enumerate_vietnamese(told))] if told else []
