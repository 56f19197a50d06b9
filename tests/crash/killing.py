"""Runs killed with SIGKILL, and what they leave: `python tests/crash/killing.py` prints it, some twenty minutes.

What is published by a cheap run stands for a year: as many files, each with the name of its edition as its text. Such
runs are killed at 200 random moments and before every single step on the disk; runs with notebooks at some moments.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from unittest.mock import patch

from rich.console import Console

from helpers.project import Project
from helpers.run import publishing
from helpers.run.holding import alone
from helpers.run.manifest import MANIFEST, checksums, files, recorded
from helpers.run.publishing import Publishing, recover, settle
from helpers.tables.stored import STORED
from helpers.write.datapackage import DATAPACKAGE

YEAR = 2021
RUNS, FULL_RUNS, AT_ONCE = 200, 12, 20
STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}  # as Python's audit names them
TABLES = (*(f"{name}.csv" for name in STORED), DATAPACKAGE)
OUTPUTS = (f"bao-cao-{YEAR}.html", f"bao-cao-{YEAR}.docx", f"so-lieu-{YEAR}.xlsx", "facts.csv", MANIFEST)

Run = Callable[[], None]
Kind = Callable[[Path, str], None]


def publish(root: Path, edition: str) -> None:
    """A cheap run: all that a run does on the disk, without the notebooks."""
    project = Project.open(root)
    with alone(project):
        recover(project)
        year = Publishing(project, YEAR)
        year.begin()
        for path in (*(year.tables / name for name in TABLES), *(year.outputs / name for name in OUTPUTS)):
            path.write_text(f"{edition}\n", encoding="utf-8")
        year.finish()


def publish_plainly(root: Path, edition: str) -> None:
    """The same where the system cannot exchange folders."""
    with patch.object(publishing, "exchange", return_value=False):
        publish(root, edition)


def broken_off(run: Run, steps: int) -> None:
    """A run that kills itself before one of its steps on the disk."""
    left = iter(range(steps))

    def count(event: str, _: tuple[object, ...]) -> None:
        if event in STEPS and next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)
    run()


@cache
def _forks() -> multiprocessing.context.ForkServerContext:
    """Processes that have loaded the program when they begin."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["helpers.run.publishing"])
    return context


def started(run: Run) -> multiprocessing.context.ForkServerProcess:
    """A run in a process of its own."""
    process = _forks().Process(target=run)
    process.start()
    return process


def killed_after(run: Run, seconds: float) -> None:
    """A run that is killed from outside, if it has not come to its end by then."""
    process = started(run)
    time.sleep(seconds)
    process.kill()
    process.join()


def killed_before(run: Run, steps: int) -> bool:
    """Whether a run was broken off, or has fewer steps."""
    process = started(partial(broken_off, run, steps))
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the run ended by itself, with {process.exitcode}")
    return process.exitcode != 0


def editions(root: Path) -> list[str]:
    """What each folder holds: the name of one whole edition, nothing, or that it is broken."""
    project = Project.open(root)
    return [_edition(folder, wanted) for folder, wanted in zip(_folders(project), (TABLES, OUTPUTS), strict=True)]


def _folders(project: Project) -> tuple[Path, Path]:
    return project.published(YEAR), project.outputs(YEAR)


def _edition(folder: Path, wanted: tuple[str, ...]) -> str:
    held = {path.name: path.read_text(encoding="utf-8").strip() for path in folder.glob("*")}
    if not held:
        return "nothing"
    return next(iter(held.values())) if set(held) == set(wanted) and len(set(held.values())) == 1 else "broken"


def fault(root: Path, old: str, new: str, besides: str = "") -> str:
    """What is wrong after a killed run: with the folders as they are, after the next command, after the next run.

    At once a folder holds the old edition or the new one, or what `besides` says ("nothing").
    """
    allowed = {old, new, besides or old}
    if not set(editions(root)) <= allowed:
        return f"at once: {editions(root)}"
    settle(Project.open(root))
    if editions(root) not in ([old, old], [new, new]):
        return f"after the next command: {editions(root)}"
    publish(root, "next")
    return "" if editions(root) == ["next", "next"] else f"after the next run: {editions(root)}"


def after_random_kills(root: Path, runs: int, run: Kind, chance: random.Random) -> list[str]:
    """The faults after so many runs, each killed at a random moment of its time."""
    publish(root, "next")
    began = time.monotonic()
    started(partial(run, root, "next")).join()
    lasting, faults = time.monotonic() - began, []
    for number in range(runs):
        killed_after(partial(run, root, f"new {number}"), chance.uniform(0, lasting))
        faults.append(fault(root, "next", f"new {number}", _absent(run)))
    return [found for found in faults if found]


def after_every_step(root: Path, run: Kind, each: int = 1) -> tuple[int, list[str]]:
    """How many steps a run was broken off before, and the faults; `each` leaves steps out."""
    publish(root, "next")
    steps, faults = 0, []
    while killed_before(partial(run, root, f"new {steps}"), steps):
        faults.append(fault(root, "next", f"new {steps}", _absent(run)))
        steps += each
    return steps, [found for found in faults if found]


def _absent(run: Kind) -> str:
    return "nothing" if run is publish_plainly else ""


def command(root: Path, *words: str) -> subprocess.Popen[str]:
    """A command as a person types it."""
    line = [sys.executable, "-c", "from helpers.run.cli import main; main()", *words, "--project", str(root)]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")


def whole(root: Path) -> bool:
    """Whether both folders are the one edition that the manifest tells."""
    project = Project.open(root)
    found = [line for folder in _folders(project) for line in files(project, folder)]
    return checksums(recorded(project, YEAR)["outputs"]) == checksums(found)


def after_full_kills(root: Path, runs: int, chance: random.Random) -> list[str]:
    """The faults after so many `sohoa report 2021`, killed at random moments, each from another input."""
    settings, faults = root / "data/raw/project.toml", []
    began = time.monotonic()
    command(root, "report", str(YEAR)).communicate()
    lasting, received = time.monotonic() - began, settings.read_text(encoding="utf-8")
    for number in range(runs):
        settings.write_text(f"{received}# {number}\n", encoding="utf-8")
        run = command(root, "report", str(YEAR))
        time.sleep(chance.uniform(0, lasting))
        run.kill()
        run.communicate()
        command(root, "status").communicate()
        faults += [] if whole(root) else [f"{number}: not one edition"]
        told, _ = (again := command(root, "report", str(YEAR))).communicate()
        faults += [] if again.returncode == 0 and whole(root) else [f"{number}: {told}"]
    return faults


def at_once(root: Path, runs: int) -> list[str]:
    """The faults of so many `sohoa report 2021` started together."""
    running = [command(root, "report", str(YEAR)) for _ in range(runs)]
    told = [(run.communicate()[0], run.returncode) for run in running]
    faults = [words for words, code in told if code]
    return faults if whole(root) else [*faults, "not one edition"]


def main() -> None:
    """All of it, on a copy of the project."""
    raw, chance, console = Path(__file__).parents[2] / "data/raw", random.Random(20), Console()
    with tempfile.TemporaryDirectory() as folder:
        for name, run in (("exchanged", publish), ("renamed", publish_plainly)):
            root = copy(raw, Path(folder) / name)
            console.print(f"{name}: {RUNS} random kills, faults:", after_random_kills(root, RUNS, run, chance))
            steps, faults = after_every_step(root, run)
            console.print(f"{name}: killed before each of {steps} steps, faults:", faults)
        root = copy(raw, Path(folder) / "full")
        console.print(f"{FULL_RUNS} reports killed, faults:", after_full_kills(root, FULL_RUNS, chance))
        for _ in range(2):
            console.print(f"{AT_ONCE} reports at once, faults:", at_once(root, AT_ONCE))


def copy(raw: Path, root: Path) -> Path:
    """A project of the same input."""
    for path in raw.rglob("*.*"):
        (root / "data/raw" / path.relative_to(raw)).parent.mkdir(parents=True, exist_ok=True)
        (root / "data/raw" / path.relative_to(raw)).write_bytes(path.read_bytes())
    return root


if __name__ == "__main__":
    main()
