"""Writes docs/messages.md, the table of every message, from the catalogues: `python docs/messages.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from helpers.atomic import write_text
from helpers.words import catalogue

PAGE = Path(__file__).with_suffix(".md")
HEAD = """# Messages

Every message of the command line, the readers and the checks: what was found, and what to do about it. Words in
braces stand for what was found; most messages begin with the file and the place in it. Made by `docs/messages.py`.

"""
ERRORS = """## Errors

Exit code 1 where the data are at fault, 2 where the command is, 3 where the run itself broke.

"""
CHECKS = """## Checks

A failed check stops the report (exit code 1) until the file is mended, a correction is typed into
`data/raw/<year>/corrections.csv`, or a named person accepts it in `data/raw/<year>/accepted.csv`; a noted one is
printed in the report. That a fonds is restricted or secret nobody can accept.

"""
OUTCOMES = {"pass": "passed", "warn": "noted", "fail": "failed"}

SAID = (
    "check-",
    "outcome-",
    "status-",
    "step-",
    "report-done",
    "report-fresh",
    "report-failed",
    "release-done",
    "verify-held",
    "relayed",
    "ask-",
    "init-done",
    "new-done",
    "share-done",
    "missing",
)  # no errors

_CHECK = re.compile(r"check-(?P<name>.+)-(?P<outcome>pass|warn|fail)")
_REMEDY = re.compile(r"(?P<found>.+[.:?!)”\"])\s+(?P<remedy>[A-Z`][^.]*(?:\.[^ ][^.]*)*\.)")


def page() -> str:
    """The whole document, in English and Vietnamese."""
    return HEAD + ERRORS + "\n".join(_errors()) + "\n\n" + CHECKS + "\n".join(_checks()) + "\n"


def _errors() -> Iterator[str]:
    english, vietnamese = catalogue("en"), catalogue("vi")
    yield from ("| code | found | what to do | tiếng Việt |", "|---|---|---|---|")
    for code in sorted(english):
        parts = _REMEDY.fullmatch(english[code])
        if not code.startswith(SAID):
            found, remedy = (parts["found"], parts["remedy"]) if parts else (english[code], "")
            yield f"| `{code}` | {_cell(found)} | {_cell(remedy)} | {_cell(vietnamese[code])} |"


def _checks() -> Iterator[str]:
    english, vietnamese = catalogue("en"), catalogue("vi")
    yield from ("| check | outcome | message | tiếng Việt |", "|---|---|---|---|")
    for code in sorted(english):
        parts = _CHECK.fullmatch(code)
        if parts:
            told = f"{_cell(english[code])} | {_cell(vietnamese[code])}"
            yield f"| `{parts['name']}` | {OUTCOMES[parts['outcome']]} | {told} |"


def _cell(text: str) -> str:
    """A text in a cell of a table, with nothing in it read as markup."""
    return re.sub(r"([|<>*_])", r"\\\1", text)


if __name__ == "__main__":
    write_text(PAGE, page())
