"""A part of the year's shortfall: its cells, its sign, and the words for what it stands for."""

from __future__ import annotations

from typing import Final

from helpers.settings import Plan
from helpers.tables.measures import MEASURES, VOLUME
from helpers.tables.shortfall import SHORTFALL, TOTAL
from helpers.write.edition import Edition
from helpers.write.fact import Fact

# What a part above zero took away, and what one below zero added.
TOOK: Final = {
    "cut": "kế hoạch năm thấp hơn kế hoạch giai đoạn",
    "execution": "thực hiện thấp hơn kế hoạch năm",
    "allocation": "kinh phí được cấp thấp hơn phê duyệt",
    "disbursement": "chưa chi hết kinh phí được cấp",
    "mix": "cơ cấu phông tốn kém hơn dự kiến",
    "unit_cost": "đơn giá cao hơn dự kiến",
}
ADDED: Final = {
    "cut": "kế hoạch năm cao hơn kế hoạch giai đoạn",
    "execution": "thực hiện vượt kế hoạch năm",
    "allocation": "kinh phí được cấp cao hơn phê duyệt",
    "disbursement": "chi nhiều hơn kinh phí được cấp",
    "mix": "cơ cấu phông ít tốn kém hơn dự kiến",
    "unit_cost": "đơn giá thấp hơn dự kiến",
}


def baseline(edition: Edition) -> Plan | None:
    """The plan whose target the year is held against: that of several years, else the annual one."""
    return next(iter(edition.plans), None)


def cell(edition: Edition, measure: str, part: str, column: str) -> Fact:
    """A cell of a part of the year's shortfall."""
    plan = baseline(edition)
    where = {"plan": plan.id if plan else "", "year": edition.year, "measure": measure, "part": part}
    return edition.facts.cell(SHORTFALL, column, **where)


def told_measure(edition: Edition) -> str:
    """The measure that is told of: pages before the others where figures are known, else that of the verdicts."""
    known = [measure for measure in MEASURES if cell(edition, measure, TOTAL, "quantity").known]
    if known:
        return "pages" if "pages" in known else known[0]
    return VOLUME if cell(edition, VOLUME, TOTAL, "sign").known else "pages"


def known_parts(edition: Edition, measure: str, parts: tuple[str, ...]) -> list[str]:
    """The parts with a quantity that is not zero."""
    return [part for part in parts if cell(edition, measure, part, "quantity").value]


def part_words(edition: Edition, measure: str, part: str) -> str:
    """What a part with a quantity stands for, by its sign."""
    words = ADDED if cell(edition, measure, part, "sign").value == "negative" else TOOK
    one = part == "unit_cost" and not cell(edition, measure, "mix", "quantity").known
    return words[part].replace("đơn giá", "đơn giá bình quân") if one else words[part]


def of_sign(edition: Edition, measure: str, parts: tuple[str, ...], sign: str) -> list[str]:
    """The parts with a quantity of this sign."""
    known = known_parts(edition, measure, parts)
    return [part for part in known if cell(edition, measure, part, "sign").value == sign]
