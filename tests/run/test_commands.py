"""What the commands do with a run that broke off, one that is at work, and a report that is not what it was."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_holding import HOLD

from helpers.checksum import digest
from helpers.project import Project
from helpers.run import cli, publishing
from helpers.run.pipeline import build
from helpers.run.publishing import Publishing

Ran = subprocess.CompletedProcess[str]


def sohoa(*words: str | Path) -> Ran:
    command = [sys.executable, "-c", "from helpers.run.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture
def broken_off(built: Path, tmp_path: Path) -> Project:
    """A project whose run was killed when both folders were ready and none was in its place."""
    year = Publishing(Project.open(shutil.copytree(built, tmp_path / "copy")), 2021)
    for staged, goal in year.pairs:
        shutil.copytree(goal, staged)
        shutil.rmtree(goal)
    year.journal.write_text(json.dumps([digest(staged) for staged, _ in year.pairs]), encoding="utf-8")
    return year.project


@pytest.mark.xdist_group("built")
def test_a_command_that_reads_ends_what_a_broken_run_began(broken_off: Project) -> None:
    told = sohoa("status", "--project", broken_off.root)
    assert (told.returncode, told.stderr) == (0, "")
    assert "outputs/2021/bao-cao-2021.html" in told.stdout
    assert not list(broken_off.root.rglob(".stage"))


@pytest.mark.xdist_group("built")
def test_a_command_that_cannot_end_it_says_so_and_goes_on(
    broken_off: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(publishing, "_swap", in_use)
    assert cli._opened(broken_off.root, None).root == broken_off.root
    told = capsys.readouterr().err
    assert "could not be put in place, and the one before is still there: in use. Close the files" in told


def in_use(staged: Path, goal: Path) -> None:
    raise PermissionError("in use")


def test_a_report_that_waits_for_another_run_says_so(project_copy: Path) -> None:
    steps: list[str] = []
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(project_copy)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"

    def tell(step: str) -> None:
        steps.append(step)
        holder.communicate()
        if step != "waiting":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(Project.open(project_copy), 2021, tell)
    assert steps == ["waiting", "01_clean_counts"]
    assert not list(project_copy.rglob(".stage"))


@pytest.mark.xdist_group("built")
def test_verify_tells_what_is_not_as_recorded(built: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(built, tmp_path / "copy")
    (copy / "outputs/2021/facts.csv").write_text("forged", encoding="utf-8")
    told = sohoa("verify", "2021", "--project", copy)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("outputs/2021/facts.csv is not the file that was published.")


def test_verify_asks_for_a_report_where_there_is_none(project_copy: Path) -> None:
    told = sohoa("verify", "2021", "--project", project_copy, "--lang", "vi")
    assert told.returncode == 2
    assert told.stderr.startswith("Chưa có gì cho biết báo cáo năm 2021 được dựng từ đâu")
