"""`manifest.json`: what the report of a year was made from, with what, and what came out, each file by its SHA-256.

It stands beside the outputs and is none of them: the software's versions and revision are told here and nowhere else.
"""

from __future__ import annotations

import json
import platform
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any, Final

import pandas as pd

from helpers.atomic import write_text
from helpers.checksum import sha256
from helpers.errors import CommandError, DataError, Fault
from helpers.project import Project
from helpers.read.basis import COLUMNS, basis
from helpers.tables.inputs import FOLDER
from helpers.tables.stored import SCHEMA_VERSION
from helpers.write.datapackage import DATAPACKAGE, datapackage

MANIFEST: Final = "manifest.json"
PROGRAM: Final = "sohoa"
REPOSITORY: Final = Path(__file__).parents[3]
_NAME = re.compile(r"[\w.-]+")


def record(project: Project, year: int, inputs: pd.DataFrame, tables: Path, outputs: Path) -> None:
    """Describe what was made, before it is published: `datapackage.json` among the tables, `manifest.json` beside.

    Args:
        project: the project.
        year: the year reported on.
        inputs: its `sources` as they were before the work began.
        tables: the folder of the tables, as yet aside.
        outputs: the folder of the report, as yet aside.

    Raises:
        DataError: an input changed while the work went on, so that nobody can say which one was read.
    """
    read = basis(project, year)
    changed = sorted({file for file, *_ in _received(inputs) ^ _received(read)})
    if changed:
        raise DataError("input-moving", files=", ".join(changed), year=str(year))
    write_text(tables / DATAPACKAGE, datapackage(tables, project.settings, year))
    made = {project.published(year): tables, project.outputs(year): outputs}
    manifest = {
        "schema_version": SCHEMA_VERSION,
        "parameters": {"year": year},
        "inputs": read.to_dict("records"),
        "outputs": [line for goal, folder in made.items() for line in files(project, goal, folder)],
        "software": software(),
        "revision": revision(),
    }
    write_text(outputs / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")


def files(project: Project, goal: Path, folder: Path | None = None) -> list[dict[str, Any]]:
    """Name, bytes and SHA-256 of what a published folder holds, or of what another one does that is to replace it."""
    held = folder or goal
    found = sorted(path for path in held.rglob("*") if path.is_file() and path != held / MANIFEST)
    rows = [(project.shown(goal / path.relative_to(held)), path.stat().st_size, sha256(path)) for path in found]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def recorded(project: Project, year: int) -> Mapping[str, Any]:
    """The manifest of a published year.

    Raises:
        CommandError: there is none.
        DataError: what is there is no manifest.
    """
    path = project.outputs(year) / MANIFEST
    if not path.is_file():
        raise CommandError("manifest-absent", file=project.shown(path), year=str(year))
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        checksums(found["inputs"]), checksums(found["outputs"]), dict(found["software"])
    except (ValueError, KeyError, TypeError) as error:
        raise DataError(Fault("manifest-broken", {"file": project.shown(path), "year": str(year)})) from error
    return dict(found)


def checksums(lines: Iterable[Mapping[Any, Any]]) -> dict[str, str]:
    """SHA-256 by file."""
    return {line["file"]: line["sha256"] for line in lines}


def software() -> dict[str, str]:
    """The versions of Python, of this program and of what it asks for; the lock file has all others."""
    asked = (_NAME.match(line) for line in requires(PROGRAM) or [] if "extra ==" not in line)
    names = sorted({found[0] for found in asked if found}, key=str.lower)
    return {"python": platform.python_version(), PROGRAM: version(PROGRAM)} | {name: version(name) for name in names}


def revision() -> str:
    """The revision of the code as git names it, "-dirty" when changed since; without git, the program's version."""
    git = shutil.which("git")
    if git and (REPOSITORY / ".git").exists():
        command = [git, "describe", "--always", "--dirty", "--abbrev=12"]
        ran = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)  # noqa: S603
        if ran.returncode == 0:
            return ran.stdout.strip()
    return version(PROGRAM)


def _received(inputs: pd.DataFrame) -> set[tuple[Any, ...]]:
    """The inputs below `data/raw/`; the tables of earlier years may have been made in the same run."""
    return {row for row in inputs.itertuples(index=False, name=None) if row[0].startswith(FOLDER)}
