"""Blocks as a page of their own, rendered and held by the gate as the pipeline does it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from nbformat.v4 import new_code_cell, new_notebook, new_output

from helpers.write.block import Block
from helpers.write.fact import Fact, Facts
from helpers.write.gate.page import check_page
from helpers.write.origin import with_inputs
from helpers.write.page import facts_of, render


def page_of(blocks: Sequence[Block], stored: Facts) -> tuple[str, list[Fact]]:
    """The page that shows these blocks, and all facts that it prints."""
    shown = [new_output("execute_result", data=block._repr_mimebundle_(), execution_count=1) for block in blocks]
    notebook = new_notebook(cells=[new_code_cell(outputs=[output]) for output in shown])
    return render(notebook, "Báo cáo", stored), with_inputs(facts_of(notebook), stored)


def hold(blocks: Sequence[Block], stored: Facts, quotable: Collection[str] = ()) -> list[Fact]:
    """Pass blocks through the gate, and say which facts they print.

    Raises:
        RunError: see `helpers.write.gate.page.check_page`.
    """
    page, facts = page_of(blocks, stored)
    check_page(page, facts, stored, quotable)
    return facts
