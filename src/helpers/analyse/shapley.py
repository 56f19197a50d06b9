"""How much each of a few factors does to a result, when each can be in one of two states.

The Shapley value of a factor is what its change does to the result, on the average over all orders in which the factors
could have changed. The values add up to the whole change, a factor that does nothing gets nothing, and neither names
nor order of the factors matter. They are computed exactly, over all 2^n sets of changed factors.

L. S. Shapley, "A value for n-person games", in Contributions to the Theory of Games II, Princeton 1953, 307-317.
A. F. Shorrocks, "Decomposition procedures for distributional analysis: a unified framework based on the Shapley value",
Journal of Economic Inequality 11 (2013), 99-126.

The logarithmic mean Divisia index (LMDI), usual for such products, takes logarithms. Where a fonds enters or leaves,
one state is zero and has none; a small number put in its place moves the parts as it is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial

Changed = frozenset[str]
Result = Callable[[Changed], Fraction]


def shapley(factors: Sequence[str], result: Result) -> dict[str, Fraction]:
    """The Shapley value of each factor.

    Args:
        factors: their names, all different.
        result: the result when the factors of the given set have changed and the others have not.

    Returns:
        A value for each factor; their sum is `result(all) - result(none)`.
    """
    return {factor: _value(factor, [other for other in factors if other != factor], result) for factor in factors}


def _value(factor: str, others: Sequence[str], result: Result) -> Fraction:
    return sum((_weight(before, others) * _gain(factor, before, result) for before in _subsets(others)), Fraction(0))


def _gain(factor: str, before: Changed, result: Result) -> Fraction:
    return result(before | {factor}) - result(before)


def _weight(before: Changed, others: Sequence[str]) -> Fraction:
    """The share of the orders in which exactly these factors change before."""
    earlier, all_others = len(before), len(others)
    return Fraction(factorial(earlier) * factorial(all_others - earlier), factorial(all_others + 1))


def _subsets(factors: Sequence[str]) -> Iterator[Changed]:
    for size in range(len(factors) + 1):
        yield from map(frozenset, combinations(factors, size))
