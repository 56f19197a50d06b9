"""How fast an export of the archive software is counted, beside pandas on the same file, and in how much memory.

Run `python tests/benchmarks/software_export.py [rows] [rounds]`, 10 million and 3 by default; they take 1,5 GB of disk.
In a round each way runs once, in a process of its own, the libraries that it loads in its time; the ways take turns, so
that a machine that others use is busy for all. A middle is the median of the rounds; the memory is the most that was
held at once. Pandas counts as an analyst would have it count who trusts the file: it checks no cell. Nothing is stored.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROWS: Final = 10_000_000
ROUNDS: Final = 3
GOAL: Final = 3  # times as long as ours, which pandas is to take
SEED: Final = 2021
FONDS: Final = 300
CHUNK: Final = 10_000  # rows written at once
HEADER: Final = "STT,Mã hồ sơ,Tên phông,Tiêu đề hồ sơ,Số văn bản,Số trang\n"

OURS: Final = """
from helpers.read.software.tally import read_software
found = read_software(path, "data/raw/2021/software.csv", {}, {}).fonds.set_index("fonds")
"""
PANDAS: Final = """
import pandas as pd
columns = {{"Mã hồ sơ": "records", "Tên phông": "fonds", "Số văn bản": "documents", "Số trang": "pages"}}
frame = pd.read_csv(path{only}).rename(columns=columns)
sums = {{"records": ("records", "nunique"), "documents": ("documents", "sum"), "pages": ("pages", "sum")}}
found = frame.groupby("fonds").agg(**sums)
"""
OURS_NAME: Final = "read_software"
WAYS: Final = {
    OURS_NAME: OURS,
    "pandas": PANDAS.format(only=""),
    "pandas, four columns": PANDAS.format(only=", usecols=list(columns)"),
}
CHILD: Final = """
import sys, time, resource
from pathlib import Path
path = Path(sys.argv[1])
began = time.perf_counter()
{work}
took = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_SELF)
sums = found[["records", "documents", "pages"]].sum()
print(took, used.ru_utime + used.ru_stime, used.ru_maxrss, len(found), *(int(count) for count in sums))
"""


@dataclass(frozen=True)
class Run:
    """One way of counting, once: its seconds, those of all processors together, its peak in GB, and what it counted."""

    seconds: float
    processor: float
    gigabytes: float
    counted: tuple[int, ...]


def write_export(path: Path, rows: int) -> None:
    """Write an export of one record a row: codes unique within their fonds, in the order in which they were entered."""
    drawn = random.Random(SEED)
    names = [f"Ủy ban nhân dân xã {chr(ord('A') + at % 26)}{at}, huyện Can Lộc" for at in range(FONDS)]
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for first in range(0, rows, CHUNK):
            numbers = range(first, min(first + CHUNK, rows))
            file.writelines(_row(number, names, drawn) for number in numbers)


def _row(number: int, names: list[str], drawn: random.Random) -> str:
    fonds, pages = number * 7 % FONDS, int(drawn.paretovariate(1.2) * 40)
    title = f'"Tập văn bản về việc cấp đất, giao đất, quyển {number % 97}"'
    return f'{number + 1},H53.{fonds:03d}.{number:08d},"{names[fonds]}",{title},{pages // 9 + 1},{min(pages, 5000)}\n'


def measured(work: str, path: Path) -> Run:
    """Run a way of counting in another process."""
    command = [sys.executable, "-c", CHILD.format(work=work), str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    seconds, processor, kilobytes = map(float, said[:3])
    return Run(seconds, processor, kilobytes / 1024**2, tuple(map(int, said[3:])))


def compared(rows: int, rounds: int) -> list[dict[str, Run]]:
    """In each round, each way on the same export, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "software.csv"
        write_export(path, rows)
        sys.stdout.write(f"{rows} rows, {path.stat().st_size / 1e9:.2f} GB, {os.cpu_count()} processors\n")
        return [{name: measured(work, path) for name, work in WAYS.items()} for _ in range(rounds)]


def middle(rounds: Sequence[Mapping[str, Run]], name: str) -> float:
    """The median of the seconds of a way."""
    return statistics.median(runs[name].seconds for runs in rounds)


def main(rows: int, rounds: int) -> None:
    """Print each run, the middle of each way, and how it stands to ours."""
    found = compared(rows, rounds)
    for runs in found:
        for name, run in runs.items():
            used = f"{run.seconds:6.1f} s, {run.processor:5.1f} s of processors, {run.gigabytes:.2f} GB at most"
            sys.stdout.write(f"{name:22}{used}, counted alike: {run.counted == runs[OURS_NAME].counted}\n")
    ours = middle(found, OURS_NAME)
    for name in WAYS:
        seconds = middle(found, name)
        held = f"{seconds / ours:.1f} times as long as ours" + (f" (goal {GOAL})" if name != OURS_NAME else "")
        sys.stdout.write(f"middle, {name:22}{seconds:6.1f} s, {rows / seconds:9.0f} rows a second, {held}\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]), *(ROWS, ROUNDS)[len(sys.argv) - 1 :])
