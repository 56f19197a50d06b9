"""The report notebook executed without a kernel, and the letter made of it: what the tests of the letter share."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_output

from conftest import REPOSITORY
from helpers.write.block import Block
from helpers.write.edition import Edition
from helpers.write.letter.contents import contents
from helpers.write.letter.letter import letter
from plain import edition_of

NOTEBOOK = REPOSITORY / "notebooks/04_report.ipynb"
OPENED = ("imports", "open")  # cells that the tests do in their own way
BODY = "word/document.xml"


def executed(edition: Edition) -> NotebookNode:
    """The report notebook with the outputs of an edition."""
    notebook: NotebookNode = nbformat.read(NOTEBOOK, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code" and "parameters" not in cell.metadata]
    names: dict[str, Any] = {}
    for cell in code:
        if cell.id == "imports":
            exec(cell.source, names)
        elif cell.id not in (*OPENED, "parameters"):
            cell.outputs = [shown(eval(cell.source, {**names, "edition": edition}))]
    return notebook


@cache
def of_2021() -> NotebookNode:
    """The executed report notebook of the real year."""
    return executed(edition_of(REPOSITORY))


@cache
def letter_2021() -> bytes:
    """The letter of the real year."""
    return letter(contents(of_2021()))


def shown(block: Block) -> NotebookNode:
    """The output that a kernel would leave of a block."""
    output: NotebookNode = new_output("execute_result", block._repr_mimebundle_(), execution_count=1)
    return output


def member(content: bytes, name: str = BODY) -> str:
    """A part of a Word file as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def spoiled(content: bytes, change: Callable[[str], str], name: str = BODY) -> bytes:
    """The Word file with one of its parts changed."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(changed, "w") as goal:
        for part in source.namelist():
            text = source.read(part)
            goal.writestr(part, change(text.decode()).encode() if part == name else text)
    assert changed.getvalue() != content
    return changed.getvalue()


def but(old: str, new: str) -> Callable[[str], str]:
    """A change of the first place where a text stands; it has to stand somewhere."""

    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return change
