"""How the work done stands to each plan in the words of the report: an order without a scale."""

from __future__ import annotations

from matplotlib.axes import Axes

from helpers.settings import Plan
from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.number import MISSING
from helpers.write.prose.standing import standing
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, say

LENGTHS = {"below": 1.35, "met": 1.0, "met_or_above": 0.9, "above": 0.85}  # of the plan, where the work done is 1
STANDS = {
    "below": "thấp hơn mục tiêu của {document}",
    "met": "bằng {document}",
    "met_or_above": "không thấp hơn {document}",
    "above": "cao hơn {document}",
}


def order_of_plans(edition: Edition) -> Block:
    """Bars whose order is what the report states; their lengths mean nothing, and the drawing says so."""
    plans = [known for known in edition.plans if standing(edition, known).reported]
    if len(plans) < 2:  # one comparison is said in a sentence
        return Paragraph([])
    figure, axes = drawing.canvas(0.55 + 0.5 * (1 + len(plans)))
    _bar(axes, 0, f"Đã làm năm {edition.year}", 1.0, drawing.DARK)
    for place, known in enumerate(plans, 1):
        _planned(axes, place, known.document, LENGTHS[standing(edition, known).relation])
    axes.axvline(1.0, color=drawing.ACCENT, lw=1, ls="--")
    axes.set(ylim=(len(plans) + 0.75, -0.75), xlim=(0, 1.85))
    axes.set_axis_off()
    drawing.beside(axes, "Sơ đồ thứ tự, độ dài không theo tỷ lệ", (0, len(plans) + 0.55), 0)
    return drawing.chart("order-of-plans", figure, _title(edition, plans), _told(plans))


def _bar(axes: Axes, place: int, name: str, length: float, shade: str) -> None:
    axes.barh(place, length, height=0.4, color=shade)
    drawing.named(axes, name, (0, place - 0.27), up=3)


def _planned(axes: Axes, place: int, name: str, length: float) -> None:
    axes.barh(place, length, height=0.4, color=drawing.PALE, hatch="///", edgecolor=drawing.LIGHT)
    drawing.named(axes, name, (0, place - 0.27), up=3)
    drawing.beside(axes, MISSING, (max(length, 1.0), place))


def _title(edition: Edition, plans: list[Plan]) -> Sentence:
    told = [say(STANDS[standing(edition, known).relation], document=Mark(known.document)) for known in plans]
    return say("Theo báo cáo đã nhận, khối lượng đã làm {told}.", told=enumerate_vietnamese(told))


def _told(plans: list[Plan]) -> Sentence:
    names = enumerate_vietnamese([say("{name}", name=Mark(known.document)) for known in plans])
    return say(
        "Sơ đồ thứ tự theo lời báo cáo, không theo tỷ lệ; chỉ tiêu của {names} {missing}.", names=names, missing=MISSING
    )
