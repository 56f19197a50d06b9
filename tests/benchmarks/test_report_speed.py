"""A small sample of what `report_speed.py` measures: what it compares is the same work, and its table is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from memory import megabytes
from plain_script import main as plainly
from report_speed import Spent, as_book, by_command_lines, country, table, ways

from conftest import copy_raw


@pytest.mark.xdist_group("built")
def test_the_plain_script_writes_the_same_page(built: Path, tmp_path: Path) -> None:
    plainly(str(copy_raw(tmp_path)), 2021)
    for name in ("bao-cao-2021.html", "facts.csv"):
        assert (tmp_path / "outputs/2021" / name).read_bytes() == (built / "outputs/2021" / name).read_bytes()


def test_the_table_holds_medians_and_ratios_to_the_first_way() -> None:
    spent = {"ours": [Spent(2, 2, 100), Spent(4, 2, 90), Spent(3, 2, 80)], "theirs": [Spent(12, 8, 300)]}
    _, ours, theirs = table(spent)
    assert ours.split() == ["ours", "3.00", "1.00", "2.00", "1.00", "100"]
    assert theirs.split() == ["theirs", "12.00", "4.00", "8.00", "4.00", "300"]


def test_a_country_is_so_many_projects(tmp_path: Path) -> None:
    country(2)(tmp_path)
    command = ways(2)["2 x 5 years"].commands(tmp_path)[0]
    assert command.count("--project") == 2


def test_a_book_has_its_parameters_written_in(tmp_path: Path) -> None:
    as_book(tmp_path)
    text = (tmp_path / "book/02_compare_plan.ipynb").read_text(encoding="utf-8")
    assert f'project: str = \\"{tmp_path}\\"' in text
    assert 'stage: str = \\".stage\\"' in text


def test_the_command_lines_are_two_for_each_notebook(tmp_path: Path) -> None:
    commands = by_command_lines(tmp_path)
    assert [Path(command[0]).name for command in commands] == ["papermill"] * 4 + ["jupyter"] * 4


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read where Linux tells it")
def test_memory_is_that_of_the_processes_below() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", "rows = b'x' * 10**8; print(len(rows), flush=True); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as below:
        assert below.stdout
        below.stdout.readline()
        assert megabytes() > 90
        below.kill()
