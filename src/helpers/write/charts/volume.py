"""Drawings of the year's volume: by fonds, by place, and what the work was like."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter, NullLocator

from helpers.tables.compared import PROFILE
from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.measures import LABELS, MEASURES
from helpers.write.block import Chart
from helpers.write.charts import drawing
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.number import decimal
from helpers.write.prose import results
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, say

MOST_SHOWN = 8  # bars that fit a phone's screen; the table has every fonds
PLACES_SHOWN = 4  # shades that can be told apart in black and white
NAMED = 2.0  # room above the highest and below the lowest dot for the name of an unusual fonds
SHADES = (drawing.DARK, drawing.MIDDLE, drawing.LIGHT, drawing.PALE)


def pages_by_fonds(edition: Edition) -> Chart:
    """The fonds with most pages as bars, those that together hold most of all pages in the darker shade."""
    shown = edition.facts.rows(PROFILE, group="fonds").sort_values("rank").head(MOST_SHOWN)
    few = edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds")
    figure, axes = drawing.canvas(0.3 + 0.42 * len(shown))
    pages = shown["pages"].astype("float64")
    dark = [rank <= (few.value or 0) for rank in shown["rank"]]
    axes.barh(range(len(shown)), pages, height=0.42, color=[drawing.DARK if most else drawing.LIGHT for most in dark])
    facts = [fact for _, row in shown.iterrows() for fact in _bar(axes, row)]
    axes.set(ylim=(len(shown) - 0.4, -0.75), xlim=(0, pages.max() * 1.28))
    axes.set_axis_off()
    described = [_bar_told(row) for _, row in shown.iterrows()]
    return Chart(
        results.concentration(edition),
        drawing.svg(figure, "pages-by-fonds"),
        say("Biểu đồ thanh số trang của các phông nhiều trang nhất: {told}.", told=enumerate_vietnamese(described)),
        facts,
    )


def shares_by_place(edition: Edition) -> Chart:
    """How records, documents and pages divide among the places: three bars of the same length."""
    places = edition.facts.rows(PROFILE, group="place").head(PLACES_SHOWN)
    figure, axes = drawing.canvas(1.75)
    left = pd.Series(0.0, index=MEASURES)
    for (_, row), shade in zip(places.iterrows(), SHADES, strict=False):
        widths = pd.Series({measure: float(row[f"share_of_{measure}"]) for measure in MEASURES})
        axes.barh(
            [LABELS[m] for m in MEASURES],
            widths,
            left=left,
            color=shade,
            height=0.62,
            label=results.place_mark(edition, row).text,
            ec="white",
        )
        _shares_in(axes, row, left, widths, "white" if shade in SHADES[:2] else drawing.INK)
        left += widths
    axes.set(xlim=(0, 1), xticks=[])
    axes.invert_yaxis()
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=drawing.SIZE, labelcolor=drawing.INK)
    axes.legend(
        loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=4, frameon=False, fontsize=drawing.SMALL, handlelength=1
    )
    told = [_place_told(edition, row) for _, row in places.iterrows()]
    described = say("Biểu đồ thanh chồng, tỷ trọng của từng địa bàn: {told}.", told=enumerate_vietnamese(told))
    return Chart(_most_held(edition, places.iloc[0]), drawing.svg(figure, "shares-by-place"), described)


def work_profile(edition: Edition) -> Chart:
    """Documents a record against pages a document, one dot a fonds; the unusual ones are named."""
    rows = edition.facts.rows(PROFILE, group="fonds").dropna(subset=["documents_per_record", "pages_per_document"])
    figure, axes = drawing.canvas(3.5)
    marked = rows["unusual"].notna()
    for part, shade in ((rows[~marked], drawing.MIDDLE), (rows[marked], drawing.ACCENT)):
        sizes = 12 + 260 * part["pages"].astype("float64") / rows["pages"].max()
        axes.scatter(
            part["documents_per_record"], part["pages_per_document"], s=sizes, color=shade, alpha=0.8, ec="white"
        )
    for _, row in rows[marked].iterrows():
        _named(axes, row, rows)
    for name, axis, line in (
        ("documents_per_record", axes.xaxis, axes.axvline),
        ("pages_per_document", axes.yaxis, axes.axhline),
    ):
        axis.axes.set_xscale("log") if axis is axes.xaxis else axis.axes.set_yscale("log")
        line(rows[name].median(), color=drawing.FAINT, lw=0.8, ls=(0, (4, 3)), zorder=0)
        axis.set_major_locator(FixedLocator([1, 2, 5, 10, 20, 50, 100, 200]))
        axis.set_major_formatter(FuncFormatter(lambda value, _: decimal(value, 0)))
        axis.set_minor_locator(NullLocator())
        axis.set_minor_formatter(NullFormatter())
    highest, lowest = rows["pages_per_document"].max(), rows["pages_per_document"].min()
    axes.set_ylim(lowest / NAMED, highest * NAMED)
    axes.set_xlabel("văn bản mỗi hồ sơ", fontsize=drawing.SMALL)
    axes.set_ylabel("trang mỗi văn bản", fontsize=drawing.SMALL)
    told = results.unusual(edition)
    described = say(
        "Biểu đồ điểm, mỗi điểm một phông, nét đứt là trung vị. {told}",
        told=enumerate_vietnamese(told) if told else say("Không có phông nào lệch hẳn."),
    )
    return Chart(_unusual_title(edition), drawing.svg(figure, "work-profile"), described)


def _bar(axes: Axes, row: pd.Series) -> tuple[Fact, Fact]:
    pages, share = fact_of(PROFILE, "pages", row), fact_of(PROFILE, "share_of_pages", row)
    place = int(row["rank"]) - 1
    axes.text(0, place - 0.28, row["name"], va="bottom", fontsize=drawing.SMALL)
    told = f"{pages.printed} · {share.printed}"
    drawing.beside(axes, told, (float(row["pages"]), place))
    return pages, share


def _bar_told(row: pd.Series) -> Sentence:
    return say("{name} {pages} trang", name=Mark(row["name"]), pages=fact_of(PROFILE, "pages", row))


def _shares_in(axes: Axes, row: pd.Series, left: pd.Series, widths: pd.Series, ink: str) -> None:
    for place, measure in enumerate(MEASURES):
        if widths[measure] > 0.08:  # narrower, the figure does not fit into the bar
            printed = fact_of(PROFILE, f"share_of_{measure}", row).printed
            middle = left[measure] + widths[measure] / 2
            axes.text(middle, place, printed, ha="center", va="center", color=ink, fontsize=drawing.SMALL)


def _place_told(edition: Edition, row: pd.Series) -> Sentence:
    shares = {measure: fact_of(PROFILE, f"share_of_{measure}", row) for measure in MEASURES}
    return say(
        "{name} {records} hồ sơ, {documents} văn bản, {pages} trang", name=results.place_mark(edition, row), **shares
    )


def _most_held(edition: Edition, row: pd.Series) -> Sentence:
    return say(
        "Các phông {name} chiếm {pages} số trang và {records} số hồ sơ.",
        name=results.place_mark(edition, row),
        pages=fact_of(PROFILE, "share_of_pages", row),
        records=fact_of(PROFILE, "share_of_records", row),
    )


def _named(axes: Axes, row: pd.Series, rows: pd.DataFrame) -> None:
    """The name of a fonds above or below its dot; each line on its own, since SVG aligns only single lines."""
    right = row["documents_per_record"] > rows["documents_per_record"].median()
    lines = drawing.wrapped(row["name"], 24).splitlines()
    for place, line in enumerate(lines):
        axes.annotate(
            line,
            (row["documents_per_record"], row["pages_per_document"]),
            xytext=(6 if right else -6, -14 - 11 * place if right else 11 * (len(lines) - place) - 1),
            textcoords="offset points",
            ha="right" if right else "left",
            fontsize=drawing.SMALL,
        )


def _unusual_title(edition: Edition) -> Sentence:
    count = edition.facts.finding(FINDINGS_COMPARE, "unusual_fonds")
    if not count.value:
        return say("Không phông nào có tỷ lệ văn bản mỗi hồ sơ hay trang mỗi văn bản khác hẳn các phông còn lại.")
    return say(
        "{count} phông có tỷ lệ văn bản mỗi hồ sơ hay trang mỗi văn bản khác hẳn các phông còn lại.", count=count
    )
