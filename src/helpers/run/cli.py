"""The command line: `sohoa report YEAR…`, `sohoa check YEAR`, `sohoa status`, `sohoa example DIR`.

Exit codes: 0 done, 1 the data are at fault, 2 the command is, 3 the run itself broke.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console

from helpers.errors import CommandError, RunError, SohoaError
from helpers.words import VARIABLE, phrase

if TYPE_CHECKING:
    from helpers.project import Project
    from helpers.run.lanes import Outcome

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)

Folder = Annotated[
    Path | None, typer.Option("--project", help="The project folder; without it the nearest one upwards.")
]
Language = Annotated[Literal["en", "vi"] | None, typer.Option("--lang", help="The language of messages.")]
Years = Annotated[list[int], typer.Argument(metavar="YEAR…", help="One year or several.", show_default=False)]
Year = Annotated[int, typer.Argument(metavar="YEAR", help="The year reported on.", show_default=False)]
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

INTERRUPTED = 130  # 128 and the number of the signal, as shells have it
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
    finally:
        gc.freeze()  # the interpreter would else look through all that was imported once more before it ends


def _leave(error: SohoaError) -> NoReturn:
    Console(stderr=True, soft_wrap=True).print(str(error), markup=False, highlight=False)
    sys.exit(error.exit_code)


@app.command()
def report(
    years: Years,
    project: Folders = None,
    lang: Language = None,
    force: Force = False,  # noqa: FBT002
    jobs: Jobs = CORES,
    scheduler: Scheduler = None,
) -> None:
    """Build the reports of one year or several, of one project or several, as far as they are not up to date."""
    wanted = sorted(set(years))
    roots = [str(folder) for folder in project or []]
    if len(roots) < 2:  # what is wrong with the command itself is told before anything is built
        opened = _opened(Path(roots[0]) if roots else None, lang)
        roots = [str(opened.root)]
        for year in wanted:
            opened.report_file(year)
    _speak(lang)
    if force:
        _forget(roots, wanted)
    _build(dict.fromkeys(roots, wanted), jobs, scheduler)


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
    _build({str(copied.root): copied.years()}, jobs=1, scheduler=None)


def _forget(roots: list[str], years: list[int]) -> None:
    from helpers.run.freshness import account

    for root in roots:
        for year in years:
            account(Path(root), year).unlink(missing_ok=True)


def _build(lanes: dict[str, list[int]], jobs: int, scheduler: str | None) -> None:
    """Build, tell each report when it is there, and those that failed at the end."""
    from helpers.run.lanes import build_lanes
    from helpers.run.progress import shown

    console, failed = Console(soft_wrap=True), []
    with _cut_short(), shown(console, several=len(lanes) > 1) as tell:
        for outcome in build_lanes(lanes, jobs, tell) if scheduler is None else _on_cluster(lanes, scheduler):
            if outcome.code == "report-failed":
                failed.append(outcome)
            else:
                console.print(phrase(outcome.code, {"page": outcome.told}), markup=False, highlight=False)
    _tell_failed(failed, sum(map(len, lanes.values())))


@contextmanager
def _cut_short() -> Iterator[None]:
    """End at once at Ctrl-C: what is aside has been removed by then, and a usual way out takes a second for nothing."""
    try:
        yield
    except KeyboardInterrupt:
        os._exit(INTERRUPTED)


def _tell_failed(failed: list[Outcome], asked: int) -> None:
    """End with what failed: with its own exit code when one report was asked for, else with 1."""
    console = Console(stderr=True, soft_wrap=True)
    for outcome in failed:
        where = phrase("report-failed", {"year": str(outcome.year), "folder": outcome.root})
        told = f"{where}\n{outcome.told}" if asked > 1 else outcome.told
        console.print(told, markup=False, highlight=False)
    if failed:
        sys.exit(failed[0].exit_code if asked == 1 else 1)


def _on_cluster(lanes: dict[str, list[int]], scheduler: str) -> Iterator[Outcome]:
    from helpers.run.cluster import build_on_cluster

    return build_on_cluster(lanes, scheduler)


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
