"""An old Word or RTF file as a document, by way of LibreOffice and .docx."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from helpers.errors import DataError, Fault
from helpers.place import Place
from helpers.read.document import Document
from helpers.read.formats.word import read_word

SECONDS: Final = 120  # a report of twenty pages takes five, the first start of LibreOffice ten more
PROGRAMS: Final = ("soffice", "libreoffice")
INSTALLED: Final = (  # where its installers put it without adding it to the search path
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""  # neither macros nor addresses in a file received are followed


def read_converted(path: Path, shown: str) -> Document:
    """Read a .doc or .rtf file as `helpers.read.formats.word.read_word` reads the .docx that LibreOffice makes of it.

    Args:
        path: the file.
        shown: its name in messages and tables, from the project folder.

    Raises:
        DataError: LibreOffice is not installed, cannot read the file, or takes longer than `SECONDS`.
    """
    program = _program()
    if program is None:
        raise DataError(Fault("conversion-program", {"suffix": path.suffix.lower()}, Place(shown)))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        return read_word(_converted(path, program, Path(name), Place(shown)), shown)


def _program() -> str | None:
    """LibreOffice on this machine."""
    found = (shutil.which(program) for program in PROGRAMS)
    return next(filter(None, found), next((name for name in INSTALLED if Path(name).is_file()), None))


def _converted(path: Path, program: str, folder: Path, place: Place) -> Path:
    """The .docx made in a folder, in a profile of its own: another LibreOffice may be open on the desk."""
    profile, source = folder / "profile", folder / f"received{path.suffix.lower()}"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx",
    ]
    _run([*command, "--outdir", str(folder), str(source)], place)
    made = source.with_suffix(".docx")
    if not made.is_file():
        raise DataError(Fault("conversion-failed", {}, place))
    return made


def _run(command: list[str], place: Place) -> None:
    """Run LibreOffice to its end; the program that it starts in turn ends with it."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)  # noqa: S603
    except OSError as error:
        raise DataError(Fault("conversion-failed", {}, place)) from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise DataError(Fault("conversion-slow", {"seconds": SECONDS}, place)) from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
