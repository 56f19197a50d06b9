"""The memory that all processes below this one hold together; Linux alone, nothing elsewhere."""

from __future__ import annotations

import os
from pathlib import Path


def megabytes() -> float:
    """What all processes below this one hold, each shared page divided among those that share it."""
    parents: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    below, size = {os.getpid()}, 0
    while len(below) > size:
        size = len(below)
        below |= {child for child, parent in parents.items() if parent in below}
    return sum(map(proportional, below - {os.getpid()}))


def proportional(process: int) -> float:
    """The proportional set size of a process in megabytes."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
