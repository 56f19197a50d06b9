from __future__ import annotations

import os
import time
from pathlib import Path

import docx
import pytest

from helpers.errors import DataError
from helpers.read.formats import converted
from helpers.read.formats.converted import read_converted

SHOWN = "data/raw/2021/report.rtf"
# Letters of TCVN3 in a font of their own, one of them the soft hyphen; a struck figure and a raised mark.
RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil .VnTime;}{\f1\fnil Times New Roman;}}
{\pard\f0 H\'b5 T\'dcnh, t\'ad li\'d6u\par}
{\trowd\cellx1000\cellx4000\cellx6000\pard\intbl\f1 STT\cell Ph\u244?ng\cell Trang\cell\row}
{\trowd\cellx1000\cellx4000\cellx6000\pard\intbl\f1 1\cell Thanh tra\cell {\strike 4.985}4.895{\super 1}\cell\row}
}"""


@pytest.fixture
def received(tmp_path: Path) -> Path:
    path = tmp_path / "report.rtf"
    path.write_bytes(RTF)
    return path


def program(folder: Path, script: str) -> str:
    """A program that stands in for LibreOffice."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_libreoffice_the_remedy_is_told(received: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(converted, "INSTALLED", ())
    with pytest.raises(
        DataError, match=r"report\.rtf: Files ending in \.rtf .* save it as Word Document \(\.docx\)"
    ) as caught:
        read_converted(received, SHOWN)
    assert caught.value.code == "conversion-program"


def test_libreoffice_is_found_where_its_installer_puts_it(
    received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(converted, "INSTALLED", (str(tmp_path / "none"), str(received)))
    assert converted._program() == str(received)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("script", "code"), [("exit 0", "conversion-failed"), ("sleep 60 & sleep 60", "conversion-slow")]
)
def test_a_conversion_that_fails_or_never_ends_is_told(
    received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    found = program(tmp_path, script)
    monkeypatch.setattr(converted, "_program", lambda: found)
    monkeypatch.setattr(converted, "SECONDS", 1)
    begun = time.monotonic()
    with pytest.raises(DataError, match=r"report\.rtf: LibreOffice ") as caught:
        read_converted(received, SHOWN)
    assert caught.value.code == code
    assert time.monotonic() - begun < 30


def test_a_program_that_cannot_be_started_is_told(received: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(converted, "_program", lambda: str(received))
    with pytest.raises(DataError) as caught:
        read_converted(received, SHOWN)
    assert caught.value.code == "conversion-failed"


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_places_name_the_file_received(received: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    word = docx.Document()
    word.add_paragraph("Một")
    word.save(str(tmp_path / "made.docx"))
    found = program(tmp_path, f'for last; do :; done; cp "{tmp_path}/made.docx" "${{last%.rtf}}.docx"')
    monkeypatch.setattr(converted, "_program", lambda: found)
    (paragraph,) = read_converted(received, SHOWN).paragraphs
    assert (paragraph.text, str(paragraph.place)) == ("Một", f"{SHOWN}, đoạn 1")


@pytest.mark.skipif(converted._program() is None and not os.environ.get("CI"), reason="LibreOffice is not installed")
def test_libreoffice_keeps_fonts_marks_and_cells(received: Path) -> None:
    found = read_converted(received, SHOWN)
    assert [paragraph.text for paragraph in found.paragraphs] == ["Hà Tĩnh, tư liệu"]
    assert [[cell.text for cell in row] for row in found.grids[0].rows] == [
        ["STT", "Phông", "Trang"],
        ["1", "Thanh tra", "4.895(1)"],
    ]
