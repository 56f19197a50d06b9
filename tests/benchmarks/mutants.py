"""How slips in a table end, over all formats: `python tests/benchmarks/mutants.py [HOW MANY FOR EACH FORMAT]`.

Each mutant is the real table of 2021 with one slip, written into a format, and read as the report of a year, from file
to checks. A wrong table that passes is printed whole, and the exit code is then 1.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "read")]

from mutation import REFUSED, RIGHT, WRONG, Mutant, mutants, outcome  # noqa: E402
from test_formats import REAL, sent  # noqa: E402
from writing import WAYS  # noqa: E402

from conftest import copy_raw  # noqa: E402
from helpers.project import Project  # noqa: E402
from helpers.read.counts import read_counts  # noqa: E402

EACH = 100
SEED = 20211231
SHOW = sys.stdout.write


def ends(way: str, each: int) -> Counter[tuple[str, str]]:
    """How often each slip of a way ended in which way."""
    counted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        project = Project.open(copy_raw(Path(folder)))
        truth = read_counts(REAL, project.settings, "data/raw/project.toml", 2021, {}).counts

        @seed(f"{SEED} {way}")
        @settings(
            max_examples=each,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(mutant=mutants(sent(), way))
        def tried(mutant: Mutant) -> None:
            end = outcome(mutant, project, truth)
            counted[mutant.slip, end] += 1
            if end == WRONG:
                SHOW(f"{mutant}\n")

        tried()
    return counted


def main(each: int) -> int:
    """Try them, print how they end by slip, and say how many ended in a wrong table."""
    total: Counter[tuple[str, str]] = Counter()
    for way in WAYS:
        total += ends(way, each)
    outcomes = (RIGHT, REFUSED, WRONG)
    SHOW(f"{'slip':28}" + "".join(f"{end:>26}" for end in outcomes) + "\n")
    for slip in dict.fromkeys(slip for slip, _ in total):
        SHOW(f"{slip:28}" + "".join(f"{total[slip, end]:26}" for end in outcomes) + "\n")
    sums = [sum(count for (_, end), count in total.items() if end == wanted) for wanted in outcomes]
    SHOW(f"{f'all {sum(sums)}':28}" + "".join(f"{count:26}" for count in sums) + "\n")
    return sums[-1]


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else EACH)))
