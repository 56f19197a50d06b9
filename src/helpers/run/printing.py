"""The page as PDF, printed by the Chromium, Chrome or Edge that is installed.

It is printed from the published page and put beside it afterwards, not with the edition: all that it says the page has
said, and a browser that is lacking or broken shall keep no report from being published. Publishing replaces the whole
folder, so that no PDF ever stands beside a page that it was not printed from. Page numbers come from the style sheet
(margin boxes, Chromium 131 and newer); tags, for readers who hear the page, Chromium writes by itself.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from helpers.errors import CommandError, RunError
from helpers.project import Project
from helpers.run.holding import alone

VARIABLE: Final = "SOHOA_BROWSER"  # names a browser, by its path or as a command
COMMANDS: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
PLACES: Final = {  # where installers put them without a command on PATH
    "darwin": (
        "Google Chrome.app/Contents/MacOS/Google Chrome",
        "Chromium.app/Contents/MacOS/Chromium",
        "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "win32": (
        "Google/Chrome/Application/chrome.exe",
        "Chromium/Application/chrome.exe",
        "Microsoft/Edge/Application/msedge.exe",
    ),
    "linux": ("google/chrome/chrome", "chromium.org/chromium/chromium", "microsoft/msedge/msedge"),
}
OFFLINE: Final = (
    "--host-resolver-rules=MAP * ~NOTFOUND",  # addresses as well as names
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)
PRINTING: Final = ("--headless", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer")
SECONDS: Final = 120  # a page of year five takes 2 s; an old laptop that starts the browser for the first time, 30
PDF: Final = b"%PDF-"


def print_page(project: Project, year: int) -> Path:
    """Print the published page of a year as PDF beside it.

    Returns:
        The path of the PDF.

    Raises:
        CommandError: `SOHOA_BROWSER` names no program.
        RunError: another run is at work; there is no browser, it is too slow, or it prints nothing. No PDF is left then
            that was there before.
    """
    with alone(project):
        page, goal = project.page(year), project.pdf(year)
        goal.unlink(missing_ok=True)
        return printed(page, goal, browser())


def printed(page: Path, goal: Path, program: Path, seconds: int = SECONDS) -> Path:
    """Print a page with a browser into a file, whole or not at all.

    Raises:
        RunError: the browser is not done in that many seconds, or prints nothing.
    """
    made = goal.with_name(f".{goal.name}.{os.getpid()}")
    try:
        # A profile of its own: a browser that is open would be handed the command, and do it with its own settings.
        with tempfile.TemporaryDirectory(prefix="sohoa-", ignore_cleanup_errors=True) as profile:
            code, told = _run(_command(program, page, made, Path(profile)), seconds)
        if not made.is_file() or not made.read_bytes().startswith(PDF):
            arguments = {"browser": str(program), "code": str(code), "told": told, "variable": VARIABLE}
            raise RunError("print-failed", **arguments)
        made.replace(goal)
    finally:
        made.unlink(missing_ok=True)
    return goal


def browser() -> Path:
    """The browser to print with: the one that `SOHOA_BROWSER` names, else one on PATH, else one in its usual place.

    Raises:
        CommandError: the variable names no program.
        RunError: there is none; the message names what was looked for.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        found = shutil.which(named)
        if found is None:
            raise CommandError("browser-unknown", variable=VARIABLE, found=named)
        return Path(found)
    on_path = (shutil.which(command) for command in COMMANDS)
    candidates = [*(Path(found) for found in on_path if found), *(place for place in _places() if place.is_file())]
    if not candidates:
        looked = ", ".join([*COMMANDS, *map(str, _places())])
        raise RunError("browser-absent", looked=looked, variable=VARIABLE)
    return candidates[0]


def _places() -> list[Path]:
    return [root / place for root in _roots() for place in PLACES.get(sys.platform, ())]


def _roots() -> Iterator[Path]:
    """The folders of programs of this system."""
    if sys.platform == "win32":
        names = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        yield from (Path(os.environ[name]) for name in names if os.environ.get(name))
    elif sys.platform == "darwin":
        yield from (Path("/Applications"), Path.home() / "Applications")
    else:
        yield Path("/opt")


def _command(program: Path, page: Path, made: Path, profile: Path) -> list[str]:
    # Chromium's sandbox refuses to start as root, which is how containers run.
    rooted = ("--no-sandbox",) if sys.platform == "linux" and os.geteuid() == 0 else ()
    own = (f"--user-data-dir={profile}", f"--print-to-pdf={made.resolve()}", page.resolve().as_uri())
    return [str(program), *PRINTING, *OFFLINE, *rooted, *own]


def _run(command: list[str], seconds: int) -> tuple[int, str]:
    """The exit code and the last words of a command; none of its processes outlives it.

    Raises:
        RunError: it is not done in that many seconds.
    """
    said = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    process = subprocess.Popen(command, **said, start_new_session=True)  # type: ignore[call-overload]  # noqa: S603
    try:
        _, told = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise RunError("print-slow", browser=command[0], seconds=seconds) from error
    finally:
        _end(process)
    last = told.decode(errors="replace").strip().splitlines()[-1:]
    return process.returncode, last[0] if last else "–"


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of a process and its children: on POSIX they are a group; on Windows Chromium's end with it."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return  # all had ended
    process.wait()
    if process.stderr:
        process.stderr.close()
