"""The command line as a person types it: exit codes, messages, and nothing written where something is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import copy_raw
from helpers.project import Project, Stage
from helpers.run import cli, reporting
from helpers.tables.cleaned import COUNTS
from published import publish

Ran = subprocess.CompletedProcess[str]
LINE = "4\tPhòng Lao động - Thương binh và xã hội huyện Can Lộc\t669\t27.818\t136.336"


def sohoa(*words: str | Path, folder: Path | None = None) -> Ran:
    command = [sys.executable, "-c", "from helpers.run.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def spoil(project: Path, old: str, new: str) -> None:
    report = project / "data/raw/2021/report.md"
    text = report.read_text(encoding="utf-8")
    assert text.count(old) == 1
    report.write_text(text.replace(old, new), encoding="utf-8")


def test_check_lists_every_finding_and_writes_nothing(project_copy: Path) -> None:
    before = files(project_copy)
    ran = sohoa("check", "2021", "--project", project_copy)
    assert ran.returncode == 0, ran.stderr
    assert "Tổng số trang của các phông khớp với dòng tổng: 330.345" in ran.stdout
    assert files(project_copy) == before


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("\t136.336", "\t136.337", ("330,346", "330,345", "dòng 26", "dòng 49", "dòng 23")),
        ("<b>330.345</b>", "<b>330.845</b>", ("330,845", "330,345", "dòng 49", "dòng 23")),
        ("scan 330.345", "scan 331.345", ("331,345", "330,345", "dòng 23", "dòng 49")),
    ],
)
def test_one_changed_digit_is_found_with_both_places_and_values(
    project_copy: Path, old: str, new: str, told: tuple[str, ...]
) -> None:
    spoil(project_copy, old, new)
    ran = sohoa("check", "2021", "--project", project_copy, "--lang", "en")
    assert ran.returncode == 1
    assert all(word in ran.stderr for word in told), ran.stderr
    assert "Traceback" not in ran.stderr


def test_messages_speak_vietnamese_when_asked(project_copy: Path) -> None:
    ran = sohoa("check", "2030", "--project", project_copy, "--lang", "vi")
    assert ran.stderr.startswith("Chưa nhận được gì cho năm 2030: không có thư mục data/raw/2030.")


@pytest.mark.parametrize("command", ["check", "report"])
def test_an_unknown_year_is_a_fault_of_the_command(project_copy: Path, command: str) -> None:
    ran = sohoa(command, "2030", "--project", project_copy)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Years with input: 2021." in ran.stderr


def test_a_year_that_is_no_number_is_a_fault_of_the_command() -> None:
    ran = sohoa("check", "hai-nghìn")
    assert ran.returncode == 2
    assert "Invalid value for 'YEAR'" in ran.stderr


def test_a_missing_folder_is_a_fault_of_the_command(tmp_path: Path) -> None:
    ran = sohoa("status", "--project", tmp_path / "gone")
    assert ran.returncode == 2
    assert "is no project folder: it holds no data/raw/project.toml" in ran.stderr


def test_broken_settings_are_a_fault_of_the_data(project_copy: Path) -> None:
    (project_copy / "data/raw/project.toml").write_text("schema_version = 1\nfarbe = 2\n", encoding="utf-8")
    ran = sohoa("status", "--project", project_copy)
    assert ran.returncode == 1
    assert 'There is no key "farbe"' in ran.stderr
    assert 'The key "province" is missing' in ran.stderr


def test_the_project_is_the_nearest_folder_upwards(project_copy: Path) -> None:
    ran = sohoa("status", folder=project_copy / "data/raw/2021")
    assert "not built: sohoa report 2021" in ran.stdout


def test_status_names_what_is_typed_in(project_copy: Path) -> None:
    assert "none yet" in sohoa("status", "--project", project_copy).stdout
    for name in ("2021/costs.csv", "plan/targets.csv", "holdings.csv", ".DS_Store"):
        (project_copy / "data/raw" / name).parent.mkdir(exist_ok=True)
        (project_copy / "data/raw" / name).write_text("", encoding="utf-8")
    told = sohoa("status", "--project", project_copy).stdout
    assert "+ costs.csv" in told
    assert "Files for all years: plan/targets.csv, holdings.csv\n" in told


@pytest.mark.xdist_group("example")
def test_status_counts_the_editions_released(example: Path) -> None:
    assert sohoa("status", "--project", example).stdout.count("editions released: 1") == 5


@pytest.mark.xdist_group("built")
def test_status_tells_what_is_published(built: Path) -> None:
    told = sohoa("status", "--project", built).stdout
    assert "report.md" in told
    assert "2 to note" in told
    assert "outputs/2021/bao-cao-2021.html" in told


def test_a_failed_check_stops_the_report_and_leaves_the_good_one(project_copy: Path) -> None:
    good = project_copy / "outputs/2021/bao-cao-2021.html"
    good.parent.mkdir(parents=True)
    good.write_text("good", encoding="utf-8")
    spoil(project_copy, LINE, LINE.replace("136.336", "136.337"))
    ran = sohoa("report", "2021", "--project", project_copy)
    assert ran.returncode == 1, ran.stderr
    assert "330,346" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert good.read_text(encoding="utf-8") == "good"
    assert sorted(path.name for path in project_copy.iterdir()) == ["data", "outputs"]
    assert not (project_copy / "outputs/.stage").exists()


def test_plain_lines_tell_the_steps_where_there_is_no_terminal(project_copy: Path) -> None:
    ran = sohoa("report", "2021", "--project", project_copy)
    assert ran.returncode == 0, ran.stderr
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[0] == "2021: reading and checking the report"
    assert ran.stdout.splitlines()[-1].endswith("bao-cao-2021.html")
    published = Project.open(project_copy).published(2021)
    counts = Stage(published, published).load(COUNTS)
    assert counts[["records", "documents", "pages"]].sum().to_list() == [2147, 64619, 330345]


def test_every_report_is_published_before_the_first_is_printed(
    project_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(reporting, "build", lambda *_: done.append("built"))
    monkeypatch.setattr(reporting, "print_page", lambda project, year: done.append(f"printed {year}"))
    cli.report([2021], [project_copy], pdf=True)
    cli.report([2021], [project_copy])
    assert done == ["built", "printed 2021", "built"]


def test_an_occupied_folder_is_no_place_for_the_example(project_copy: Path) -> None:
    before = files(project_copy)
    ran = sohoa("example", project_copy, "--lang", "vi")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith("không trống, và chương trình không ghi đè. Hãy chỉ một thư mục chưa có.\n")
    assert files(project_copy) == before


def test_a_year_that_is_not_built_is_not_released(project_copy: Path) -> None:
    ran = sohoa("release", "2021", "--project", project_copy, "--lang", "vi")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "nên chưa có gì để phát hành. Hãy chạy `sohoa report 2021`" in ran.stderr
    assert not (project_copy / "outputs").exists()


def test_a_day_that_is_none_is_a_fault_of_the_command(project_copy: Path) -> None:
    ran = sohoa("release", "2021", "--date", "5/1/2022", "--project", project_copy)
    assert ran.returncode == 2
    assert "does not match the formats '%Y-%m-%d'" in ran.stderr


def test_a_release_is_told_with_its_folder_and_keeps_note_and_day(tmp_path: Path) -> None:
    publish(copy_raw(tmp_path))
    ran = sohoa("release", "2021", "--note", "Bản gửi", "--date", "2022-01-20", "--project", tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "Released: outputs/editions/2021/1\n", "")
    manifest = (tmp_path / "outputs/editions/2021/1/edition.json").read_text(encoding="utf-8")
    assert '"note": "Bản gửi",\n "date": "2022-01-20"' in manifest
    ran = sohoa("release", "2021", "--project", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("Nothing new: the tables of 2021 are those of edition 1")


def test_help_names_the_commands() -> None:
    told = sohoa("--help").stdout
    assert all(command in told for command in ("report", "check", "release", "status", "example"))
