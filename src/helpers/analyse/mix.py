"""The mix of fonds, as planned and in fact: what each fonds yields and costs, where that is known."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from helpers.analyse.cause import State, by_fonds

Amounts = dict[str, int | None]


@dataclass(frozen=True)
class ByFonds:
    """What is known by fonds; each frame may be without rows, and an unknown cell makes its fonds unknown.

    Args:
        targets: the year's targets by fonds, from `planned.targets_by_fonds`, the plan that is explained before any
            other. Only their proportions count, so those of the annual plan serve where that plan names no fonds.
        costs: `tables.inputs.COSTS` of the year.
        counts: `tables.cleaned.COUNTS` of the year.
    """

    targets: pd.DataFrame
    costs: pd.DataFrame
    counts: pd.DataFrame

    def planned(self, measure: str, target: int, approved: int) -> State:
        """The planned state of a measure; nothing may be lacking."""
        return _state(target, approved, self._targets(measure), _sums(self.costs, "planned"))

    def actual(self, measure: str, done: int, spent: int) -> State:
        """The actual state of a measure; nothing may be lacking."""
        return _state(done, spent, _sums(self.counts, measure), _sums(self.costs, "spent"))

    def lacks(self, measure: str, spent: int) -> tuple[str, ...]:
        """What the two states still need; `costs_beyond` where more was spent on the fonds than was spent at all."""
        targets, costs = self._targets(measure), _sums(self.costs, "spent")
        found = {
            "fonds_targets": None in targets.values() or not any(targets.values()),
            "planned_costs": not _costed(targets, _sums(self.costs, "planned")),
            "spent_costs": not _costed(_sums(self.counts, measure), costs),
            "costs_beyond": sum(filter(None, costs.values())) > spent,
        }
        return tuple(name for name, lacking in found.items() if lacking)

    def _targets(self, measure: str) -> Amounts:
        of_measure = self.targets[self.targets["measure"] == measure]
        return _sums(of_measure[of_measure["plan"].isin(of_measure["plan"].head(1))], "planned")


def _costed(volumes: Amounts, costs: Amounts) -> bool:
    """Whether any fonds has costs, and each that has a volume."""
    return any(costs.values()) and all(costs.get(fonds) for fonds, volume in volumes.items() if volume)


def _state(volume: int, money: int, *found: Amounts) -> State:
    volumes, costs = ({fonds: amount for fonds, amount in amounts.items() if amount} for amounts in found)
    return by_fonds(volume, money, volumes, costs)


def _sums(frame: pd.DataFrame, column: str) -> Amounts:
    """The sum of a column by fonds; unknown where a part is."""
    return {
        str(fonds): None if values.isna().any() else int(values.sum())
        for fonds, values in frame.groupby("fonds_key")[column]
    }
