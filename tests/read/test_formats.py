"""The table of 2021 in every format: the same counts, the same fonds, and places that a person finds."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from reading import REPOSITORY, settings
from writing import WAYS, Sent, send

from helpers.errors import DataError
from helpers.read.counts import Counts, read_counts
from helpers.read.identity import identify
from helpers.read.name import fold
from helpers.read.opening import open_document
from helpers.read.prose.stated import read_stated

REAL = open_document(REPOSITORY / "data/raw/2021/report.md", "data/raw/2021/report.md")
KEYS = ["fonds_key", "records", "documents", "pages"]
WITHOUT_CAPITALS = {"text, TCVN3", "text, TCVN3 shown in UTF-8", "Excel, .VnTime"}  # "Ủy" is typed "ủy"


def sent() -> Sent:
    """The real report: its table with the headings once, its title, and the sentence with the totals."""
    first, second = REAL.grids
    rows = [[cell.text for cell in row] for row in (*first.rows, *second.rows[1:])]
    texts = [paragraph.text for paragraph in REAL.paragraphs]
    title = next(text for text in texts if text.startswith("Kết quả thực hiện kế hoạch"))
    return Sent(title, rows, next(text for text in texts if text.startswith("- Năm 2021")))


def counted(path: Path) -> Counts:
    return read_counts(open_document(path, f"data/raw/2021/{path.name}"), settings(), "data/raw/project.toml", 2021, {})


@pytest.fixture(scope="module")
def truth() -> pd.DataFrame:
    return read_counts(REAL, settings(), "data/raw/project.toml", 2021, {}).counts


@pytest.mark.parametrize("way", WAYS)
def test_every_format_gives_the_same_table(way: str, truth: pd.DataFrame, tmp_path: Path) -> None:
    read = counted(send(sent(), way, tmp_path))
    assert read.counts[KEYS].to_numpy().tolist() == truth[KEYS].to_numpy().tolist()
    names = read.counts["fonds"].tolist()
    spelt = [name.casefold() for name in names] if way in WITHOUT_CAPITALS else names
    assert spelt == [name.casefold() if way in WITHOUT_CAPITALS else name for name in truth["fonds"]]
    assert read.totals["stated"].tolist() == [2147, 64619, 330345]


@pytest.mark.parametrize("way", WAYS)
def test_every_format_tells_the_year_and_where_a_row_stands(way: str, tmp_path: Path) -> None:
    path = send(sent(), way, tmp_path)
    document = open_document(path, f"data/raw/2021/{path.name}")
    assert identify(document, settings().province, 2021).years == (2021,)
    place = counted(path).counts["source_place"].iloc[3]
    assert "dòng" in place
    (row,) = [row for grid in document.grids for row in grid.rows if row[0].place.line.within == place]
    assert "136.336" in [cell.text for cell in row] or "136336" in [cell.text for cell in row]


@pytest.mark.parametrize(
    "way", [way for way in WAYS if "CSV" not in way and "xcel" not in way and way not in ("TSV", "OpenDocument")]
)
def test_every_format_with_prose_states_the_totals(way: str, tmp_path: Path) -> None:
    path = send(sent(), way, tmp_path)
    totals = read_stated(open_document(path, "report"), 2021).totals
    assert dict(zip(totals["measure"], totals["stated"], strict=True)) == {
        "records": 2147,
        "documents": 64619,
        "pages": 330345,
    }


def test_a_format_that_is_not_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.xyz"
    path.write_text("Phông\tHồ sơ\tVăn bản\tTrang\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"Files of the kind .xyz cannot be read. Save it as one of .md, "):
        open_document(path, "data/raw/2021/report.xyz")


def test_the_letters_of_before_unicode_are_told_of(tmp_path: Path) -> None:
    found = {
        way: open_document(send(sent(), way, tmp_path), "report").remarks
        for way in ("text, VNI", "CSV, windows-1258", "Word")
    }
    assert [remark.check for remark in found["text, VNI"]] == ["encoding-inferred"]
    assert [remark.check for remark in found["CSV, windows-1258"]] == ["encoding-inferred"]
    assert found["Word"] == ()


def test_the_same_name_has_one_key_in_every_format(tmp_path: Path) -> None:
    keys = {
        key
        for way in ("text, NFD", "text, TCVN3", "text, VNI", "Word")
        for key in counted(send(sent(), way, tmp_path)).counts["fonds_key"]
    }
    assert len(keys) == 21
    assert fold("Uỷ ban nhân dân tỉnh Hà Tĩnh") in keys
