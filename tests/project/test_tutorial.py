"""The tutorials, typed in at a terminal as they stand: every command, every question, every answer."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from conftest import REPOSITORY

pexpect = pytest.importorskip("pexpect", reason="a terminal to type at needs POSIX")

TUTORIALS = ("tutorial.md", "tutorial.vi.md")
MOST = 15  # commands
SECONDS = 120  # that a command may take on a busy machine before the test gives it up
FORM = "data/raw/2026/report.xlsx"
PROMPT = "tutorial> "


def steps(name: str) -> Iterator[list[str]]:
    """The commands with what follows them, and the tables, in their order; each as lines."""
    text = (REPOSITORY / "docs" / name).read_text(encoding="utf-8")
    for block in re.findall(r"```console\n([^`]*)```|((?:^\|.*\n)+)", text, re.MULTILINE):
        console, table = block
        if table:
            yield table.splitlines()
        yield from (f"$ {part}".splitlines() for part in console.split("$ ")[1:])


def type_in(form: Path, rows: list[str]) -> None:
    """Type the rows of a table into the form: in place of the row of that name, else below the last."""
    book = openpyxl.load_workbook(form)
    sheet = book.worksheets[0]
    for row in rows:
        name, *counts = (cell.strip() for cell in row.strip("|").split("|"))
        places = [cell.row for cell in sheet["A"] if cell.value == name]
        at = places[0] if places else max(cell.row for cell in sheet["A"] if cell.value) + 1
        for column, value in enumerate([name, *(int(count.replace(".", "")) for count in counts)], start=1):
            sheet.cell(at, column, value)
    book.save(form)


def follow(terminal: Any, lines: list[str]) -> None:
    """Type a command, answer its questions, and wait for what it is said to print."""
    terminal.sendline(lines[0].removeprefix("$ "))
    terminal.expect_exact("\n")
    for line in lines[1:]:
        question, colon, answer = line.partition(": ")
        asked = lines[0].startswith("$ sohoa init") and colon
        terminal.expect_exact(f"{question}: " if asked else re.split(r": (?=outputs)", line)[-1])
        if asked:
            terminal.sendline(answer)
    terminal.expect_exact(PROMPT)


@pytest.mark.parametrize("name", TUTORIALS)
def test_the_tutorial_runs_as_printed(name: str, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "PS1": PROMPT, "TERM": "dumb", "COLUMNS": "400"}
    terminal = pexpect.spawn(
        "bash",
        ["--norc", "--noprofile"],
        cwd=str(tmp_path),
        env=settings,
        encoding="utf-8",
        timeout=SECONDS,
        dimensions=(50, 400),
        echo=True,
    )
    terminal.expect_exact(PROMPT)
    for lines in steps(name):
        if lines[0].startswith("|"):
            type_in(next(tmp_path.glob(f"*/{FORM}")), lines[2:])
        else:
            follow(terminal, lines)
    terminal.close()
    assert list(tmp_path.glob("*/outputs/bao-cao-2026.zip"))


@pytest.mark.parametrize("name", TUTORIALS)
def test_it_takes_few_commands(name: str) -> None:
    commands = [lines[0] for lines in steps(name) if lines[0].startswith("$ ")]
    assert 5 < len(commands) < MOST
    assert all(shlex.split(command) for command in commands)


def test_both_languages_tell_the_same_steps() -> None:
    def verbs(name: str) -> list[str]:
        return [" ".join(lines[0].split()[1:3]) for lines in steps(name) if lines[0].startswith("$ sohoa")]

    assert [verb.split()[1] for verb in verbs(TUTORIALS[0])] == [verb.split()[1] for verb in verbs(TUTORIALS[1])]
