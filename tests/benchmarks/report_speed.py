"""How fast a report is built, beside the other ways to build it from the same notebooks, and in how much memory.

Run `python tests/benchmarks/report_speed.py [--rounds 3] [--only cold,plain] [--country 34] [--book]`. In a round each
way runs once, in a fresh folder and processes of its own; the ways take turns, so that a machine that others use is
busy for all: trust the ratios. A figure is the median of the rounds: seconds on the wall, seconds of processor in all
processes, and the most memory held at once by all of them, shared pages counted once (Linux alone).
`--book` builds with jupyter-book below version 2 as well, in an environment of its own that it makes with pip.
`--country N` adds N projects of five years each, which takes minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from memory import megabytes

REPOSITORY = Path(__file__).parents[2]
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("0[1-4]_*.ipynb"))
EXAMPLE = REPOSITORY / "examples/tinh-minh-hoa"
SOHOA = [sys.executable, "-c", "from helpers.run.cli import main; main()"]
FIVE = ["2021", "2022", "2023", "2024", "2025"]
BOOK = "jupyter-book<2"
OFTEN = 0.2  # seconds between two looks at the memory

TARGET = "plan,version,effective_from,year,measure,planned\n4020/QĐ-UBND,1,2020-11-25,2021,pages,400000\n"


@dataclass
class Spent:
    """What one run took."""

    wall: float = 0.0
    processor: float = 0.0
    megabytes: float = 0.0


@dataclass(frozen=True)
class Way:
    """A way to build: what is made ready before the clock runs, and the commands that are timed."""

    ready: Callable[[Path], None]
    commands: Callable[[Path], Sequence[Sequence[str]]]
    environment: dict[str, str] = field(default_factory=dict)


def raw(folder: Path) -> None:
    """The real year as received."""
    shutil.copytree(REPOSITORY / "data/raw", folder / "data/raw")


def built(folder: Path) -> None:
    """The real year built."""
    raw(folder)
    run([*SOHOA, "report", "2021", "--project", str(folder)])


def corrected(folder: Path) -> None:
    """The real year built, and one input changed after it: a target typed in."""
    built(folder)
    (folder / "data/raw/plan").mkdir(exist_ok=True)
    (folder / "data/raw/plan/targets.csv").write_text(TARGET, encoding="utf-8")


def example(folder: Path) -> None:
    """The example as received."""
    shutil.copytree(EXAMPLE / "data/raw", folder / "data/raw")


def country(projects: int) -> Callable[[Path], None]:
    """So many copies of the example."""

    def ready(folder: Path) -> None:
        for number in range(projects):
            example(folder / f"{number:02}")

    return ready


def ours(*words: str) -> Callable[[Path], Sequence[Sequence[str]]]:
    """One command of ours on the folder."""
    return lambda folder: [[*SOHOA, *words, "--project", str(folder)]]


def of_country(folder: Path) -> Sequence[Sequence[str]]:
    """One command of ours on all projects of a folder."""
    projects = (word for project in sorted(folder.iterdir()) for word in ("--project", str(project)))
    return [[*SOHOA, "report", *FIVE, *projects]]


def by_command_lines(folder: Path) -> Sequence[Sequence[str]]:
    """What a user would type without us: papermill and nbconvert for each notebook."""
    given = ["-p", "year", "2021", "-p", "project", str(folder), "-p", "stage", ".stage", "--no-progress-bar"]
    bin_ = Path(sys.executable).parent
    done = [str(folder / path.name) for path in NOTEBOOKS]
    runs = [[str(bin_ / "papermill"), str(path), end, *given] for path, end in zip(NOTEBOOKS, done, strict=True)]
    return [*runs, *([str(bin_ / "jupyter"), "nbconvert", "--to", "html", "--no-input", end] for end in done)]


def plainly(folder: Path) -> Sequence[Sequence[str]]:
    """The same computation as one script."""
    return [[sys.executable, str(Path(__file__).parent / "plain_script.py"), str(folder), "2021"]]


def as_book(folder: Path) -> None:
    """The notebooks with their parameters written in, as a book."""
    raw(folder)
    (folder / "book").mkdir()
    for path in NOTEBOOKS:
        text = path.read_text(encoding="utf-8")
        text = text.replace('project: str = \\"..\\"', f'project: str = \\"{folder}\\"').replace(
            '\\"draft\\"', '\\".stage\\"'
        )
        (folder / "book" / path.name).write_text(text, encoding="utf-8")
    chapters = "".join(f"- file: {path.stem}\n" for path in NOTEBOOKS[1:])
    toc = f"format: jb-book\nroot: {NOTEBOOKS[0].stem}\nchapters:\n{chapters}"
    (folder / "book/_toc.yml").write_text(toc, encoding="utf-8")
    (folder / "book/_config.yml").write_text("title: book\nexecute:\n  execute_notebooks: cache\n", encoding="utf-8")
    kernel = folder / "share/kernels/python3"
    kernel.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (kernel / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "Python 3", "language": "python"}))


def book_ways(program: Path) -> dict[str, Way]:
    """jupyter-book from nothing, and with nothing to do."""

    def commands(folder: Path) -> Sequence[Sequence[str]]:
        return [["env", f"JUPYTER_PATH={folder / 'share'}", str(program), "build", "-q", str(folder / "book")]]

    def ready(folder: Path) -> None:
        as_book(folder)
        run(commands(folder)[0])

    return {"book": Way(as_book, commands), "book with nothing to do": Way(ready, commands)}


def ways(projects: int) -> dict[str, Way]:
    """All ways by name."""
    found = {
        "cold": Way(raw, ours("report", "2021")),
        "cold, plain kernels": Way(raw, ours("report", "2021"), {"SOHOA_KERNELS": "plain"}),
        "papermill and nbconvert": Way(raw, by_command_lines),
        "plain script": Way(raw, plainly),
        "nothing to do": Way(built, ours("report", "2021")),
        "one input changed": Way(corrected, ours("report", "2021")),
        "five years": Way(example, ours("report", *FIVE)),
    }
    return found | ({f"{projects} x 5 years": Way(country(projects), of_country)} if projects else {})


def run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    """One command, quietly; what it says is shown when it fails."""
    kept = {**os.environ, **(environment or {})}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=kept)
    if ran.returncode:
        sys.exit(f"{command}\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}")


def timed(way: Way) -> Spent:
    """One run of a way in a fresh folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        way.ready(folder)
        spent, before, begun = Spent(), os.times(), time.perf_counter()
        with watched(spent):
            for command in way.commands(folder):
                run(command, way.environment)
        after = os.times()
        spent.wall = time.perf_counter() - begun
        spent.processor = sum(after[2:4]) - sum(before[2:4])
        return spent


@contextmanager
def watched(spent: Spent) -> Iterator[None]:
    """Look at the memory of all processes below this one now and then, and keep the most."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(OFTEN):
            spent.megabytes = max(spent.megabytes, megabytes())

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()


def book_program(folder: Path) -> Path | None:
    """jupyter-book in an environment of its own; none, with the reason told, where it cannot be installed."""
    program = folder / ("Scripts" if os.name == "nt" else "bin") / "jupyter-book"
    if not program.exists():
        venv.create(folder, with_pip=True)
        python = program.with_name("python")
        ran = subprocess.run([python, "-m", "pip", "install", "-q", BOOK], capture_output=True, text=True, check=False)
        if ran.returncode:
            sys.stderr.write(f"jupyter-book is left out: {ran.stderr.strip().splitlines()[-1]}\n")
            return None
    return program


def table(spent: dict[str, list[Spent]]) -> Iterator[str]:
    """A line a way: medians, and how many times the first way's."""
    yield f"{'way':28}{'wall s':>9}{'ratio':>8}{'cpu s':>9}{'ratio':>8}{'MB':>8}"
    first = next(iter(spent.values()))
    for name, runs in spent.items():
        wall, cpu = (statistics.median(getattr(one, what) for one in runs) for what in ("wall", "processor"))
        base = [statistics.median(getattr(one, what) for one in first) for what in ("wall", "processor")]
        most = max(one.megabytes for one in runs)
        yield f"{name:28}{wall:9.2f}{wall / base[0]:8.2f}{cpu:9.2f}{cpu / base[1]:8.2f}{most:8.0f}"


def main() -> None:
    """Run all ways in turns and print their table."""
    asked = argparse.ArgumentParser(description="How fast a report is built.")
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--only", default="")
    asked.add_argument("--country", type=int, default=0)
    asked.add_argument("--book", type=Path, nargs="?", const=Path(tempfile.gettempdir()) / "sohoa-book")
    given = asked.parse_args()
    program = book_program(given.book) if given.book else None
    chosen = ways(given.country) | (book_ways(program) if program else {})
    if given.only:
        chosen = {name: way for name, way in chosen.items() if name in given.only.split(",")}
    spent: dict[str, list[Spent]] = {name: [] for name in chosen}
    for _ in range(given.rounds):
        for name, way in chosen.items():
            spent[name].append(timed(way))
            sys.stderr.write(f"{name}: {spent[name][-1]}\n")
    sys.stdout.write("\n".join(table(spent)) + "\n")


if __name__ == "__main__":
    main()
