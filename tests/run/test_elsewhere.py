"""Same inputs, same bytes, wherever the report is made; and no output tells where that was."""

from __future__ import annotations

import getpass
import io
import re
import socket
import sys
import zipfile
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from elsewhere import USER, contents, report_elsewhere, run_elsewhere, secluded

from conftest import REPOSITORY, copy_raw

pytestmark = [pytest.mark.elsewhere, pytest.mark.xdist_group("built")]

PLACES = {
    "Hà Tĩnh": {"TZ": "Asia/Ho_Chi_Minh", "LANG": "vi_VN.UTF-8", "PYTHONHASHSEED": "random"},
    "New York": {"TZ": "America/New_York", "LANG": "C", "PYTHONHASHSEED": "random"},
}
CLOCK = re.compile(r"\b\d{1,2}:\d\d:\d\d\b|\d{4}-\d\d-\d\dT\d\d:\d\d")
FIXED = re.compile(r"T?00:00:00")  # a date without a time, where a format asks for both


@pytest.fixture(scope="module", params=list(PLACES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A report made elsewhere, and what its processes connected to."""
    folder = tmp_path_factory.mktemp("elsewhere")
    root, watched = copy_raw(folder / f"Tỉnh ở {request.param}"), folder / "watched"
    ran = report_elsewhere(root, watched, **PLACES[request.param])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return root, watched


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every published file as text, the manifest too; of Word and Excel files every part."""
    for path in (path for name in ("outputs", "data/processed") for path in (root / name / "2021").rglob("*.*")):
        content = path.read_bytes()
        if zipfile.is_zipfile(io.BytesIO(content)):
            with zipfile.ZipFile(path) as parts:
                yield from (
                    (f"{path.name}: {name}", parts.read(name).decode(errors="replace")) for name in parts.namelist()
                )
        else:
            yield path.name, content.decode(errors="replace")


def traces(root: Path) -> list[str]:
    """Where an output names the user, the machine, a folder of it, or a time of day."""
    home = [str(root), str(root.parent), str(REPOSITORY), str(Path.home()), sys.prefix, "may-cua-toi", USER]
    named = [*home, *(name for name in (getpass.getuser(), socket.gethostname()) if len(name) > 4)]
    found = [f"{name}: {mark}" for name, text in texts(root) for mark in named if mark in text]
    return found + [f"{name}: {clock}" for name, text in texts(root) for clock in clocks(text)]


def clocks(text: str) -> list[str]:
    return list(CLOCK.findall(FIXED.sub("", text)))


def test_the_bytes_are_the_same(made: tuple[Path, Path], built: Path) -> None:
    here, there = contents(built), contents(made[0])
    assert len(here) > 30
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []


def test_no_output_tells_user_machine_folder_or_time_of_day(made: tuple[Path, Path]) -> None:
    assert traces(made[0]) == []


def test_the_outputs_of_this_machine_tell_nothing_of_it(built: Path) -> None:
    assert traces(built) == []


def test_nothing_beyond_loopback_is_asked_for(made: tuple[Path, Path]) -> None:
    asked = made[1].read_text(encoding="utf-8").split() if made[1].is_file() else []
    assert [address for address in asked if not loopback(address)] == []


def loopback(address: str) -> bool:
    return address in ("localhost", "b'localhost'") or address.startswith("/") or ip_address(address).is_loopback


@pytest.mark.skipif(not secluded(), reason="unshare, ip and the right to use them are needed to do without a network")
def test_the_report_was_made_without_a_network(made: tuple[Path, Path]) -> None:
    assert made[0].joinpath("outputs/2021/bao-cao-2021.html").is_file()


@pytest.mark.parametrize(
    "text", [f"/home/{USER}/", "may-cua-toi", "2026-11-24T18:15", "lúc 18:15:05", str(REPOSITORY), sys.prefix]
)
def test_a_trace_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "data/processed/2021").mkdir(parents=True)
    (tmp_path / "data/processed/2021/counts.csv").write_text(text, encoding="utf-8")
    assert traces(tmp_path)


def test_a_trace_inside_a_word_file_is_seen_and_a_fixed_date_is_none(tmp_path: Path) -> None:
    (tmp_path / "outputs/2021").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "outputs/2021/a.docx", "w") as parts:
        parts.writestr("docProps/core.xml", "2022-01-31T00:00:00Z")
        parts.writestr("docProps/app.xml", USER)
    assert traces(tmp_path) == [f"a.docx: docProps/app.xml: {USER}"]


@pytest.mark.parametrize(("address", "near"), [("127.0.0.1", True), ("::1", True), ("8.8.8.8", False)])
def test_an_address_beyond_loopback_is_seen(address: str, near: bool) -> None:  # noqa: FBT001
    assert loopback(address) is near


def test_what_any_python_of_a_run_asks_for_is_noted(tmp_path: Path) -> None:
    code = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('192.0.2.1', 9))"
    run_elsewhere([sys.executable, "-c", code], tmp_path / "watched")
    assert (tmp_path / "watched").read_text(encoding="utf-8") == "192.0.2.1\n"
