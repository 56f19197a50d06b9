from __future__ import annotations

import pytest

from helpers.write.contents import folded, with_contents

PAGE = "<h2>Tóm tắt</h2><p>a</p><h2>I. Kết quả</h2><h3>1. Công tác</h3><p>b</p><h2>II. Đánh giá</h2>"


def test_the_contents_stand_after_the_findings_and_before_the_first_part() -> None:
    before, _, after = with_contents(PAGE).partition("<nav")
    assert before == '<h2 id="m1">Tóm tắt</h2><p>a</p>'
    assert after.partition("</nav>")[2].startswith('<h2 id="m2">I. Kết quả</h2>')


def test_the_contents_link_to_every_heading_in_two_levels() -> None:
    contents = with_contents(PAGE).partition("<nav")[2].partition("</nav>")[0]
    assert [f'href="#m{number}"' in contents for number in (1, 2, 3, 4)] == [True] * 4
    assert '<a href="#m2">I. Kết quả</a><ul><li><a href="#m3">1. Công tác</a></li></ul></li>' in contents


FOLD = "<!--fold-->\n"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (
            f"{FOLD}<h2>A</h2><p>a</p><h3>B</h3><p>b</p><h2>C</h2>",
            "<summary><h2>A</h2></summary><p>a</p><h3>B</h3><p>b",
        ),
        (f"<h2>A</h2>{FOLD}<h3>B</h3><p>b</p><h3>C</h3>", "<summary><h3>B</h3></summary><p>b</p></details><h3>C"),
        (f"{FOLD}<h2>A</h2><p>a</p>{FOLD}<h2>B</h2><p>b</p>", "<p>a</p></details><details><summary><h2>B"),
        (f"{FOLD}<h2>A</h2><p>a</p>", "<p>a</p></details>"),
    ],
)
def test_a_part_is_folded_to_the_next_heading_of_its_level(page: str, wanted: str) -> None:
    found = folded(page)
    assert wanted in found.replace("\n", "")
    assert found.count("<details>") == found.count("</details>") == page.count("fold")


def test_a_part_in_which_nothing_stands_is_left_out() -> None:
    assert folded(f"<h2>A</h2><p>a</p>{FOLD}<h3>B</h3>\n \n<h2>C</h2>") == "<h2>A</h2><p>a</p><h2>C</h2>"
