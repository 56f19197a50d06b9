"""How far the year and the years so far have come against a plan's targets, measure by measure, and what is left."""

from __future__ import annotations

from typing import Final

from helpers.settings import Plan
from helpers.tables.compared import COMPARISON, CURRENT, ORIGINAL
from helpers.tables.measures import LABELS, MEASURES
from helpers.write.block import Block, DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.number import MISSING
from helpers.write.prose.standing import cell
from helpers.write.prose.years_left import each_year_left
from helpers.write.sentence import Mark, Piece, Sentence, join, say, year_mark

LEAST: Final = 2  # measures with a target; a single one is told in a sentence
YEARLY: Final = ("planned", "actual", "completion")
PERIOD: Final = (
    *("cumulative_planned", "cumulative_actual", "cumulative_completion"),
    *("plan_total", "remaining", "required_per_year"),
)


def computed(edition: Edition, plan: Plan) -> list[Sentence]:
    """How the pages stand, or another measure where these have no target, and which measures have none."""
    known = _known(edition, plan)
    told = [sentence for measure in known[-1:] for sentence in _progress(edition, plan, measure)]
    unknown = [measure for measure in MEASURES if measure not in known]
    lacking = [*_metres(edition, plan), _no_target(edition, plan, unknown)] if unknown else []
    return [*_revised(edition, plan), *told, *lacking]


def annual_table(edition: Edition) -> Block:
    """Every measure with a target beside what was done, under the annual plan."""
    return _table(edition, edition.annual, YEARLY)


def period_table(edition: Edition) -> Block:
    """The same under the plan of several years, with the years so far and what is left; of a revised plan twice."""
    plan = edition.period
    over = plan is not None and plan.last_year == edition.year
    return _table(edition, plan, (*YEARLY, *(PERIOD[:-1] if over else PERIOD)))  # no year is left to have a rate


def _table(edition: Edition, plan: Plan | None, columns: tuple[str, ...]) -> Block:
    known = _known(edition, plan) if plan else []
    if plan is None or len(known) < LEAST:
        return Paragraph([])
    rows = [_row(edition, plan, measure, columns, CURRENT, LABELS[measure]) for measure in known]
    first = [name for name in known if cell(edition, plan, name, "planned", ORIGINAL).known]
    at_first = [_row(edition, plan, name, columns, ORIGINAL, f"{LABELS[name]} (ban đầu)") for name in first]
    return DataTable(
        say("Thực hiện năm {year} so với {document}", year=edition.mark, document=Mark(plan.document)),
        ("Đại lượng", *(COMPARISON.column(name).label for name in columns)),
        [*rows, *at_first],
        style="progress",
        name=f"{plan.kind}-table",
    )


def _row(edition: Edition, plan: Plan, measure: str, columns: tuple[str, ...], baseline: str, name: str) -> list[Piece]:
    return [Mark(name), *(cell(edition, plan, measure, column, baseline) for column in columns)]


def _known(edition: Edition, plan: Plan) -> list[str]:
    """The measures with a target, pages last."""
    return [measure for measure in MEASURES if cell(edition, plan, measure, "planned").known]


def so_far(edition: Edition) -> list[Sentence]:
    """The pages since the period began and what is left, where the plan of several years has numbers."""
    if edition.period is None:
        return []
    return _so_far(edition.period, LABELS["pages"], _cells(edition, edition.period, "pages", CURRENT))


def _progress(edition: Edition, plan: Plan, measure: str) -> list[Sentence]:
    cells = _cells(edition, plan, measure, CURRENT)
    label = LABELS[measure]
    told = [_year(edition, plan, label, cells), *_converted(label, cells), *_so_far(plan, label, cells)]
    return [*told, *_at_first(plan, label, _cells(edition, plan, measure, ORIGINAL))]


def _cells(edition: Edition, plan: Plan, measure: str, baseline: str) -> dict[str, Fact]:
    return {name: cell(edition, plan, measure, name, baseline) for name in COMPARISON.names}


def _named(cells: dict[str, Fact], *names: str) -> dict[str, Fact]:
    return {name: cells[name] for name in names}


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


def _year(edition: Edition, plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    pieces = {name: cells[name] for name in ("completion", "actual", "planned")}
    if not pieces["completion"].known:
        words = f"Số {label} năm {{year}}: chỉ tiêu {{planned}}, thực hiện {{actual}}."
        return say(words, year=edition.mark, planned=pieces["planned"], actual=pieces["actual"])
    words = (
        f"Số {label} năm {{year}} bằng {{completion}} chỉ tiêu năm của {{plan}} ({{actual}} trên {{planned}} {label})."
    )
    return say(words, year=edition.mark, plan=Mark(plan.document), **pieces)


def _no_target(edition: Edition, plan: Plan, measures: list[str]) -> Sentence:
    told = " và ".join(filter(None, (", ".join(LABELS[m] for m in measures[:-1]), LABELS[measures[-1]])))
    return say(
        f"Chỉ tiêu năm {{year}} về số {told} theo {{document}}: {{planned}}.",
        year=edition.mark,
        document=Mark(plan.document),
        planned=cell(edition, plan, measures[0], "planned"),
    )


def _converted(label: str, cells: dict[str, Fact]) -> list[Sentence]:
    """That a target is given in shelf metres, and how far the factor leaves it open."""
    if not cells["planned_metres"].known:
        return []
    if cells["planned_low"].value == cells["planned_high"].value:
        return [say("Chỉ tiêu này quy đổi từ {metres} mét giá.", metres=cells["planned_metres"])]
    words = (
        f"Chỉ tiêu này quy đổi từ {{planned_metres}} mét giá, có thể từ {{planned_low}} đến {{planned_high}} {label}; "
        "theo đó, tỷ lệ hoàn thành từ {completion_low} đến {completion_high}."
    )
    names = ("planned_metres", "planned_low", "planned_high", "completion_low", "completion_high")
    return [say(words, **_named(cells, *names))]


def _metres(edition: Edition, plan: Plan) -> list[Sentence]:
    """A target in shelf metres that nothing turns into pages yet."""
    metres, pages = (cell(edition, plan, "pages", name) for name in ("planned_metres", "planned"))
    if pages.known or not metres.known:
        return []
    words = "{document} giao chỉ tiêu năm {year} là {metres} mét giá; chưa có hệ số quy đổi ra trang."
    return [say(words, document=Mark(plan.document), year=edition.mark, metres=metres)]


def _so_far(plan: Plan, label: str, cells: dict[str, Fact]) -> list[Sentence]:
    if plan.kind != "period":
        return []
    told = [_cumulative(plan, label, cells)] if cells["cumulative_completion"].known else []
    told += _of_metres(label, cells)
    return [*told, *([_remaining(plan, label, cells)] if cells["remaining"].known else [])]


def _cumulative(plan: Plan, label: str, cells: dict[str, Fact]) -> Sentence:
    return say(
        f"Lũy kế từ năm {{first}}: {{cumulative_actual}} {label}, bằng {{cumulative_completion}} kế hoạch lũy kế "
        f"({{cumulative_planned}} {label}).",
        first=year_mark(plan.first_year),
        **{name: cells[name] for name in ("cumulative_actual", "cumulative_completion", "cumulative_planned")},
    )


def _of_metres(label: str, cells: dict[str, Fact]) -> list[Sentence]:
    """How far the factor leaves the years so far and the whole plan open; nothing where no year is in metres."""
    names = ("cumulative_completion_low", "cumulative_completion_high", "plan_total_low", "plan_total_high")
    if not all(cells[name].known for name in names) or cells[names[2]].value == cells[names[3]].value:
        return []
    words = (
        f"Do có chỉ tiêu quy đổi từ mét giá, tỷ lệ lũy kế có thể từ {{{names[0]}}} đến {{{names[1]}}}, "
        f"tổng cả giai đoạn từ {{{names[2]}}} đến {{{names[3]}}} {label}."
    )
    return [say(words, **_named(cells, *names))]


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
        f"{{still}}; muốn hoàn thành, {{each}} phải làm {{required}} {label}.",
        still=still,
        each=each_year_left(plan, cells["year"].whole),
        required=cells["required_per_year"],
    )


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
        words = f"muốn đạt tổng ban đầu {{plan_total}} {label}, {{each}} phải làm {{required_per_year}} {label}"
        each = each_year_left(plan, cells["year"].whole)
        parts.append(say(words, each=each, **_named(cells, "plan_total", "required_per_year")))
    return [say("So với chỉ tiêu ban đầu: {told}.", told=join(parts, "; "))] if parts else []
