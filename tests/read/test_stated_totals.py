from __future__ import annotations

import pytest
from reading import document

from helpers.errors import DataError
from helpers.read.prose.stated import StatedTotals, read_stated
from helpers.read.remark import Remark

ALL = "2.147 hồ sơ, 64.619 văn bản và scan 330.345 trang văn bản A4"


def read(text: str) -> StatedTotals:
    return read_stated(document(text), 2021)


def stated(text: str) -> dict[str, int]:
    totals = read(text).totals
    return dict(zip(totals["measure"], totals["stated"], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        f"- Đã đối chiếu (năm 2021, tạo lập được {ALL}); cụ thể:",
        f"{ALL}, trong đó huyện Can Lộc 1.425 hồ sơ, 39.251 văn bản và 223.599 trang.",
        f"{ALL}.\n\nHuyện Can Lộc có 223.599 trang.",
        f"Lũy kế 9 hồ sơ, 9 văn bản. {ALL}.",
        f"Năm 2020 số hóa 9 hồ sơ, 9 văn bản.\n\n{ALL}.",
        f"Phấn đấu số hóa 9 hồ sơ, 9 văn bản.\n\n{ALL}.",
        "Nhập 2.147 hồ sơ.\n\nNhập 64.619 tài liệu năm 2021.\n\nScan 330 345 trang.",
        f"Trong năm 2021 tài liệu được số hóa là {ALL}.",
        f"{ALL}.\n\nTổng cộng {ALL}.",
        "2.147 hồ sơ, 64.619 văn bản và scan\n330.345 trang văn bản A4",
        "Được 2.147hồ sơ,64619 Văn bản,\u00a0330.345\u00a0trang",
    ],
)
def test_the_totals_of_the_year_are_found_in_the_prose(text: str) -> None:
    assert stated(text) == {"records": 2147, "documents": 64619, "pages": 330345}
    assert read(text).remarks == ()


def test_prose_without_figures_states_nothing() -> None:
    assert stated("Theo Kế hoạch số 27/KH-TTLTLS năm 2021 văn bản được nhập.") == {}


def test_the_first_of_two_different_figures_is_kept_and_the_other_remarked() -> None:
    text = f"{ALL}.\n\nTổng cộng {ALL.replace('330.345', '330.346')}."
    assert stated(text)["pages"] == 330345
    assert read(text).remarks == (Remark("prose-conflict", "pages", "330345", "330346", "dòng 1; dòng 3"),)


def test_figures_that_are_no_numbers_are_all_refused() -> None:
    with pytest.raises(DataError, match=r'dòng 1: "2,147" is not a whole count') as caught:
        read("2,147 hồ sơ, 64.619 văn bản.\n\nScan 33O.345 trang.")
    assert [fault.code for fault in caught.value.faults] == ["number-marks", "number-letters"]
