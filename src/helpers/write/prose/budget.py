"""What money would do to the years left: the plan's chance under each scenario, and the money that it takes."""

from __future__ import annotations

from typing import Final

from helpers.tables.forecasted import AS_APPROVED, AT_RATE, BUDGET, FINISH, FLAT, STOP
from helpers.write.block import Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.outlook import chance, finish
from helpers.write.prose.years_left import each_year_left
from helpers.write.sentence import Sentence, enumerate_vietnamese, join, say, year_mark

IF: Final = {
    AS_APPROVED: "chi đủ kinh phí đã phê duyệt",
    AT_RATE: "chi theo tỷ lệ đến nay so với kinh phí phê duyệt",
    FLAT: "giữ mức chi của năm {year}",
    STOP: "ngừng cấp một năm rồi trở lại mức chi của năm {year}",
}


def prospects(edition: Edition) -> Paragraph:
    """The plan's chance under each scenario of money, and the money needed; nothing where either is unknown."""
    chances = [found for scenario in IF if (found := _chance(edition, scenario)) is not None]
    if not chances or edition.period is None:
        return Paragraph([])
    told = join([_if(edition, scenario, of) for scenario, of in chances], "; ")
    words = "Khả năng hoàn thành đến hết năm {last} theo kinh phí các năm còn lại: {told}."
    return Paragraph([say(words, last=year_mark(edition.period.last_year), told=told), *_needed(edition)])


def _chance(edition: Edition, scenario: str) -> tuple[str, Fact] | None:
    rows = finish(edition, scenario)
    if edition.period is None or len(set(rows["target"])) != 1:
        return None
    at_end = rows[rows["by_year"] == edition.period.last_year]
    return None if at_end.empty else (scenario, fact_of(FINISH, "probability", at_end.iloc[0]))


def _if(edition: Edition, scenario: str, probability: Fact) -> Sentence:
    return say(f"nếu {IF[scenario]} thì {{chance}}", year=edition.mark, chance=chance(probability))


def _needed(edition: Edition) -> list[Sentence]:
    """The money for each chance, by the unit costs so far."""
    rows = edition.facts.rows(BUDGET, measure="pages")
    if rows.empty or edition.period is None:
        return []
    told = enumerate_vietnamese(
        [
            say("{vnd} đồng ({chance})", vnd=fact_of(BUDGET, "yearly_vnd", row), chance=fact_of(BUDGET, "chance", row))
            for _, row in rows.iterrows()
        ]
    )
    words = (
        "Theo đơn giá đến nay và mức thay đổi của nó, muốn hoàn thành thì {each} cần chi khoảng {told}; trong "
        "ngoặc là khả năng hoàn thành ứng với mức chi ấy."
    )
    return [say(words, each=each_year_left(edition.period, edition.year), told=told)]
