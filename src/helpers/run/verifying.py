"""Whether a published report is the one that its inputs give: everything is made again aside, and compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.errors import DataError, Fault
from helpers.project import Project
from helpers.read.basis import basis
from helpers.run.manifest import checksums, files, recorded, software
from helpers.run.pipeline import Tell, build

Sums = Mapping[str, str]


def verify(project: Project, year: int, tell: Tell) -> int:
    """Hold the published report of a year against its manifest, and both against what the recorded inputs give anew.

    Args:
        project: the project; nothing is written in it.
        year: a published year.
        tell: called with the name of each step of the rebuilding before it starts.

    Returns:
        How many files were held.

    Raises:
        CommandError: there is no manifest.
        DataError: an input, a published file or a rebuilt one is not what the manifest says; all are named. What is
            rebuilt is compared only where inputs and published files are as recorded.
    """
    manifest = recorded(project, year)
    faults = [*_inputs(project, year, manifest), *_published(project, year, manifest)]
    faults = faults or list(_rebuilt(project, year, manifest, tell))
    if faults:
        raise DataError(*faults)
    return len(manifest["outputs"])


def _inputs(project: Project, year: int, manifest: Mapping[str, Any]) -> Iterator[Fault]:
    was, found = checksums(manifest["inputs"]), checksums(basis(project, year).to_dict("records"))
    yield from (Fault("input-changed", {"file": file, "year": str(year)}) for file in _changed(was, found))
    yield from (Fault("input-gone", {"file": file, "year": str(year)}) for file in sorted(was.keys() - found))
    yield from (Fault("input-new", {"file": file, "year": str(year)}) for file in sorted(found.keys() - was))


def _published(project: Project, year: int, manifest: Mapping[str, Any]) -> Iterator[Fault]:
    was, found = checksums(manifest["outputs"]), _made(project, year)
    yield from (Fault("output-changed", {"file": file, "year": str(year)}) for file in _changed(was, found))
    yield from (Fault("output-gone", {"file": file, "year": str(year)}) for file in sorted(was.keys() - found))
    yield from (Fault("output-new", {"file": file}) for file in sorted(found.keys() - was))


def _rebuilt(project: Project, year: int, manifest: Mapping[str, Any], tell: Tell) -> Iterator[Fault]:
    was, found = checksums(manifest["outputs"]), _rebuild(project, year, manifest, tell)
    differing = sorted({*_changed(was, found), *(was.keys() ^ found)})
    told = _news(manifest["software"], software())
    yield from (Fault("rebuilt-differs", {"file": file, "software": told}) for file in differing)


def _rebuild(project: Project, year: int, manifest: Mapping[str, Any], tell: Tell) -> Sums:
    """The checksums of what the recorded inputs give in a folder of their own."""
    with tempfile.TemporaryDirectory(prefix="sohoa-", ignore_cleanup_errors=True) as folder:
        for file in checksums(manifest["inputs"]):
            (Path(folder) / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project.root / file, Path(folder) / file)
        for earlier in (known for known in project.years() if known < year):  # their tables are read, not their files
            (Path(folder) / "data/raw" / str(earlier)).mkdir(exist_ok=True)
        anew = Project.open(folder)
        if project.editions(year).is_dir():
            shutil.copytree(project.editions(year), anew.editions(year))
        build(anew, year, tell)
        return _made(anew, year)


def _news(used: Mapping[str, str], now: Mapping[str, str]) -> str:
    """The software that is another one than what the report was made with."""
    names = sorted(name for name in {*used, *now} if used.get(name) != now.get(name))
    return ", ".join(f"{name} {used.get(name, '–')} → {now.get(name, '–')}" for name in names) or "–"


def _made(project: Project, year: int) -> Sums:
    """The checksums of what a run publishes; a PDF is printed afterwards from the page, and differs each time."""
    folders = (project.published(year), project.outputs(year))
    made = checksums([line for folder in folders for line in files(project, folder)])
    return {file: checksum for file, checksum in made.items() if file != project.shown(project.pdf(year))}


def _changed(was: Sums, found: Sums) -> list[str]:
    return sorted(file for file in was.keys() & found if was[file] != found[file])
