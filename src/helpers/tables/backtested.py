"""How the forecast would have done elsewhere: what the notebook on it shows. Kept with no year of any project."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import YEAR
from helpers.tables.forecasted import MADE_IN
from helpers.tables.table import Column, Kind, Table

INTERVALS: Final = (50, 80, 95)
HITS: Final = tuple(f"{quantity}_{level}" for quantity in ("yearly", "cumulative") for level in INTERVALS)
SCORES: Final = ("model", "last_value", "history_mean", "last_value_as_point")
ALL: Final = "all"

SERIES: Final = Column("series", "Dãy số", "Tên dãy số của cơ quan khác; all là mọi cơ quan, mỗi nơi một phần như nhau")


def _hit(name: str) -> Column:
    quantity, level = name.split("_")
    of = {"yearly": "khối lượng trong năm", "cumulative": "khối lượng lũy kế"}[quantity]
    meaning = f"Phần những lần thử mà {of} nằm trong khoảng dự báo {level}%"
    return Column(name, f"Trúng khoảng {level}%, {of}", meaning, Kind.NUMBER, "%", digits=0)


def _score(name: str) -> Column:
    of = {
        "model": "của mô hình",
        "last_value": "nếu trung vị bằng năm cuối",
        "history_mean": "nếu trung vị bằng bình quân các năm",
        "last_value_as_point": "nếu chỉ nêu một con số bằng năm cuối",
    }[name]
    return Column(name, f"Sai số {of}", f"CRPS trên logarit, {of}; càng nhỏ càng tốt", Kind.NUMBER, digits=2)


def _ratio(name: str, of: str) -> Column:
    return Column(name, f"So với {of}", f"Sai số của mô hình chia cho sai số khi lấy {of}", Kind.NUMBER, digits=2)


TRIED: Final = Table(
    "tried",
    "Các lần thử dự báo lại",
    ("series", "made_in", "year"),
    (
        SERIES,
        MADE_IN,
        YEAR,
        Column("actual", "Khối lượng thật", "Khối lượng mà cơ quan ấy đã công bố", Kind.WHOLE, status="reported"),
        *(
            Column(name, label, f"Số mà khả năng thấp hơn là {share}%", Kind.WHOLE, status="estimated")
            for name, label, share in (("q10", "Thấp", 10), ("q50", "Trung vị", 50), ("q90", "Cao", 90))
        ),
        *(_hit(name) for name in HITS),
        *(_score(name) for name in SCORES),
    ),
)

BACKTEST: Final = Table(
    "backtest",
    "Dự báo lại số liệu của các cơ quan lưu trữ khác",
    ("series",),
    (
        SERIES,
        Column("tries", "Số lần thử", "Số cặp năm lập dự báo và năm được dự báo", Kind.WHOLE),
        Column("next_years", "Số lần thử một năm", "Số năm được dự báo từ ngay năm trước", Kind.WHOLE),
        Column("next_hit", "Trong đó trúng", "Số năm ấy nằm trong khoảng dự báo 80%", Kind.WHOLE),
        Column("archives", "Số cơ quan", "Số cơ quan của các dãy số", Kind.WHOLE),
        *(_hit(name) for name in HITS),
        *(_score(name) for name in SCORES),
        _ratio("to_last_value", "trung vị bằng năm cuối"),
        _ratio("to_history_mean", "trung vị bằng bình quân"),
        _ratio("to_point", "một con số bằng năm cuối"),
    ),
)
