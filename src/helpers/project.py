"""A project folder: its settings, what was received each year, and the tables of a year.

data/raw/project.toml, data/raw/<year>/    as received, never written here
data/processed/<year>/                     the published tables of a year
data/processed/draft/<year>/               what a notebook run by hand leaves
outputs/<year>/                            the published report of a year
outputs/editions/<year>/<n>/               an edition of it, as it was released
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.atomic import write_text
from helpers.errors import CommandError, DataError, Fault
from helpers.place import Place
from helpers.settings import Settings, read_settings

if TYPE_CHECKING:  # what needs no table is to be answered at once, and pandas takes a quarter of a second
    import pandas as pd

    from helpers.tables.table import Table

RAW = Path("data/raw")
SETTINGS = RAW / "project.toml"
DRAFT, STAGE = "draft", ".stage"  # below data/processed/: of notebooks run by hand, and of the pipeline


@dataclass(frozen=True)
class Stage:
    """The tables of one year in one folder; a draft falls back to the published ones for what it lacks."""

    folder: Path
    fallback: Path | None = None

    def save(self, table: Table, frame: pd.DataFrame) -> pd.DataFrame:
        """Check a frame against its description, store it as CSV, and give it back for display.

        Raises:
            RunError: the frame breaks the description.
        """
        typed = table.typed(frame)
        table.check(typed)
        write_text(self.folder / f"{table.name}.csv", typed.to_csv(index=False, lineterminator="\n"))
        return typed

    def load(self, table: Table) -> pd.DataFrame:
        """A table stored earlier, typed, for whoever wants to change it.

        Raises:
            DataError: see `shared`.
        """
        return self.shared(table).copy()

    def shared(self, table: Table) -> pd.DataFrame:
        """The same for all who only read: one and the same frame, as long as the file stays as it is.

        Raises:
            DataError: no notebook has left it yet, or one of another version has.
        """
        folders = [self.folder, *([self.fallback] if self.fallback else [])]
        found = next((folder / f"{table.name}.csv" for folder in folders if _holds(folder, table)), None)
        if found is None:
            raise DataError("table-absent", table=table.name, year=self.folder.name)
        return _read(table, found, found.stat().st_mtime_ns)


def _holds(folder: Path, table: Table) -> bool:
    return (folder / f"{table.name}.csv").is_file()


@lru_cache(maxsize=64)  # a report asks for its fifteen tables some hundred times
def _read(table: Table, path: Path, _changed: int) -> pd.DataFrame:
    import pandas as pd

    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    if list(frame.columns) != table.names:
        raise DataError("table-outdated", table=table.name, year=path.parent.name)
    return table.typed(frame)


def hold_inside(path: Path, folder: Path, shown: str) -> None:
    """Hold that a path, whatever links are in it, lies in a folder.

    Raises:
        DataError: a link leads elsewhere; where to is not said, since it is not for everyone to know.
    """
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DataError(Fault("link-outside", {}, Place(shown)))


@dataclass(frozen=True)
class Project:
    """A folder that holds `data/raw/project.toml`, opened with `Project.open`."""

    root: Path
    settings: Settings

    @classmethod
    def open(cls, folder: str | Path) -> Project:
        """The project in a folder.

        Raises:
            CommandError: there is no `data/raw/project.toml` in it.
            DataError: `project.toml` is at fault.
        """
        root = Path(folder)
        if not (root / SETTINGS).is_file():
            raise CommandError("project-absent", folder=str(folder), settings=SETTINGS.as_posix())
        hold_inside(root / SETTINGS, root / RAW, SETTINGS.as_posix())
        return cls(root, read_settings(root / SETTINGS, SETTINGS.as_posix()))

    def shown(self, path: Path) -> str:
        """A path as messages and tables name it: from the project folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()

    def received(self, year: int) -> Path:
        """The folder of what was received for a year.

        Raises:
            CommandError: the year is no whole number, or nothing was received for it; the years there are named.
        """
        if isinstance(year, bool) or not isinstance(year, int):
            raise CommandError("year-type", found=repr(year))
        folder = self.root / "data/raw" / str(year)
        if not folder.is_dir():
            known = ", ".join(map(str, self.years())) or "–"
            raise CommandError("year-unknown", year=str(year), known=known, folder=f"data/raw/{year}")
        return self.hold_received(folder)

    def hold_received(self, path: Path) -> Path:
        """A file or folder below `data/raw/`, once it is held that no link in its path leads elsewhere.

        Raises:
            DataError: one does.
        """
        hold_inside(path, self.root / RAW, self.shown(path))
        return path

    def hold_goals(self, year: int) -> None:
        """Hold that what is written for a year stays in the project.

        Raises:
            DataError: a folder of tables or outputs is a link that leads out of it.
        """
        goals = (self.published(year), self.outputs(year))
        for path in (*goals, *(goal.parent / name for goal in goals for name in (DRAFT, STAGE))):
            hold_inside(path, self.root, self.shown(path))

    def report_file(self, year: int) -> Path:
        """The one report received for a year.

        Raises:
            CommandError: see `received`.
            DataError: there is none, or more than one.
        """
        named = (path for path in self.received(year).glob("report.*") if path.is_file())
        files = sorted(path for path in named if not path.name.endswith("~"))  # an editor's copy of before
        if len(files) != 1:
            code = "report-several" if files else "report-absent"
            beside = sorted(path.name for path in self.received(year).iterdir())
            found = ", ".join(path.name for path in files) or ", ".join(beside) or "–"
            raise DataError(Fault(code, {"found": found}, Place(f"data/raw/{year}")))
        return self.hold_received(files[0])

    def years(self) -> list[int]:
        """The years for which something was received, in order."""
        folders = (path for path in (self.root / "data/raw").iterdir() if path.is_dir())
        return sorted(int(path.name) for path in folders if path.name.isascii() and path.name.isdigit())

    def stage(self, name: str, year: int) -> Stage:
        """The folder below `data/processed/` where a run puts its tables: "draft" when a notebook is run by hand.

        Raises:
            CommandError: there is no stage of this name.
        """
        if name not in (DRAFT, STAGE):
            raise CommandError("stage-unknown", found=name, wanted=f"{DRAFT}, {STAGE}")
        self.hold_goals(year)
        fallback = self.published(year) if name == DRAFT else None
        return Stage(self.root / "data/processed" / name / str(year), fallback)

    def published(self, year: int) -> Path:
        """The folder of the published tables of a year."""
        return self.root / "data/processed" / str(year)

    def outputs(self, year: int) -> Path:
        """The folder of the published report of a year."""
        return self.root / "outputs" / str(year)

    def editions(self, year: int) -> Path:
        """The folder of the released editions of a year, each in a folder with its number for a name."""
        return self.root / "outputs/editions" / str(year)

    def page(self, year: int) -> Path:
        """The published report itself."""
        return self.outputs(year) / f"bao-cao-{year}.html"

    def letter(self, year: int) -> Path:
        """The same on paper: the official Word file."""
        return self.outputs(year) / f"bao-cao-{year}.docx"

    def pdf(self, year: int) -> Path:
        """The published report as printed on paper, where it was asked for."""
        return self.page(year).with_suffix(".pdf")

    def workbook(self, year: int) -> Path:
        """The stored tables of a year as a workbook, beside the page."""
        return self.outputs(year) / f"so-lieu-{year}.xlsx"

    def earlier(self, table: Table, year: int) -> pd.DataFrame:
        """A table of all earlier years that are published, one under the other; empty where none is."""
        import pandas as pd

        stages = [Stage(self.published(known)) for known in self.years() if known < year]
        frames = [stage.load(table) for stage in stages if stage.folder.is_dir()]
        return table.typed(pd.concat(frames, ignore_index=True)) if frames else table.of([])

    def history(self, table: Table, year: int, stage: str) -> pd.DataFrame:
        """A table of all earlier years as published, and of this year as it lies in a stage, one under the other.

        Raises:
            DataError: something was received for an earlier year that has not been published yet.
        """
        import pandas as pd

        earlier = [known for known in self.years() if known < year]
        absent = [str(known) for known in earlier if not self.published(known).is_dir()]
        if absent:
            years = " ".join([*absent, str(year)])
            raise DataError("year-unpublished", absent=", ".join(absent), years=years)
        stages = [Stage(self.published(known)) for known in earlier]
        frames = [found.load(table) for found in (*stages, self.stage(stage, year))]
        return table.typed(pd.concat(frames, ignore_index=True))
