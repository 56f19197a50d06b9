"""How the year stands to a plan: by the figures where a target is known, else by the word of the report."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.settings import Plan
from helpers.tables.compared import COMPARISON, CURRENT
from helpers.tables.measures import MEASURES, VOLUME
from helpers.write.edition import Edition
from helpers.write.fact import Fact

BELOW = ("below",)
ENOUGH = ("met", "above", "met_or_above")


@dataclass(frozen=True)
class Standing:
    """How the year stands to a plan, in which measure, and by whose word.

    `measure` is one of the three measures where a target is known, else the volume of which the report speaks.
    `relation` is "mixed" where the measures with a target stand on different sides.
    """

    relation: str
    measure: str

    @property
    def computed(self) -> bool:
        """Whether figures say it."""
        return self.measure != VOLUME

    @property
    def reported(self) -> bool:
        """Whether only the report says it."""
        return self.measure == VOLUME and self.relation != "unknown"


def cell(edition: Edition, plan: Plan, measure: str, column: str, baseline: str = CURRENT) -> Fact:
    """A cell of the comparison with one plan in one measure: with its targets in force, or those it began with."""
    where = {"plan": plan.id, "year": edition.year, "measure": measure, "baseline": baseline}
    return edition.facts.cell(COMPARISON, column, **where)


def standing(edition: Edition, plan: Plan) -> Standing:
    """By the figures where a target is known, pages before the others; else in the words of the report."""
    found = {measure: str(cell(edition, plan, measure, "relation").value) for measure in MEASURES}
    known = {measure: relation for measure, relation in found.items() if relation in (*BELOW, *ENOUGH)}
    if not known:
        return Standing(str(cell(edition, plan, VOLUME, "relation").value or "unknown"), VOLUME)
    measure = "pages" if "pages" in known else next(iter(known))
    mixed = len({relation in BELOW for relation in known.values()}) > 1
    return Standing("mixed" if mixed else known[measure], measure)
