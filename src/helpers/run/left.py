"""What the steps of a year leave in the two folders aside, by names: `tables/counts.csv`, `outputs/facts.csv`."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from helpers.run.publishing import Publishing

KINDS = ("tables", "outputs")  # in the order of the folders in `Publishing.pairs`


def left(publishing: Publishing) -> set[str]:
    """The names of all that lies aside."""
    found = zip(KINDS, publishing.pairs, strict=True)
    return {f"{kind}/{name}" for kind, (aside, _) in found for name in _names(aside)}


def take_over(publishing: Publishing, names: Iterable[str]) -> None:
    """Copy what is published and still good into the folders aside."""
    folders = dict(zip(KINDS, publishing.pairs, strict=True))
    for kind, _, name in (name.partition("/") for name in names):
        aside, published = folders[kind]
        (aside / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(published / name, aside / name)


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
