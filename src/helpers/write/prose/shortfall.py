"""Why the year fell short of its target, or went beyond it: by plan, then by cause."""

from __future__ import annotations

from typing import Final

from helpers.tables.measures import LABELS, MEASURES, VOLUME
from helpers.tables.shortfall import BY_CAUSE, BY_PLAN, TOTAL
from helpers.write.block import Paragraph
from helpers.write.edition import Edition
from helpers.write.prose import standing
from helpers.write.prose.lacking import to_type
from helpers.write.prose.part import ADDED, TOOK, baseline, cell, known_parts, of_sign, part_words, told_measure
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, join, pointing, say

SIGNED: Final = {
    "cut": {
        "positive": TOOK["cut"],
        "zero": "kế hoạch năm bằng kế hoạch giai đoạn",
        "negative": ADDED["cut"],
        "zero_or_negative": "kế hoạch năm không thấp hơn kế hoạch giai đoạn",
        "zero_or_positive": "kế hoạch năm không cao hơn kế hoạch giai đoạn",
        "unknown": "chưa xác định được kế hoạch năm cao hay thấp hơn kế hoạch giai đoạn",
    },
    "execution": {
        "positive": TOOK["execution"],
        "zero": "thực hiện bằng kế hoạch năm",
        "negative": ADDED["execution"],
        "zero_or_negative": "thực hiện không thấp hơn kế hoạch năm",
        "zero_or_positive": "thực hiện không cao hơn kế hoạch năm",
        "unknown": "chưa xác định được thực hiện cao hay thấp hơn kế hoạch năm",
    },
}
STANDS: Final = {"positive": "còn thiếu", "negative": "đã vượt"}
CALLED: Final = {"positive": "phần thiếu", "negative": "phần vượt"}
ARISEN: Final = {("positive", "positive", sign) for sign in ("zero", "negative", "zero_or_negative")}


def by_plan(edition: Edition) -> Paragraph:
    """How far the year is from its target, and at which plan that arose; by figures, else by the verdicts."""
    if baseline(edition) is None:
        return Paragraph([])
    measure = told_measure(edition)
    told = [headline(edition)] if cell(edition, measure, TOTAL, "quantity").known else _signed(edition, measure)
    shown = [pointing(one, "shortfall-by-plan") for one in told[:1]]
    return Paragraph([*shown, *told[1:], *to_type(edition, measure, (TOTAL, *BY_PLAN))])


def by_cause(edition: Edition) -> Paragraph:
    """How much of it each cause took away or added; where that is unknown, what to type in and where."""
    if baseline(edition) is None:
        return Paragraph([])
    measure = told_measure(edition)
    if measure == VOLUME or not cell(edition, measure, "allocation", "quantity").known:
        return Paragraph([_no_causes(edition, "pages" if measure == VOLUME else measure)])
    told = _causes(edition, measure)
    mix = [_no_mix(edition, measure)] if told and not cell(edition, measure, "mix", "quantity").known else []
    shown = [pointing(one, "shortfall-by-cause") for one in told[:1]]
    return Paragraph([*shown, *told[1:], *mix])


def headline(edition: Edition) -> Sentence:
    """The whole distance and its parts by plan, in one sentence; the distance must be known."""
    measure = told_measure(edition)
    sign, plan = str(cell(edition, measure, TOTAL, "sign").value), baseline(edition)
    lead = f"So với chỉ tiêu năm {{year}} của {{document}} {STANDS.get(sign, '')} {{size}} {LABELS[measure]}"
    if sign == "zero":
        lead = f"Số {LABELS[measure]} năm {{year}} vừa bằng chỉ tiêu của {{document}}"
    if plan and standing.cell(edition, plan, measure, "planned_metres").known:
        lead += ", tính theo hệ số quy đổi bình quân"
    pieces = {"year": edition.mark, "document": Mark(plan.document if plan else "")}
    size = cell(edition, measure, TOTAL, "size")
    return say("{lead}{parts}.", lead=say(lead, size=size, **pieces), parts=_parts(edition, measure, BY_PLAN, ", "))


def arisen(edition: Edition) -> Sentence | None:
    """That the shortfall arose with the annual plan: by the figures of both plans, else by the verdicts.

    The verdicts name no measure; where any measure has figures of both plans, these alone are told.
    """
    figures = [measure for measure in MEASURES if _known(edition, measure)]
    measure = told_measure(edition) if figures else VOLUME
    if _signs(edition, measure) not in ARISEN or (figures and measure not in figures):
        return None
    lead = f"So hai mốc về số {LABELS[measure]}," if figures else "Nếu hai nhận định cùng nói về một đại lượng thì"
    words = (
        " phần thiếu hụt phát sinh ngay từ khi lập kế hoạch năm (thấp hơn mục tiêu của giai đoạn), không phải ở khâu "
        "thực hiện kế hoạch năm."
    )
    return say(lead + words)


def _known(edition: Edition, measure: str) -> bool:
    """Whether the parts of both plans are figures."""
    return all(cell(edition, measure, part, "quantity").known for part in BY_PLAN)


def leading(edition: Edition, of: tuple[str, ...]) -> Sentence:
    """The part that did most to the distance, by plan or by cause, in one sentence; the parts must be known."""
    measure = told_measure(edition)
    sign = str(cell(edition, measure, TOTAL, "sign").value)
    parts = of_sign(edition, measure, of, sign) or known_parts(edition, measure, of)
    part = max(parts, key=lambda name: cell(edition, measure, name, "size").value or 0)
    lead = f"{CALLED[sign].capitalize()} {{total}} {{label}} chủ yếu do" if sign in CALLED else "Ảnh hưởng lớn nhất là"
    return say(
        f"{lead} {part_words(edition, measure, part)} ({{size}} {{label}}).",
        total=cell(edition, measure, TOTAL, "size"),
        size=cell(edition, measure, part, "size"),
        label=LABELS[measure],
    )


def _parts(edition: Edition, measure: str, parts: tuple[str, ...], before: str) -> Sentence:
    """The parts that took away and those that added, after the words for the whole; zeros are left out."""
    took, added = of_sign(edition, measure, parts, "positive"), of_sign(edition, measure, parts, "negative")
    if took and added:
        below = cell(edition, measure, TOTAL, "sign").value == "negative"
        words = ": thêm {added}; trừ đi {took}" if below else ": thiếu {took}; bù lại {added}"
        return say(words, took=_enumerated(edition, measure, took), added=_enumerated(edition, measure, added))
    if len(took) + len(added) == 1:
        return say(f"{before}toàn bộ do {part_words(edition, measure, (*took, *added)[0])}")
    told = _enumerated(edition, measure, [*took, *added])
    return say(f"{before}gồm {{told}}", told=told) if took or added else Sentence(())


def _enumerated(edition: Edition, measure: str, parts: list[str]) -> Sentence:
    return enumerate_vietnamese(
        [
            say(
                f"{{size}} {LABELS[measure]} do {part_words(edition, measure, part)}",
                size=cell(edition, measure, part, "size"),
            )
            for part in parts
        ]
    )


def _causes(edition: Edition, measure: str) -> list[Sentence]:
    sign = str(cell(edition, measure, TOTAL, "sign").value)
    parts = _parts(edition, measure, BY_CAUSE, " ")
    if not parts.pieces:
        return []
    called = f", {CALLED[sign]} ấy" if sign in CALLED and not parts.text.startswith(":") else ""
    return [say(f"Xét theo nguyên nhân{called}{{parts}}.", parts=parts)]


def _signed(edition: Edition, measure: str) -> list[Sentence]:
    """What the verdicts alone say: the signs of the parts; where nothing is known, that it is not."""
    signs = _signs(edition, measure)
    if measure != VOLUME or set(signs[1:]) <= {"unknown", "None"}:
        return [_unknown(edition, measure)]
    found = sorted(zip(BY_PLAN, signs[1:], strict=True), key=lambda pair: pair[1] == "unknown")
    words = ("; " if "unknown" in signs else " và ").join(SIGNED[part][sign] for part, sign in found)
    told = say(f"Nếu các nhận định của báo cáo cùng nói về một đại lượng thì {words}.")
    arisen = (
        "Như vậy, phần thiếu phát sinh ngay khi lập kế hoạch năm theo nguồn kinh phí được cấp, không phải ở khâu thực "
        "hiện; khối lượng của từng phần: {absent}."
    )
    absent = cell(edition, measure, TOTAL, "quantity")
    return [told, *([say(arisen, absent=absent)] if signs in ARISEN else [])]


def _signs(edition: Edition, measure: str) -> tuple[str, ...]:
    return tuple(str(cell(edition, measure, part, "sign").value) for part in (TOTAL, *BY_PLAN))


def _unknown(edition: Edition, measure: str) -> Sentence:
    plan = baseline(edition)
    return say(
        "Phần thiếu so với chỉ tiêu năm {year} của {document}: {absent}.",
        year=edition.mark,
        document=Mark(plan.document if plan else ""),
        absent=cell(edition, measure, TOTAL, "quantity"),
    )


def _no_causes(edition: Edition, measure: str) -> Sentence:
    return say(
        "Phần thiếu theo từng nguyên nhân (kinh phí được cấp, giải ngân, cơ cấu phông, đơn giá): {absent}. {wanted}",
        absent=cell(edition, measure, "allocation", "quantity"),
        wanted=join(to_type(edition, measure, BY_CAUSE)),
    )


def _no_mix(edition: Edition, measure: str) -> Sentence:
    return say(
        "Ảnh hưởng riêng của cơ cấu phông: {absent}, nên tính gộp vào đơn giá bình quân. {wanted}",
        absent=cell(edition, measure, "mix", "quantity"),
        wanted=join(to_type(edition, measure, ("mix",))),
    )
