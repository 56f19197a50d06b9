"""What a person sees while a report is built: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from helpers.words import phrase

Tell = Callable[[str], None]


@contextmanager
def shown(console: Console, year: int) -> Iterator[Tell]:
    """A function to call with each step's name; on a terminal the line of the step is replaced by the next."""
    if not console.is_terminal:
        yield lambda step: console.print(_line(step, year), highlight=False)
        return
    with console.status("") as status:
        yield lambda step: status.update(_line(step, year))


def _line(step: str, year: int) -> str:
    return phrase(f"step-{step}", {"year": str(year)})
