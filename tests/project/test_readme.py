"""What the READMEs and the how-to pages show is true: commands, files, and examples to be typed in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY, copy_raw
from helpers.project import Project
from helpers.read.report import read_report
from helpers.read.typed.aliases import read_aliases
from helpers.read.typed.inputs import (
    read_accepted,
    read_costs,
    read_factors,
    read_funding,
    read_holdings,
    read_reasons,
    read_targets,
)
from helpers.run.cli import app

READMES = ("README.md", "README.vi.md")
RECIPES = ("docs/how-to.md", "docs/how-to.vi.md")
PAGES = (*READMES, *RECIPES, "docs/tutorial.md", "docs/tutorial.vi.md")


def text(name: str) -> str:
    return (REPOSITORY / name).read_text(encoding="utf-8")


def examples(name: str, start: str) -> list[str]:
    """Indented blocks of a README whose first line starts so, without their indent."""
    blocks = re.findall(r"(?m)(?:^ {4,8}\S.*\n)+", text(name))
    plain = ["\n".join(line.strip() for line in block.splitlines()) + "\n" for block in blocks]
    return [block for block in plain if block.startswith(start)]


def typed_in(folder: Path, file: str, content: str) -> Project:
    path = copy_raw(folder) / "data/raw" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return Project.open(folder)


@pytest.mark.parametrize("name", PAGES)
def test_what_it_links_to_is_there(name: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", text(name))
    assert targets
    assert [target for target in targets if not ((REPOSITORY / name).parent / target).exists()] == []


@pytest.mark.parametrize("name", PAGES)
def test_its_commands_are_there(name: str) -> None:
    makefile = text("Makefile")
    wanted = set(re.findall(r"\bmake ([a-z]+)(?= YEAR|`|$)", text(name), flags=re.MULTILINE))
    assert all(f"\n{target}:" in makefile for target in wanted), wanted
    said = set(re.findall(r"\bsohoa ([a-z]+)\b", text(name)))
    assert said <= {
        command.name or str(command.callback and command.callback.__name__) for command in app.registered_commands
    }


@pytest.mark.parametrize(("name", "start"), [("docs/how-to.md", "plan,version"), ("docs/how-to.vi.md", "Kế hoạch;Bản")])
def test_the_example_of_targets_is_read(tmp_path: Path, name: str, start: str) -> None:
    found = read_targets(typed_in(tmp_path, "plan/targets.csv", examples(name, start)[0]), 2021)
    assert found[["measure", "planned"]].to_numpy().tolist() == [["pages", 400000]]


@pytest.mark.parametrize(("name", "start"), [("docs/how-to.md", "plan,year"), ("docs/how-to.vi.md", "Kế hoạch;Năm")])
def test_the_example_of_funding_is_read(tmp_path: Path, name: str, start: str) -> None:
    found = read_funding(typed_in(tmp_path, "plan/funding.csv", examples(name, start)[0]), 2021)
    amounts = [2_500_000_000, 1_800_000_000, 1_750_000_000]
    assert found[["approved", "allocated", "spent"]].to_numpy().tolist() == [amounts]


@pytest.mark.parametrize(("name", "start"), [("docs/how-to.md", "from_measure"), ("docs/how-to.vi.md", "Quy đổi từ")])
def test_the_example_of_factors_is_read(tmp_path: Path, name: str, start: str) -> None:
    found = read_factors(typed_in(tmp_path, "plan/factors.csv", examples(name, start)[0]), 2021)
    named = ["from_measure", "to_measure", "low", "likely", "high"]
    assert found[named].to_numpy().tolist() == [["metres", "pages", 6000, 7000, 8000]]


@pytest.mark.parametrize(
    ("name", "start"), [("docs/how-to.md", "fonds,records"), ("docs/how-to.vi.md", "Tên phông;Hồ sơ")]
)
def test_the_example_of_holdings_is_read(tmp_path: Path, name: str, start: str) -> None:
    project = typed_in(tmp_path, "holdings.csv", examples(name, start)[0])
    found = read_holdings(project, 2021)
    assert found[["records", "pages", "metres"]].to_numpy().tolist() == [[2500, 180000, 25.5]]
    assert found["documents"].isna().all()
    assert set(found["fonds_key"]) <= set(read_report(project, 2021).counts["fonds_key"])


@pytest.mark.parametrize("name", RECIPES)
def test_the_example_of_an_acceptance_is_read(tmp_path: Path, name: str) -> None:
    found = read_accepted(typed_in(tmp_path, "2021/accepted.csv", examples(name, "check,subject")[0]), 2021)
    named = [["order", "Thanh tra huyện Can Lộc", "932 trang, 1.145 văn bản, 13 hồ sơ"]]
    assert found[["check", "subject", "found"]].to_numpy().tolist() == named


def test_the_folders_that_it_names_are_there() -> None:
    named = re.findall(r"^\| `([a-z/.-]+)", text("README.md"), flags=re.MULTILINE)
    known = [
        name
        for name in named
        if name not in ("data/raw/plan/", "data/raw/aliases.csv", "data/raw/holdings.csv", "outputs/editions/")
    ]
    assert len(known) >= 5
    assert all((REPOSITORY / name).exists() for name in known)


@pytest.mark.parametrize("name", RECIPES)
def test_the_example_of_corrections_is_applied(tmp_path: Path, name: str) -> None:
    project = typed_in(tmp_path, "2021/corrections.csv", examples(name, "place,expected")[0])
    counts = read_report(project, 2021).counts.set_index("number")
    assert (counts.loc[4, "pages"], counts.loc[4, "source_place"]) == (
        136363,
        "bảng 1, dòng 29 (đính chính: data/raw/2021/corrections.csv, dòng 2)",
    )


@pytest.mark.parametrize("name", RECIPES)
def test_the_example_of_aliases_is_read(tmp_path: Path, name: str) -> None:
    assert len(read_aliases(typed_in(tmp_path, "aliases.csv", examples(name, "name,fonds")[0]))) == 1


@pytest.mark.parametrize(
    ("name", "start"), [("docs/how-to.md", "fonds,planned"), ("docs/how-to.vi.md", "Tên phông;Dự kiến")]
)
def test_the_example_of_costs_is_read(tmp_path: Path, name: str, start: str) -> None:
    found = read_costs(typed_in(tmp_path, "2021/costs.csv", examples(name, start)[0]), 2021)
    assert found[["planned", "spent"]].to_numpy().tolist() == [[60_500_000, 58_000_000]]


@pytest.mark.parametrize(
    ("name", "start"), [("docs/how-to.md", "fonds,reason"), ("docs/how-to.vi.md", "Tên phông;Lý do")]
)
def test_the_example_of_reasons_is_read(tmp_path: Path, name: str, start: str) -> None:
    found = read_reasons(typed_in(tmp_path, "2021/reasons.csv", examples(name, start)[0]), 2021)
    assert found["reason"].tolist() == ["large_sheets"]
