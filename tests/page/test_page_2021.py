"""The page of 2021: what it says, what it is made of, and that nothing in it comes from elsewhere."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import nbformat
import pytest
from lxml import html

from books import held
from conftest import REPOSITORY, Golden
from helpers.errors import RunError
from helpers.tables.cleaned import PASSAGES, VERDICTS
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.gate.page import check_page
from helpers.write.origin import with_inputs
from helpers.write.page import facts_of, published, render

pytestmark = pytest.mark.xdist_group("built")
Whole = tuple[str, list[Fact]]
TOLD = ("h1", "h2", "h3", "p", "li", "dt", "dd", "caption", "figcaption")


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.document_fromstring(page)


@pytest.fixture(scope="module")
def whole(built: Path, edition: Edition) -> Whole:
    """The page before the names of its cells are left out, and its facts."""
    notebook = nbformat.read(built / "outputs/2021/notebooks/04_report.ipynb", 4)
    return render(notebook, "Báo cáo", edition.facts), with_inputs(facts_of(notebook), edition.facts)


def quotable(edition: Edition) -> set[str]:
    return {*edition.facts.rows(PASSAGES)["text"], *edition.facts.rows(VERDICTS)["quote"]}


@pytest.fixture(scope="module")
def facts(built: Path) -> list[dict[str, str]]:
    with (built / "outputs/2021/facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_its_sentences_are_the_golden_ones(tree: html.HtmlElement, golden: Golden) -> None:
    shown = [element for element in tree.iter(*TOLD) if text(element) and element.get("popover") is None]
    told = [f"{element.tag}: {text(element)}" for element in shown]
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
    assert len(page.encode()) < 150_000


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


def test_each_number_in_a_sentence_has_its_source_on_the_page(tree: html.HtmlElement) -> None:
    targets = [button.get("popovertarget") for button in tree.iter("button")]
    sources = [entry.get("id") for entry in tree.iter("li") if entry.get("popover") is not None]
    assert len(sources) == len(set(sources)) > 50
    assert set(targets) == set(sources)


def test_the_sources_are_numbered_in_the_order_of_the_page(tree: html.HtmlElement) -> None:
    first = dict.fromkeys(
        data.getparent().get("popovertarget") for data in tree.iterfind(".//button[@class='fact']/data")
    )
    assert list(first) == [str(number) for number in range(1, len(first) + 1)]


def test_every_reference_and_every_heading_of_the_contents_has_its_goal(tree: html.HtmlElement) -> None:
    links = [link.get("href")[1:] for link in tree.iter("a")]
    anchors = {element.get("id") for element in tree.iter() if element.get("id")}
    assert len(links) > 25
    assert set(links) <= anchors


def test_tables_and_charts_are_numbered(tree: html.HtmlElement) -> None:
    labels = [text(label) for label in tree.iterfind(".//span[@class='number mark']")]
    tables = [label for label in labels if label.startswith("Bảng")]
    assert tables == [f"Bảng {number}." for number in range(1, len(list(tree.iter("table"))) + 1)]
    assert labels[-len(tables) :] != tables
    assert sum(label.startswith("Hình") for label in labels) == len(list(tree.iter("figure")))


def test_the_quality_of_the_figures_is_folded_at_the_end(tree: html.HtmlElement) -> None:
    folded = [text(summary) for summary in tree.iter("summary")]
    assert folded == [
        "Phương pháp và giả định",
        "Phụ lục II. Kiểm tra số liệu",
        "Phụ lục III. Số liệu còn thiếu",
        "Tệp đã đọc và phần mềm đã dùng",
    ]


def test_the_files_read_are_listed_with_their_checksums(tree: html.HtmlElement) -> None:
    received = (REPOSITORY / "data/raw/2021/report.md").read_bytes()
    assert hashlib.sha256(received).hexdigest() in text(tree)
    assert text(tree).count("nbconvert") == 1


CORRUPTED = {
    "text": (r"(<button[^>]*><data [^>]*>)2\.147", r"\g<1>2.148"),
    "value": (r'(data-cell="profile.all.all.pages" value=")330345', r"\g<1>330346"),
    "table": (r"(<td><data [^>]*>)4\.895<", r"\g<1>4.896<"),
    "drawing": (r"(<text [^>]*>)136\.336 · ", r"\g<1>136.337 · "),
    "description": (r'(<p hidden="" id="fan-told">.*?<data [^>]*>)725\.000', r"\g<1>726.000"),
    "caption": (r'(<figcaption id="fan-title">.*?<data [^>]*>)725\.000', r"\g<1>726.000"),
    "words": (r"Trích nguyên văn:", "Trích 2 đoạn nguyên văn:"),
    "source": (r"(<li id=\"4\" popover>.*?dòng )26", r"\g<1>27"),
    "source of a table": (r"(<li id=\"b1\" popover>.*?dòng )26", r"\g<1>5"),
    "number of a table": (r"Bảng 2\.</span>", "Bảng 3.</span>"),
    "reference": (r">Hình 5</a>", ">Hình 6</a>"),
    "contents": (r"(<nav.*?>)2\. Khối lượng", r"\g<1>3. Khối lượng"),
    "quotation": (r"(<blockquote><p>)", r"\g<1>Có 5 phông. "),
}


@pytest.mark.parametrize("place", CORRUPTED)
def test_a_number_corrupted_in_any_place_of_the_page_stops_the_build(
    edition: Edition, whole: Whole, place: str
) -> None:
    page, facts = whole
    found, put = CORRUPTED[place]
    spoilt, times = re.subn(found, put, page, count=1, flags=re.DOTALL)
    assert times == 1
    with pytest.raises(RunError):
        check_page(spoilt, facts, edition.facts, quotable(edition))


def test_the_page_itself_passes(edition: Edition, whole: Whole) -> None:
    page, facts = whole
    check_page(page, facts, edition.facts, quotable(edition))


def test_every_number_printed_is_in_facts_csv(tree: html.HtmlElement, facts: list[dict[str, str]]) -> None:
    held = {(fact["value"], fact["printed"]) for fact in facts}
    assert {(data.get("value"), data.text_content()) for data in tree.iter("data")} <= held


def test_facts_tell_where_they_come_from(facts: list[dict[str, str]]) -> None:
    assert all(fact["source_place"] for fact in facts if fact["status"] == "reported" and fact["table"] == "counts")
    assert all(fact["formula"] for fact in facts)
    assert {fact["status"] for fact in facts} == {"reported", "derived", "estimated", "missing"}


def test_no_output_tells_of_the_machine(built: Path) -> None:
    for path in (built / "outputs/2021").rglob("*.*"):
        assert not [place for place in (built, REPOSITORY) for told in held(path) if str(place).encode() in told]


def test_the_names_of_cells_that_the_gate_needs_are_left_out(page: str) -> None:
    assert "data-cell" not in page
    assert published('<data value="1" data-cell="a.b">1</data>') == '<data value="1">1</data>'


def test_without_popovers_the_sources_are_a_numbered_list(page: str) -> None:
    style = page.partition("<style>")[2].partition("</style>")[0]
    without = style.partition("@supports not selector(:popover-open) {")[2]
    assert ".fact::after { content: attr(popovertarget); }" in without
    assert "::before { content: attr(id); }" in without
