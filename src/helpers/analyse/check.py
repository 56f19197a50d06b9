"""One check: what it held against what, where, and how it came out; and a failed one as a fault."""

from __future__ import annotations

import re
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

SCALE: Final = "scale"
RESTRICTED: Final = "restricted"
BINDING: Final = (RESTRICTED, "restricted-near")  # nobody can accept what the law forbids to publish
TYPED_IN: Final = (SCALE,)  # checks of what persons typed in beside the report
PART: Final = "sum-part"  # its subject is a part of the table and a measure

_TIME = re.compile(r" \([0-9]+\)$")  # after the subject of a check that fails more than once


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
        measure = _TIME.sub("", self.subject)
        if measure in MEASURES or self.check == PART:
            counts = {name: int(text) for name, text in (("expected", self.expected), ("found", self.found)) if text}
            told |= {**counts, "difference": abs(counts.get("expected", 0) - counts.get("found", 0))}
        return {**told, "subject": LABELS.get(measure, self.subject)}

    @property
    def message(self) -> str:
        """Its sentence as stored and printed, in Vietnamese."""
        return phrase(self.code, self.arguments, "vi")


def or_passed(check: str, breaches: list[Check], *, compared: bool = True) -> list[Check]:
    """The breaches, or one check that passed where there are none; nothing where nothing could be compared.

    Args:
        check: its name.
        breaches: what it found.
        compared: whether it held anything against anything; if not, it must not say that all is well.
    """
    return breaches or ([Check(check, PASSED)] if compared else [])


@dataclass(frozen=True)
class FailedCheck(Fault):
    """A failed check as a fault, with the remedy in the same language after it."""

    remedy: dict[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, check: Check, file: str) -> FailedCheck:
        """The fault of a check on a file."""
        folder = PurePosixPath(file).parent
        files = {name: (folder / f"{name}.csv").as_posix() for name in ("accepted", "corrections")}
        remedy = {"check": check.check, "subject": check.subject, "found": check.found, **files}
        if check.check in TYPED_IN:  # its sentence names the file: it is not the report that is at fault
            return cls(check.code, check.arguments, None, {**remedy})
        return cls(check.code, check.arguments, Place(file), {**remedy})

    def text(self, language: str | None = None) -> str:
        """Where and what, then how to go on: by a new report, or, where it is typed in, by mending that."""
        told = super().text(language)
        if self.remedy["check"] in BINDING:
            return told
        if self.place is None:
            return f"{told} {phrase('check-remedy-typed', self.remedy, language)}"
        return f"{told} {phrase('check-remedy', self.remedy, language)}"
