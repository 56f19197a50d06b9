"""The letter has the blocks of the page: the head, parts I to III and the end, in the notebook's order."""

from __future__ import annotations

import json

import pytest
from executed import of_2021, shown
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.errors import RunError
from helpers.settings import Signer
from helpers.write.block import Block, Chart, DataTable, Figures, Items, Paragraph, Quotation
from helpers.write.fact import Fact, Facts
from helpers.write.letter.contents import Heading, Part, block_of, contents
from helpers.write.page import render
from helpers.write.prose.closing import Closing
from helpers.write.prose.head import Head
from helpers.write.sentence import Mark, Sentence, say

PAGES = Fact("profile", "all.all", "pages", "330.345", 330345, "trang", "derived", "Cộng số trang", "")
TOLD = say("{pages} trang khổ {a4}.", pages=PAGES, a4=Mark("A4"))
MARKED = say("Năm {year}", year=Mark("2021"))
BLOCKS = [
    Paragraph([TOLD, TOLD], style="edition"),
    Items([TOLD]),
    Quotation(["- Lời 12", "Lời khác"], Mark("report.md, dòng 1")),
    DataTable(say("Bảng"), ("Phông", "Trang"), [(Mark("A"), PAGES), ("B", "")], ("Tổng", PAGES), TOLD, "fonds"),
    Chart("a", TOLD, '<svg viewBox="0 0 1 1"></svg>', TOLD, [PAGES]),
    Head("UBND TỈNH", "SỞ", "Số: 05/BC-SNV", "ngày 05", MARKED, "Ủy ban", "Mô phỏng"),
    Closing(MARKED, ["Như trên", "Lưu: VT"], Signer(post="GIÁM ĐỐC")),
]


@pytest.fixture
def parts() -> list[Part]:
    return contents(of_2021())


def kinds(parts: list[Part]) -> list[str]:
    return [type(part).__name__ for part in parts]


def cell(block: Block, *tags: str) -> NotebookNode:
    made: NotebookNode = new_code_cell("x", outputs=[shown(block)], metadata={"tags": list(tags)})
    return made


@pytest.mark.parametrize("block", BLOCKS, ids=[type(block).__name__ for block in BLOCKS])
def test_a_block_comes_back_from_its_record(block: Block) -> None:
    data = json.loads(json.dumps(block._repr_mimebundle_()))
    again = block_of(data)
    assert (type(again), again.html, again.facts) == (type(block), block.html, block.facts)


def test_a_record_that_is_not_what_the_page_shows_stops_the_build() -> None:
    data = Paragraph([TOLD])._repr_mimebundle_()
    data["text/html"] = data["text/html"].replace("330.345", "330.346")
    with pytest.raises(RunError, match="where the page says"):
        block_of(data)


def test_it_begins_with_the_head_and_ends_with_the_signature(parts: list[Part]) -> None:
    assert kinds(parts)[:3] == ["Head", "Paragraph", "Heading"]
    assert kinds(parts)[-1] == "Closing"


def test_it_has_parts_one_to_three_and_neither_summary_nor_annexes(parts: list[Part]) -> None:
    headings = [part.text for part in parts if isinstance(part, Heading) and part.level == 1]
    assert headings == ["I. Kết quả thực hiện", "II. Đánh giá, nhận xét", "III. Đề xuất, kiến nghị"]


def test_headings_have_their_levels_and_their_words_lead_to_what_follows() -> None:
    notebook = new_notebook(cells=[new_markdown_cell("## II. Đánh giá\n\n### 1. Thuận\nlợi\n\nNguyên văn:")])
    told = Paragraph([Sentence(("Nguyên văn:",))], "lead")
    assert contents(notebook) == [Heading(1, "II. Đánh giá"), Heading(2, "1. Thuận lợi"), told]


@pytest.mark.parametrize("tag", ["page", "desk", "parameters", "injected-parameters"])
def test_cells_for_others_are_left_out(tag: str) -> None:
    assert contents(new_notebook(cells=[cell(Items([TOLD]), tag)])) == []


def test_a_cell_for_the_letter_alone_is_not_on_the_page() -> None:
    notebook = new_notebook(cells=[cell(Items([TOLD]), "letter")])
    assert kinds(contents(notebook)) == ["Items"]
    assert "<li>" not in render(notebook, "", Facts(lambda table: table.of([])))


def test_nothing_to_say_is_no_part() -> None:
    assert contents(new_notebook(cells=[cell(Paragraph([])), cell(Items([]))])) == []


def test_what_is_outside_the_official_parts_may_be_of_any_kind() -> None:
    cells = [new_markdown_cell("## Tóm tắt"), cell(Figures([(PAGES, "trang")])), new_markdown_cell("## I. Kết quả")]
    assert contents(new_notebook(cells=cells)) == [Heading(1, "I. Kết quả")]


def test_an_output_that_is_no_block_is_passed_over() -> None:
    other = shown(BLOCKS[1])
    other.data = {"text/plain": "x"}
    assert contents(new_notebook(cells=[new_code_cell("x", outputs=[other])])) == []
