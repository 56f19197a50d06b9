"""What another yearly volume or budget would change, level by level: words for the page's control, and its table."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.what_if import BY_BUDGET, WHAT_IF
from helpers.write.block import Block, DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.lever import Level
from helpers.write.prose.outlook import LEVEL, chance
from helpers.write.sentence import Mark, Piece, Sentence, say, year_mark

HALF: Final = 0.5
UNIT: Final = {BY_BUDGET: "đồng"}  # of a yearly level; else pages
DONE: Final = {BY_BUDGET: "chi"}
LONG: Final = Mark("90%")  # the chance that a total is passed whose shortfall has 10 %


def rows(edition: Edition) -> pd.DataFrame:
    """The levels of pages, year by year; none where nothing can be said."""
    return edition.facts.rows(WHAT_IF, measure="pages")


def at_end(edition: Edition) -> pd.DataFrame:
    """One row a level, that of the period's end, in ascending order of levels."""
    found = rows(edition)
    last = edition.period.last_year if edition.period else None
    return found[found["by_year"] == last].sort_values("level").reset_index(drop=True)


def levels(edition: Edition) -> list[Level]:
    """Each level with its answer."""
    return [Level(_name(row), _answer(edition, row)) for _, row in at_end(edition).iterrows()]


def finding(edition: Edition) -> Sentence:
    """What the whole way of the lever changes."""
    low, high = (at_end(edition).iloc[place] for place in (0, -1))
    said: dict[str, Fact | Mark] = {
        "low": cell("level", low),
        "high": cell("level", high),
        "last": year_mark(int(low["by_year"])),
    }
    way = f"{verb(low).capitalize()} {{low}} hay {{high}} {unit(low)} mỗi năm"
    if pd.isna(low["target"]):
        words = f"{way} thì lũy kế đến hết năm {{last}} ở mức trung vị là {{few}} hay {{many}} trang."
        return say(words, few=cell("q50", low), many=cell("q50", high), **said)
    words = f"{way} thì việc hoàn thành đến hết năm {{last}} là {{few}} hay {{many}}."
    return say(words, few=chance(cell("probability", low)), many=chance(cell("probability", high)), **said)


def table(edition: Edition) -> Block:
    """All levels side by side, for whoever cannot move the control; nothing where there are none."""
    found = at_end(edition)
    if found.empty:
        return Paragraph([])
    last, first = year_mark(int(found["by_year"].iloc[0])), found.iloc[0]
    return DataTable(
        say(f"Nếu mỗi năm {verb(first)} nhiều hơn hay ít hơn, đến hết năm {{last}}", last=last),
        (f"Mỗi năm ({unit(first)})", *_headings(first), "Thấp", "Trung vị", "Cao"),
        [_line(edition, row) for _, row in found.iterrows()],
        note=_note(first),
        style="what-if",
    )


def verb(row: pd.Series) -> str:
    """What is done with a level each year."""
    return DONE.get(row["lever"], "làm")


def unit(row: pd.Series) -> str:
    """The unit of a level."""
    return UNIT.get(row["lever"], "trang")


def cell(column: str, row: pd.Series) -> Fact:
    """A fact of the table."""
    return fact_of(WHAT_IF, column, row)


def _name(row: pd.Series) -> Sentence:
    return say(f"Nếu mỗi năm {verb(row)} {{level}} {unit(row)}", level=cell("level", row))


def _answer(edition: Edition, row: pd.Series) -> Sentence:
    if pd.isna(row["target"]):
        of_plan = say("; nhiều khả năng ({long}) đủ cho kế hoạch đến {q10} trang.", q10=cell("q10", row), long=LONG)
    else:
        likely, of_total = chance(cell("probability", row)), cell("target", row)
        words = "; hoàn thành {target} trang: {chance}; {year}."
        of_plan = say(words, target=of_total, chance=likely, year=_likely(edition, row))
    return say(
        "thì đến hết năm {last} lũy kế ở mức trung vị {q50} trang, khoảng dự báo {eighty} từ {q10} đến {q90} trang"
        "{of_plan}",
        last=year_mark(int(row["by_year"])),
        eighty=LEVEL[80],
        of_plan=of_plan,
        **{name: cell(name, row) for name in ("q10", "q50", "q90")},
    )


def _likely(edition: Edition, row: pd.Series) -> Sentence:
    """The first year by whose end the plan is more likely done than not."""
    of_level = years(edition, row)
    likely = of_level[of_level["probability"] > HALF]
    if likely.empty:
        last = of_level.iloc[-1]
        words = "đến hết năm {year} khả năng vẫn chưa quá một nửa ({half})"
    else:
        last, words = likely.iloc[0], "khả năng quá một nửa từ hết năm {year} ({half})"
    return say(words, year=year_mark(int(last["by_year"])), half=cell("probability", last))


def years(edition: Edition, row: pd.Series) -> pd.DataFrame:
    """The rows of one level in the order of years."""
    return edition.facts.rows(WHAT_IF, measure="pages", level=row["level"]).sort_values("by_year")


def _headings(row: pd.Series) -> tuple[str, ...]:
    return () if pd.isna(row["target"]) else ("Khả năng hoàn thành", "Quá nửa từ năm")


def _line(edition: Edition, row: pd.Series) -> list[Piece]:
    reached = [cell(name, row) for name in ("q10", "q50", "q90")]
    if pd.isna(row["target"]):
        return [cell("level", row), *reached]
    of_level = years(edition, row)
    likely = of_level[of_level["probability"] > HALF]
    beyond = Mark(f"sau {int(of_level['by_year'].iloc[-1])}")
    year = beyond if likely.empty else year_mark(int(likely["by_year"].iloc[0]))
    return [cell("level", row), cell("probability", row), year, *reached]


def _note(row: pd.Series) -> Sentence:
    """What a level stands for."""
    how = (
        "khối lượng bằng kinh phí chia cho đơn giá, đơn giá thay đổi ngẫu nhiên"
        if row["lever"] == BY_BUDGET
        else "mức đặt ra là trung vị của từng năm, mỗi năm lệch khỏi mức ấy như dự báo một năm thường lệch"
    )
    likely = "" if pd.isna(row["target"]) else " Quá nửa: khả năng đã hoàn thành đến hết năm ấy lớn hơn một nửa."
    words = (
        "Thấp và cao: hai đầu của khoảng dự báo {eighty} của số trang lũy kế. Các mức là bội số của năm cuối đã biết, "
        f"làm tròn, không phải chỉ tiêu; {how}.{likely}"
    )
    return say(words, eighty=LEVEL[80])
