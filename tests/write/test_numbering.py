from __future__ import annotations

from helpers.write.block import SOURCE_SLOT
from helpers.write.numbering import facts_numbered, labels_of, numbered, with_slots

TABLE = '<div class="frame" id="fonds-table"><table><caption>Phông</caption></table></div>'
CHART = '<figure id="fan"><figcaption id="fan-title">Dự báo</figcaption></figure>'


def test_tables_and_charts_are_numbered_each_in_their_order() -> None:
    assert labels_of(numbered(TABLE + CHART + TABLE)) == ["Bảng 1", "Hình 1", "Bảng 2"]


def test_a_caption_begins_with_its_number() -> None:
    assert '<caption><span class="number mark">Bảng 1.</span> Phông' in numbered(TABLE)


def test_a_reference_names_what_stands_before_and_after_it() -> None:
    page = numbered(f'{TABLE}<p>Tăng<a class="see" data-to="fan fonds-table"></a>.</p>{CHART}')
    links = '<a class="see mark" href="#fan">Hình 1</a>, <a class="see mark" href="#fonds-table">Bảng 1</a>'
    assert f"<p>Tăng ({links}).</p>" in page


def test_a_reference_to_what_the_page_lacks_is_left_out() -> None:
    assert numbered('<p>Tăng<a class="see" data-to="fan"></a>.</p>') == "<p>Tăng.</p>"


def test_a_table_without_a_name_is_numbered_too() -> None:
    assert labels_of(numbered(TABLE.replace(' id="fonds-table"', ""))) == ["Bảng 1"]


def test_facts_are_numbered_by_where_they_first_stand() -> None:
    button = '<button class="fact" popovertarget="{}">1</button>'
    page, order = facts_numbered("".join(button.format(name) for name in ("b&amp;c", "a", "b&amp;c")))
    assert order == ["b&c", "a"]
    assert page == "".join(button.format(number) for number in (1, 2, 1))


def test_slots_are_filled_in_their_order() -> None:
    assert with_slots(f"{SOURCE_SLOT}-{SOURCE_SLOT}", ["a", ""]) == "a-"
