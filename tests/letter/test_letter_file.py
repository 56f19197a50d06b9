"""The letter as a file: the same bytes each time, no trace of a person, and read back to the same counts."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from executed import BODY, executed, letter_2021, member, of_2021, shown
from lxml import etree
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from official import DESCRIBED, Paper, text_of

from conftest import REPOSITORY
from helpers.project import Project
from helpers.read.counts import read_counts
from helpers.read.formats.word import read_word
from helpers.tables.cleaned import COUNTS
from helpers.write.block import Chart, Paragraph
from helpers.write.edition import Edition
from helpers.write.letter.contents import contents
from helpers.write.letter.letter import letter
from helpers.write.letter.picture import png
from helpers.write.prose.head import SIMULATED, head
from helpers.write.sentence import Mark, say
from plain import edition_of

EXAMPLE = REPOSITORY / "examples/tinh-minh-hoa"
COLUMNS = ["fonds", "records", "documents", "pages"]
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 40"><text x="5" y="20">{}</text></svg>'


@pytest.fixture(scope="module")
def of_the_example() -> tuple[Edition, bytes]:
    edition = edition_of(EXAMPLE)
    return edition, letter(contents(executed(edition)))


def read_back(content: bytes, folder: Path, edition: Edition) -> list[list[object]]:
    (folder / "report.docx").write_bytes(content)
    document = read_word(folder / "report.docx", "data/raw/2021/report.docx")
    counts = read_counts(document, edition.settings, "project.toml", 2021, {}).counts
    found: list[list[object]] = counts[COLUMNS].to_numpy().tolist()
    return found


def stored(edition: Edition) -> list[list[object]]:
    found: list[list[object]] = edition.facts.rows(COUNTS)[COLUMNS].to_numpy().tolist()
    return found


def small(edition: Edition, *texts: str) -> bytes:
    """The letter of a head and paragraphs."""
    cells = [new_code_cell("x", outputs=[shown(head(edition))])]
    cells += [new_code_cell("x", outputs=[shown(Paragraph([say("{text}", text=Mark(text))]))]) for text in texts]
    return letter(contents(new_notebook(cells=cells)))


def test_it_is_read_back_to_the_counts_of_2021(edition: Edition, tmp_path: Path) -> None:
    assert read_back(letter_2021(), tmp_path, edition) == stored(edition)
    assert len(stored(edition)) == 21


def test_it_is_read_back_to_the_counts_of_the_example(of_the_example: tuple[Edition, bytes], tmp_path: Path) -> None:
    edition, content = of_the_example
    assert read_back(content, tmp_path, edition) == stored(edition)


def test_the_same_year_gives_the_same_bytes() -> None:
    assert letter(contents(of_2021())) == letter_2021()


def test_no_member_tells_when_or_on_what_machine_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(letter_2021())) as file:
        members = file.infolist()
    assert {(one.date_time, one.create_system) for one in members} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert members[0].filename == "[Content_Types].xml"


def test_it_names_its_title_and_nobody() -> None:
    properties = etree.fromstring(member(letter_2021(), "docProps/core.xml").encode())
    said = {etree.QName(one).localname: one.text or "" for one in properties}
    assert said["title"].startswith("Kết quả thực hiện kế hoạch số hóa")
    assert (said["creator"], said["lastModifiedBy"], said["language"]) == ("", "", "vi-VN")
    assert {said["created"], said["modified"]} == {"1980-01-01T00:00:00Z"}


def test_what_is_not_given_is_left_blank() -> None:
    text = text_of(Paper(letter_2021()).body)
    assert "Số: \u2007\u2007\u2007\u2007\u2007/BC-SNV" in text
    assert "Hà Tĩnh, ngày \u2007\u2007\u2007\u2007\u2007 tháng 01 năm 2022" in text
    assert text.endswith("PHÓ GIÁM ĐỐC")


def test_number_and_name_are_printed_once_given(edition: Edition) -> None:
    words = edition.settings.words_of(2021).model_copy(update={"number": "5"})
    numbered = edition.settings.model_copy(update={"years": {"2021": words}})
    assert "Số: 05/BC-SNV" in text_of(Paper(small(replace(edition, settings=numbered))).body)


def test_simulated_figures_say_so_on_every_page(of_the_example: tuple[Edition, bytes]) -> None:
    paper = Paper(of_the_example[1])
    assert [text_of(paper.header(kind)) for kind in ("first", "default")] == [SIMULATED, SIMULATED]


def test_real_figures_carry_no_notice() -> None:
    paper = Paper(letter_2021())
    assert [text_of(paper.header(kind)) for kind in ("first", "default")] == ["", ""]


def test_nothing_of_one_province_stands_in_the_letter_of_another(of_the_example: tuple[Edition, bytes]) -> None:
    assert "Hà Tĩnh" in text_of(Paper(letter_2021()).body)
    assert "Hà Tĩnh" not in member(of_the_example[1], BODY)


def test_each_picture_has_the_description_of_its_chart() -> None:
    described = [picture.get("descr") for picture in Paper(letter_2021()).body.iter(DESCRIBED)]
    charts = [part for part in contents(of_2021()) if isinstance(part, Chart)]
    assert described == [chart.description.text for chart in charts]
    assert len(described) == 4


def test_no_two_pictures_have_one_number() -> None:
    numbers = [picture.get("id") for picture in Paper(letter_2021()).body.iter(DESCRIBED)]
    assert numbers == ["1", "2", "3", "4"]


def test_a_picture_is_drawn_with_letters_of_its_own() -> None:
    assert png(DRAWN.format("Đức Thọ"))[:4] == b"\x89PNG"
    assert png(DRAWN.format("Ậ")) != png(DRAWN.format("Ẩ")) != png(DRAWN.format(""))


def test_letters_that_xml_does_not_know_become_spaces(edition: Edition) -> None:
    assert "một hai <ba> & bốn" in text_of(Paper(small(edition, "một\x0bhai <ba> & bốn")).body)


def test_a_total_goes_over_the_blank_cells_beside_it() -> None:
    spans = [cell for cell in Paper(letter_2021()).body.iter() if etree.QName(cell).localname == "gridSpan"]
    assert [text_of(span.getparent().getparent()) for span in spans] == ["Tổng"]


def test_words_that_lead_to_others_stay_with_them(edition: Edition) -> None:
    cells = [new_code_cell("x", outputs=[shown(head(edition))]), new_markdown_cell("Trích nguyên văn:")]
    body = member(letter(contents(new_notebook(cells=cells))))
    assert '<w:pStyle w:val="BodyText"/><w:keepNext/></w:pPr>' in body


@pytest.mark.xdist_group("built")
def test_the_pipeline_publishes_it_beside_the_page(built: Path) -> None:
    path = Project.open(built).letter(2021)
    published = path.read_bytes()
    assert path.name == "bao-cao-2021.docx"
    assert hashlib.sha256(published).digest() == hashlib.sha256(letter_2021()).digest()
