"""A disk that is full, only reads, or forbids: the message is plain, and what was published stays untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from killing import command

from helpers.checksum import digest

pytestmark = pytest.mark.xdist_group("built")
MESSAGE = "A file could not be read or written: "


class Disk:
    """A small disk in memory, with a project on it that is built and has a new input."""

    def __init__(self, folder: Path, built: Path) -> None:
        self.root = folder / "Tỉnh Mới"
        self.folder = folder
        folder.mkdir()
        self.mount("size=64m")
        shutil.copytree(built, self.root)
        with (self.root / "data/raw/project.toml").open("a", encoding="utf-8") as settings:
            settings.write("# new\n")

    def mount(self, options: str, *more: str) -> None:
        line = ["mount", "-t", "tmpfs", "-o", options, *more, "none", str(self.folder)]
        if subprocess.run(line, capture_output=True, check=False).returncode:
            pytest.skip("to mount a disk in memory needs Linux and the right to do so")

    def leave(self, room: int) -> None:
        """Leave so many bytes free."""
        found = os.statvfs(self.folder)
        used = (found.f_blocks - found.f_bfree) * found.f_frsize
        self.mount(f"remount,size={used + room}")

    def published(self) -> tuple[str, str]:
        return digest(self.root / "data/processed/2021"), digest(self.root / "outputs/2021")


@pytest.fixture
def disk(tmp_path: Path, built: Path) -> Iterator[Disk]:
    yield Disk(tmp_path / "disk", built)
    subprocess.run(["umount", "--lazy", tmp_path / "disk"], check=True)


def ran(root: Path, *words: str) -> tuple[int, str]:
    running = command(root, *words)
    told, _ = running.communicate()
    return running.returncode, told


@pytest.mark.parametrize("room", [0, 150_000])  # for no file, and for some tables
def test_a_full_disk_stops_the_report(disk: Disk, room: int) -> None:
    before = disk.published()
    disk.leave(room)
    code, told = ran(disk.root, "report", "2021")
    assert (code, disk.published()) == (3, before), told
    assert MESSAGE in told
    assert "No space left on device" in told
    assert "Traceback" not in told


def test_the_next_run_succeeds_once_there_is_room(disk: Disk) -> None:
    disk.leave(700_000)  # for all tables and some notebooks
    assert ran(disk.root, "report", "2021")[0] == 3
    disk.leave(8_000_000)
    assert ran(disk.root, "report", "2021")[0] == 0
    assert ran(disk.root, "status")[0] == 0


def test_a_disk_that_only_reads_stops_the_report_and_no_command_that_reads(disk: Disk) -> None:
    before = disk.published()
    disk.mount("remount,ro")
    code, told = ran(disk.root, "report", "2021")
    assert (code, disk.published()) == (3, before)
    assert MESSAGE in told
    assert "Read-only file system" in told
    assert [ran(disk.root, *words)[0] for words in (("status",), ("check", "2021"))] == [0, 0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to the administrator")
@pytest.mark.parametrize("folder", ["outputs", "data/processed"])
def test_a_forbidden_folder_stops_the_report(project_copy: Path, folder: str) -> None:
    (project_copy / folder).mkdir(parents=True)
    (project_copy / folder).chmod(0o555)
    code, told = ran(project_copy, "report", "2021")
    (project_copy / folder).chmod(0o755)
    assert code == 3
    assert MESSAGE in told
