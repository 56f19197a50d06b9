"""Inputs at random for every reader: `python tests/benchmarks/fuzz.py [INPUTS [SEED]]`, 100.000 if not told.

They are files near to valid ones, drawn by hypothesis (`tests/hostile/fuzzing.py`). What is not read has to be refused
by a message of our own within ten seconds; anything else is printed, and the exit code is then 1.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "read"), str(TESTS / "hostile")]

from case import READ  # noqa: E402
from fuzzing import TARGETS, Ends, tried  # noqa: E402

INPUTS = 100_000
SEED = 20211231
PART = 500  # inputs of one reader at a time
SHOW = sys.stdout.write


def parts(inputs: int, first: int) -> Iterator[tuple[str, int, int]]:
    """The work in parts: a reader, how many inputs, and the seed; the readers take turns."""
    whole = sum(target.share for target in TARGETS.values())
    left = {name: -(-inputs * target.share // whole) for name, target in TARGETS.items()}
    number = first
    while left:
        for name in list(left):
            number += 1
            yield name, min(PART, left[name]), number
            left[name] -= PART
        left = {name: more for name, more in left.items() if more > 0}


def main(inputs: int, first: int) -> int:
    """Try them all, and say how many ended how."""
    began, ends = time.monotonic(), {name: Ends() for name in TARGETS}
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:  # typst has threads, which do not fork
        waiting = {pool.submit(tried, *part): part[0] for part in parts(inputs, first)}
        for done in as_completed(waiting):
            told, whole = done.result(), ends[waiting[done]]
            whole.found += told.found
            whole.seconds = max(whole.seconds, told.seconds)
            for text in dict.fromkeys(told.escaped):
                SHOW(f"{text}\n")
            for text in (found for found in told.found if found.startswith("!")):
                SHOW(f"{waiting[done]}: {text}\n")
            sys.stderr.write(f"{sum(each.found.total() for each in ends.values())} inputs\r")
            sys.stdout.flush()
    for name, whole in ends.items():
        SHOW(f"{name}: {told_of(whole)}\n")
    total: Counter[str] = sum((whole.found for whole in ends.values()), Counter())
    bad = sum(count for found, count in total.items() if found.startswith("!"))
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    longest = max(each.seconds for each in ends.values())
    SHOW(
        f"{total.total()} inputs in {time.monotonic() - began:.0f} s: {total[READ]} read, {bad} escaped, the others"
        f" refused by {len(total)} messages; at most {memory:.0f} MB and {longest:.1f} s\n"
    )
    return bad


def told_of(ends: Ends) -> str:
    """How the inputs of one reader ended."""
    return f"{ends.found.total()} inputs, {ends.found[READ]} read, at most {ends.seconds:.2f} s"


if __name__ == "__main__":
    told = [int(text) for text in sys.argv[1:]]
    sys.exit(bool(main(*(*told, *(INPUTS, SEED)[len(told) :]))))
