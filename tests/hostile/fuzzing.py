"""Every reader with inputs at random: what it is given, and how each reading ends.

What is not read has to be refused by a message of our own, in few seconds.
"""

from __future__ import annotations

import contextlib
import csv
import io
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd
import xlsxwriter
from case import READ, REPOSITORY, YEAR, Put, project_in, sent
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from mutation import mutants
from near import altered, celled, repacked, rows_of, settled
from writing import WAYS, send

from helpers.analyse.checks import check_report, require_passed
from helpers.errors import SohoaError
from helpers.project import Project
from helpers.read.counts import read_counts
from helpers.read.identity import identify
from helpers.read.opening import open_document
from helpers.read.prose.passages import read_passages
from helpers.read.report import read_report
from helpers.read.software.tally import read_software
from helpers.read.typed.aliases import read_aliases
from helpers.read.typed.corrections import apply_corrections, read_corrections
from helpers.read.typed.inputs import (
    read_accepted,
    read_costs,
    read_factors,
    read_funding,
    read_holdings,
    read_reasons,
    read_targets,
)
from helpers.read.typed.restricted import read_restricted
from helpers.settings import read_settings

SECONDS = 10  # of the processor, for one file
RAW = REPOSITORY / "examples/tinh-minh-hoa/data/raw"
OTHER = "data/raw/other.toml"
EXPORT = (
    "Mã hồ sơ,Tên phông,Tiêu đề,Số văn bản,Số trang,Chế độ sử dụng,Độ mật\n"
    'H1,Sở Nội vụ tỉnh Hà Tĩnh,Đơn,10,100,tự do,không\nH2,Phòng Y tế huyện Can Lộc,Sổ,1.000,"2,000",,\n'
    "H3,Phòng Y tế huyện Can Lộc,Sổ,,5,hạn chế,mật\n,Tổng cộng,,1010,2105,,\n"
)
SLIPPED = ("Markdown, bars", "CSV", "HTML", "Excel, numbers", "Word", "PDF")  # `mutants.py` tries them in every way
LISTS = {
    "restricted.csv": "fonds,reason,source\nCông an huyện Can Lộc,Tài liệu mật,Quyết định 1\n",
    "aliases.csv": "name,fonds\nVP Can Lộc,UBND huyện Can Lộc\nA,Phòng Y tế\n",
    "2021/accepted.csv": "check,subject,found,reason,by,date\norder,Thanh tra,9 trang,Chưa scan,Nguyễn A,2022-01-05\n",
}
READERS: dict[str, Callable[[Project, int], object]] = {
    "plan/targets.csv": read_targets,
    "plan/funding.csv": read_funding,
    "plan/factors.csv": lambda project, _: read_factors(project, 2021),
    "holdings.csv": read_holdings,
    "2021/costs.csv": read_costs,
    "2021/reasons.csv": read_reasons,
    "2021/accepted.csv": read_accepted,
    "2021/corrections.csv": read_corrections,
    "aliases.csv": lambda project, _: read_aliases(project),
    "restricted.csv": lambda project, _: read_restricted(project),
}


class Hang(BaseException):
    """A reading that takes too long: no `Exception`, which a reader might make a message of."""


@dataclass(frozen=True)
class Target:
    """A reader: what puts its input into a project, how it reads, and how many of a thousand inputs it has."""

    inputs: st.SearchStrategy[Put]
    read: Callable[[Project], object]
    share: int


@dataclass
class Ends:
    """How readings ended: `READ`, the code of a message, or what escaped; the longest took so many seconds."""

    found: Counter[str] = field(default_factory=Counter)
    escaped: list[str] = field(default_factory=list)
    seconds: float = 0.0


def _placed(name: str, data: st.SearchStrategy[bytes]) -> st.SearchStrategy[Put]:
    def at(content: bytes) -> Put:
        def put(root: Path) -> None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

        return put

    return data.map(at)


def _opened(project: Project) -> None:
    """The readers of a document, one after the other."""
    path = project.report_file(2021)
    document = open_document(path, project.shown(path))
    read_passages(document)
    identify(document, project.settings.province, 2021)
    read_counts(document, project.settings, "data/raw/project.toml", 2021, {})


def _checked(project: Project) -> None:
    """A report read and checked as `sohoa check` does."""
    report = read_report(project, 2021)
    require_passed(check_report(report, project.settings.plausibility), report.file)


def _corrected(project: Project) -> None:
    """Corrections, and the report with them."""
    path = REPOSITORY / "data/raw/2021/report.md"
    apply_corrections(open_document(path, path.name), read_corrections(project, 2021))


def _slips(way: str) -> st.SearchStrategy[Put]:
    def at(mutant: object) -> Put:
        def put(root: Path) -> None:
            path = send(mutant.sent, way, root / YEAR)  # type: ignore[attr-defined]
            path.write_bytes(mutant.damage(path.read_bytes()))  # type: ignore[attr-defined]

        return put

    return mutants(sent(), way).map(at)


def _exported(project: Project) -> None:
    path = next((project.root / YEAR).glob("software.*"))
    read_software(path, path.name, {"sở nội vụ": "sở nội vụ tỉnh hà tĩnh"}, {})


def _written(write: Callable[[list[list[str]], Path], None], suffix: str) -> st.SearchStrategy[Put]:
    """An export whose cells are changed, in a format that is not text."""
    rows = list(csv.reader(io.StringIO(EXPORT)))
    return rows_of(rows).map(lambda found: lambda root: write(found, root / YEAR / f"software{suffix}"))


def _workbook(rows: list[list[str]], path: Path) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_numbers": True, "nan_inf_to_errors": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


def _columns(rows: list[list[str]], path: Path) -> None:
    head, *body = rows
    names = [f"{name}{' ' * at if name in head[:at] else ''}" or "c" for at, name in enumerate(head)]
    even = [[text.replace("\0", "") for text in [*row, *[""] * len(names)][: len(names)]] for row in body]
    frame = pd.DataFrame(even, columns=[name.replace("\0", "") for name in names])
    with contextlib.suppress(duckdb.Error):  # headings that differ by capitals alone
        duckdb.from_df(frame).write_parquet(str(path))
    if not path.exists():
        path.write_bytes(b"PAR1")


def _documents() -> Iterator[tuple[str, Target]]:
    shares = {".md": 10, ".txt": 5, ".csv": 9, ".tsv": 6, ".html": 10, ".xlsx": 4, ".xls": 8, ".ods": 6, ".docx": 8}
    with tempfile.TemporaryDirectory() as name:
        good = {way: send(sent(), way, Path(name)).read_bytes() for way in WAYS}
    for way, (suffix, _) in WAYS.items():
        change = repacked if suffix in (".xlsx", ".ods", ".docx") else altered
        data = change(good[way])
        yield (
            f"{way}, bytes",
            Target(_placed(f"{YEAR.as_posix()}/report{suffix}", data), _opened, shares.get(suffix, 2)),
        )
        if way in SLIPPED:
            yield f"{way}, slips", Target(_slips(way), _checked, 1)


def _typed() -> Iterator[tuple[str, Target]]:
    for file, read in READERS.items():
        kept = RAW / file
        text = LISTS.get(file) or "\n".join(kept.read_text(encoding="utf-8").splitlines()[:25])
        reader = _corrected if "corrections" in file else lambda project, read=read: read(project, 2021)
        yield f"{file}, cells", Target(_placed(f"data/raw/{file}", celled(text)), reader, 30)
        yield f"{file}, bytes", Target(_placed(f"data/raw/{file}", altered(text.encode())), reader, 18)


def _others() -> Iterator[tuple[str, Target]]:
    text = (RAW / "project.toml").read_text(encoding="utf-8")
    own = lambda project: read_settings(project.root / OTHER, OTHER)  # noqa: E731
    yield "project.toml, values", Target(_placed(OTHER, settled(text)), own, 200)
    yield "project.toml, bytes", Target(_placed(OTHER, altered(text.encode())), own, 120)
    export = f"{YEAR.as_posix()}/software"
    parquet = (RAW / "2024/software.parquet").read_bytes()
    yield "export, CSV, cells", Target(_placed(f"{export}.csv", celled(EXPORT)), _exported, 14)
    yield "export, CSV, bytes", Target(_placed(f"{export}.csv", altered(EXPORT.encode())), _exported, 10)
    yield "export, Parquet, bytes", Target(_placed(f"{export}.parquet", altered(parquet)), _exported, 3)
    yield "export, Parquet, cells", Target(_written(_columns, ".parquet"), _exported, 2)
    yield "export, xlsx, cells", Target(_written(_workbook, ".xlsx"), _exported, 2)


TARGETS: dict[str, Target] = dict([*_documents(), *_typed(), *_others()])


def _late(_: int, __: object) -> None:
    raise Hang


def end(put: Put, target: Target, project: Project) -> tuple[str, float]:
    """How one reading ends, and its seconds of the processor; the project is as before."""
    put(project.root)
    began = time.process_time()
    signal.signal(signal.SIGPROF, _late)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        target.read(project)
        found = READ
    except SohoaError as error:
        found = error.faults[0].code
        str(error)  # the sentence is made as well
    except (Exception, Hang) as error:
        found = f"! {error!r}"[:300]
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return found, time.process_time() - began


def tried(name: str, count: int, number: int) -> Ends:
    """Give a reader so many inputs, drawn from a seed of this number."""
    ends, target = Ends(), TARGETS[name]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        project = Project.open(project_in(Path(folder) / "p"))

        @seed(number)
        @settings(
            max_examples=count,
            phases=[Phase.generate],
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(put=target.inputs)
        def one(put: Put) -> None:
            found, seconds = end(put, target, project)
            ends.found[found] += 1
            ends.seconds = max(ends.seconds, seconds)
            if found.startswith("!"):
                _keep(project.root, name, ends)
            _emptied(project.root)

        one()
    return ends


def _keep(root: Path, name: str, ends: Ends) -> None:
    """Note the bytes of a file that got through, a few of each reader."""
    if len(ends.escaped) < 3:
        files = [path for path in root.rglob("*") if path.is_file() and path.name != "project.toml"]
        ends.escaped += [f"{name}: {path.name} {path.read_bytes()[:3000]!r}" for path in files]


def _emptied(root: Path) -> None:
    for path in (root / "data/raw").rglob("*"):
        if path.is_file() and path.name != "project.toml":
            path.unlink()
