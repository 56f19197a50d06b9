"""The computation of a report as one plain Python script: `python plain_script.py PROJECT YEAR`.

The cells of the four notebooks in one process, without kernels, messages and stored notebooks; then the same files.
"""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

from helpers.project import STAGE, Project
from helpers.run.light import OF_ADDRESSES, without

with without(*OF_ADDRESSES):  # as the driver: it is compared by what it does
    from nbformat.v4 import new_code_cell, new_notebook, new_output

    from helpers.tables.cleaned import PASSAGES, VERDICTS
    from helpers.write.edition import Edition
    from helpers.write.gate.letter import check_letter
    from helpers.write.gate.page import check_page
    from helpers.write.gate.workbook import check_workbook
    from helpers.write.letter.contents import contents
    from helpers.write.letter.letter import letter
    from helpers.write.origin import with_inputs
    from helpers.write.page import facts_csv, facts_of, published, render
    from helpers.write.prose.head import title
    from helpers.write.workbook.workbook import sayings, workbook

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = ("01_clean_counts", "02_compare_plan", "03_forecast_backlog", "04_report")


def main(root: str, year: int) -> None:
    """Compute and write the page of a year."""
    for name in NAMES:
        cells = run(FOLDER / f"{name}.ipynb", {"year": year, "project": root, "stage": STAGE})
    project = Project.open(root)
    edition, notebook = Edition.open(project, year, STAGE), new_notebook(cells=cells)
    facts, parts = with_inputs(facts_of(notebook), edition.facts), contents(notebook)
    page, word, book = render(notebook, title(edition).text, edition.facts), letter(parts), workbook(edition, facts)
    quotable = {*edition.facts.rows(PASSAGES)["text"], *edition.facts.rows(VERDICTS)["quote"]}
    check_page(page, facts, edition.facts, quotable)
    check_letter(word, parts, edition.facts, quotable)
    check_workbook(book, facts, edition.facts, sayings(edition))
    project.outputs(year).mkdir(parents=True, exist_ok=True)
    project.page(year).write_text(published(page), encoding="utf-8")
    project.letter(year).write_bytes(word)
    project.workbook(year).write_bytes(book)
    (project.outputs(year) / "facts.csv").write_text(facts_csv(facts), encoding="utf-8")


def run(path: Path, parameters: dict[str, object]) -> list[Any]:
    """The cells of a notebook, code cells with what their last line gives."""
    names: dict[str, object] = {}
    cells = []
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            cells.append(new_markdown(cell))
            continue
        value = executed("".join(cell["source"]), names)
        if "parameters" in cell["metadata"].get("tags", []):
            names |= parameters
        cells.append(new_code_cell(id=cell["id"], metadata=cell["metadata"], outputs=shown(value)))
    return cells


def executed(code: str, names: dict[str, object]) -> object:
    """The value of the last line of code, if it has one."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if isinstance(last, ast.Expr) else None


def shown(value: object) -> list[Any]:
    """What a notebook would show of a value."""
    bundle = getattr(value, "_repr_mimebundle_", None)
    if bundle:
        return [new_output("execute_result", data=bundle())]
    html = getattr(value, "_repr_html_", None)
    return [new_output("execute_result", data={"text/html": html()})] if html else []


def new_markdown(cell: dict[str, Any]) -> Any:
    """A markdown cell as it stands."""
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell("".join(cell["source"]), id=cell["id"], metadata=cell["metadata"])


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
