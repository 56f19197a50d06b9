"""Writes docs/explanation/hostile-input.md, the table of hostile files: `python tests/hostile/table.py` tries them all.

The exit code is 1 where one ended otherwise than it should, escaped, or took more than the bounds.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from case import READ, REPOSITORY, Case
from trial import CASES, LONGEST, PEAK, Trial, tried

PAGE = REPOSITORY / "docs/explanation/hostile-input.md"
HEAD = f"""# Hostile input

What a file may attempt that comes from outside, and what becomes of it. Each is made by code in `tests/hostile/`, read
and checked as `sohoa check` does in a process of its own, under an audit hook that notes every connection, program and
write outside of the project. None escaped. `read` means that the figures were read and the rest did no harm; any
other outcome is the code of the message that refused the file, see [the messages](../messages.md). Memory is the peak
of the process in MB, some 400 of them Python and its libraries; time is that of the processor, in seconds; both are
blank where a run only held them within the bounds,
{PEAK} MB and {LONGEST} seconds. Made by `tests/hostile/table.py`.

**The rules.** Signs that nobody sees (controls, zero width, direction; the soft hyphen, once text of before Unicode is
Unicode) are left out of every text and remarked upon. A name of more than 300 letters, or with a sign of formulas or
markup (`= + - @` at its beginning, `< > | {{ }} ~ ^`, backquote, backslash), is refused with its place. Tables that are
stored as CSV keep their data as they are, since programs read them; as no name begins like a formula, none runs in a
spreadsheet. Nothing is read or written through a link that leads out of the project. Only LibreOffice is ever started,
for .doc and .rtf, with macros off; PDF files are read by another Python with bounds of memory and time.

"""


def page(cases: Iterable[Case], trials: Mapping[str, Trial]) -> str:
    """The whole document."""
    rows = [_row(number, case, trials[case.name]) for number, case in enumerate(cases, start=1)]
    titles = "| | file | attempts to | what happened | MB | s |\n|--:|---|---|---|--:|--:|\n"
    return HEAD + titles + "".join(rows)


def _row(number: int, case: Case, trial: Trial) -> str:
    outcome = trial.outcome if trial.outcome == READ else f"refused: `{trial.outcome}`"
    return f"| {number} | {case.name} | {case.attempts} | {outcome} | {trial.peak:.0f} | {trial.seconds:.1f} |\n"


def faults(case: Case, trial: Trial) -> list[str]:
    """What a trial has that it should not."""
    found = [f"{trial.outcome} and not {case.expected}"] if trial.outcome != case.expected else []
    found += [f"escaped: {escape}" for escape in trial.escapes]
    found += [f"{trial.peak:.0f} MB"] if trial.peak > PEAK else []
    return found + ([f"{trial.seconds:.1f} s"] if trial.seconds > LONGEST else [])


def main() -> int:
    """Try all and write the page."""
    os.environ["SOHOA_LANG"] = "en"
    trials: dict[str, Trial] = {}
    bad = 0
    for case in CASES:
        trials[case.name] = tried(case)
        for fault in faults(case, trials[case.name]):
            bad += 1
            sys.stdout.write(f"{case.name}: {fault}\n")
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(CASES, trials), encoding="utf-8")
    sys.stdout.write(f"{len(trials)} files, {bad} faults\n")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
