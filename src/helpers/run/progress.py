"""What a person sees while reports are built: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from helpers.run.lanes import Tell
from helpers.words import phrase


@contextmanager
def shown(console: Console, *, several: bool) -> Iterator[Tell]:
    """A function to call with project, year and step; on a terminal one moving line tells what each project is at.

    With several projects each is named, by its folder.
    """
    if not console.is_terminal:
        yield lambda root, year, step: console.print(
            _line(root if several else "", year, step), highlight=False, markup=False
        )
        return
    at: dict[str, str] = {}
    with console.status("") as status:

        def moved(root: str, year: int, step: str) -> None:
            at[root] = _line(root if several else "", year, step)
            status.update("\n".join(list(at.values())[-LINES:]))

        yield moved


LINES = 8  # of projects that are shown at a time, the ones begun last


def _line(root: str, year: int, step: str) -> str:
    told = phrase(f"step-{step}", {"year": str(year)})
    return f"{Path(root).name} {told}" if root else told
