"""`sohoa share`: one zip with the report, a guide and checksums."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from unittest.mock import Mock
from zipfile import ZipFile

import pytest

from helpers.errors import CommandError, RunError
from helpers.project import Project
from helpers.run import share as module
from helpers.run.share import SUMS, share
from helpers.write.guide import KINDS, NAME, kind_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Project:
    """A copy of the project with 2021 built."""
    return Project.open(shutil.copytree(built, tmp_path / "Tỉnh Mới"))


@pytest.mark.xdist_group("built")
def test_all_forms_of_the_report_and_the_guide_are_in_it(published: Project) -> None:
    with ZipFile(share(published, 2021)) as packed:
        names = packed.namelist()
        told = packed.read(NAME).decode("utf-8-sig")
    beside = {path.name for path in published.outputs(2021).iterdir() if path.is_file()}
    assert set(names) == {NAME, SUMS, *beside}
    assert "bao-cao-2021.html" in told
    assert "mô phỏng" not in told


@pytest.mark.xdist_group("built")
@pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no Chromium on this machine")
def test_the_page_goes_along_as_pdf_where_there_is_a_browser(published: Project) -> None:
    with ZipFile(share(published, 2021)) as packed:
        assert packed.read("bao-cao-2021.pdf").startswith(b"%PDF-")


@pytest.mark.xdist_group("built")
def test_without_a_browser_it_goes_without(published: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "print_page", Mock(side_effect=RunError("browser-absent")))
    with ZipFile(share(published, 2021)) as packed:
        assert "bao-cao-2021.pdf" not in packed.namelist()


@pytest.mark.xdist_group("built")
def test_the_checksums_are_those_of_the_files(published: Project) -> None:
    with ZipFile(share(published, 2021)) as packed:
        lines = packed.read(SUMS).decode().splitlines()
        assert all(hashlib.sha256(packed.read(line[66:])).hexdigest() == line[:64] for line in lines)
        assert len(lines) == len(packed.namelist()) - 1


@pytest.mark.xdist_group("built")
def test_packed_twice_it_has_the_same_bytes(published: Project) -> None:
    first = share(published, 2021).read_bytes()
    assert share(published, 2021).read_bytes() == first


@pytest.mark.xdist_group("example")
def test_the_guide_of_the_example_says_that_it_is_simulated(example: Path, tmp_path: Path) -> None:
    copy = Project.open(shutil.copytree(example, tmp_path / "mẫu"))
    with ZipFile(share(copy, 2021)) as packed:
        assert "Số liệu mô phỏng" in packed.read(NAME).decode("utf-8-sig")


def test_a_report_that_is_not_built_is_not_shared(project_copy: Path) -> None:
    with pytest.raises(CommandError, match="`sohoa report 2021`"):
        share(Project.open(project_copy), 2021)


def test_every_kind_of_file_is_told(published: Project) -> None:
    assert all(kind_of(f"a{suffix}") for suffix in KINDS)
    assert all(path.suffix in KINDS for path in published.outputs(2021).iterdir() if path.is_file())
