"""The example project, an invented province with five simulated years, copied to where a person wants to look at it."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers.errors import CommandError, RunError
from helpers.project import SETTINGS, Project

FOLDER = Path(__file__).parents[3] / "examples/tinh-minh-hoa"
COPIED = ("README.md", "data/raw")  # what was received; tables and reports are built in the copy


def copy_example(goal: Path, source: Path = FOLDER) -> Project:
    """Copy the example into a folder, which is made where there is none.

    Args:
        goal: a folder that is not there yet, or an empty one.
        source: the example.

    Returns:
        The project in that folder.

    Raises:
        CommandError: something stands there already; nothing is overwritten.
        RunError: the example itself is not there.
    """
    if not (source / SETTINGS).is_file():
        raise RunError("example-absent", folder=str(source))
    if goal.exists() and (not goal.is_dir() or any(goal.iterdir())):
        raise CommandError("example-occupied", folder=str(goal))
    goal.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        copy = shutil.copytree if (source / name).is_dir() else shutil.copyfile
        (goal / name).parent.mkdir(parents=True, exist_ok=True)
        copy(source / name, goal / name)
    return Project.open(goal)
