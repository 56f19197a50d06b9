"""`bao-cao.cmd`, the double click on Windows, as far as it can be held without Windows."""

from __future__ import annotations

import re

import yaml  # type: ignore[import-untyped]

from conftest import REPOSITORY

CONTENT = (REPOSITORY / "bao-cao.cmd").read_bytes()
TEXT = CONTENT.decode("utf-8")


def test_its_lines_end_as_windows_wants_and_it_has_no_mark_in_front() -> None:
    assert CONTENT.startswith(b"@echo off\r\n")
    assert CONTENT.count(b"\n") == CONTENT.count(b"\r\n")


def test_it_speaks_unicode_before_its_first_vietnamese_word() -> None:
    first = next(at for at, letter in enumerate(TEXT) if not letter.isascii())
    assert TEXT.index("chcp 65001") < first


def test_it_activates_the_environment_that_the_file_names() -> None:
    name = yaml.safe_load((REPOSITORY / "environment.yml").read_text(encoding="utf-8"))["name"]
    assert set(re.findall(r"conda activate (\w+)", TEXT)) == {name}


def test_every_label_that_it_goes_to_is_there() -> None:
    assert set(re.findall(r"goto (:\w+)", TEXT)) == set(re.findall(r"(?m)^(:\w+)", TEXT))


def test_it_opens_the_page_that_the_report_writes() -> None:
    assert "outputs\\%YEAR%\\bao-cao-%YEAR%.html" in TEXT


def test_it_starts_in_its_own_folder_whatever_its_name() -> None:
    assert 'cd /d "%~dp0"' in TEXT
