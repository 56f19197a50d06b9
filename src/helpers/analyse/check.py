"""One check: what it held against what, where, and how it came out; and a failed one as a fault."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from helpers.errors import Fault
from helpers.place import Place
from helpers.tables.measures import LABELS, MEASURES
from helpers.words import phrase

ALL: Final = "all"
PASSED: Final = "pass"
WARN: Final = "warn"
FAIL: Final = "fail"
ACCEPTED: Final = "accepted"


@dataclass(frozen=True)
class Check:
    """The outcome of a check on a subject: a measure, a fonds, a file, or `all` where nothing is wrong.

    Whole numbers are kept as digits. The sentence is made of these fields alone, so that a stored check can be told
    again in another language.
    """

    check: str
    status: str
    subject: str = ALL
    expected: str = ""
    found: str = ""
    source_place: str = ""

    @property
    def code(self) -> str:
        """The code of its sentence."""
        return f"check-{self.check}-{self.status}"

    @property
    def arguments(self) -> dict[str, object]:
        """The arguments of its sentence; counts as numbers, with their difference."""
        told: dict[str, object] = {"expected": self.expected, "found": self.found, "place": self.source_place}
        if self.subject in MEASURES and self.expected and self.found:
            expected, found = int(self.expected), int(self.found)
            told |= {"expected": expected, "found": found, "difference": abs(expected - found)}
        return {**told, "subject": LABELS.get(self.subject, self.subject)}

    @property
    def message(self) -> str:
        """Its sentence as stored and printed, in Vietnamese."""
        return phrase(self.code, self.arguments, "vi")


def or_passed(check: str, breaches: list[Check]) -> list[Check]:
    """The breaches, or one check that passed where there are none."""
    return breaches or [Check(check, PASSED)]


@dataclass(frozen=True)
class FailedCheck(Fault):
    """A failed check as a fault, with the remedy in the same language after it."""

    remedy: dict[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, check: Check, file: str) -> FailedCheck:
        """The fault of a check on a file."""
        accepted = (PurePosixPath(file).parent / "accepted.csv").as_posix()
        remedy: dict[str, object] = {"check": check.check, "subject": check.subject, "accepted": accepted}
        return cls(check.code, check.arguments, Place(file), remedy)

    def text(self, language: str | None = None) -> str:
        """Where and what, then how to go on."""
        return f"{super().text(language)} {phrase('check-remedy', self.remedy, language)}"
