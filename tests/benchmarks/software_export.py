"""How fast an export of the archive software is counted, beside pandas on the same file, and in how much memory.

Run `python tests/benchmarks/software_export.py [rows]`, 10 million by default, which take 1,5 GB of disk. Each way runs
in a process of its own; the memory is the most that it held at once. Nothing is stored.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROWS: Final = 10_000_000
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
WAYS: Final = {
    "read_software": OURS,
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
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sums = found[["records", "documents", "pages"]].sum()
print(took, kilobytes, len(found), *(int(count) for count in sums))
"""


@dataclass(frozen=True)
class Run:
    """One way of counting: its seconds, libraries loaded among them, its peak memory in GB, and what it counted."""

    seconds: float
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
    return Run(float(said[0]), float(said[1]) / 1024**2, tuple(map(int, said[2:])))


def compared(rows: int) -> dict[str, Run]:
    """Each way on one export, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "software.csv"
        began = time.perf_counter()
        write_export(path, rows)
        sys.stdout.write(f"{rows} rows, {path.stat().st_size / 1e9:.2f} GB, in {time.perf_counter() - began:.0f} s\n")
        return {name: measured(work, path) for name, work in WAYS.items()}


def main(rows: int) -> None:
    """Print each way and how it stands to ours."""
    runs = compared(rows)
    ours = runs["read_software"]
    for name, run in runs.items():
        speed = f"{run.seconds:6.1f} s, {rows / run.seconds:9.0f} rows a second, {run.gigabytes:.2f} GB at most"
        held = f"{run.seconds / ours.seconds:.1f} times as long, counted alike: {run.counted == ours.counted}"
        sys.stdout.write(f"{name:22}{speed}, {held}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
