"""The page: the executed report notebook through a small nbconvert template of our own, in one file without requests.

The notebook's outputs carry the facts that they print. The page lists the source of each fact that a sentence links to,
and its content security policy allows nothing but its own style sheet and the script of its control.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html import escape, unescape
from pathlib import Path

import pandas as pd
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from traitlets.config import Config

from helpers.tables.stored import STORED
from helpers.write.block import FACTS_TYPE
from helpers.write.fact import RECORD, Fact
from helpers.write.sentence import data_html

TEMPLATES = Path(__file__).parent / "templates"
DESK = "desk"  # the tag of cells for the person at the notebook, not for the reader of the page
CELL = re.compile(r' data-cell="[^"]*"')
LINK = re.compile(r'href="#([^"]+)"')
STATUS = {"reported": "số liệu nguồn", "derived": "tính toán", "estimated": "dự báo", "missing": "chưa có"}


def facts_of(notebook: NotebookNode) -> list[Fact]:
    """The facts that the outputs of an executed notebook print, each once, in the order of the page."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", []))
    records = (record for output in outputs for record in output.get("data", {}).get(FACTS_TYPE, []))
    facts = [Fact(**{name: record[name] for name in RECORD if name != "id"}) for record in records]
    return list(dict.fromkeys(facts))


def facts_csv(facts: Iterable[Fact]) -> str:
    """`facts.csv`: one row a fact."""
    rows = [fact.record() for fact in facts]
    return pd.DataFrame(rows, columns=list(RECORD), dtype="object").to_csv(index=False, lineterminator="\n")


def render(notebook: NotebookNode, title: str) -> str:
    """The whole page of an executed report notebook."""
    style = (TEMPLATES / "report/style.css").read_text(encoding="utf-8")
    script = (TEMPLATES / "report/lever.js").read_text(encoding="utf-8")
    allowed = {"style_hash": _digest(style), "script_hash": _digest(script)}
    resources = {"title": title, "style": style, "script": script, **allowed}
    body, _ = _exporter().from_notebook_node(notebook, resources)
    return str(body).replace("</main>", _sources(str(body), facts_of(notebook)) + "</main>")


def _digest(text: str) -> str:
    """What the content security policy names a style sheet or a script by."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _exporter() -> HTMLExporter:
    config = Config()
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_cell_tags = {DESK, "parameters", "injected-parameters"}
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


def _sources(body: str, facts: list[Fact]) -> str:
    """The list of sources, in the order in which the sentences name them."""
    linked = {unescape(name) for name in LINK.findall(body)}
    rows = "".join(_source(fact) for fact in facts if fact.id in linked)
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("Con số", "Là gì", "Nguồn"))
    return (
        '<div class="frame words" role="region" tabindex="0" aria-label="Nguồn của các con số"><table>'
        f"<caption>Nguồn của các con số trong lời văn</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>"
    )


def _source(fact: Fact) -> str:
    cell = f'<code class="mark">{escape(fact.id)}</code>'
    place = f' <br><span class="mark">{escape(fact.source_place)}</span>' if fact.source_place else ""
    said = f"{STORED[fact.table].title}: {fact.formula[:1].lower()}{fact.formula[1:]}"
    what = f'<span class="mark">{escape(said)}</span> ({STATUS[fact.status]})'
    return (
        f'<tr id="{escape(fact.id)}"><th scope="row">{data_html(fact)}</th><td>{what}</td><td>{cell}{place}</td></tr>'
    )
