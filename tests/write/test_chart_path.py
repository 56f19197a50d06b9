"""The drawing of the way through the plan of several years: what it says at every state of knowledge."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd
import pytest

from conftest import REPOSITORY
from helpers.analyse.compare import compare
from helpers.analyse.path import path
from helpers.project import Project
from helpers.tables.cleaned import VERDICTS
from helpers.tables.inputs import TARGETS
from helpers.write.block import Chart
from helpers.write.charts.path import required_path
from helpers.write.edition import Edition
from helpers.write.fact import Facts

PERIOD = "4020/QĐ-UBND"
Figures = Sequence[int | None]
FIVE = (400_000,) * 5


def targets(planned: Figures, measure: str = "pages", version: str = "1", first: int = 2021) -> list[dict[str, object]]:
    fixed = {"plan": PERIOD, "version": version, "effective_from": f"202{version}-01-01", "measure": measure}
    return [{**fixed, "year": year, "planned": n} for year, n in enumerate(planned, start=first)]


def edition(rows: list[dict[str, object]], done: Figures, measure: str = "pages") -> Edition:
    """The last of the years done, with these targets."""
    settings, year = Project.open(REPOSITORY).settings, 2020 + len(done)
    counted = dict.fromkeys(("records", "documents", "pages"), [None] * len(done)) | {measure: list(done)}
    totals = pd.DataFrame(counted, index=range(2021, year + 1), dtype="Int64")
    typed, plans = TARGETS.of(rows), settings.plans
    comparison = compare(totals, typed, VERDICTS.of([]), plans, year)
    tables = {"comparison": comparison, "path": path(totals, typed, plans, year)}
    return Edition(settings, year, Facts(lambda table: tables[table.name]))


def drawn(rows: list[dict[str, object]], done: Figures, measure: str = "pages") -> Chart:
    chart = required_path(edition(rows, done, measure))
    assert isinstance(chart, Chart)
    return chart


def texts(chart: Chart) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]+)</text>", chart.svg)


@pytest.mark.parametrize(
    ("planned", "done", "told"),
    [
        (
            FIVE,
            (330_345, 250_000, 160_000),
            "Đến hết năm 2023 mới đạt 61,7% kế hoạch lũy kế; muốn hoàn thành, mỗi năm còn lại phải làm 629.828 trang.",
        ),
        (
            FIVE,
            (430_000,),
            "Đến hết năm 2021 đã đạt 107,5% kế hoạch lũy kế; muốn hoàn thành, mỗi năm còn lại phải làm 392.500 trang.",
        ),
        (FIVE, (1_000_000, 1_000_000), "Đến hết năm 2022 đã làm xong khối lượng của cả giai đoạn (2.000.000 trang)."),
        (
            FIVE,
            (390_000,) * 5,
            "Đến hết năm 2025 mới đạt 97,5% kế hoạch lũy kế; giai đoạn kết thúc, còn 50.000 trang chưa làm.",
        ),
        (
            (400_000, 400_000),
            (330_345,),
            "Đến hết năm 2021 mới đạt 82,6% kế hoạch lũy kế; chưa đủ chỉ tiêu của cả giai đoạn để tính khối lượng còn "
            "phải làm.",
        ),
        (
            FIVE,
            (330_345, None, 160_000),
            "Chưa đủ số liệu để so khối lượng lũy kế đến hết năm 2023 với kế hoạch giai đoạn.",
        ),
    ],
)
def test_the_title_says_where_the_work_stands_and_what_it_takes(planned: Figures, done: Figures, told: str) -> None:
    assert drawn(targets(planned), done).title.text == told


def test_the_drawing_names_the_total_what_is_done_and_the_yearly_rate() -> None:
    chart = drawn(targets(FIVE), (330_345, 250_000))
    assert {"2.000.000", "580.345", "473.219/năm", "Kế hoạch", "Đã làm", "Phải làm"} <= set(texts(chart))
    assert "Chỉ tiêu ban đầu" not in texts(chart)


def test_a_revised_plan_is_drawn_beside_what_it_began_with() -> None:
    revised = [*targets(FIVE), *targets((200_000,) * 3, version="3", first=2023)]
    assert {"Chỉ tiêu ban đầu", "2.000.000", "1.400.000"} <= set(texts(drawn(revised, (300_000,) * 3)))


def test_pages_come_before_documents_and_these_before_records() -> None:
    both = [*targets((900,) * 5, "records"), *targets((9000,) * 5, "documents")]
    assert "văn bản." in drawn(both, (8000,), "documents").title.text
    assert "trang." in drawn([*both, *targets(FIVE)], (300_000,)).title.text


def test_the_description_has_every_known_sum_and_no_other() -> None:
    told = drawn(targets((400_000, 400_000, None, 400_000, 400_000)), (330_345,)).description.text
    assert told == (
        "Biểu đồ đường, số trang lũy kế (kế hoạch, đã làm): "
        "năm 2021 kế hoạch 400.000, đã làm 330.345; năm 2022 kế hoạch 800.000."
    )


def test_the_description_tells_what_is_required_and_what_the_plan_began_with() -> None:
    revised = [*targets(FIVE), *targets((200_000,) * 3, version="3", first=2023)]
    told = drawn(revised, (300_000,) * 3).description.text
    assert told.startswith("Biểu đồ đường, số trang lũy kế (kế hoạch, đã làm, phải làm): năm 2021 kế hoạch 400.000, ")
    assert "năm 2024 kế hoạch 1.200.000, phải đạt 1.150.000" in told
    assert told.endswith(". Chỉ tiêu ban đầu của cả giai đoạn: 2.000.000.")


@pytest.mark.parametrize("planned", [(), (None, 400_000), (0,) * 5])
def test_without_a_known_sum_nothing_is_drawn(planned: Figures) -> None:
    assert required_path(edition(targets(planned), (330_345,))).html == ""


def test_what_is_done_already_has_no_way_left() -> None:
    assert "Phải làm" not in texts(drawn(targets(FIVE), (1_000_000, 1_100_000)))


def test_without_a_plan_of_several_years_nothing_is_drawn() -> None:
    known = edition(targets(FIVE), (330_345,))
    without = [plan for plan in known.settings.plans if plan.kind == "annual"]
    assert required_path(Edition(known.settings.model_copy(update={"plans": without}), 2021, known.facts)).html == ""


def test_the_real_year_has_no_targets_and_no_drawing(edition: Edition) -> None:
    assert required_path(edition).html == ""
