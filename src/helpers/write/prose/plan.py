"""How the year stands to each plan. The two baselines are told apart and never added up."""

from __future__ import annotations

from helpers.settings import Plan
from helpers.tables.cleaned import VERDICTS
from helpers.tables.measures import LABELS, VOLUME
from helpers.write.block import Block, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.prose import progress, shortfall
from helpers.write.prose.standing import BELOW, ENOUGH, Standing, cell, standing
from helpers.write.sentence import Mark, Sentence, date_mark, join, pointing, say

REPORTED = {
    "below": "Báo cáo nêu khối lượng không đạt mục tiêu theo {document}",
    "met": "Báo cáo nêu khối lượng đạt {document}",
    "above": "Báo cáo nêu khối lượng vượt mức của {document}",
    "met_or_above": "Báo cáo nêu khối lượng lớn hơn hoặc bằng {document}",
}
HEARSAY = {
    "below": "chưa đạt mục tiêu của {document}",
    "met": "đạt mức của {document}",
    "above": "vượt mức của {document}",
    "met_or_above": "đạt hoặc vượt mức của {document}",
    "unknown": "chưa đủ số liệu để so với {document}",
}
COMPUTED = {
    "below": "chưa đạt chỉ tiêu của {document}",
    "met": "đạt chỉ tiêu của {document}",
    "above": "vượt chỉ tiêu của {document}",
    "mixed": "so với {document}, có đại lượng đạt, có đại lượng chưa đạt",
}
CONTEXT = " (báo cáo không ghi số hiệu kế hoạch tại câu này; xác định theo ngữ cảnh)"
DRAWN = {"period": ("against-plans", "order-of-plans", "path"), "annual": ()}
NO_FIGURE = "; báo cáo không nêu con số và không nói rõ là hồ sơ, văn bản hay trang."


def intro(plan: Plan) -> Sentence:
    """Which document the part speaks of."""
    return say(
        "Mốc so sánh: {title} ({document} ngày {date} của {body}).",
        document=Mark(plan.document),
        date=date_mark(plan.date),
        body=Mark(plan.issued_by),
        title=Mark(plan.title),
    )


def against_period(edition: Edition) -> Paragraph:
    """The plan of several years, what the report says of it, and what the numbers say."""
    return _against(
        edition, edition.period, "Không có kế hoạch giai đoạn nào cho năm {year} trong thiết lập của dự án."
    )


def against_annual(edition: Edition) -> Paragraph:
    """The same for the plan of the one year."""
    return _against(edition, edition.annual, "Không có kế hoạch năm {year} trong thiết lập của dự án.")


def quoted_period(edition: Edition) -> Block:
    """The sentences of the report on the plan of several years."""
    return _quotes(edition, edition.period)


def quoted_annual(edition: Edition) -> Block:
    """The sentences of the report on the plan of the one year."""
    return _quotes(edition, edition.annual)


def verdict(edition: Edition) -> Paragraph:
    """Both verdicts and what they say together."""
    return Paragraph([sentence for sentence in (headline(edition), shortfall.arisen(edition)) if sentence])


def reported(edition: Edition, plan: Plan) -> list[Sentence]:
    """What the report states of the volume against the plan, without a number."""
    rows = edition.facts.rows(VERDICTS, plan=plan.id)
    return [
        say(
            REPORTED[row["relation"]] + (CONTEXT if row["identified"] == "context" else "") + NO_FIGURE,
            document=Mark(plan.document),
        )
        for _, row in rows.iterrows()
    ]


def headline(edition: Edition) -> Sentence | None:
    """The verdict on each plan, by whose word, in one sentence; nothing where no plan covers the year."""
    stands = {plan: standing(edition, plan) for plan in edition.plans}
    hearsay = all(found.reported for found in stands.values())
    told = [_verdict(edition, plan, found, hearsay) for plan, found in stands.items()]
    lead = "Theo báo cáo đã nhận, khối lượng năm {year} {told}." if hearsay else "Năm {year}, {told}."
    return say(lead, year=edition.mark, told=join(told, "; ")) if told else None


def _verdict(edition: Edition, plan: Plan, stands: Standing, hearsay: bool) -> Sentence:  # noqa: FBT001
    document = Mark(plan.document)
    if not stands.computed:
        lead = "" if hearsay or not stands.reported else "theo báo cáo đã nhận, khối lượng "
        return say(lead + HEARSAY[stands.relation], document=document)
    lead = f"số {LABELS[stands.measure]} " if stands.relation != "mixed" else ""
    completion = cell(edition, plan, stands.measure, "completion")
    told = say(lead + COMPUTED[stands.relation], document=document)
    if stands.relation == "mixed" or not completion.known:
        return told
    return say("{told} ({completion})", told=told, completion=completion)


def _against(edition: Edition, plan: Plan | None, without: str) -> Paragraph:
    if plan is None:
        return Paragraph([say(without, year=edition.mark)])
    computed = progress.computed(edition, plan)
    shown = [*(pointing(one, f"{plan.kind}-table", *DRAWN[plan.kind]) for one in computed[:1]), *computed[1:]]
    told = [intro(plan), *reported(edition, plan), *shown, *_contradiction(edition, plan)]
    return Paragraph(told)


def _contradiction(edition: Edition, plan: Plan) -> list[Sentence]:
    """Where the figures and the words of the report stand on different sides, the reader is told."""
    stands, said = standing(edition, plan), str(cell(edition, plan, VOLUME, "relation").value)
    if not stands.computed or said not in (*BELOW, *ENOUGH) or (said in BELOW) == (stands.relation in BELOW):
        return []
    return [say("Kết quả tính từ chỉ tiêu khác với nhận định của báo cáo; đề nghị làm rõ.")]


def _quotes(edition: Edition, plan: Plan | None) -> Block:
    rows = edition.facts.rows(VERDICTS, plan=plan.id if plan else "")
    if rows.empty:
        return Paragraph([])
    source = "; ".join(dict.fromkeys(rows["source_file"] + ", " + rows["source_place"]))
    return Quotation(list(rows["quote"]), Mark(source))
