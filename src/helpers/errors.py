"""What can go wrong, as codes with arguments; the words come after, from `helpers.words`.

One base, three leaves, told apart by who can mend it: the data, the command, or the run itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from helpers.place import Place
from helpers.words import phrase


@dataclass(frozen=True)
class Fault:
    """One thing wrong: a code, the arguments of its sentence, and where it was found."""

    code: str
    arguments: dict[str, object] = field(default_factory=dict)
    place: Place | None = None

    def text(self, language: str | None = None) -> str:
        """Where, what was found, what was wanted and what to do, in one or two sentences."""
        told = phrase(self.code, self.arguments, language)
        return f"{self.place}: {told}" if self.place else told


class SohoaError(Exception):
    """A fault that stops the work, or several found together.

    `DataError("code", name=value)` is short for one fault without a place.
    """

    exit_code: ClassVar[int]

    def __init__(self, fault: str | Fault, /, *others: Fault, **arguments: object) -> None:
        first = fault if isinstance(fault, Fault) else Fault(fault, arguments)
        self.faults: tuple[Fault, ...] = (first, *others)
        super().__init__(first.code)

    @property
    def code(self) -> str:
        """The code of the first fault."""
        return self.faults[0].code

    def __str__(self) -> str:
        return "\n".join(dict.fromkeys(fault.text() for fault in self.faults))  # one typo may break several steps


class DataError(SohoaError):
    """The data are at fault: the message names the file, the row and the remedy."""

    exit_code = 1


class CommandError(SohoaError):
    """The command is at fault: an unknown year, a missing folder, a bad parameter."""

    exit_code = 2


class RunError(SohoaError):
    """The run itself broke: a kernel died, a disk is full."""

    exit_code = 3
