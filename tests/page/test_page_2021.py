"""The page of 2021: what it says, what it is made of, and that nothing in it comes from elsewhere."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from lxml import html

from conftest import REPOSITORY, Golden
from helpers.write.page import published

pytestmark = pytest.mark.xdist_group("built")
TOLD = ("h1", "h2", "h3", "p", "li", "dt", "dd", "caption", "figcaption")


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture(scope="module")
def facts(built: Path) -> list[dict[str, str]]:
    with (built / "outputs/2021/facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_its_sentences_are_the_golden_ones(tree: html.HtmlElement, golden: Golden) -> None:
    told = [f"{element.tag}: {text(element)}" for element in tree.iter(*TOLD) if text(element)]
    golden("bao-cao-2021.txt", "\n".join(told) + "\n")


def test_it_reproduces_every_figure_of_the_report_as_received(tree: html.HtmlElement) -> None:
    received = (REPOSITORY / "data/raw/2021/report.md").read_text(encoding="utf-8")
    figures = set(re.findall(r"(?<=[\t>])\d{1,3}(?:\.\d{3})*(?=[\t\n<])", received))
    assert len(figures) > 60
    assert figures <= {data.text_content() for data in tree.iter("data")}


def test_it_quotes_the_officers_verbatim(tree: html.HtmlElement) -> None:
    received = (REPOSITORY / "data/raw/2021/report.md").read_text(encoding="utf-8").replace("<https", "https")
    known = " ".join(received.replace(".vn>", ".vn").split())
    quoted = [text(paragraph) for paragraph in tree.iterfind(".//blockquote/p")]
    assert len(quoted) == 14
    assert all(paragraph in known for paragraph in quoted)


def test_what_is_unknown_is_said_and_no_zero(tree: html.HtmlElement) -> None:
    assert text(tree).count("chưa có số liệu") >= 3
    assert not re.search(r"\b(nan|NaN|None|NA|<NA>)\b", text(tree))
    assert not [data for data in tree.iter("data") if data.get("value") == "0" or data.text_content() == "0"]


def test_it_is_a_page_in_vietnamese_with_one_title(page: str, tree: html.HtmlElement) -> None:
    assert tree.get("lang") == "vi"
    assert len(list(tree.iter("h1"))) == 1
    assert len(page.encode()) < 200_000


def test_every_table_has_a_caption_and_scopes(tree: html.HtmlElement) -> None:
    for table in tree.iter("table"):
        assert text(table.find("caption"))
        assert all(head.get("scope") in ("col", "row") for head in table.iter("th"))


def test_every_chart_has_a_finding_and_a_description(tree: html.HtmlElement) -> None:
    figures = list(tree.iter("figure"))
    assert len(figures) == 7
    for figure in figures:
        assert len(text(figure.find("figcaption"))) > 30
        assert len(" ".join(text(paragraph) for paragraph in figure.iter("p"))) > 50


def test_nothing_comes_from_elsewhere(page: str) -> None:
    assert "default-src 'none'" in page
    assert page.count("<script>") == 1  # the few lines of `lever.js`, which the policy names by their hash
    assert not re.search(r"<(script |link|img|iframe|object|embed)\b|\bsrc=|\bstyle=|url\((?!#)|@import", page)
    assert set(re.findall(r"https?://[^\"'\s<>]+", page)) == {
        "http://www.w3.org/2000/svg",
        "https://luutrutinh.hatinh.gov.vn",
    }


def test_each_linked_fact_has_its_source_on_the_page(tree: html.HtmlElement) -> None:
    links = {link.get("href")[1:] for link in tree.iter("a")}
    assert len(links) > 30
    assert links == {row.get("id") for row in tree.iter("tr") if row.get("id")}


def test_every_number_printed_is_in_facts_csv(tree: html.HtmlElement, facts: list[dict[str, str]]) -> None:
    held = {(fact["value"], fact["printed"]) for fact in facts}
    assert {(data.get("value"), data.text_content()) for data in tree.iter("data")} <= held


def test_facts_tell_where_they_come_from(facts: list[dict[str, str]]) -> None:
    assert all(fact["source_place"] for fact in facts if fact["status"] == "reported" and fact["table"] == "counts")
    assert all(fact["formula"] for fact in facts)
    assert {fact["status"] for fact in facts} == {"reported", "derived", "estimated", "missing"}


def test_no_output_tells_of_the_machine(built: Path) -> None:
    for path in (built / "outputs/2021").rglob("*.*"):
        told = path.read_text(encoding="utf-8")
        assert str(built) not in told
        assert str(REPOSITORY) not in told


def test_the_names_of_cells_that_the_gate_needs_are_left_out(page: str) -> None:
    assert "data-cell" not in page
    assert published('<data value="1" data-cell="a.b">1</data>') == '<data value="1">1</data>'
