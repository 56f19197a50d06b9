"""How the year stands to each plan. The two baselines are told apart and never added up."""

from __future__ import annotations

from helpers.settings import Plan
from helpers.tables.cleaned import VERDICTS
from helpers.tables.compared import COMPARISON
from helpers.tables.measures import LABELS, MEASURES, VOLUME
from helpers.write.block import Block, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, Sentence, date_mark, say, year_mark

BELOW = ("below",)
ENOUGH = ("met", "above", "met_or_above")
REPORTED = {
    "below": "Báo cáo nêu khối lượng không đạt mục tiêu theo {document}",
    "met": "Báo cáo nêu khối lượng đạt {document}",
    "above": "Báo cáo nêu khối lượng vượt {document}",
    "met_or_above": "Báo cáo nêu khối lượng lớn hơn hoặc bằng {document}",
}
CONTEXT = " (câu văn không ghi số hiệu kế hoạch; hiểu theo văn cảnh)"
NO_FIGURE = "; báo cáo không nêu con số và không nói rõ là hồ sơ, văn bản hay trang."


def cell(edition: Edition, plan: Plan, measure: str, column: str) -> Fact:
    """A cell of the comparison with one plan in one measure."""
    return edition.facts.cell(COMPARISON, column, plan=plan.id, year=edition.year, measure=measure)


def relation(edition: Edition, plan: Plan) -> str:
    """How the year stands to a plan: by the pages where their target is known, else in the words of the report."""
    computed = cell(edition, plan, "pages", "relation")
    chosen = computed if computed.value not in (None, "unknown") else cell(edition, plan, VOLUME, "relation")
    return str(chosen.value or "unknown")


def _computed(edition: Edition, plan: Plan) -> bool:
    return cell(edition, plan, "pages", "relation_status").value == "computed"


def intro(plan: Plan) -> Sentence:
    """Which document the part speaks of."""
    return say(
        "Mốc so sánh: {title} ({document} ngày {date} của {body}).",
        document=Mark(plan.document),
        date=date_mark(plan.date),
        body=plan.issued_by,
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
    return Paragraph([headline(edition), *together(edition).sentences])


def together(edition: Edition) -> Paragraph:
    """What the two baselines say together, where they say anything."""
    read = reading(edition)
    return Paragraph([read] if read else [])


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


def computed(edition: Edition, plan: Plan) -> list[Sentence]:
    """A sentence for each measure with a target, and one for those without."""
    known = [measure for measure in MEASURES if cell(edition, plan, measure, "planned").known]
    told = [sentence for measure in known for sentence in _progress(edition, plan, measure)]
    unknown = [measure for measure in MEASURES if measure not in known]
    return [*told, *([_no_target(edition, plan, unknown)] if unknown else [])]


def reading(edition: Edition) -> Sentence | None:
    """What the two baselines say together: where the shortfall arose."""
    period, annual = edition.period, edition.annual
    if not (period and annual):
        return None
    if relation(edition, period) not in BELOW or relation(edition, annual) not in ENOUGH:
        return None
    computed = all(_computed(edition, plan) for plan in (period, annual))
    return say(
        "Đặt hai mốc cạnh nhau: mục tiêu năm {year} của {period} cao hơn khối lượng đã làm, còn khối lượng đã làm "
        "không thấp hơn {annual}. {given} phần thiếu đã có từ khi kế hoạch năm được lập thấp hơn mục tiêu của giai "
        "đoạn, không phải do khâu thực hiện.",
        given="Như vậy" if computed else "Nếu hai nhận định cùng nói về một đại lượng thì",
        year=edition.mark,
        period=Mark(period.document),
        annual=Mark(annual.document),
    )


def headline(edition: Edition) -> Sentence:
    """The verdict on both plans in one sentence."""
    words = {
        "below": "chưa đạt mục tiêu của {}",
        "met": "đạt {}",
        "above": "vượt {}",
        "met_or_above": "đạt hoặc vượt {}",
        "unknown": "chưa đủ số liệu để so với {}",
    }
    plans = [plan for plan in (edition.period, edition.annual) if plan]
    told = [words[relation(edition, plan)].format(plan.document) for plan in plans]
    source = "K" if any(_computed(edition, plan) for plan in plans) else "Theo báo cáo đã nhận, k"
    return say(source + "hối lượng năm {year} {told}.", year=edition.mark, told=Mark("; ".join(told)))


def _against(edition: Edition, plan: Plan | None, without: str) -> Paragraph:
    if plan is None:
        return Paragraph([say(without, year=edition.mark)])
    return Paragraph([intro(plan), *reported(edition, plan), *computed(edition, plan)])


def _quotes(edition: Edition, plan: Plan | None) -> Block:
    rows = edition.facts.rows(VERDICTS, plan=plan.id if plan else "")
    if rows.empty:
        return Paragraph([])
    source = "; ".join(dict.fromkeys(rows["source_file"] + ", " + rows["source_place"]))
    return Quotation(list(rows["quote"]), Mark(source))


def _progress(edition: Edition, plan: Plan, measure: str) -> list[Sentence]:
    cells = {name: cell(edition, plan, measure, name) for name in COMPARISON.names}
    label = LABELS[measure]
    told = [
        say(
            f"Số {label} năm {{year}} bằng {{completion}} kế hoạch năm ({{actual}} trên {{planned}} {label}).",
            year=edition.mark,
            **{name: cells[name] for name in ("completion", "actual", "planned")},
        )
    ]
    if plan.kind == "period" and cells["cumulative_completion"].known:
        told.append(_cumulative(plan, label, cells))
    if cells["remaining"].known and plan.kind == "period":
        told.append(_remaining(plan, label, cells))
    return told


def _cumulative(plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    return say(
        f"Lũy kế từ năm {{first}}: {{cumulative_actual}} {label}, bằng {{cumulative_completion}} kế hoạch lũy kế "
        f"({{cumulative_planned}} {label}).",
        first=year_mark(plan.first_year),
        **{name: cells[name] for name in ("cumulative_actual", "cumulative_completion", "cumulative_planned")},
    )


def _remaining(plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    still = say(
        f"Khối lượng còn lại đến hết năm {{last}} là {{remaining}} {label} trên tổng số {{plan_total}} {label}",
        last=year_mark(plan.last_year),
        remaining=cells["remaining"],
        plan_total=cells["plan_total"],
    )
    if not cells["required_per_year"].known:
        return say("{still}.", still=still)
    return say(
        f"{{still}}; muốn hoàn thành, mỗi năm còn lại phải làm {{required}} {label}.",
        still=still,
        required=cells["required_per_year"],
    )


def _no_target(edition: Edition, plan: Plan, measures: list[str]) -> Sentence:
    told = " và ".join(filter(None, (", ".join(LABELS[m] for m in measures[:-1]), LABELS[measures[-1]])))
    return say(
        f"Chỉ tiêu năm {{year}} về số {told} theo {{document}}: {{planned}}.",
        year=edition.mark,
        document=Mark(plan.document),
        planned=cell(edition, plan, measures[0], "planned"),
    )
