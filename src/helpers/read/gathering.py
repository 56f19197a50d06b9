"""Faults gathered, so that a person sees all of them at once and not the first only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from helpers.errors import DataError, Fault


class Gathering:
    """Collects the faults of several steps: `with gathering.step(): ...` for each, then `gathering.settle()`."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    @contextmanager
    def step(self) -> Iterator[None]:
        """A step whose faults are kept while the work goes on."""
        try:
            yield
        except DataError as error:
            self.faults.extend(error.faults)

    def settle(self) -> None:
        """Stop if anything was found.

        Raises:
            DataError: with every fault of all steps.
        """
        if self.faults:
            raise DataError(*self.faults)
