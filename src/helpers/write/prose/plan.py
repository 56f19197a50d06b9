"""How the year stands to each plan. The two baselines are told apart and never added up."""

from __future__ import annotations

from helpers.settings import Plan
from helpers.tables.cleaned import VERDICTS
from helpers.tables.compared import COMPARISON, CURRENT, ORIGINAL
from helpers.tables.measures import LABELS, MEASURES, VOLUME
from helpers.write.block import Block, Paragraph, Quotation
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.number import MISSING
from helpers.write.prose.standing import BELOW, ENOUGH, Standing, cell, standing
from helpers.write.sentence import Mark, Sentence, date_mark, join, say, year_mark

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
    told = headline(edition)
    return Paragraph([*([told] if told else []), *together(edition).sentences])


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
    lacking = [*_metres(edition, plan), _no_target(edition, plan, unknown)] if unknown else []
    return [*_revised(edition, plan), *told, *lacking]


def reading(edition: Edition) -> Sentence | None:
    """What the two baselines say together: where the shortfall arose; nothing where they do not say it."""
    period, annual = edition.period, edition.annual
    if not (period and annual):
        return None
    first, second = standing(edition, period), standing(edition, annual)
    if first.relation not in BELOW or second.relation not in ENOUGH:
        return None
    sure = first.computed and first.measure == second.measure
    return say(
        "{given} phần thiếu hụt phát sinh ngay từ khi lập kế hoạch năm (thấp hơn mục tiêu của giai đoạn), không phải ở "
        "khâu thực hiện.",
        given="So hai mốc," if sure else "Nếu hai nhận định cùng nói về một đại lượng thì",
    )


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
    told = [intro(plan), *reported(edition, plan), *computed(edition, plan), *_contradiction(edition, plan)]
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


def _progress(edition: Edition, plan: Plan, measure: str) -> list[Sentence]:
    cells = _cells(edition, plan, measure, CURRENT)
    label = LABELS[measure]
    told = [_year(edition, plan, label, cells), *_converted(label, cells), *_so_far(plan, label, cells)]
    return [*told, *_at_first(plan, label, _cells(edition, plan, measure, ORIGINAL))]


def _cells(edition: Edition, plan: Plan, measure: str, baseline: str) -> dict[str, Fact]:
    return {name: cell(edition, plan, measure, name, baseline) for name in COMPARISON.names}


def _revised(edition: Edition, plan: Plan) -> list[Sentence]:
    """That a plan was revised, and which of its versions are spoken of; nothing where it has only one."""
    versions = {name: _versions(edition, plan, name) for name in (CURRENT, ORIGINAL)}
    if not versions[ORIGINAL]:
        return []
    words = (
        "Kế hoạch đã được điều chỉnh: chỉ tiêu năm {year} lấy theo bản {current}; chỉ tiêu ban đầu là của bản {first}."
    )
    current, first = (Mark(versions[name] or MISSING) for name in (CURRENT, ORIGINAL))
    return [say(words, year=edition.mark, current=current, first=first)]


def _versions(edition: Edition, plan: Plan, baseline: str) -> str:
    """The version that the year's targets of a baseline are of."""
    rows = edition.facts.rows(COMPARISON, plan=plan.id, year=edition.year, baseline=baseline)
    return ", ".join(dict.fromkeys(rows["version"].dropna()))


def _converted(label: str, cells: dict[str, Fact]) -> list[Sentence]:
    """That a target is given in shelf metres, and how far the factor leaves it open."""
    if not cells["planned_metres"].known:
        return []
    words = (
        f"Chỉ tiêu này quy đổi từ {{planned_metres}} mét giá, có thể từ {{planned_low}} đến {{planned_high}} {label}; "
        "theo đó, tỷ lệ hoàn thành từ {completion_low} đến {completion_high}."
    )
    names = ("planned_metres", "planned_low", "planned_high", "completion_low", "completion_high")
    return [say(words, **{name: cells[name] for name in names})]


def _metres(edition: Edition, plan: Plan) -> list[Sentence]:
    """A target in shelf metres that nothing turns into pages yet."""
    metres, pages = (cell(edition, plan, "pages", name) for name in ("planned_metres", "planned"))
    if pages.known or not metres.known:
        return []
    words = "{document} giao chỉ tiêu năm {year} là {metres} mét giá; chưa có hệ số quy đổi ra trang."
    return [say(words, document=Mark(plan.document), year=edition.mark, metres=metres)]


def _at_first(plan: Plan, label: str, cells: dict[str, Fact]) -> list[Sentence]:
    """The same measure against the targets that a revised plan began with, as far as known."""
    parts = []
    if cells["completion"].known:
        parts.append(
            say(f"năm nay bằng {{completion}} ({{planned}} {label})", **_named(cells, "completion", "planned"))
        )
    if plan.kind == "period" and cells["cumulative_completion"].known:
        names = ("cumulative_completion", "cumulative_planned")
        parts.append(say(f"lũy kế bằng {{{names[0]}}} ({{{names[1]}}} {label})", **_named(cells, *names)))
    if cells["required_per_year"].value:
        words = f"muốn đạt tổng ban đầu {{plan_total}} {label}, mỗi năm còn lại phải làm {{required_per_year}} {label}"
        parts.append(say(words, **_named(cells, "plan_total", "required_per_year")))
    return [say("So với chỉ tiêu ban đầu: {told}.", told=join(parts, "; "))] if parts else []


def _named(cells: dict[str, Fact], *names: str) -> dict[str, Fact]:
    return {name: cells[name] for name in names}


def so_far(edition: Edition) -> list[Sentence]:
    """The pages since the period began and what is left, where the plan of several years has numbers."""
    if edition.period is None:
        return []
    return _so_far(edition.period, LABELS["pages"], _cells(edition, edition.period, "pages", CURRENT))


def _so_far(plan: Plan, label: str, cells: dict[str, Fact]) -> list[Sentence]:
    if plan.kind != "period":
        return []
    told = [_cumulative(plan, label, cells)] if cells["cumulative_completion"].known else []
    return [*told, *([_remaining(plan, label, cells)] if cells["remaining"].known else [])]


def _year(edition: Edition, plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    pieces = {name: cells[name] for name in ("completion", "actual", "planned")}
    if not pieces["completion"].known:
        words = f"Số {label} năm {{year}}: chỉ tiêu {{planned}}, thực hiện {{actual}}."
        return say(words, year=edition.mark, planned=pieces["planned"], actual=pieces["actual"])
    words = (
        f"Số {label} năm {{year}} bằng {{completion}} chỉ tiêu năm của {{plan}} ({{actual}} trên {{planned}} {label})."
    )
    return say(words, year=edition.mark, plan=Mark(plan.document), **pieces)


def _cumulative(plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    return say(
        f"Lũy kế từ năm {{first}}: {{cumulative_actual}} {label}, bằng {{cumulative_completion}} kế hoạch lũy kế "
        f"({{cumulative_planned}} {label}).",
        first=year_mark(plan.first_year),
        **{name: cells[name] for name in ("cumulative_actual", "cumulative_completion", "cumulative_planned")},
    )


def _remaining(plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    if cells["remaining"].value == 0:
        words = f"Khối lượng của cả giai đoạn ({{plan_total}} {label}) đã làm xong."
        return say(words, plan_total=cells["plan_total"])
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
