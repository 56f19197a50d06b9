"""The PDF: printed by an installed browser, tagged, on numbered A4 pages; without one the report stands."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pdfplumber
import pytest

from helpers.errors import CommandError, RunError
from helpers.project import Project
from helpers.run import printing
from helpers.run.printing import COMMANDS, PLACES, VARIABLE, browser, print_page, printed
from helpers.write.page import TEMPLATES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the browser")


def with_chromium(test: object) -> object:
    """Marks of a test that prints for real."""
    absent = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine")
    return pytest.mark.browser(pytest.mark.xdist_group("printing")(absent(test)))


def page_of(folder: Path, body: str, name: str = "trang.html") -> Path:
    style = (TEMPLATES / "report/style.css").read_text(encoding="utf-8")
    page = folder / name
    head = f'<html lang="vi"><head><meta charset="utf-8"><title>Báo cáo</title><style>{style}</style></head>'
    page.write_text(f"<!doctype html>{head}<body><main>{body}</main></body></html>", encoding="utf-8")
    return page


def table(rows: int) -> str:
    cell = "Phòng Lao động - Thương binh và Xã hội huyện Vân Khê " * 2
    body = "".join(f"<tr><td>đầu{n:03}</td><td>{cell}</td><td>cuối{n:03}</td></tr>" for n in range(rows))
    return f"<h1>Báo cáo</h1><table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>{body}</tbody></table>"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A long table, printed from a folder with a space and marks in its name."""
    folder = tmp_path_factory.mktemp("in") / "Bản in 50%"
    folder.mkdir()
    return printed(page_of(folder, table(120)), folder / "trang.pdf", browser())


@with_chromium
def test_it_is_tagged_named_and_in_its_language(pdf: Path) -> None:
    with pdfplumber.open(pdf) as book:
        catalogue = book.doc.catalog
    assert catalogue["MarkInfo"]["Marked"] is True
    assert "StructTreeRoot" in catalogue
    assert catalogue["Lang"] == b"vi"


@with_chromium
def test_its_pages_are_a4_and_numbered_from_the_second_above_the_text(pdf: Path) -> None:
    with pdfplumber.open(pdf) as book:
        sizes = {(round(page.width), round(page.height)) for page in book.pages}
        tops = [(page.crop((0, 0, page.width, 56)).extract_text() or "").strip() for page in book.pages]
    assert sizes == {(595, 842)}
    assert len(tops) > 3
    assert tops == ["", *map(str, range(2, len(tops) + 1))]


@with_chromium
def test_no_row_is_broken_and_no_path_or_date_is_printed(pdf: Path) -> None:
    with pdfplumber.open(pdf) as book:
        texts = [page.extract_text() for page in book.pages]
    assert all(f"đầu{n:03}" in text for n in range(120) for text in texts if f"cuối{n:03}" in text)
    assert all(text.count("đầu") == text.count("cuối") > 0 for text in texts)
    assert not any(word in text for text in texts for word in ("file:", "trang.html", str(time.gmtime().tm_year)))


@with_chromium
def test_what_a_page_asks_of_the_network_is_not_fetched(tmp_path: Path, heard: list[str], port: int) -> None:
    body = "".join(f'<img src="http://{host}:{port}/a.png">' for host in ("127.0.0.1", "localhost"))
    printed(page_of(tmp_path, body), tmp_path / "trang.pdf", browser())
    assert heard == []


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def port(heard: list[str]) -> Iterator[int]:
    """A server of this machine that notes what it is asked for."""

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


@with_chromium
@pytest.mark.xdist_group("built")
def test_the_published_page_is_printed_beside_it(built: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(built, tmp_path / "Bản sao"))
    made = print_page(Project.open(copy), 2021)
    assert made == copy / "outputs/2021/bao-cao-2021.pdf"
    with pdfplumber.open(made) as book:
        assert "330.345" in book.pages[0].extract_text()
    assert not [path for path in made.parent.iterdir() if path.name.startswith(".")]


def script(folder: Path, lines: str) -> Path:
    """A program in the place of a browser."""
    program = folder / "trình duyệt"
    program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@posix
def test_a_browser_that_prints_nothing_is_told_with_its_last_words(tmp_path: Path) -> None:
    program = script(tmp_path, "echo 'first' >&2; echo 'no display' >&2; exit 7")
    with pytest.raises(RunError, match=r"printed nothing \(exit code 7\): no display\."):
        printed(page_of(tmp_path, ""), tmp_path / "trang.pdf", program)


@posix
def test_what_is_no_pdf_is_not_kept(tmp_path: Path) -> None:
    program = script(tmp_path, 'for word; do case "$word" in --print-to-pdf=*) echo no > "${word#*=}";; esac; done')
    with pytest.raises(RunError, match="printed nothing"):
        printed(page_of(tmp_path, ""), tmp_path / "trang.pdf", program)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["trang.html", "trình duyệt"]


@posix
def test_a_browser_that_hangs_is_ended_with_its_children(tmp_path: Path) -> None:
    program = script(tmp_path, f"sleep 600 & echo $! > '{tmp_path / 'child'}'; wait")
    with pytest.raises(RunError, match="was not done after 1 seconds and was ended"):
        printed(page_of(tmp_path, ""), tmp_path / "trang.pdf", program, seconds=1)
    assert not alive(int((tmp_path / "child").read_text(encoding="utf-8")))


def alive(process: int) -> bool:
    """Whether a process still works; one that waits for its parent to take note of its end does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.is_file() or state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


@posix
def test_a_variable_names_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = script(tmp_path, "exit 0")
    monkeypatch.setenv(VARIABLE, str(program))
    assert browser() == program


def test_a_variable_that_names_no_program_is_a_fault_of_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/gone/chrome")
    with pytest.raises(CommandError, match=r"SOHOA_BROWSER names /gone/chrome, and there is no such program"):
        browser()


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_a_browser_in_its_usual_place_is_found_without_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    emptied(monkeypatch, tmp_path)
    monkeypatch.setattr(sys, "platform", system)
    place = tmp_path / PLACES[system][-1]
    place.parent.mkdir(parents=True)
    place.touch()
    assert browser() == place


def emptied(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A machine without a browser, whose programs lie in a folder."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(printing, "_roots", lambda: iter([folder]))


def test_the_folders_of_programs_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", "C:/Programs")
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert list(printing._roots()) == [Path("C:/Programs")]
    monkeypatch.setattr(sys, "platform", "darwin")
    assert Path("/Applications") in printing._roots()


def test_without_a_browser_the_report_stands_and_the_message_names_what_was_looked_for(
    project_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied(monkeypatch, tmp_path)
    page = Project.open(project_copy).page(2021)
    page_of_year(page)
    with pytest.raises(RunError, match="The page is published, but not as PDF: no Chromium, Chrome or Edge") as error:
        print_page(Project.open(project_copy), 2021)
    assert all(command in str(error.value) for command in COMMANDS)
    assert [path.name for path in page.parent.iterdir()] == [page.name]  # and no PDF of another page


def page_of_year(page: Path) -> None:
    """A published page beside a PDF of before."""
    page.parent.mkdir(parents=True)
    page.write_text("trang", encoding="utf-8")
    page.with_suffix(".pdf").write_text("bản cũ", encoding="utf-8")
