from __future__ import annotations

import time
from itertools import product

import pytest

from helpers.read.name import fold
from helpers.read.nearness import FAR, distance, near_matches

ENDS = ["an", "bình", "châu", "dương", "hà", "hải", "lâm", "long", "lộc", "mỹ"]
NAMES = [fold(f"UBND xã {a} {b} huyện {c} {d}") for a, b, c, d in product(ENDS, ENDS, ENDS[:5], ENDS[:4])]


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("can lộc", "can lộc", 0),
        ("can lộc", "can lôc", 1),
        ("can lộc", "cna lộc", 1),
        ("can lộc", "an lộ", 2),
        ("ca", "abc", FAR),
        ("", "ab", 2),
        ("can lộc", "hương khê", FAR),
    ],
)
def test_the_distance_counts_changes_and_swaps(one: str, other: str, far: int) -> None:
    assert distance(one, other) == distance(other, one) == far


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("phòng nội vụ", "phòng nôi vụ", 1),
        ("phòng nội vụ", "phồng nôi vụ", 1),
        ("thanh tra tỉnh", "thanh tra tỉnh", 0),
        ("khóa 1 hội đồng", "khóa 2 hội đồng", 0),
        ("khóa i hội đồng", "khóa ii hội đồng", 0),
        ("đội k1 hà tĩnh", "đội k2 hà tĩnh", 0),
        ("khóa 1 hội đồng", "khóa 1 hội đông", 1),
        ("kỳ anh", "kỳ an", 1),
        ("kỳ anh", "kỳ ân", 0),
        ("xi măng hà tĩnh", "xí măng hà tĩnh", 1),
    ],
)
def test_near_names_are_paired(one: str, other: str, near: int) -> None:
    assert near_matches([one], [other]) == [(one, other)] * near


def test_two_thousand_names_are_held_against_as_many_in_seconds() -> None:
    started = time.perf_counter()
    found = near_matches([name.replace("nhân", "nhan", 1) for name in NAMES], NAMES)
    assert len(NAMES) == 2000
    assert {one.replace("nhan", "nhân") for one, _ in found} == set(NAMES)
    assert time.perf_counter() - started < 30
