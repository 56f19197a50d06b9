"""What the letter says beside the blocks of the page: how it begins, where its annexes are, who signs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from executed import shown
from nbformat.v4 import new_code_cell, new_notebook
from official import Paper, text_of

from helpers.settings import Signer
from helpers.write.edition import Edition
from helpers.write.gate.letter import check_letter
from helpers.write.letter.contents import contents
from helpers.write.letter.letter import letter
from helpers.write.prose.closing import annexes, closing
from helpers.write.prose.head import head, opening


def lines(edition: Edition) -> list[str]:
    """The lines of a letter of head and end; it passes the gate."""
    blocks = (head(edition), closing(edition))
    notebook = new_notebook(cells=[new_code_cell("x", outputs=[shown(block)]) for block in blocks])
    content = letter(contents(notebook))
    check_letter(content, contents(notebook), edition.facts, set())
    return [text_of(line) for line in Paper(content).lines]


def signed(edition: Edition, **given: str) -> Edition:
    return replace(edition, settings=edition.settings.model_copy(update={"signer": Signer(**given)}))


def test_it_begins_with_the_plan_that_was_carried_out(edition: Edition) -> None:
    told = opening(edition).sentences[0].text
    assert told.startswith(
        "Thực hiện Quyết định số 4020/QĐ-UBND ngày 25/11/2020 của Ủy ban nhân dân tỉnh về việc ban hành"
    )
    assert told.endswith("giai đoạn 2021 - 2025, Sở Nội vụ báo cáo kết quả thực hiện năm 2021 như sau:")


def test_a_year_without_a_plan_begins_with_the_year(edition: Edition) -> None:
    told = opening(replace(edition, year=2040)).sentences[0].text
    assert told == "Sở Nội vụ báo cáo kết quả số hóa tài liệu lưu trữ năm 2040 như sau:"


def test_it_says_where_the_annexes_are(edition: Edition) -> None:
    assert annexes(edition).sentences[0].text.endswith("có trong bản điện tử bao-cao-2021.html.")


def test_the_signer_is_printed_as_far_as_given(edition: Edition) -> None:
    given = {"authority": "KT. GIÁM ĐỐC", "post": "PHÓ GIÁM ĐỐC", "name": "Nguyễn Văn A"}
    assert lines(signed(edition, **given))[-3:] == list(given.values())
    assert lines(signed(edition))[-1] == "- Lưu: VT, CCHC&VTLT."


def test_recipients_end_with_semicolons_and_the_last_with_a_full_stop(edition: Edition) -> None:
    listed = [line for line in lines(edition) if line.startswith("- ")]
    assert listed == ["- Như trên;", "- GĐ, PGĐ;", "- Trung tâm LTLS;", "- Lưu: VT, CCHC&VTLT."]


@pytest.mark.parametrize(("number", "printed"), [("5", "05"), ("05", "05"), ("12", "12"), ("224", "224")])
def test_a_number_under_ten_gets_a_leading_nought(edition: Edition, number: str, printed: str) -> None:
    words = edition.settings.words_of(2021).model_copy(update={"number": number})
    settings = edition.settings.model_copy(update={"years": {"2021": words}})
    assert head(replace(edition, settings=settings)).number == f"Số: {printed}/BC-SNV"
