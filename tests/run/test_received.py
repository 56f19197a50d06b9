"""A year as offices send it, built whole: a Word file with a slip, its correction, and the software's export."""

from __future__ import annotations

import csv
from pathlib import Path

import docx
from lxml import html

from books import held
from conftest import REPOSITORY, copy_raw
from helpers.project import Project
from helpers.read.document import Document, Grid
from helpers.read.opening import open_document
from helpers.run.pipeline import build
from helpers.tables.cleaned import COUNTS
from helpers.tables.inputs import CORRECTIONS
from helpers.tables.reconciled import RECONCILIATION

SECRET = "Hồ sơ mật của Nguyễn Thị Kín"
REPORT = open_document(REPOSITORY / "data/raw/2021/report.md", "data/raw/2021/report.md")


def as_word(document: Document, path: Path) -> None:
    """The report as Word has it, with a slip in the total of pages."""
    word = docx.Document()
    for block in document.blocks:
        if not isinstance(block, Grid):
            word.add_paragraph(block.text)
            continue
        table = word.add_table(rows=len(block.rows), cols=len(block.rows[0]))
        for at, row in enumerate(block.rows):
            for column, cell in enumerate(row):
                table.cell(at, column).text = cell.text.replace("330.345", "330.354")
    word.save(str(path))


def exported(path: Path) -> None:
    """An export with one row for each fonds, of which one has fewer pages, and one is lacking."""
    rows = [[cell.text.replace(".", "") for cell in row] for grid in REPORT.grids for row in grid.rows[1:]][:-2]
    rows[3][4] = "136216"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Mã hồ sơ", "Tên phông", "Tiêu đề hồ sơ", "Số văn bản", "Số trang"])
        for number, name, records, documents, pages in rows:
            for at in range(int(records)):
                first = at == 0
                writer.writerow([f"{number}.{at}", name, SECRET, documents if first else 0, pages if first else 0])


def received(folder: Path) -> Project:
    raw = copy_raw(folder) / "data/raw"
    (raw / "2021/report.md").unlink()
    as_word(REPORT, raw / "2021/report.docx")
    exported(raw / "2021/software.csv")
    correction = '"bảng 2, dòng 16, cột 5",330.354,330.345,Gõ nhầm,Nguyễn Văn A,2022-01-12'
    (raw / "2021/corrections.csv").write_text(
        f"place,expected,corrected,reason,by,date\n{correction}\n", encoding="utf-8"
    )
    return Project.open(folder)


def test_what_was_received_reaches_the_report_and_titles_do_not(tmp_path: Path) -> None:
    project = received(tmp_path / "Tỉnh Mới")
    page = html.fromstring(build(project, 2021, lambda step: None).read_text(encoding="utf-8")).text_content()
    assert "19 trong 21 phông của báo cáo khớp cả hồ sơ, văn bản và trang" in page
    assert "báo cáo ghi “330.354”, nay đính chính là “330.345”" in page
    tables = {table.name: project.earlier(table, 2022) for table in (COUNTS, CORRECTIONS, RECONCILIATION)}
    assert tables["counts"]["pages"].sum() == 330_345
    assert tables["corrections"]["by"].tolist() == ["Nguyễn Văn A"]
    assert tables["reconciliation"]["kind"].value_counts().to_dict() == {
        "matched": 59,
        "only_reported": 3,
        "differs": 1,
    }
    written = [
        path for part in ("data/processed", "outputs") for path in (project.root / part).rglob("*") if path.is_file()
    ]
    assert written
    assert not [path.name for path in written if any(SECRET.encode() in told for told in held(path))]
