"""The export of the archive software, one row a record, and how it differs from the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import duckdb
import pandas as pd

from generator.documents import NOTICE, SIMULATED
from generator.model import SEED, Work, Year
from generator.typed import table

HEADINGS: Final = ("Mã hồ sơ", "Tên phông", "Số văn bản", "Số trang", "Ghi chú")

Row = tuple[str, str, int, int, str]


@dataclass(frozen=True)
class Differences:
    """How an export differs: a fonds with more pages, one that it lacks, one that the report lacks, a doubled code."""

    more: str
    pages: int
    lacking: str
    added: str
    doubled: str


DIFFERENCES: Final = {
    2022: Differences(
        "Phòng Tư pháp huyện Vân Khê",
        24,
        "Phòng Y tế huyện Hòa Lâm",
        "Hạt Kiểm lâm huyện Hòa Lâm",
        "Ủy ban nhân dân huyện Hòa Lâm",
    ),
    2024: Differences(
        "Phòng Nội vụ huyện Đông Trạch",
        -310,
        "Thanh tra huyện Vân Khê",
        "Đài Phát thanh huyện Đông Trạch",
        "Sở Tài chính tỉnh Minh Họa",
    ),
}


def as_csv(year: Year) -> str:
    """The export with a line above its headings, as some software prints it."""
    return table(HEADINGS, list(rows(year)), note=f"Danh sách hồ sơ đã số hóa năm {year.year}. {NOTICE}")


def write_parquet(year: Year, path: Path) -> None:
    """The export as Parquet; its bytes differ between versions of the library, what a reader finds does not."""
    with duckdb.connect() as connection:
        connection.register("records", pd.DataFrame(list(rows(year)), columns=list(HEADINGS)))
        connection.table("records").write_parquet(str(path), compression="zstd")


def rows(year: Year) -> Iterator[Row]:
    """One row a record, in the order of the report."""
    differ, draw = DIFFERENCES[year.year], Random(SEED + year.year)  # noqa: S311 - a stated seed is wanted here
    for number, work in enumerate(year.done, start=1):
        if work.fonds.name != differ.lacking:
            more = differ.pages if work.fonds.name == differ.more else 0
            found = list(_records(draw, f"{year.year}.{number:02d}", work, more))
            yield from found
            if work.fonds.name == differ.doubled:
                yield found[0]
    yield f"{year.year}.99.0001", differ.added, 12, 61, SIMULATED
    yield f"{year.year}.99.0002", differ.added, 9, 47, SIMULATED


def _records(draw: Random, prefix: str, work: Work, more: int) -> Iterator[Row]:
    weights = [draw.lognormvariate(0, 0.5) for _ in range(work.records)]
    documents = shared(weights, work.documents)
    pages = shared([weight * draw.lognormvariate(0, 0.2) for weight in weights], work.pages + more)
    for number, (some, many) in enumerate(zip(documents, pages, strict=True), start=1):
        yield f"{prefix}.{number:04d}", work.fonds.name, some, many, SIMULATED


def shared(weights: Sequence[float], total: int) -> list[int]:
    """A whole number shared out by weight, at least one to each; the largest takes what rounding leaves."""
    spare, whole = total - len(weights), sum(weights)
    parts = [1 + int(spare * weight / whole) for weight in weights]
    parts[weights.index(max(weights))] += total - sum(parts)
    return parts
