"""From the target of the year to what was done, a step for each part of the shortfall: by plan, or by cause."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from matplotlib.axes import Axes

from helpers.tables.measures import LABELS
from helpers.tables.shortfall import BY_CAUSE, BY_PLAN, TOTAL
from helpers.write.block import Block, Chart, Paragraph
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.prose import shortfall, standing
from helpers.write.prose.part import cell, known_parts, part_words, told_measure
from helpers.write.sentence import Sentence, enumerate_vietnamese, say

HEIGHT = 0.4  # of a bar, in the distance between two
ROOM = 1.35  # of the longest bar, for the number beside it


def waterfall_by_plan(edition: Edition) -> Block:
    """The steps at the annual plan and at the work; nothing where they are unknown, or there is none."""
    return _of(edition, "shortfall-by-plan", BY_PLAN)


def waterfall_by_cause(edition: Edition) -> Block:
    """The steps of the money, the mix of fonds and the unit costs; nothing where they are unknown, or there is none."""
    return _of(edition, "shortfall-by-cause", BY_CAUSE)


def _of(edition: Edition, name: str, parts: tuple[str, ...]) -> Block:
    steps = _steps(edition, parts)
    return _waterfall(edition, name, steps, shortfall.leading(edition, parts)) if steps else Paragraph([])


def _steps(edition: Edition, parts: tuple[str, ...]) -> list[str]:
    """The parts that lead from the target to what was done; none where one of these two is unknown."""
    measure = told_measure(edition)
    return known_parts(edition, measure, parts) if cell(edition, measure, TOTAL, "quantity").known else []


def _waterfall(edition: Edition, name: str, parts: Sequence[str], title: Sentence) -> Chart:
    measure = told_measure(edition)
    plan, label = edition.plans[0], LABELS[measure]
    target, done = (standing.cell(edition, plan, measure, column) for column in ("planned", "actual"))
    words = [part_words(edition, measure, part) for part in parts]
    steps, sizes = ([cell(edition, measure, part, column) for part in parts] for column in ("quantity", "size"))
    levels = list(accumulate((-drawing.length(step) for step in steps), initial=drawing.length(target)))
    figure, axes = drawing.canvas(0.3 + 0.5 * (2 + len(parts)))
    _bar(axes, 0, f"Chỉ tiêu năm {edition.year}, {plan.document}", target, label)
    for place, (said, size, (before, after)) in enumerate(zip(words, sizes, pairwise(levels), strict=True), 1):
        _step(axes, place, said, size, (before, after))
    _bar(axes, len(levels), f"Đã làm năm {edition.year}", done, label)
    _joined(axes, levels)
    _frame(axes, levels)
    told = _told(target, done, words, list(zip(steps, sizes, strict=True)), label)
    return drawing.chart(name, figure, title, told, (target, done, *sizes))


def _bar(axes: Axes, place: int, name: str, fact: Fact, label: str) -> None:
    axes.barh(place, drawing.length(fact), height=HEIGHT, color=drawing.DARK)
    _labelled(axes, place, name, f"{fact.printed} {label}", (0, drawing.length(fact)))


def _step(axes: Axes, place: int, name: str, size: Fact, ends: tuple[float, float]) -> None:
    """What was taken away in full colour, what was added hatched: told apart in black and white as well."""
    before, after = ends
    bar = axes.barh(place, abs(before - after), left=min(ends), height=HEIGHT, color=drawing.ACCENT)
    if after > before:
        bar[0].set(facecolor=drawing.PALE, hatch="///", edgecolor=drawing.MIDDLE)
    sign = "−" if after < before else "+"
    _labelled(axes, place, name[0].upper() + name[1:], f"{sign} {size.printed}", ends)


def _labelled(axes: Axes, place: int, name: str, number: str, ends: tuple[float, float]) -> None:
    drawing.named(axes, name, (0, place - 0.27), up=3)
    drawing.beside(axes, number, (max(ends), place))


def _joined(axes: Axes, levels: Sequence[float]) -> None:
    """A thin line from the end of each bar to the next, where that begins."""
    for place, level in enumerate(levels):
        axes.plot([level, level], [place - HEIGHT / 2, place + 1 + HEIGHT / 2], color=drawing.LIGHT, lw=0.9, zorder=0)


def _frame(axes: Axes, levels: Sequence[float]) -> None:
    lowest, highest = min(0, *levels), max(levels)
    axes.set(ylim=(len(levels) + 0.6, -0.75), xlim=(lowest, lowest + (highest - lowest) * ROOM))
    axes.set_axis_off()


def _told(target: Fact, done: Fact, words: Sequence[str], steps: Sequence[tuple[Fact, Fact]], label: str) -> Sentence:
    told = [
        say(f"{'trừ' if drawing.length(quantity) > 0 else 'cộng'} {{size}} do {said}", size=size)
        for said, (quantity, size) in zip(words, steps, strict=True)
    ]
    return say(
        "Biểu đồ thác nước từ chỉ tiêu {target} {label} đến thực hiện {done} {label}: {told}.",
        target=target,
        done=done,
        label=label,
        told=enumerate_vietnamese(told),
    )
