"""One zip for the committee: the report in all its forms, a guide, and checksums."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from helpers.atomic import write_bytes
from helpers.errors import CommandError, RunError
from helpers.project import Project
from helpers.run.printing import print_page
from helpers.write.guide import KINDS, NAME, guide

SUMS: Final = "SHA256SUMS.txt"
MADE: Final = (2021, 1, 1, 0, 0, 0)  # the same bytes whenever it is packed
READABLE: Final = 0o644 << 16  # for all, on systems that keep such rights


def share(project: Project, year: int) -> Path:
    """Pack the published report of a year into `outputs/bao-cao-<year>.zip`; the executed notebooks stay behind.

    Where a browser is installed the page goes along as PDF, which opens on any phone.

    Returns:
        The zip.

    Raises:
        CommandError: nothing was received for the year, or its report is not built.
    """
    project.received(year)
    if not project.page(year).is_file():
        raise CommandError("share-unbuilt", year=str(year))
    with suppress(RunError):  # no browser: then without
        if not project.pdf(year).is_file():
            print_page(project, year)
    files = {path.name: path.read_bytes() for path in sorted(project.outputs(year).iterdir()) if path.suffix in KINDS}
    told = guide(project.settings, year, files, SUMS)
    packed = {NAME: told.encode("utf-8-sig"), **files}  # Notepad of older Windows needs the mark
    goal = project.outputs(year).parent / f"{project.page(year).stem}.zip"
    write_bytes(goal, _zip({**packed, SUMS: sums(packed).encode()}))
    return goal


def sums(files: Mapping[str, bytes]) -> str:
    """A line for each file, as `sha256sum` writes and reads it."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))


def _zip(files: Mapping[str, bytes]) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = ZipInfo(name, MADE)
            entry.external_attr, entry.create_system = READABLE, 3
            packed.writestr(entry, content, ZIP_DEFLATED)
    return held.getvalue()
