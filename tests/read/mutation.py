"""Slips that happen to a table between the archive and us, and what the reader makes of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
from hypothesis import strategies as st
from writing import WAYS, Sent, send

from helpers.analyse.checks import check_report, require_passed
from helpers.errors import DataError
from helpers.project import Project
from helpers.read.report import read_report

KEYS = ["fonds_key", "records", "documents", "pages"]
RIGHT, REFUSED, WRONG = "the right table", "refused with its place", "a wrong table"
TEXTS = [way for way, (suffix, _) in WAYS.items() if suffix in (".md", ".txt", ".csv", ".tsv", ".html")]

Rows = list[list[str]]
Draw = Callable[[st.SearchStrategy[int]], int]


@dataclass(frozen=True)
class Mutant:
    """A report with one slip in it: what was done, in which way it is sent, and what happens to the file's bytes."""

    slip: str
    way: str
    sent: Sent
    damage: Callable[[bytes], bytes] = bytes


def _cell(draw: Draw, rows: Rows) -> tuple[int, int]:
    """A cell with a digit: a count or a total, at times the number of a row."""
    columns = (2, 3, 4) if draw(st.integers(0, 9)) else (0,)
    cells = [(at, column) for at, row in enumerate(rows) for column in columns if row[column][:1].isdigit()]
    return cells[draw(st.integers(0, len(cells) - 1))]


def _in_cell(change: Callable[[Draw, str], str]) -> Callable[[Draw, Rows], Rows]:
    def changed(draw: Draw, rows: Rows) -> Rows:
        at, column = _cell(draw, rows)
        rows[at][column] = change(draw, rows[at][column])
        return rows

    return changed


def _at_digit(change: Callable[[str], str]) -> Callable[[Draw, str], str]:
    def changed(draw: Draw, text: str) -> str:
        places = [at for at, sign in enumerate(text) if sign.isdigit()]
        at = places[draw(st.integers(0, len(places) - 1))]
        return text[:at] + change(text[at:])

    return changed


def _row(change: Callable[[Draw, Rows, int], Rows]) -> Callable[[Draw, Rows], Rows]:
    return lambda draw, rows: change(draw, rows, draw(st.integers(0, len(rows) - 1)))


def _shifted(draw: Draw, rows: Rows, at: int) -> Rows:
    row = rows[at]
    return [*rows[:at], ["", *row[:-1]] if draw(st.integers(0, 1)) else [*row[1:], ""], *rows[at + 1 :]]


def _total(draw: Draw, rows: Rows) -> Rows:
    rows[-1][draw(st.integers(2, 4))] = f"{draw(st.integers(0, 999))}.{draw(st.integers(100, 999))}"
    return rows


def _mark(draw: Draw, text: str) -> str:
    return text.replace(".", (",", " ", "", ";", "'", "..")[draw(st.integers(0, 5))])


def _reworded(draw: Draw, rows: Rows) -> Rows:
    column = draw(st.integers(0, 4))
    text = rows[0][column]
    words = ("", text[:-1], f"{text} (dự kiến)", "Kế hoạch", "Trang", f"{text} năm trước", "Số hồ sơ", text.upper())
    rows[0][column] = words[draw(st.integers(0, len(words) - 1))]
    return rows


def _row_put_in(*texts: str) -> Callable[[Draw, Rows], Rows]:
    """A row below the headings, as a header of two rows has it when its merges are lost."""
    return lambda draw, rows: [rows[0], list(texts), *rows[1:]]


def _column_put_in(heading: str) -> Callable[[Draw, Rows], Rows]:
    """A column of other figures before the pages."""

    def changed(draw: Draw, rows: Rows) -> Rows:
        figures = [heading, *(str(draw(st.integers(1, 9999))) for _ in rows[1:])]
        return [[*row[:4], figure, row[4]] for row, figure in zip(rows, figures, strict=True)]

    return changed


def _details(draw: Draw, rows: Rows) -> Rows:
    """Two rows below a fonds that it is the sum of."""
    at = draw(st.integers(1, len(rows) - 2))
    whole = [int(text.replace(".", "")) for text in rows[at][2:]]
    halves = [[str(n // 2) for n in whole], [str(n - n // 2) for n in whole]]
    below = [["-", name, *half] for name, half in zip(("Giai đoạn trước", "Giai đoạn sau"), halves, strict=True)]
    return [*rows[: at + 1], *below, *rows[at + 1 :]]


def _emptied(draw: Draw, rows: Rows) -> Rows:
    """A fonds whose counts are blank, with the total set right."""
    at = draw(st.integers(1, len(rows) - 2))
    rest = [row for row in rows[1:-1] if row is not rows[at]]
    total = [str(sum(int(row[column].replace(".", "")) for row in rest)) for column in (2, 3, 4)]
    return [*rows[:at], [*rows[at][:2], "", "", ""], *rows[at + 1 : -1], [*rows[-1][:2], *total]]


SLIPS: dict[str, Callable[[Draw, Rows], Rows]] = {
    "a digit dropped": _in_cell(_at_digit(lambda rest: rest[1:])),
    "a digit doubled": _in_cell(_at_digit(lambda rest: rest[0] + rest)),
    "two digits swapped": _in_cell(_at_digit(lambda rest: rest[1:2] + rest[0] + rest[2:])),
    "a letter for a digit": _in_cell(_at_digit(lambda rest: {"0": "O", "1": "l"}.get(rest[0], "o") + rest[1:])),
    "a row lost": _row(lambda draw, rows, at: rows[:at] + rows[at + 1 :]),
    "a row doubled": _row(lambda draw, rows, at: [*rows[: at + 1], rows[at], *rows[at + 1 :]]),
    "a row shifted": _row(_shifted),
    "a total changed": _total,
    "a separator changed": _in_cell(_mark),
    "a heading reworded": _reworded,
    "a row of years below the headings": _row_put_in("", "", "Năm 2020", "Năm 2020", "Năm 2020"),
    "a row of plans below the headings": _row_put_in("", "", "Kế hoạch", "Kế hoạch", "Thực hiện"),
    "a row of units below the headings": _row_put_in("", "", "(tờ)", "(tờ)", "(tờ)"),
    "a column of more pages": _column_put_in("Số trang đã chụp"),
    "a column of the plan": _column_put_in("Kế hoạch số trang"),
    "details below a fonds": _details,
    "a fonds without counts": _emptied,
}
DAMAGES: dict[str, Callable[[bytes, int], bytes]] = {
    "cut short": lambda raw, at: raw[: at % len(raw)],
    "shown in another charset": lambda raw, at: raw.decode("cp1252", errors="replace").encode("utf-8"),
    "letters replaced": lambda raw, at: raw.decode("utf-8", errors="replace").encode("ascii", errors="replace"),
    "a byte lost": lambda raw, at: raw[: at % len(raw)] + raw[at % len(raw) + 1 :] if raw.isascii() else raw[1:],
    "a stray byte": lambda raw, at: raw[: at % len(raw)] + b"\xff\x00" + raw[at % len(raw) :],
}


@st.composite
def mutants(draw: st.DrawFn, sent: Sent, way: str) -> Mutant:
    """The report with one slip, sent in one way."""
    kinds = [*SLIPS, *(DAMAGES if way in TEXTS else ["cut short"])]
    slip = draw(st.sampled_from(kinds))
    if slip in SLIPS:
        rows = SLIPS[slip](draw, [list(row) for row in sent.rows])
        return Mutant(slip, way, replace(sent, rows=rows))
    at = draw(st.integers(0, 10**6))
    return Mutant(slip, way, sent, lambda raw: DAMAGES[slip](raw, at))


def outcome(mutant: Mutant, project: Project, truth: pd.DataFrame) -> str:
    """Read the mutant as the report of the year, from file to checks: one of `RIGHT`, `REFUSED`, `WRONG`."""
    folder = project.received(2021)
    for path in folder.glob("report.*"):
        path.unlink()
    path = send(mutant.sent, mutant.way, folder)
    path.write_bytes(mutant.damage(path.read_bytes()))
    try:
        report = read_report(project, 2021)
        require_passed(check_report(report, project.settings.plausibility), report.file)
    except DataError as error:
        assert all(placed(line, path) for line in str(error).splitlines()), str(error)
        return REFUSED
    same = report.counts[KEYS].to_numpy().tolist() == truth[KEYS].to_numpy().tolist()
    return RIGHT if same else WRONG


def placed(line: str, path: Path) -> bool:
    """Whether a message names the file that it is about."""
    return path.name in line
