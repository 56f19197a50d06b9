"""Which fonds fell short of the annual plan and why, which took over, and whether the plan was met at no extra cost."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.settings import Plan
from helpers.tables.compared import ALL_SOURCES, MONEY
from helpers.tables.measures import LABELS
from helpers.tables.reallocation import ADDED, BEYOND, REALLOCATION, REALLOCATION_REASONS, UNKNOWN, UNSTATED, WITHIN
from helpers.write.block import DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.reallocated import by_size, explained, measure_told, reasons, total
from helpers.write.prose.standing import BELOW, cell
from helpers.write.sentence import DIGIT, Mark, Piece, Sentence, join, pointing, say

MOVED: Final = r"chuyển[^.;]*khối lượng[^.;]*(?:phông|phong|khối)\b"  # "chuyển khối lượng sang … phong tài liệu khác"
FREE: Final = r"không (?:làm )?phát sinh[^.;]*chi phí"
COSTS: Final = {
    WITHIN: ", không phát sinh thêm chi phí (thực chi {spent} đồng trong {allocated} đồng được cấp theo {document})",
    BEYOND: ", có phát sinh thêm chi phí (thực chi {spent} đồng, mức được cấp {allocated} đồng theo {document})",
    UNKNOWN: "",
}
AMOUNTS: Final = {"spent_vnd": "thực chi", "allocated_vnd": "kinh phí được cấp"}


def told(edition: Edition) -> Paragraph:
    """The whole story in the measure told; without targets by fonds, that there are none, and the report's words."""
    plan, measure = edition.annual, measure_told(edition)
    if plan is None:
        return Paragraph([])
    if measure is None:
        return Paragraph([_no_targets(edition, plan), *_in_words(edition)])
    by_fonds = pointing(_by_fonds(edition, plan, measure), "planned-and-done", "reallocated-table")
    parts = [by_fonds, *_reasons(edition, plan, measure), *_balance(edition, measure)]
    return Paragraph([*parts, *_unknown(edition, measure), *_overall(edition, plan, measure)])


def table(edition: Edition) -> DataTable | Paragraph:
    """Every fonds of the annual plan and of the report in the measure told; an empty paragraph without targets."""
    plan, measure = edition.annual, measure_told(edition)
    if plan is None or measure is None:
        return Paragraph([])
    whole = {name: cell(edition, plan, measure, name) for name in ("planned", "actual", "completion")}
    net = total(edition, measure, "net")
    rows = [_line(row) for _, row in by_size(edition, measure).iterrows()]
    return DataTable(
        say(f"Thực hiện so với chỉ tiêu năm {{year}} của từng phông (số {LABELS[measure]})", year=edition.mark),
        ("Tên phông", "Chỉ tiêu", "Thực hiện", "Chênh lệch", "Tỷ lệ", "Ghi chú, lý do"),
        rows,
        ("Tổng", whole["planned"], whole["actual"], net if net.known else "–", whole["completion"], ""),
        say("Chênh lệch là thực hiện trừ chỉ tiêu; dấu – là không tính được hoặc kế hoạch năm không giao."),
        style="reallocated",
        name="reallocated-table",
    )


def headline(edition: Edition, measure: str) -> Sentence:
    """Who fell short and who took over, in one sentence, and whether the one makes up for the other."""
    names = ("fonds_short", "short", "fonds_taking_over", "taken_over")
    cells, label = {name: total(edition, measure, name) for name in names}, LABELS[measure]
    short = f"{{fonds_short}} phông thiếu {{short}} {label} so với chỉ tiêu"
    taken = f"{{fonds_taking_over}} phông khác làm thêm {{taken_over}} {label}{_made_up(edition, measure)}"
    sides = [
        short if cells["fonds_short"].value else "không phông nào thấp hơn chỉ tiêu",
        taken if cells["fonds_taking_over"].value else "không phông nào làm thêm",
    ]
    return say(f"Theo kế hoạch năm, {'; '.join(sides)}.", **cells)


def _made_up(edition: Edition, measure: str) -> str:
    """Whether what was taken over makes up for what fell short; nothing where none did, or a fonds is unknown."""
    net = total(edition, measure, "net").value
    if not isinstance(net, int) or not total(edition, measure, "short").value:
        return ""
    return ", bù đủ phần thiếu" if net >= 0 else ", chưa bù đủ phần thiếu"


def _no_targets(edition: Edition, plan: Plan) -> Sentence:
    return say(
        "Chỉ tiêu năm {year} theo từng phông của {document}, tính bằng hồ sơ, văn bản hay trang: {planned}.",
        year=edition.mark,
        document=Mark(plan.document),
        planned=edition.facts.cell(REALLOCATION, "planned", plan=plan.id, year=edition.year),
    )


def _in_words(edition: Edition) -> list[Sentence]:
    """That the report speaks of volume moved between fonds, where it does; whether it gives a number with it."""
    moved = _said(edition, MOVED)
    if moved.empty:
        return []
    free = " và không phát sinh thêm chi phí" if _free(edition) else ""
    number = "" if moved.str.contains(DIGIT).any() else ", không kèm con số,"
    return [say(f"Báo cáo đã nhận nêu bằng lời{number} việc chuyển khối lượng sang phông khác{free}.")]


def _said(edition: Edition, words: str) -> pd.Series:
    texts = edition.passages("difficulties")["text"]
    return texts[texts.str.contains(words, case=False)]


def _free(edition: Edition) -> bool:
    return not _said(edition, FREE).empty


def _by_fonds(edition: Edition, plan: Plan, measure: str) -> Sentence:
    sides = join([_short(edition, measure), *_taken(edition, measure)], "; ")
    compared, document = total(edition, measure, "fonds_compared"), Mark(plan.document)
    if not total(edition, measure, "fonds_unknown").value:
        return say("Theo chỉ tiêu từng phông của {document}, {sides}.", document=document, sides=sides)
    words = "Trong {compared} phông có đủ chỉ tiêu và khối lượng theo {document}, {sides}."
    return say(words, compared=compared, document=document, sides=sides)


def _short(edition: Edition, measure: str) -> Sentence:
    """How many fonds fell short and by how much; that all were done as planned where nothing differs."""
    count, absent = (total(edition, measure, name) for name in ("fonds_short", "fonds_absent"))
    if not count.value:
        all_met = not total(edition, measure, "taken_over").value
        return say(
            "mọi phông đều thực hiện đúng chỉ tiêu" if all_met else "không phông nào thực hiện thấp hơn chỉ tiêu"
        )
    words = f"{{count}} phông thực hiện thấp hơn chỉ tiêu, thiếu {{short}} {LABELS[measure]}"
    unlisted = ", trong đó {absent} phông không có trong bảng khối lượng của báo cáo" if absent.value else ""
    return say(words + unlisted, count=count, short=total(edition, measure, "short"), absent=absent)


def _taken(edition: Edition, measure: str) -> list[Sentence]:
    """How many fonds did more than planned, and how many were done without being planned."""
    names = ("fonds_over", "over", "fonds_added", "added", "taken_over")
    cells = {name: total(edition, measure, name) for name in names}
    over = f"{{fonds_over}} phông vượt chỉ tiêu {{over}} {LABELS[measure]}" if cells["fonds_over"].value else ""
    added = f"{{fonds_added}} phông ngoài kế hoạch năm làm thêm {{added}} {LABELS[measure]}"
    parts = [over, added if cells["fonds_added"].value else ""]
    words = " và ".join(filter(None, parts))
    if not words and total(edition, measure, "fonds_short").value:
        words = "không phông nào vượt chỉ tiêu hay làm ngoài kế hoạch năm"
    return [say(words, **cells)] if words else []


def _reasons(edition: Edition, plan: Plan, measure: str) -> list[Sentence]:
    """What the volume short is put down to, the reasons given together for a fonds together."""
    rows = edition.facts.rows(REALLOCATION_REASONS, plan=plan.id, year=edition.year, measure=measure)
    words = f"{{reasons}} ({{short}} {LABELS[measure]} của {{fonds}} phông)"
    parts = [
        say(
            words,
            reasons=" và ".join(reasons(row["reasons"])),
            short=fact_of(REALLOCATION_REASONS, "short", row),
            fonds=fact_of(REALLOCATION_REASONS, "fonds_short", row),
        )
        for _, row in rows.iterrows()
    ]
    if set(rows["reasons"]) == {UNSTATED}:
        return [say("Lý do của phần thiếu chưa được nêu.")]
    return [say("Phần thiếu theo lý do: {parts}.", parts=join(parts, "; "))] if parts else []


def _balance(edition: Edition, measure: str) -> list[Sentence]:
    """What is left of either side when the volume taken over is set against the volume short."""
    net, size, taken = (total(edition, measure, name) for name in ("net", "net_size", "taken_over"))
    if not taken.value or not _made_up(edition, measure):
        return []
    label, missed = LABELS[measure], float(net.value or 0) < 0
    left = f", {'còn thiếu' if missed else 'dư'} {{size}} {label}" if net.value else ""
    return [
        say(
            f"Phần làm thêm {{taken}} {label}{_made_up(edition, measure).removeprefix(',')}{left}.",
            taken=taken,
            size=size,
        )
    ]


def _unknown(edition: Edition, measure: str) -> list[Sentence]:
    count = total(edition, measure, "fonds_unknown")
    words = "Còn {count} phông chưa có chỉ tiêu hoặc khối lượng để so sánh."
    return [say(words, count=count)] if count.value else []


def _overall(edition: Edition, plan: Plan, measure: str) -> list[Sentence]:
    """The total against the annual plan, and what is known of its cost."""
    cost = str(total(edition, measure, "cost").value)
    amounts = _amounts(edition, plan, measure)
    pieces: dict[str, Piece] = {name.removesuffix("_vnd"): fact for name, fact in amounts.items()}
    spent = say(COSTS[cost], **pieces, document=Mark(_document(edition, plan, measure)))
    told = say("Tính chung, {total}{spent}.", total=_total(edition, plan, measure), spent=spent)
    return [told] if cost != UNKNOWN else [told, _cost_unknown(edition, amounts)]


def _total(edition: Edition, plan: Plan, measure: str) -> Sentence:
    cells = {name: cell(edition, plan, measure, name) for name in ("planned", "actual", "completion", "relation")}
    label, relation = LABELS[measure], cells.pop("relation").value
    if not (cells["planned"].known and cells["actual"].known):
        return say("chưa đủ số liệu để so với kế hoạch năm")
    if not cells["completion"].known:
        return say(f"thực hiện {{actual}} {label}, kế hoạch năm {{planned}} {label}", **cells)
    only = "mới bằng" if relation in BELOW else "bằng"
    return say(f"thực hiện {only} {{completion}} kế hoạch năm ({{actual}} trên {{planned}} {label})", **cells)


def _money_plan(edition: Edition, plan: Plan, measure: str) -> str:
    return str(total(edition, measure, "cost_plan").value or plan.id)


def _document(edition: Edition, plan: Plan, measure: str) -> str:
    held = _money_plan(edition, plan, measure)
    return next(known.document for known in edition.settings.plans if known.id == held)


def _amounts(edition: Edition, plan: Plan, measure: str) -> dict[str, Fact]:
    where = {"plan": _money_plan(edition, plan, measure), "year": edition.year, "source_of_funds": ALL_SOURCES}
    return {name: edition.facts.cell(MONEY, name, **where) for name in AMOUNTS}


def _cost_unknown(edition: Edition, amounts: dict[str, Fact]) -> Sentence:
    """Which amount lacks, so that nothing is said of the cost but what the report says."""
    lacking = [name for name, fact in amounts.items() if not fact.known]
    names = " và ".join(AMOUNTS[name] for name in lacking)
    free = "; báo cáo đã nhận nêu không phát sinh thêm chi phí" if _free(edition) else ""
    words = f"Số liệu {names} để xét chi phí phát sinh: {{missing}}{free}."
    return say(words, missing=amounts[lacking[0]])


def _line(row: pd.Series) -> list[Piece]:
    names = ("planned", "actual", "difference", "completion")
    cells = {name: fact_of(REALLOCATION, name, row) for name in names}
    shown: list[Piece] = [cells[name] if _printed(name, cells[name], row) else "–" for name in names]
    return [Mark(row["fonds"]), *shown, Mark(explained(row))]


def _printed(name: str, fact: Fact, row: pd.Series) -> bool:
    """What is known, and a target or count that should be known and is not; no target is wanted of what was added."""
    return fact.known or (name in ("planned", "actual") and row["kind"] != ADDED)
