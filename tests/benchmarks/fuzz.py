"""Bytes of good files changed at random, read in every format: `python tests/benchmarks/fuzz.py [SECONDS]`.

What is not read has to be refused by a message of our own. Anything else is printed, and the exit code is then 1.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "read"), str(TESTS / "hostile")]

from case import sent  # noqa: E402
from writing import WAYS, send  # noqa: E402

from helpers.errors import DataError  # noqa: E402
from helpers.read.opening import open_document  # noqa: E402

SECONDS = 60.0
SEED = 20211231
SHOW = sys.stdout.write


def changed(data: bytes, draw: random.Random) -> bytes:
    """The bytes with up to eight of them changed, put in, or left out, or the file cut short."""
    found = bytearray(data)
    for _ in range(draw.randint(1, 8)):
        at = draw.randrange(len(found))
        kind = draw.randrange(4)
        found[at : at + (kind != 1)] = bytes([draw.randrange(256)]) if kind < 2 else b""
    return bytes(found[: draw.randrange(1, len(found))] if draw.randrange(10) == 0 else found)


def end(path: Path) -> str:
    """How the reading of a file ends: read, refused, or the name of what escaped."""
    try:
        open_document(path, path.name)
    except DataError:
        return "refused"
    except Exception as error:
        return repr(error)
    return "read"


def main(seconds: float) -> int:
    """Try as many as time allows, way by way; say how many ended how."""
    draw, until = random.Random(SEED), time.monotonic() + seconds
    ends: Counter[str] = Counter()
    ways = [way for way in WAYS if way != "PDF"]  # each of its files takes a process of its own
    with tempfile.TemporaryDirectory() as name:
        good = {way: send(sent(), way, Path(name)).read_bytes() for way in ways}
        while time.monotonic() < until:
            for way, data in good.items():
                path = Path(name) / f"report{WAYS[way][0]}"
                path.write_bytes(changed(data, draw))
                found = end(path)
                ends[found] += 1
                if found not in ("read", "refused"):
                    SHOW(f"{way}: {found}\n")
    SHOW(f"{ends.total()} files: {ends['read']} read, {ends['refused']} refused\n")
    return ends.total() - ends["read"] - ends["refused"]


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)))
