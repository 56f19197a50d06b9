"""Writes the example project `tinh-minh-hoa` whole: `python examples/generate.py [FOLDER]`.

An invented province, five simulated years, each received in another format. `generator.model` states the model and its
seed. Two runs give the same bytes on every machine. Another version of a library may write other bytes into the Word,
Excel, PDF and Parquet files: of these the tests compare with what is committed what our readers read, else the bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator import beside, excel, plan, printed, separated, software, web, word
from generator.model import Year, five_years
from generator.readme import readme
from generator.settings import settings
from generator.words import assessment

FOLDER: Final = Path(__file__).parent / "tinh-minh-hoa"
REPORTS: Final[Mapping[int, tuple[str, Callable[[Year, Path], None]]]] = {
    2021: (".docx", word.write),
    2022: (".xlsx", excel.write),
    2023: (".pdf", printed.write),
    2024: (".csv", separated.write),
    2025: (".html", web.write),
}
TABLES_ALONE: Final = (2022, 2024)  # reports without prose, beside which the assessment is a file of its own


def generate(folder: Path) -> None:
    """Write the input of the example below a folder; what stands there under other names stays."""
    years, raw = five_years(), folder / "data/raw"
    raw.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text(readme(years), encoding="utf-8", newline="\n")
    for name, text in _texts(years):
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    for year in years:
        suffix, write = REPORTS[year.year]
        write(year, raw / f"{year.year}/report{suffix}")
    software.write_parquet(years[3], raw / "2024/software.parquet")


def _texts(years: Sequence[Year]) -> Iterator[tuple[str, str]]:
    """The files typed in, named from `data/raw/`, and what they say."""
    yield "project.toml", settings()
    yield "aliases.csv", beside.aliases()
    yield "holdings.csv", plan.holdings(years)
    yield "plan/targets.csv", plan.targets(years)
    yield "plan/funding.csv", plan.funding(years)
    yield "plan/factors.csv", plan.factors()
    for year in years:
        yield f"{year.year}/costs.csv", beside.costs(year)
        yield f"{year.year}/reasons.csv", beside.reasons(year)
        if year.year in TABLES_ALONE:
            yield f"{year.year}/assessment.md", assessment(year.year)
    yield "2021/corrections.csv", _correction(years[0])
    yield "2022/software.csv", software.as_csv(years[1])
    yield "2023/accepted.csv", beside.accepted(years[2])


def _correction(year: Year) -> str:
    work = next(work for work in year.works if work.fonds.name == beside.SLIP[1])
    return beside.corrections(work, word.place_of_slip(year))


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
