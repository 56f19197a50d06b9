"""The year against its two plans: bars where the targets are known, else the order that the report states."""

from __future__ import annotations

from matplotlib.axes import Axes

from helpers.settings import Plan
from helpers.write.block import Block, Chart, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.number import MISSING
from helpers.write.prose import plan, results
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, say

ORDER = {"below": 1.35, "met": 1.0, "met_or_above": 0.9, "above": 0.85}  # lengths of a scheme, of no scale

STANDS = {
    "below": "thấp hơn mục tiêu của {document}",
    "met": "bằng {document}",
    "met_or_above": "không thấp hơn {document}",
    "above": "cao hơn {document}",
}


def against_plans(edition: Edition) -> Block:
    """What was done in pages, between what the plan of the year and the plan of several years asked for."""
    plans = [known for known in (edition.annual, edition.period) if known]
    targets = {known.document: plan.cell(edition, known, "pages", "planned") for known in plans}
    if any(fact.known for fact in targets.values()):
        return _bars(edition, targets)
    return _order(edition, plans) if all(plan.relation(edition, known) in ORDER for known in plans) else Paragraph([])


def _bars(edition: Edition, targets: dict[str, Fact]) -> Chart:
    done = results.total(edition, "pages")
    shown = {f"Đã làm năm {edition.year}": done, **{name: fact for name, fact in targets.items() if fact.known}}
    figure, axes = drawing.canvas(0.3 + 0.5 * len(shown))
    for place, (name, fact) in enumerate(shown.items()):
        _bar(
            axes,
            place,
            drawing.length(fact),
            name,
            f"{fact.printed} trang",
            drawing.DARK if fact is done else drawing.LIGHT,
        )
    axes.set(ylim=(len(shown) - 0.4, -0.75), xlim=(0, axes.dataLim.x1 * 1.35))
    told = [say("{name} {fact} trang", name=Mark(name), fact=fact) for name, fact in shown.items()]
    described = say("Biểu đồ thanh: {told}.", told=enumerate_vietnamese(told))
    return Chart(plan.headline(edition), drawing.svg(figure, "against-plans"), described, tuple(shown.values()))


def _order(edition: Edition, plans: list[Plan]) -> Chart:
    """The bars' order is what the report states; their lengths mean nothing, and the drawing says so."""
    done = results.total(edition, "pages")
    figure, axes = drawing.canvas(0.55 + 0.5 * (1 + len(plans)))
    _bar(axes, 0, 1.0, f"Đã làm năm {edition.year}", f"{done.printed} trang", drawing.DARK)
    for place, known in enumerate(plans, 1):
        length = ORDER[plan.relation(edition, known)]
        _bar(axes, place, length, known.document, MISSING, drawing.PALE, hatch="///", beyond=1.0)
    axes.axvline(1.0, color=drawing.ACCENT, lw=1, ls=(0, (4, 3)))
    axes.set(ylim=(len(plans) + 0.75, -0.75), xlim=(0, 1.85))
    axes.text(
        0, len(plans) + 0.55, "Sơ đồ thứ tự, độ dài không theo tỷ lệ", fontsize=drawing.SMALL, color=drawing.FAINT
    )
    return Chart(_order_title(edition, plans), drawing.svg(figure, "order-of-plans"), _order_told(done, plans), (done,))


def _bar(
    axes: Axes, place: int, length: float, name: str, told: str, shade: str, hatch: str | None = None, beyond: float = 0
) -> None:
    axes.barh(place, length, height=0.4, color=shade, hatch=hatch, edgecolor=drawing.LIGHT if hatch else shade)
    axes.text(0, place - 0.27, name, va="bottom", fontsize=drawing.SMALL)
    drawing.beside(axes, told, (max(length, beyond), place))
    axes.set_axis_off()


def _order_title(edition: Edition, plans: list[Plan]) -> Sentence:
    told = [say(STANDS[plan.relation(edition, known)], document=Mark(known.document)) for known in plans]
    return say("Khối lượng đã làm {told}.", told=enumerate_vietnamese(told))


def _order_told(done: Fact, plans: list[Plan]) -> Sentence:
    names = enumerate_vietnamese([say("{name}", name=Mark(known.document)) for known in plans])
    return say(
        "Sơ đồ thứ tự theo lời báo cáo, không theo tỷ lệ: đã làm {done} trang; {names} {missing}.",
        done=done,
        names=names,
        missing=MISSING,
    )
