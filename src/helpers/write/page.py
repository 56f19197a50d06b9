"""The page: the executed report notebook through a small nbconvert template of our own, in one file without requests.

The notebook's outputs carry the facts that they print. The page lists the source of each number, gives its tables,
charts and facts their numbers, and its content security policy allows nothing but its own style sheet and the script of
its control.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from helpers.write.block import FACTS_TYPE, SOURCE_SLOT
from helpers.write.contents import folded, with_contents
from helpers.write.fact import RECORD, Fact, Facts
from helpers.write.listing import listing, source_button
from helpers.write.numbering import facts_numbered, labels_of, numbered, with_slots

TEMPLATES = Path(__file__).parent / "templates"
DESK = "desk"  # the tag of cells for the person at the notebook, not for the reader of the page
LETTER = "letter"  # the tag of cells for the Word file alone
CELL = re.compile(r' data-cell="[^"]*"')
MAIN = re.compile(r"(?<=<main>).*(?=</main>)", re.DOTALL)


def facts_of(notebook: NotebookNode) -> list[Fact]:
    """The facts that the outputs of an executed notebook print, each once, in the order of the page."""
    return list(dict.fromkeys(fact for output in _outputs(notebook) for fact in _facts(output)))


def facts_csv(facts: Iterable[Fact]) -> str:
    """`facts.csv`: one row a fact."""
    rows = [fact.record() for fact in facts]
    return pd.DataFrame(rows, columns=list(RECORD), dtype="object").to_csv(index=False, lineterminator="\n")


def render(notebook: NotebookNode, title: str, stored: Facts) -> str:
    """The whole page of an executed report notebook, with the sources as the stored tables give them."""
    style = (TEMPLATES / "report/style.css").read_text(encoding="utf-8")
    script = (TEMPLATES / "report/lever.js").read_text(encoding="utf-8")
    allowed = {"style_hash": _digest(style), "script_hash": _digest(script)}
    resources = {"title": title, "style": style, "script": script, **allowed}
    page, _ = _exporter().from_notebook_node(notebook, resources)
    return MAIN.sub(lambda body: _completed(body[0], notebook, stored), str(page), count=1)


def _completed(body: str, notebook: NotebookNode, stored: Facts) -> str:
    """The body with its numbers, its table of contents, its folds and its sources."""
    known = {fact.id: fact for fact in facts_of(notebook)}
    labelled = numbered(with_contents(folded(body)))
    whole = [(label, _unrepeated(facts)) for label, facts in zip(labels_of(labelled), _slotted(notebook), strict=True)]
    pointed, order = facts_numbered(with_slots(labelled, [source_button(*one) for one in whole]))
    return pointed + listing([known[name] for name in order], whole, stored)


def _slotted(notebook: NotebookNode) -> list[list[Fact]]:
    """The facts of each table and chart, in the order of the page."""
    return [_facts(output) for output in _outputs(notebook) if SOURCE_SLOT in output.data.get("text/html", "")]


def _unrepeated(facts: Iterable[Fact]) -> list[Fact]:
    return list(dict.fromkeys(facts))


def _outputs(notebook: NotebookNode) -> list[NotebookNode]:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    return [output for output in outputs if FACTS_TYPE in output.get("data", {})]


def _facts(output: NotebookNode) -> list[Fact]:
    return [Fact(**{name: record[name] for name in RECORD if name != "id"}) for record in output.data[FACTS_TYPE]]


def _digest(text: str) -> str:
    """What the content security policy names a style sheet or a script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _exporter() -> HTMLExporter:
    config = Config()
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_cell_tags = {DESK, LETTER, "parameters", "injected-parameters"}
    config.HTMLExporter.preprocessors = ["nbconvert.preprocessors.TagRemovePreprocessor"]
    return HTMLExporter(
        config=config,
        template_name="report",
        extra_template_basedirs=[str(TEMPLATES)],
        exclude_input=True,
        exclude_anchor_links=True,
        language_code="vi",
    )


def published(page: str) -> str:
    """The page without the names of the cells, which the gate needs and no reader does: a sixth of its size."""
    return CELL.sub("", page)
