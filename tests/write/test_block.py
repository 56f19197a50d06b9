from __future__ import annotations

from helpers.write.block import FACTS_TYPE, SOURCE_SLOT, Block, Chart, DataTable, Figures, Items, Paragraph, Quotation
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, say

PAGES = Fact("profile", "all.all", "pages", "330.345", 330345, "trang", "derived", "Cộng số trang", "")
TOLD = say("{pages} trang.", pages=PAGES)


def shown(block: Block) -> dict[str, object]:
    return block._repr_mimebundle_()


def test_a_block_hands_over_its_facts_beside_the_html() -> None:
    bundle = shown(Paragraph([TOLD]))
    assert bundle["text/html"] == f"<p>{TOLD.html}</p>"
    assert bundle[FACTS_TYPE] == [PAGES.record()]


def test_nothing_to_say_is_no_element() -> None:
    assert (Paragraph([]).html, Items([]).html) == ("", "")


def test_a_list_and_the_figures_carry_their_facts() -> None:
    assert Items([TOLD]).html.startswith("<ul><li>")
    assert Items([TOLD]).facts == Figures([(PAGES, "trang")]).facts == (PAGES,)
    assert "<dt>trang</dt>" in Figures([(PAGES, "trang")]).html


def test_a_quotation_is_escaped_and_names_its_place() -> None:
    html = Quotation(["<i>Lời</i> 12"], Mark("report.md, dòng 19")).html
    assert "<p>&lt;i&gt;Lời&lt;/i&gt; 12</p>" in html
    assert "report.md, dòng 19" in html


def test_a_table_has_a_caption_scopes_and_a_frame_that_keyboards_reach() -> None:
    html = DataTable(say("Bảng thử"), ("Phông", "Trang"), [("A", PAGES)], ("Tổng", PAGES)).html
    assert "<caption>Bảng thử</caption>" in html
    assert html.count('scope="col"') == html.count('scope="row"') == 2
    assert 'role="region" tabindex="0" aria-label="Bảng thử"' in html


def test_a_number_in_a_table_is_a_fact_without_a_link() -> None:
    table = DataTable(say("Bảng"), ("Phông", "Trang"), [("A", PAGES)])
    assert '<td><data value="330345" data-cell="profile.all.all.pages">330.345</data></td>' in table.html
    assert table.facts == (PAGES,)


def test_a_named_table_has_a_slot_for_its_source() -> None:
    html = DataTable(say("Bảng"), ("Phông", "Trang"), [("A", PAGES)], name="fonds-table").html
    assert html.startswith('<div id="fonds-table" class="frame')
    assert html.endswith(f"{SOURCE_SLOT}</p>")


def test_a_chart_has_a_finding_and_a_description() -> None:
    html = Chart("a", TOLD, '<svg viewBox="0 0 1 1"></svg>', say("Mô tả {pages}", pages=PAGES)).html
    assert '<figcaption id="a-title">' in html
    assert '<svg role="img" aria-labelledby="a-title" aria-describedby="a-told" viewBox' in html
    assert '<p id="a-told" hidden>Mô tả <data' in html
