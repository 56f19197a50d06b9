"""What is left to digitise of all that is held: one figure with its interval, and the fonds with most of it."""

from __future__ import annotations

from typing import Final

import pandas as pd

from helpers.tables.backlog import ALL_FONDS, BACKLOG, CLEARANCE, QUANTILE_LABELS, UNKNOWN
from helpers.tables.measures import LABELS, METRES
from helpers.write.block import Block, DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.outlook import LEVEL, chance
from helpers.write.sentence import Mark, Piece, Sentence, enumerate_vietnamese, pointing, say, year_mark

LARGEST: Final = 10  # fonds in the table
TOTAL: Final = "Tất cả các phông tính được"
KNOWN_HEADINGS: Final = ("Tên phông", "Đang bảo quản", "Đã số hóa", "Còn lại (trang)")
HEADINGS: Final = ("Tên phông", "Tính từ", "Còn lại", *QUANTILE_LABELS.values())
MODELLED: Final = ("records", "documents")  # by the ratio of the fonds digitised
HOW: Final = {  # how a measure becomes pages
    "records": "số hồ sơ nhân với số trang mỗi hồ sơ của các phông đã số hóa",
    "documents": "số văn bản nhân với số trang mỗi văn bản của các phông đã số hóa",
    METRES: "số mét giá nhân với hệ số quy đổi, trừ số trang đã số hóa",
}


def left(edition: Edition) -> Paragraph:
    """The pages left, of how many fonds, and what cannot be said; nothing where of no fonds they are known."""
    told = [pointing(_all(edition, row), "backlog-table") for _, row in _total(edition).iterrows()]
    return Paragraph([*told, *_unestimated(edition), *_beyond(edition)] if told else [])


def table(edition: Edition) -> Block:
    """The ten fonds with most pages left, and all together; nothing where of no fonds they are known."""
    fonds, total = _fonds(edition).dropna(subset="q50"), _total(edition)
    if total.empty:
        return Paragraph([])
    caption = say("Các phông còn nhiều trang chưa số hóa nhất, đến hết năm {year}", year=edition.mark)
    ranked = fonds.sort_values("q50", ascending=False, kind="stable").head(LARGEST)
    if _exact(fonds):
        rows = [_in_pages(row) for _, row in ranked.iterrows()]
        return DataTable(
            caption,
            KNOWN_HEADINGS,
            rows,
            [TOTAL, "", "", _cell("q50", total.iloc[0])],
            style="backlog",
            name="backlog-table",
        )
    rows = [_estimated(row) for _, row in ranked.iterrows()]
    foot: list[Piece] = [TOTAL, "", "", *_quantiles(total.iloc[0])]
    return DataTable(caption, HEADINGS, rows, foot, _note(fonds), style="backlog estimated", name="backlog-table")


def cleared(edition: Edition) -> Paragraph:
    """When all that is held may be digitised; said to be unknown where what is held is."""
    found = edition.facts.rows(CLEARANCE).sort_values("by_year")
    if found.empty:
        lacking = edition.facts.cell(CLEARANCE, "probability", measure="pages")
        return Paragraph([say("Năm số hóa xong toàn bộ tài liệu đang bảo quản: {lacking}.", lacking=lacking)])
    return Paragraph([_middle(found), _by(edition, int(found["by_year"].iloc[-1]))])


def _middle(found: pd.DataFrame) -> Sentence:
    """The median year and the range around it, each as far as the years looked at reach."""
    low, middle, high = (_first(found, share) for share in (0.1, 0.5, 0.9))
    words = (
        "Nếu khối lượng các năm tới theo dự báo, số trang chưa số hóa của các phông tính được có thể xong {middle} "
        "(trung vị); khoảng dự báo {level}: từ {low} đến {high}."
    )
    return say(words, level=LEVEL[80], low=low, middle=middle, high=high)


def _first(found: pd.DataFrame, share: float) -> Sentence:
    """The first year by whose end that share of the draws is done."""
    reached = found[found["probability"] >= share]
    year = int((found if reached.empty else reached)["by_year"].iloc[-1 if reached.empty else 0])
    return say("sau năm {year}" if reached.empty else "năm {year}", year=year_mark(year))


def _by(edition: Edition, last: int) -> Sentence:
    """The chance by the last year looked at, which is where the forecast stops."""
    return say(
        "Dự báo không nhìn xa hơn năm {year}; đến lúc ấy đã xong: {chance}.",
        year=year_mark(last),
        chance=chance(edition.facts.cell(CLEARANCE, "probability", measure="pages", by_year=last)),
    )


def _fonds(edition: Edition) -> pd.DataFrame:
    found = edition.facts.rows(BACKLOG)
    return found[found["fonds_key"] != ALL_FONDS]


def _total(edition: Edition) -> pd.DataFrame:
    """The row of all fonds together, where anything of them is known."""
    return edition.facts.rows(BACKLOG, fonds_key=ALL_FONDS).dropna(subset="q50")


def _exact(fonds: pd.DataFrame) -> bool:
    """Whether nothing of what is left had to be estimated."""
    return bool((fonds["basis"] == "pages").all())


def _all(edition: Edition, row: pd.Series) -> Sentence:
    cells = {name: fact_of(BACKLOG, name, row) for name in (*QUANTILE_LABELS, "estimated")}
    if _exact(_fonds(edition).dropna(subset="q50")):
        words = "Theo số liệu đang bảo quản, đến hết năm {year} còn {q50} trang chưa số hóa của {estimated} phông."
    else:
        words = (
            "Theo số liệu đang bảo quản, đến hết năm {year} còn khoảng {q50} trang chưa số hóa (khoảng dự báo {level}: "
            "từ {q10} đến {q90} trang) của {estimated} phông."
        )
    return say(words, year=edition.mark, level=LEVEL[80], **cells)


def _unestimated(edition: Edition) -> list[Sentence]:
    number = edition.facts.cell(BACKLOG, "unestimated", fonds_key=ALL_FONDS)
    if not number.value:
        return []
    unknown = (_fonds(edition)["basis"] == UNKNOWN).sum() == number.value
    why = "số đang bảo quản hoặc số đã số hóa chưa có số liệu" if unknown else "số liệu chưa đủ để quy ra trang"
    return [say(f"Còn {{number}} phông chưa tính được vì {why}.", number=number)]


def _beyond(edition: Edition) -> list[Sentence]:
    """The fonds of which more is digitised than held: their pages left are zero, and a figure is wrong."""
    fonds = _fonds(edition)
    rows = fonds[fonds["beyond"].notna() & (fonds["q90"].fillna(0) == 0)]
    if rows.empty:
        return []
    named = [
        say(f"{{name}} (hơn {{more}} {LABELS[row['basis']]})", name=Mark(row["fonds"]), more=_cell("beyond", row))
        for _, row in rows.iterrows()
    ]
    words = "Đã số hóa nhiều hơn số đang bảo quản: {named}; coi là không còn, đề nghị kiểm tra lại số liệu."
    return [say(words, named=enumerate_vietnamese(named))]


def _in_pages(row: pd.Series) -> list[Piece]:
    return [Mark(row["fonds"]), *(_cell(column, row) for column in ("held", "done", "left"))]


def _estimated(row: pd.Series) -> list[Piece]:
    remaining = _cell("left_metres" if row["basis"] == METRES else "left", row)
    return [Mark(row["fonds"]), LABELS[row["basis"]], remaining, *_quantiles(row)]


def _quantiles(row: pd.Series) -> list[Fact]:
    return [_cell(name, row) for name in QUANTILE_LABELS]


def _cell(column: str, row: pd.Series) -> Fact:
    return fact_of(BACKLOG, column, row)


def _note(fonds: pd.DataFrame) -> Sentence:
    """How what is left became pages."""
    bases = set(fonds["basis"])
    used = [say(how) for name, how in HOW.items() if name in bases]
    words = (
        "Số trang chưa số hóa: {used}. Thấp và cao: hai đầu của khoảng dự báo {level}; của tất cả các phông là khoảng "
        "của tổng, không phải tổng các khoảng.{entered}"
    )
    entered = " Hồ sơ, văn bản đã nhập trường thông tin được coi là đã số hóa." if bases & {*MODELLED} else ""
    return say(words, used=enumerate_vietnamese(used), level=LEVEL[80], entered=entered)
