"""The command line: `sohoa report YEAR…`, `sohoa check YEAR`, `sohoa status`, `sohoa example DIR`.

Exit codes: 0 done, 1 the data are at fault, 2 the command is, 3 the run itself broke.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console

from helpers.errors import CommandError, RunError, SohoaError
from helpers.words import VARIABLE, phrase

if TYPE_CHECKING:
    from helpers.project import Project

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)

Folder = Annotated[
    Path | None, typer.Option("--project", help="The project folder; without it the nearest one upwards.")
]
Language = Annotated[Literal["en", "vi"] | None, typer.Option("--lang", help="The language of messages.")]
Years = Annotated[list[int], typer.Argument(metavar="YEAR…", help="One year or several.", show_default=False)]
Year = Annotated[int, typer.Argument(metavar="YEAR", help="The year reported on.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Build everything anew, up to date or not.")]
Goal = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that is to hold the copy.", show_default=False)]

REPOSITORY = Path(__file__).parents[3]


def main() -> None:
    """The command line; what goes wrong ends with its exit code and a message, not with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")  # Windows redirects to its own code page
    try:
        app()
    except SohoaError as error:
        _leave(error)
    except OSError as error:
        _leave(RunError("disk-broken", problem=str(error)))


def _leave(error: SohoaError) -> NoReturn:
    Console(stderr=True, soft_wrap=True).print(str(error), markup=False, highlight=False)
    sys.exit(error.exit_code)


@app.command()
def report(years: Years, project: Folder = None, lang: Language = None, force: Force = False) -> None:  # noqa: FBT002
    """Build the report of a year, or of several in their order, as far as it is not up to date."""
    opened = _opened(project, lang)
    for year in sorted(set(years)):
        opened.report_file(year)
    if force:
        _forget(opened, years)
    _build(opened, sorted(set(years)))


@app.command()
def check(year: Year, project: Folder = None, lang: Language = None) -> None:
    """Read and check what was received for a year, list every finding, and write nothing."""
    from helpers.run.checking import check_year

    check_year(_opened(project, lang), year, Console(soft_wrap=True).print)


@app.command()
def status(project: Folder = None, lang: Language = None) -> None:
    """Say which years there are: what was received, and what is published."""
    from helpers.run.standing import standing

    Console(soft_wrap=True).print(standing(_opened(project, lang)))


@app.command()
def example(folder: Goal, lang: Language = None) -> None:
    """Copy the example, an invented province, into a new folder and build its five reports."""
    from helpers.run.example import copy_example

    _speak(lang)
    copied = copy_example(folder)
    _build(copied, copied.years())


def _forget(project: Project, years: list[int]) -> None:
    from helpers.run.freshness import account

    for year in years:
        account(project.root, year).unlink(missing_ok=True)


def _build(project: Project, years: list[int]) -> None:
    from helpers.run.freshness import is_fresh

    console = Console(soft_wrap=True)
    for year in years:
        code = "report-fresh" if is_fresh(project, year) else "report-done"
        if code == "report-done":
            _build_year(project, year, console)
        console.print(phrase(code, {"page": str(project.page(year))}), markup=False, highlight=False)


def _build_year(project: Project, year: int, console: Console) -> None:
    from helpers.run.kernel_server import shared_server

    shared_server()  # it imports what kernels need while the next lines import what the driver needs
    from helpers.run.pipeline import build
    from helpers.run.progress import shown

    with shown(console, year) as tell:
        build(project, year, tell)


def _opened(folder: Path | None, language: str | None) -> Project:
    """The project that a command works on."""
    from helpers.project import Project

    _speak(language)
    return Project.open(folder or _nearest(Path.cwd()))


def _speak(language: str | None) -> None:
    """Set the language of messages, for the notebooks' kernels as well."""
    if language:
        os.environ[VARIABLE] = language


def _nearest(start: Path) -> Path:
    """The nearest folder upwards that is a project; the repository itself when there is none.

    Raises:
        CommandError: neither is there.
    """
    from helpers.project import SETTINGS

    places = (start, *start.parents, REPOSITORY)
    found = next((place for place in places if (place / SETTINGS).is_file()), None)
    if found is None:
        raise CommandError("project-absent", folder=str(start), settings=SETTINGS.as_posix())
    return found
