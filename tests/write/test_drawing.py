from __future__ import annotations

import re

from helpers.write.charts import drawing


def drawn(text: str = "136.336 trang") -> str:
    figure, axes = drawing.canvas(1.0)
    axes.barh([0], [1.23456], hatch="//")
    drawing.beside(axes, text, (1, 0))
    return drawing.svg(figure, "test")


def test_numbers_in_the_drawing_keep_all_their_digits() -> None:
    assert ">136.336 trang<" in drawn()


def test_no_style_no_metadata_no_request() -> None:
    svg = drawn()
    assert not re.search(r"style=|<style|<metadata|<!--|xlink|https?://(?!www\.w3\.org/2000/svg)", svg)


def test_markup_in_a_text_stays_text() -> None:
    assert "&lt;script&gt;" in drawn("<script>")


def test_the_same_drawing_has_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_what_is_referred_to_is_there() -> None:
    svg = drawn()
    referred = set(re.findall(r"url\(#([^)]+)\)", svg))
    assert referred
    assert referred <= set(re.findall(r'id="([^"]+)"', svg))


def test_long_names_are_broken_between_words() -> None:
    assert drawing.wrapped("Phòng Tài nguyên và Môi trường", 16) == "Phòng Tài nguyên\nvà Môi trường"


def test_the_font_is_named_once_and_upright_text_is_not_turned() -> None:
    assert drawn().count("font-family") == 1
    assert "rotate(-0" not in drawn()
    assert "<g>" not in drawn()


def test_what_belongs_to_one_place_of_a_lever_says_so() -> None:
    figure, axes = drawing.canvas(1.0)
    axes.plot([0, 1], [0, 1], gid=f"{drawing.PART}3")
    assert re.search(r'<g data-at="3">', drawing.svg(figure, "test"))
