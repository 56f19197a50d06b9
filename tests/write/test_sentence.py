from __future__ import annotations

import datetime as dt

import pytest

from helpers.errors import RunError
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, See, date_mark, enumerate_vietnamese, join, pointing, say, year_mark

PAGES = Fact("profile", "all.all", "pages", "330.345", 330345, "trang", "derived", "Cộng số trang", "")


def test_a_sentence_is_filled_with_facts_and_marks() -> None:
    told = say("Năm {year} số hóa được {pages} trang.", year=year_mark(2021), pages=PAGES)
    assert told.text == "Năm 2021 số hóa được 330.345 trang."
    assert told.facts == (PAGES,)


@pytest.mark.parametrize("words", ["Số hóa 330.345 trang.", "Năm {year} có 4 phông.", "Đạt ٣ lần."])
def test_a_digit_in_the_words_is_refused(words: str) -> None:
    with pytest.raises(RunError, match="A digit stands in the words"):
        say(words, year=year_mark(2021))


def test_a_digit_in_the_name_of_a_piece_is_none_in_the_words() -> None:
    assert say("khổ {a4}", a4=Mark("A4")).text == "khổ A4"


DATA = '<data value="330345" data-cell="profile.all.all.pages">330.345</data>'
BUTTON = f'<button class="fact" popovertarget="profile.all.all.pages">{DATA}</button>'


def test_a_fact_opens_its_source_and_carries_its_value() -> None:
    assert say("{pages} trang", pages=PAGES).html == f"{BUTTON} trang"


@pytest.mark.parametrize(
    ("template", "kept"), [("có ({a}), và", "({a}),"), ("có {a}; và", "{a};"), ("({a} b)", "({a}")]
)
def test_a_fact_stays_on_a_line_with_its_brackets_and_commas(template: str, kept: str) -> None:
    clinging = kept.replace("{a}", BUTTON)
    assert f'<span class="id">{clinging}</span>' in say(template, a=PAGES).html


def test_a_reference_stands_before_the_full_stop_and_is_no_text_yet() -> None:
    told = pointing(say("Có {a} trang.", a=PAGES), "fan", "chance")
    assert told.pieces[-2:] == (See(("fan", "chance")), ".")
    assert told.text == "Có 330.345 trang."
    assert told.html.endswith(' trang<a class="see" data-to="fan chance"></a>.')


def test_a_sentence_without_a_full_stop_ends_with_its_reference() -> None:
    assert pointing(say("Có {a}", a=PAGES), "fan").pieces[-1] == See(("fan",))


def test_markup_in_a_name_stays_text() -> None:
    assert say("{name}", name=Mark("<b>Phông & Co</b>")).html == (
        '<span class="mark">&lt;b&gt;Phông &amp; Co&lt;/b&gt;</span>'
    )


@pytest.mark.parametrize("text", ["4020/QĐ-UBND", "27/KH-TTLTLS", "2021 - 2025"])
def test_a_document_number_and_a_period_stay_on_one_line(text: str) -> None:
    assert f'<span class="id">{text}</span>' in say("{mark}", mark=Mark(f"số {text} ngày")).html


def test_dates_are_marks() -> None:
    assert date_mark(dt.date(2020, 11, 25)) == Mark("25/11/2020")


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a và b"), (["a", "b", "c"], "a, b và c")]
)
def test_enumerations_end_with_va(parts: list[str], text: str) -> None:
    assert enumerate_vietnamese([say(part) for part in parts]).text == text


def test_joined_sentences_keep_their_facts() -> None:
    joined = join([say("{a}.", a=PAGES), say("{a}!", a=PAGES)])
    assert (joined.text, len(joined.facts)) == ("330.345. 330.345!", 2)
