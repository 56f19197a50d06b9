"""Every file and every page of the example says that its figures are simulated."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest
from lxml import html

from generate import FOLDER
from helpers.read.document import Paragraph
from helpers.read.opening import open_document
from helpers.run.freshness import NOTEBOOKS
from helpers.write.prose.head import SIMULATED

SAID = "số liệu mô phỏng"
YEARS = range(2021, 2026)
FILES = sorted(path for path in FOLDER.rglob("data/raw/**/*") if path.is_file())


def shown(path: Path) -> str:
    """The text of a file as its reader shows it."""
    if path.suffix == ".parquet":
        return str(duckdb.read_parquet(str(path)).fetchall())
    if path.suffix == ".toml":
        return path.read_text(encoding="utf-8")
    blocks = open_document(path, path.name).blocks
    cells = [cell.text for block in blocks if not isinstance(block, Paragraph) for row in block.rows for cell in row]
    return " ".join([*(block.text for block in blocks if isinstance(block, Paragraph)), *cells])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_file_says_so(path: Path) -> None:
    assert SAID in shown(path).lower()


def test_a_file_that_does_not_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert SAID not in shown(tmp_path / "a.csv").lower()


@pytest.mark.xdist_group("example")
@pytest.mark.parametrize("year", YEARS)
def test_a_page_says_so_above_its_head(example: Path, year: int) -> None:
    page = html.parse(str(example / f"outputs/{year}/bao-cao-{year}.html")).getroot()
    assert page.xpath("//header/*[1][@class='notice']")[0].text_content() == SIMULATED


@pytest.mark.xdist_group("example")
@pytest.mark.parametrize("name", NOTEBOOKS)
@pytest.mark.parametrize("year", YEARS)
def test_an_executed_notebook_says_so_first(example: Path, year: int, name: str) -> None:
    notebook = json.loads((example / f"outputs/{year}/notebooks/{name}.ipynb").read_text(encoding="utf-8"))
    assert SIMULATED in "".join(notebook["cells"][0]["source"])
