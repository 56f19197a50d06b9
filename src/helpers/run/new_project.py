"""A new project: a folder of its own for another province, with its settings, ready for its first year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from helpers.atomic import write_text
from helpers.errors import CommandError, Fault, SohoaError
from helpers.project import SETTINGS, Project
from helpers.words import phrase
from helpers.write.forms.settings import Answers, settings_form

FOLDERS: Final = ("data/raw/plan", "data/processed", "outputs")
UNITS: Final[tuple[Literal["tỉnh", "thành phố"], ...]] = ("tỉnh", "thành phố")
USUAL: Final = {"unit": "tỉnh", "issuing": "Sở Nội vụ"}  # offered where nothing else is said

_YEAR = re.compile(r"[0-9]{4}")
_PERIOD = re.compile(r"(?P<first>[0-9]{4})\s*[-–]\s*(?P<last>[0-9]{4})")

Ask = Callable[..., str]  # a question and, as `default`, what is offered


def asked(given: Mapping[str, str | None], ask: Ask) -> Answers:
    """The answers given, and those to the questions that are left.

    Args:
        given: unit, name, issuing, plan, date (year-month-day) and period ("2026-2030"), each as text or not at all.
        ask: puts a question.

    Raises:
        CommandError: an answer is none; all are named.
    """
    found = {name: text or _answer(name, ask) for name, text in given.items()}
    texts = {name: " ".join(text.split()) for name, text in found.items()}
    faults = [*_faults(texts)]
    if faults:
        raise CommandError(*faults)
    first, last = map(int, _YEAR.findall(texts["period"]))
    unit, date = UNITS[UNITS.index(texts["unit"])], dt.date.fromisoformat(texts["date"])
    return Answers(unit, texts["name"], texts["issuing"], texts["plan"], date, first, last)


def _answer(name: str, ask: Ask) -> str:
    return ask(phrase(f"ask-{name}", {}), default=USUAL.get(name))


def _faults(texts: Mapping[str, str]) -> Iterator[Fault]:
    if texts["unit"] not in UNITS:
        yield Fault("answer-unit", {"found": texts["unit"], "wanted": ", ".join(UNITS)})
    if not _is_date(texts["date"]):
        yield Fault("answer-date", {"found": texts["date"]})
    period = _PERIOD.fullmatch(texts["period"])
    if not period or period["last"] < period["first"]:
        yield Fault("answer-period", {"found": texts["period"]})


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def hold_free(folder: Path) -> None:
    """Refuse a folder that has something in it.

    Raises:
        CommandError: something stands there already; nothing is overwritten.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError("example-occupied", folder=str(folder))


def new_project(folder: Path, answers: Answers) -> Project:
    """Make a project in a folder that is not there yet, or is empty.

    Raises:
        CommandError: see `hold_free`.
        DataError: the answers do not make settings, such as a last year before the first; nothing is left behind.
    """
    hold_free(folder)
    write_text(folder / SETTINGS, settings_form(answers))
    try:
        project = Project.open(folder)
    except SohoaError:
        (folder / SETTINGS).unlink()
        raise
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    return project
