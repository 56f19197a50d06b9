"""The same report made elsewhere: another folder, user, time zone, locale, hash seed, and no network where that works.

What Python opens is told by an audit hook in every process of the run, kernels included.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

REPORT = [sys.executable, "-c", "from helpers.run.cli import main; main()", "report", "2021"]
ALONE = 'ip link set lo up && hostname may-cua-toi && exec "$@"'  # loopback and nothing else, under another name
USER = "nguoi-lap-bao-cao"

# In `sitecustomize`, which every Python starts with: notes each address that is connected to or looked up.
WATCH = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        address = arguments[1] if event == "socket.connect" else arguments[0]
        address = address[0] if isinstance(address, tuple) else address
        with open(os.environ["WATCHED"], "a", encoding="utf-8") as file:
            file.write(f"{address}\\n")
sys.addaudithook(watch)
"""


@cache
def secluded() -> list[str]:
    """What starts a command without a network beyond loopback; empty where the system does not let us."""
    for rights in ("-nu", "-rnu"):  # as the administrator, or as one in a name space of one's own
        command = ["unshare", rights, "sh", "-c", ALONE, "sh"]
        found = shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True, check=False)
        if found and found.returncode == 0:
            return command
    return []


def report_elsewhere(root: Path, watched: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """`sohoa report 2021` for a project, with these settings of the environment."""
    return run_elsewhere([*REPORT, "--project", str(root)], watched, **settings)


def run_elsewhere(command: list[str], watched: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command; `watched` receives the addresses that its processes connect to or look up."""
    hook = watched.parent / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    home = watched.parent / USER
    home.mkdir()
    mine = {"HOME": str(home), "USER": USER, "LOGNAME": USER, "PYTHONPATH": str(hook), "WATCHED": str(watched)}
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON"))}
    return subprocess.run(
        [*secluded(), *command],
        env=environment | mine | settings,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def contents(root: Path) -> dict[str, bytes]:
    """Every published file of the year but the manifest, which tells the software, by its name."""
    folders = (root / "data/processed/2021", root / "outputs/2021")
    paths = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.name != "manifest.json"}
