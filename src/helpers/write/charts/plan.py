"""What was done in the year beside what each plan asked for, in pages."""

from __future__ import annotations

from matplotlib.axes import Axes

from helpers.write.block import Block, Paragraph
from helpers.write.charts import drawing
from helpers.write.charts.order import order_of_plans
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.prose import plan, results
from helpers.write.prose.standing import cell
from helpers.write.sentence import Mark, enumerate_vietnamese, say


def against_plans(edition: Edition) -> Block:
    """Bars where a target is known, else the order that the report states; nothing where it states none."""
    done = results.total(edition, "pages")
    targets = {known.document: cell(edition, known, "pages", "planned") for known in edition.plans}
    known = {name: fact for name, fact in targets.items() if fact.known}
    return _bars(edition, done, known) if known and done.known else order_of_plans(edition)


def _bars(edition: Edition, done: Fact, targets: dict[str, Fact]) -> Block:
    shown = {f"Đã làm năm {edition.year}": done, **targets}
    figure, axes = drawing.canvas(0.3 + 0.5 * len(shown))
    for place, (name, fact) in enumerate(shown.items()):
        _bar(axes, place, name, fact, drawing.DARK if fact is done else drawing.LIGHT)
    axes.set(ylim=(len(shown) - 0.4, -0.75), xlim=(0, axes.dataLim.x1 * 1.35))
    axes.set_axis_off()
    told = enumerate_vietnamese(
        [say("{name} {fact} trang", name=Mark(name), fact=fact) for name, fact in shown.items()]
    )
    title = plan.headline(edition)
    if title is None:
        return Paragraph([])
    return drawing.chart(
        "against-plans", figure, title, say("Biểu đồ thanh: {told}.", told=told), tuple(shown.values())
    )


def _bar(axes: Axes, place: int, name: str, fact: Fact, shade: str) -> None:
    axes.barh(place, drawing.length(fact), height=0.4, color=shade)
    drawing.named(axes, name, (0, place - 0.27), up=3)
    drawing.beside(axes, f"{fact.printed} trang", (drawing.length(fact), place))
