"""What kept a year's volume from its target: the money, the mix of fonds, the unit costs.

    volume = approved × allocation rate × disbursement rate × Σ over fonds (share of fonds in the money ÷ its unit cost)

As planned both rates are one, and mix and unit costs are the plan's; in fact all four have changed. The reciprocal of
the unit cost, the volume that one đồng yields, stands in the place of the unit cost: a fonds that money was spent on
without any volume has a yield of zero, and no unit cost.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.analyse.shapley import Changed, shapley
from helpers.tables.shortfall import BY_CAUSE


@dataclass(frozen=True)
class Money:
    """Amounts in whole đồng, all above zero."""

    approved: int
    allocated: int
    spent: int


@dataclass(frozen=True)
class State:
    """By fonds the share in the money and the volume that one đồng yields, as planned or in fact."""

    shares: Mapping[str, Fraction]
    yields: Mapping[str, Fraction]


def one_unit_cost(volume: int, money: int) -> State:
    """The state of a volume and its money where nothing is known by fonds: all work as one fonds."""
    return by_fonds(volume, money, {"": volume}, {"": money})


def by_fonds(volume: int, money: int, volumes: Mapping[str, int], costs: Mapping[str, int]) -> State:
    """The state of a volume and its money that are known by fonds.

    Only the proportions of `volumes` and `costs` count: money that belongs to no fonds is spread over all by their
    costs, so that the unit costs are full costs and the volume comes out as it is.

    Args:
        volume: of all fonds.
        money: for all fonds, above zero.
        volumes: by fonds, at least one of them above zero, each such with a cost.
        costs: by fonds, in đồng; a fonds without costs has no share.
    """
    all_volumes, all_costs = sum(volumes.values()), sum(costs.values())
    shares = {fonds: Fraction(cost, all_costs) for fonds, cost in costs.items() if cost}
    done = {fonds: Fraction(volumes.get(fonds, 0) * volume, all_volumes) for fonds in shares}
    return State(shares, {fonds: done[fonds] / (share * money) for fonds, share in shares.items()})


def causes(money: Money, planned: State, actual: State) -> dict[str, Fraction]:
    """What each cause takes from the planned volume, as Shapley values; below zero where it adds to the volume.

    A fonds on one side only borrows the unit cost of the other side.

    Returns:
        A value for each of `BY_CAUSE`; their sum is the planned volume less the actual one.
    """
    yields = {"planned": {**actual.yields, **planned.yields}, "actual": {**planned.yields, **actual.yields}}

    def missed(changed: Changed) -> Fraction:
        allocation = Fraction(money.allocated, money.approved) if "allocation" in changed else 1
        disbursement = Fraction(money.spent, money.allocated) if "disbursement" in changed else 1
        shares = (actual if "mix" in changed else planned).shares
        of_one = yields["actual" if "unit_cost" in changed else "planned"]
        return -money.approved * allocation * disbursement * _yield(shares, of_one)

    return shapley(BY_CAUSE, missed)


def _yield(shares: Mapping[str, Fraction], yields: Mapping[str, Fraction]) -> Fraction:
    """The volume of one đồng spread over the fonds."""
    return sum((share * yields[fonds] for fonds, share in shares.items()), Fraction(0))


def whole(parts: Mapping[str, Fraction]) -> dict[str, int]:
    """Parts of a whole number as whole numbers with the same sum: rounded down, the largest remainders up.

    A part of zero stays zero: the remainders add up to less than the number of parts that have one.
    """
    rounded = {name: part.__floor__() for name, part in parts.items()}
    over = sum(parts.values()) - sum(rounded.values())
    for name in sorted(parts, key=lambda name: rounded[name] - parts[name])[: int(over)]:
        rounded[name] += 1
    return rounded
