from __future__ import annotations

import re
from itertools import pairwise

from helpers.write.block import Chart
from helpers.write.charts.chance import chance_of_total
from helpers.write.edition import Edition

PHONE = 360  # units of the drawing
LETTER = 5.5  # units that a letter of a mark takes at most, on the average


def test_the_marks_of_the_axis_keep_apart(edition: Edition) -> None:
    chart = chance_of_total(edition)
    assert isinstance(chart, Chart)
    marks = re.findall(r"<text[^>]*>(\d[\d,]* (?:triệu|nghìn))</text>", chart.svg)
    places = [
        float(found) for found in re.findall(r"translate\(([\d.]+) [^)]*\)[^>]*>\d[\d,]* (?:triệu|nghìn)<", chart.svg)
    ]
    spots = places or [
        float(found) for found in re.findall(r'<text[^>]* x="([\d.]+)"[^>]*>\d[\d,]* (?:triệu|nghìn)<', chart.svg)
    ]
    assert len(marks) == len(spots) >= 3
    assert all(
        after - before > LETTER * len(mark) for mark, (before, after) in zip(marks, pairwise(spots), strict=False)
    )
