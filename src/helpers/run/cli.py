"""The command line: `sohoa` with `report`, `check`, `status`, `release`, `verify`, `init`, `new`, `share` and others.

Exit codes: 0 done, 1 the data are at fault, 2 the command is, 3 the run itself broke.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from dataclasses import replace
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
Note = Annotated[str | None, typer.Option("--note", help="What is to be remembered of the edition.")]
Date = Annotated[
    dt.datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The day of the release, as 2022-01-05.")
]
Printed = Annotated[bool, typer.Option("--pdf", help="Print the page as PDF as well, with Chromium, Chrome or Edge.")]
Folders = Annotated[
    list[Path] | None,
    typer.Option("--project", help="A project folder, or several one after the other; without it the nearest upwards."),
]
CORES = os.cpu_count() or 1
Jobs = Annotated[int, typer.Option("--jobs", min=1, help="How many projects are built at a time.")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="The address of a Dask cluster that builds the projects.")
]
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
def report(
    years: Years,
    project: Folders = None,
    lang: Language = None,
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
    *,
    force: Force = False,
    pdf: Printed = False,
) -> None:
    """Build the reports of one year or several, of one project or several, as far as they are not up to date."""
    from helpers.run import reporting

    wanted = sorted(set(years))
    roots = [str(folder) for folder in project or []]
    if len(roots) < 2:  # what is wrong with the command itself is told before anything is built
        opened = _opened(Path(roots[0]) if roots else None, lang)
        roots = [str(opened.root)]
        for year in wanted:
            opened.report_file(year)
    _speak(lang)
    if force:
        reporting.forget(roots, wanted)
    reporting.build(dict.fromkeys(roots, wanted), jobs, scheduler)
    if pdf:
        reporting.print_pages(roots, wanted)


@app.command()
def check(year: Year, project: Folder = None, lang: Language = None) -> None:
    """Read and check what was received for a year, list every finding, and write nothing."""
    from helpers.run.checking import check_year

    check_year(_opened(project, lang), year, Console(soft_wrap=True).print)


@app.command()
def release(year: Year, note: Note = None, date: Date = None, project: Folder = None, lang: Language = None) -> None:
    """Freeze the published report of a year as an edition, with the checksum of every file."""
    _release(_opened(project, lang), year, note, date.date() if date else None)


@app.command()
def status(project: Folder = None, lang: Language = None) -> None:
    """Say which years there are: what was received, and what is published."""
    from helpers.run.standing import shared, standing

    opened = _opened(project, lang)
    Console(soft_wrap=True).print(standing(opened))
    _say(shared(opened))


@app.command()
def verify(year: Year, project: Folder = None, lang: Language = None) -> None:
    """Make a published report again from its recorded inputs, aside, and hold every file's checksum."""
    from helpers.run.progress import shown
    from helpers.run.verifying import verify

    opened = _opened(project, lang)
    with shown(Console(soft_wrap=True), several=False) as tell:
        count = verify(opened, year, lambda step: tell("", year, step))
    _say(phrase("verify-held", {"year": str(year), "count": count}))


@app.command()
def init(
    folder: Goal,
    unit: Annotated[str | None, typer.Option(help="tỉnh, or thành phố.")] = None,
    name: Annotated[str | None, typer.Option(help="The name of the province.")] = None,
    issuing: Annotated[str | None, typer.Option(help="The body that reports.")] = None,
    plan: Annotated[str | None, typer.Option(help="The number of the plan of several years.")] = None,
    date: Annotated[str | None, typer.Option(help="Its date, year-month-day.")] = None,
    period: Annotated[str | None, typer.Option(help="Its years, such as 2026-2030.")] = None,
    figures: Annotated[
        Literal["real", "simulated"], typer.Option(help="Simulated ones are marked on every page.")
    ] = "real",
    lang: Language = None,
) -> None:
    """Make a project folder for another province; what is not given as an option is asked for."""
    from helpers.run.new_project import asked, hold_free, new_project

    _speak(lang)
    hold_free(folder)
    given = {"unit": unit, "name": name, "issuing": issuing, "plan": plan, "date": date, "period": period}
    made = new_project(folder, replace(asked(given, typer.prompt), figures=figures))
    _say(phrase("init-done", {"folder": str(made.root)}))


@app.command()
def new(year: Year, project: Folder = None, lang: Language = None) -> None:
    """Write the folder of a year with forms to fill in; nothing is overwritten."""
    from helpers.run.new_year import new_year

    opened = _opened(project, lang)
    for path in new_year(opened, year):
        _say(opened.shown(path))
    _say(phrase("new-done", {"year": str(year)}))


@app.command()
def example(folder: Goal, lang: Language = None) -> None:
    """Copy the example, an invented province, into a new folder; build and release its five reports."""
    from helpers.run.example import copy_example
    from helpers.run.reporting import build

    _speak(lang)
    copied = copy_example(folder)
    for year in copied.years():
        build({str(copied.root): [year]}, jobs=1, scheduler=None)
        _release(copied, year, None, None)


@app.command()
def share(year: Year, project: Folder = None, lang: Language = None) -> None:
    """Pack the report of a year into one zip for the committee."""
    from helpers.run.share import share

    opened = _opened(project, lang)
    _say(phrase("share-done", {"file": str(share(opened, year))}))


@app.command()
def lab(project: Folder = None) -> None:
    """Open the notebooks in JupyterLab, which asks no server for news or updates."""
    from helpers.run.lab import open_lab

    sys.exit(open_lab(_opened(project, None)))


def _say(text: str) -> None:
    Console(soft_wrap=True).print(text, markup=False, highlight=False)


def _release(project: Project, year: int, note: str | None, date: dt.date | None) -> None:
    from helpers.run.release import release

    edition = project.shown(release(project, year, note, date))
    _say(phrase("release-done", {"edition": edition}))


def _opened(folder: Path | None, language: str | None) -> Project:
    """The project that a command works on, what a broken run began brought to its end."""
    from helpers.project import Project
    from helpers.run.publishing import settle

    _speak(language)
    opened = Project.open(folder or _nearest(Path.cwd()))
    try:
        settle(opened)
    except OSError as error:
        told = phrase("edition-waits", {"problem": str(error)})
        Console(stderr=True, soft_wrap=True).print(told, markup=False, highlight=False)
    return opened


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
