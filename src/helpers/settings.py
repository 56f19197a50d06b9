"""What `data/raw/project.toml` says: the province, its bodies, its plans, and the wording of the report.

Every key is described where it is declared; an unknown key, a missing one and a value of the wrong type
are all refused at once, each with its place in the file.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from itertools import combinations
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from helpers.errors import DataError, Fault
from helpers.odd_text import odd_texts
from helpers.place import Place

RESTRICTION: Final = "hạn chế sử dụng"  # the wording of the Law on Archives of 2011
LARGEST: Final = 1_000_000  # bytes of project.toml; that of Hà Tĩnh has two thousand

Year = Field(ge=1945, le=2200)


class Part(BaseModel):
    """A table of the settings: frozen, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Province(Part):
    """The province that reports: `unit` is "tỉnh" or "thành phố"."""

    name: str = Field(min_length=1)
    unit: Literal["tỉnh", "thành phố"]

    @property
    def full_name(self) -> str:
        """As fonds name it: "tỉnh Hà Tĩnh"."""
        return f"{self.unit} {self.name}"


class Bodies(Part):
    """Who reports to whom. The first two are printed in the head of the report as they stand."""

    superior: str
    issuing: str
    issuing_name: str
    issuing_symbol: str
    centre: str
    addressee: str


class Signer(Part):
    """Who signs; the name stays blank until a person types it in."""

    authority: str = ""
    post: str = ""
    name: str = ""


class Plan(Part):
    """A plan that the counts are held against.

    `kind` tells the two baselines apart: "period" is approved by the committee for several years, "annual" is what the
    Centre contracts for with the money it got. `title` is the plan's own; `document` the document that carries it. A
    period may have any number of years. Two plans of one kind share no year: a decision that replaces a plan half-way
    is a version of it in the targets (`version`, `effective_from`, `supersedes`), not a second plan here, so that the
    work before it and after it is held against both the targets in force and those that the plan began with.
    """

    id: str = Field(min_length=1)
    kind: Literal["period", "annual"]
    document: str
    title: str
    date: dt.date
    issued_by: str
    first_year: int = Year
    last_year: int = Year

    @model_validator(mode="after")
    def _years_fit(self) -> Plan:
        if self.last_year < self.first_year:
            raise ValueError("last_year is before first_year")  # pydantic wants a ValueError here
        if self.kind == "annual" and self.last_year != self.first_year:
            raise ValueError("an annual plan has one year: first_year and last_year must be equal")
        return self

    def covers(self, year: int) -> bool:
        """Whether the year lies in the plan's period."""
        return self.first_year <= year <= self.last_year


class YearWords(Part):
    """What only one year's report has: its number and date (blank when not given yet).

    `restriction` is what the law in force in the year calls a restriction of use.
    """

    number: str = ""
    restriction: str = RESTRICTION
    date: dt.date | None = None
    as_of: dt.date | None = None


class Headers(Part):
    """More names under which an office heads the columns of its table of counts; `group` over several of them."""

    number: list[str] = []
    fonds: list[str] = []
    records: list[str] = []
    documents: list[str] = []
    pages: list[str] = []
    group: list[str] = []


class Software(Part):
    """More names under which the archive software heads the columns of its export.

    `open` and `closed` are more words that it has in the columns `access`, `restriction` and `secrecy`.
    """

    record: list[str] = []
    fonds: list[str] = []
    document: list[str] = []
    documents: list[str] = []
    pages: list[str] = []
    access: list[str] = []
    restriction: list[str] = []
    secrecy: list[str] = []
    open: list[str] = []
    closed: list[str] = []


class Plausibility(Part):
    """Bands beyond which a value is pointed out, or is taken for a slip.

    `ratio_factor`: a ratio more than so many times above or below the usual of its peers is pointed out, or still
    further off where these differ much (`analyse.peers`). `slip_factor`: one so many times above or below the median of
    all fonds, or a count so many times that of an earlier year, stops the work. The usual slip is one of a thousand,
    and a hundred lies well between that and what fonds differ by. All fonds together may have no more pages a document
    and documents a record than the last two say: the report for 2021 has 5 and 30.
    """

    ratio_factor: float = Field(default=3.0, gt=1)
    slip_factor: float = Field(default=100.0, gt=1)
    most_pages_per_document: float = Field(default=200.0, gt=1)
    most_documents_per_record: float = Field(default=1000.0, gt=1)


class Settings(Part):
    """The whole of `project.toml`."""

    schema_version: Literal[1]
    simulated: bool = False
    province: Province
    bodies: Bodies
    signer: Signer = Signer()
    recipients: list[str] = Field(min_length=1)
    plans: list[Plan] = Field(min_length=1)
    years: dict[Annotated[str, Field(pattern=r"^(19|20|21)\d\d$")], YearWords] = {}
    headers: Headers = Headers()
    software: Software = Software()
    plausibility: Plausibility = Plausibility()

    @model_validator(mode="after")
    def _plans_told_apart(self) -> Settings:
        for first, second in combinations(self.plans, 2):
            if first.id == second.id:
                raise ValueError(f"two plans have the id {first.id}")
            if first.kind == second.kind and max(first.first_year, second.first_year) <= min(
                first.last_year, second.last_year
            ):
                raise ValueError(f"the plans {first.id} and {second.id} are of one kind and share a year")
        return self

    def period_plan(self, year: int) -> Plan | None:
        """The plan of several years in whose period the year lies."""
        return next((plan for plan in self.plans if plan.kind == "period" and plan.covers(year)), None)

    def annual_plan(self, year: int) -> Plan | None:
        """The plan of that one year."""
        return next((plan for plan in self.plans if plan.kind == "annual" and plan.covers(year)), None)

    def plans_of(self, year: int) -> list[Plan]:
        """The plans that cover a year, that of several years first: it is the one that a year's shortfall is of."""
        return [plan for plan in (self.period_plan(year), self.annual_plan(year)) if plan]

    def period(self, year: int) -> tuple[int, int]:
        """First and last year of the period in which the year lies; the year itself where no plan covers it."""
        plan = self.period_plan(year)
        return (plan.first_year, plan.last_year) if plan else (year, year)

    def words_of(self, year: int) -> YearWords:
        """Number and date of a year's report, blank where the settings give none."""
        return self.years.get(str(year), YearWords())

    def known_by(self, year: int) -> dt.date:
        """The last day on which something had to be known to stand in the year's report: 31 January after it."""
        return self.words_of(year).as_of or dt.date(year + 1, 1, 31)


def read_settings(path: Path, shown: str) -> Settings:
    """Read and check `project.toml`; `shown` is the path that messages name.

    Raises:
        DataError: the file is not TOML in UTF-8, or any of its keys is missing, unknown or of a wrong type.
    """
    size = path.stat().st_size
    if size > LARGEST:
        found = {"found": f"{size / 1e6:.1f}", "limit": LARGEST // 1_000_000}
        raise DataError(Fault("file-large", {**found}, Place(shown)))
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # Notepad writes a mark
    except UnicodeDecodeError as error:
        raise DataError(Fault("settings-encoding", {"position": error.start}, Place(shown))) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
        raise DataError(Fault("settings-syntax", {"problem": str(error)}, Place(shown))) from error
    odd = list(odd_texts(raw, "", shown))
    if odd:
        raise DataError(*odd)
    try:
        return Settings.model_validate(raw)
    except ValidationError as error:
        raise DataError(*(_fault(dict(found), shown) for found in error.errors())) from error


def _fault(found: dict[str, Any], shown: str) -> Fault:
    """What pydantic found, in our words: https://docs.pydantic.dev/latest/errors/validation_errors/ lists its kinds."""
    kinds = {"missing": "settings-missing", "extra_forbidden": "settings-unknown"}
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in found["loc"])
    value = "" if found["type"] == "missing" else str(found["input"])[:60]
    arguments = {"key": key, "value": value, "problem": found["msg"]}
    return Fault(kinds.get(found["type"], "settings-value"), arguments, Place(shown))
