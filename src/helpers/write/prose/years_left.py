"""The years that a plan leaves after the year reported on, as sentences name them."""

from __future__ import annotations

from helpers.settings import Plan
from helpers.write.sentence import Sentence, say, year_mark


def each_year_left(plan: Plan, year: int) -> Sentence:
    """Each of the years left, or the one that is: "mỗi năm còn lại", "năm 2025"."""
    if plan.last_year - year == 1:
        return say("năm {last}", last=year_mark(plan.last_year))
    return say("mỗi năm còn lại")
