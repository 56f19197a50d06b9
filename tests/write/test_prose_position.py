"""What is told of the year before and of what is held; of a plan that was revised, or is given in shelf metres."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from conftest import REPOSITORY, copy_raw
from helpers.project import Project
from helpers.tables.standing import STANDING
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose import plan, quality
from helpers.write.prose.position import position
from plain import edition_of

VERSIONS = "plan,version,effective_from,year,measure,planned\n" + "".join(
    f"4020/QĐ-UBND,{version},{day},{year},{measure},{planned}\n"
    for version, day, measure, planned in (("1", "2020-11-25", "pages", 400000), ("2", "2021-09-01", "pages", 300000))
    for year in range(2021, 2026)
)
METRES = "plan;version;effective_from;year;measure;planned\n27/KH-TTLTLS;1;2021-03-11;2021;mét giá;47,2\n"
FACTOR = "from_measure;to_measure;low;likely;high;known_from\nmét giá;trang;6000;7000;8000;2021-01-01\n"


def standing(**cells: object) -> Edition:
    """An edition that knows only where the pages stand in 2022."""
    table = STANDING.of([{"year": 2022, "measure": "pages", "first_year": 2021, **cells}])
    return Edition(Project.open(REPOSITORY).settings, 2022, Facts(lambda _: table))


def told(edition: Edition) -> str:
    return " ".join(sentence.text for sentence in position(edition).sentences)


CHANGED = {"actual": 371000, "before": 330345, "direction": "up", "change": 40655, "change_size": 40655}


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {**CHANGED, "change_share": 40655 / 330345},
            "So với năm 2021, số trang tăng 12,3%, tức 40.655 trang (từ 330.345 lên 371.000).",
        ),
        (
            {**CHANGED, "actual": 300, "before": 400, "direction": "down", "change_size": 100, "change_share": 0.25},
            "So với năm 2021, số trang giảm 25,0%, tức 100 trang (từ 400 xuống 300).",
        ),
        ({**CHANGED, "before": 0}, "So với năm 2021, số trang tăng 40.655 trang (từ 0 lên 371.000)."),
        (
            {"actual": 5, "before": 5, "direction": "same", "change": 0, "change_size": 0, "change_share": 0},
            "So với năm 2021, số trang không đổi (5 trang).",
        ),
        ({"actual": 5}, "Khối lượng năm 2021 để so sánh: chưa có số liệu."),
    ],
)
def test_the_change_on_the_year_before_is_told_at_every_sign(cells: dict[str, object], sentence: str) -> None:
    assert told(standing(**cells)).startswith(sentence + " ")


def test_the_share_digitised_says_of_which_fonds_and_since_when() -> None:
    held = {"fonds_held": 4, "held": 2000000, "digitised": 701345, "share_digitised": 701345 / 2000000}
    assert told(standing(**held, fonds_unlisted=17)).endswith(
        "Đến hết năm 2022 đã số hóa 35,1% số trang đang bảo quản của 4 phông có số liệu (701.345 trên 2.000.000 trang, "
        "tính từ năm 2021). Còn 17 phông đã thực hiện nhưng chưa có số trang đang bảo quản, không tính vào tỷ lệ này."
    )
    assert "Còn" not in told(standing(**held, fonds_unlisted=0))


def test_a_year_without_counts_leaves_the_share_unknown_in_a_whole_sentence() -> None:
    text = told(standing(fonds_held=2, held=460_000))
    assert text.endswith(
        "Tỷ lệ số hóa trên số trang đang bảo quản: chưa có số liệu, vì khối lượng của một năm chưa có số liệu."
    )


def test_more_done_than_held_is_pointed_out() -> None:
    text = told(standing(fonds_held=1, held=100, digitised=120, share_digitised=1.2))
    assert "đã số hóa 120,0% số trang" in text
    assert text.endswith("nhiều hơn số đang bảo quản; đề nghị kiểm tra lại số liệu đang bảo quản.")


def test_without_both_one_line_says_so(edition: Edition) -> None:
    assert told(edition) == (
        "Khối lượng năm 2020 để so sánh: chưa có số liệu. "
        "Tỷ lệ số hóa trên tổng số tài liệu đang bảo quản: chưa có số liệu."
    )


def typed(folder: Path, **files: str) -> Edition:
    """The real year with these files in `data/raw/plan/`."""
    plans = copy_raw(folder) / "data/raw/plan"
    plans.mkdir()
    for name, text in files.items():
        (plans / f"{name}.csv").write_text(text, encoding="utf-8")
    return edition_of(folder)


def against(edition: Edition, kind: str) -> str:
    paragraph = plan.against_period(edition) if kind == "period" else plan.against_annual(edition)
    return " ".join(sentence.text for sentence in paragraph.sentences)


def test_a_revised_plan_is_held_against_both_targets(tmp_path: Path) -> None:
    edition = typed(tmp_path, targets=VERSIONS)
    text = against(edition, "period")
    assert "Kế hoạch đã được điều chỉnh: chỉ tiêu năm 2021 lấy theo bản 2; chỉ tiêu ban đầu là của bản 1." in text
    assert "Số trang năm 2021 bằng 110,1% chỉ tiêu năm" in text
    assert (
        "So với chỉ tiêu ban đầu: năm nay bằng 82,6% (400.000 trang); lũy kế bằng 82,6% (400.000 trang); muốn đạt tổng "
        "ban đầu 2.000.000 trang, mỗi năm còn lại phải làm 417.414 trang." in text
    )
    assert "mỗi năm còn lại cần số hóa 292.414 trang" in " ".join(s.text for s in quality.asked(edition).sentences)


def test_a_plan_of_one_version_is_told_as_before(tmp_path: Path) -> None:
    text = against(typed(tmp_path, targets="".join(VERSIONS.splitlines(keepends=True)[:6])), "period")
    assert "điều chỉnh" not in text
    assert "ban đầu" not in text


def test_a_target_in_metres_is_told_with_the_range_of_its_factor(tmp_path: Path) -> None:
    text = against(typed(tmp_path, targets=METRES, factors=FACTOR), "annual")
    assert "bằng 99,9% chỉ tiêu năm của Kế hoạch số 27/KH-TTLTLS (330.345 trên 330.400 trang)" in text
    assert (
        "Chỉ tiêu này quy đổi từ 47,2 mét giá, có thể từ 283.200 đến 377.600 trang; theo đó, tỷ lệ hoàn thành từ 87,5% "
        "đến 116,6%." in text
    )


def test_a_factor_without_a_range_leaves_nothing_open(tmp_path: Path) -> None:
    exact = FACTOR.replace("6000", "7000").replace("8000", "7000")
    text = against(typed(tmp_path, targets=METRES, factors=exact), "annual")
    assert "Chỉ tiêu này quy đổi từ 47,2 mét giá." in text
    assert "có thể từ" not in text


def test_a_period_in_metres_tells_the_range_of_the_years_so_far_and_of_the_whole(tmp_path: Path) -> None:
    rows = "".join(f"4020/QĐ-UBND;1;2020-11-25;{year};mét giá;50\n" for year in range(2021, 2026))
    text = against(typed(tmp_path, targets=METRES.splitlines()[0] + "\n" + rows, factors=FACTOR), "period")
    assert "tỷ lệ lũy kế có thể từ 82,6% đến 110,1%, tổng cả giai đoạn từ 1.500.000 đến 2.000.000 trang." in text


def test_a_target_in_metres_without_a_factor_stays_in_metres(tmp_path: Path) -> None:
    edition = typed(tmp_path, targets=METRES)
    text = against(edition, "annual")
    assert "giao chỉ tiêu năm 2021 là 47,2 mét giá; chưa có hệ số quy đổi ra trang." in text
    assert text.endswith("theo Kế hoạch số 27/KH-TTLTLS: chưa có số liệu.")
    wanted = [sentence.text for sentence in quality.missing(edition).sentences]
    assert [text for text in wanted if "factors.csv" in text] == [
        "Hệ số quy đổi từ mét giá ra trang, nếu có: điền vào data/raw/plan/factors.csv, cột Thấp (low), Bình quân "
        "(likely), Cao (high), Biết từ ngày (known_from)."
    ]
    assert [text for text in wanted if "27/KH-TTLTLS" in text and "từng phông" not in text] == []


def test_what_is_held_is_asked_for_once_and_not_in_the_head(edition: Edition) -> None:
    wanted = [sentence.text for sentence in quality.missing(edition).sentences]
    assert sum("data/raw/holdings.csv" in text for text in wanted) == 1
    lacking = quality.unknown(edition)
    assert lacking is not None
    assert "bảo quản" not in lacking.text
    assert pd.isna(edition.facts.rows(STANDING)["held"]).all()
