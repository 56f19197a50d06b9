"""What many tests need: a project to spoil, a year built once, and golden texts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Year, five_years
from helpers.project import Project
from helpers.run.pipeline import build
from helpers.write.edition import Edition
from plain import edition_of

REPOSITORY = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

LONG = "Báo cáo số hóa tài liệu lưu trữ lịch sử của các năm, bản để gửi đi, bản để lưu" * 2  # a path beyond 255 bytes

os.environ["SOHOA_LANG"] = "en"  # messages are matched in English; the tests of words set the language themselves

Golden = Callable[[str, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew instead of comparing")


def copy_raw(folder: Path) -> Path:
    shutil.copytree(REPOSITORY / "data/raw", folder / "data/raw")
    return folder


@pytest.fixture
def project_copy(tmp_path: Path) -> Path:
    """A project folder with the real input and nothing built."""
    return copy_raw(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project folder in which 2021 is built by the pipeline; read only."""
    folder = copy_raw(tmp_path_factory.mktemp("built") / LONG / "Tỉnh Mới")
    build(Project.open(folder), 2021, lambda step: None)
    return folder


@pytest.fixture(scope="session")
def page(built: Path) -> str:
    """The page of 2021."""
    return (built / "outputs/2021/bao-cao-2021.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example copied and its five years built by `sohoa example`; read only."""
    folder = tmp_path_factory.mktemp("example") / "Tỉnh Minh Họa"
    command = [sys.executable, "-c", "from helpers.run.cli import main; main()", "example", str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder


@pytest.fixture(scope="session")
def drawn() -> dict[int, Year]:
    """The years of the example as its generator drew them."""
    return {year.year: year for year in five_years()}


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The real year 2021 as the writers see it."""
    return edition_of(REPOSITORY)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold a text against a file of tests/golden, or write it there with --update-golden."""

    def held(name: str, text: str) -> None:
        if request.config.getoption("--update-golden"):
            (GOLDEN / name).write_text(text, encoding="utf-8")
        assert text == (GOLDEN / name).read_text(encoding="utf-8"), f"see tests/golden/{name}; --update-golden accepts"

    return held
