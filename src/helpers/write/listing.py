"""The list of sources: what each number of the page is, and where it was read or how it was computed.

Each entry is an HTML popover: on a screen it opens where its number is pressed, on paper and in a browser that knows no
popovers the entries are a list, and the numbers carry those of their entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from helpers.tables.stored import STORED
from helpers.write.fact import Fact, Facts
from helpers.write.origin import STATUS, inputs, row_words, title_of
from helpers.write.sentence import data_html

OPEN = '<button class="source" popovertarget="{name}">Nguồn của {kind}</button>'
KINDS = {"Bảng": "bảng", "Hình": "hình"}


def source_button(label: str, facts: Sequence[Fact]) -> str:
    """The button of a table or a chart; nothing where it prints no fact."""
    return OPEN.format(name=name_of(label), kind=KINDS[label.split()[0]]) if facts else ""


def name_of(label: str) -> str:
    """The anchor of the source of a table or a chart: "Bảng 3" is "b3"."""
    kind, number = label.split()
    return f"{kind[0].lower()}{number}"


def listing(facts: Sequence[Fact], labelled: Sequence[tuple[str, Sequence[Fact]]], stored: Facts) -> str:
    """The list of sources.

    Args:
        facts: what the sentences print, in the order of their numbers.
        labelled: the tables and charts by label, each with the facts that it prints.
        stored: the tables of the edition.
    """
    single = "".join(entry(number, fact, stored) for number, fact in enumerate(facts, 1))
    whole = "".join(entry_of_all(label, printed) for label, printed in labelled if printed)
    return f'<h3 class="paper">Nguồn của từng con số</h3><ol class="sources mark">{single}{whole}</ol>'


def entry(number: int, fact: Fact, stored: Facts) -> str:
    """One number: its column, row and table, its status, its formula with the inputs, and where it was read."""
    called = ", ".join(filter(None, (title_of(fact), row_words(fact, stored))))
    used = "; ".join(f"{title_of(cell)} {data_html(cell)}" for cell in inputs(fact, stored))
    places = _places([fact.source_place])
    read = f" Đọc ở {escape(places)}." if places else ""
    kept = f"{STORED[fact.table].title}, {STATUS[fact.status]}"
    return (
        f'<li id="{number}" popover><p><b>{data_html(fact)}</b> {escape(called)} <i>({kept})</i></p>'
        f"<p>{escape(fact.formula)}{f': {used}' if used else ''}.{read} <code>{escape(fact.id)}</code></p></li>"
    )


def entry_of_all(label: str, facts: Sequence[Fact]) -> str:
    """The numbers of a table or a chart: each column once, with its formula, and the places that the rows span."""
    columns = dict.fromkeys(
        (fact.table, title_of(fact), fact.formula, STATUS[fact.status]) for fact in facts if fact.known
    )
    tables = dict.fromkeys(table for table, *_ in columns)
    told = [_table(table, [rest for name, *rest in columns if name == table]) for table in tables]
    places = _places([fact.source_place for fact in facts if fact.source_place])
    read = f"<p>Đọc ở {escape(places)}.</p>" if places else ""
    return f'<li id="{name_of(label)}" popover><p><b>{label}</b></p>{"".join(told)}{read}</li>'


def _table(table: str, columns: Sequence[Sequence[str]]) -> str:
    told = "; ".join(f"{label}: {formula[:1].lower()}{formula[1:]} ({status})" for label, formula, status in columns)
    return f"<p>Số liệu “{STORED[table].title}”: {escape(told)}.</p>"


def _places(places: Sequence[str]) -> str:
    """The first and the last place of each file; a spot without a file is in that of the spot before."""
    files: dict[str, list[str]] = {}
    file = ""
    for spot in (spot for place in places for part in place.split("; ") for spot in part.split(" – ")):
        named, _, within = spot.partition(", ")
        file, within = (named, within) if "/" in named else (file, spot)
        files.setdefault(file, []).append(within)
    return "; ".join(f"{file}, {_span(found)}" for file, found in files.items() if file)


def _span(spots: Sequence[str]) -> str:
    """From the first spot to the last, in the order of a document: "bảng 2" before "bảng 10"."""
    ordered = sorted(set(spots), key=lambda spot: [int(part) for part in re.findall(r"\d+", spot)])
    return " đến ".join(dict.fromkeys((ordered[0], ordered[-1])))
