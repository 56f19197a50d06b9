"""Where the work stands: the year beside the one before, and the share digitised of what is held."""

from __future__ import annotations

from typing import Final

from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.standing import DOWN, SAME, STANDING
from helpers.write.block import Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact
from helpers.write.sentence import Mark, Sentence, join, say, year_mark

DONE: Final = {  # what is done to a page, and to what it is part of
    "records": "đã nhập trường thông tin của",
    "documents": "đã nhập trường thông tin của",
    "pages": "đã số hóa",
}


def position(edition: Edition) -> Paragraph:
    """The change on the year before, and what is digitised of what is held; each said to be unknown where it is."""
    return Paragraph([year_before(edition), *held(edition)])


def year_before(edition: Edition) -> Sentence:
    """How much more or less was done than in the year before, measure by measure."""
    known = [measure for measure in reversed(MEASURES) if _cell(edition, measure, "change").known]
    before = year_mark(edition.year - 1)
    if not known:
        words = "Khối lượng năm {before} để so sánh: {missing}."
        return say(words, before=before, missing=_cell(edition, "pages", "before"))
    told = join([_changed(edition, measure) for measure in known], "; ")
    return say("So với năm {before}, {told}.", before=before, told=told)


def _changed(edition: Edition, measure: str) -> Sentence:
    names = ("actual", "before", "change_size", "change_share")
    cells = {name: _cell(edition, measure, name) for name in names}
    direction, label = _cell(edition, measure, "direction").value, LABELS[measure]
    if direction == SAME:
        return say(f"số {label} không đổi ({{actual}} {label})", actual=cells["actual"])
    verb, to = ("giảm", "xuống") if direction == DOWN else ("tăng", "lên")
    by = f"{{change_share}}, tức {{change_size}} {label}" if cells["change_share"].known else f"{{change_size}} {label}"
    return say(f"số {label} {verb} {by} (từ {{before}} {to} {{actual}})", **cells)


def held(edition: Edition) -> list[Sentence]:
    """The share digitised of what is held, for the measures of which anything held is known."""
    known = [measure for measure in reversed(MEASURES) if _cell(edition, measure, "held").known]
    if not known:
        words = "Tỷ lệ số hóa trên tổng số tài liệu đang bảo quản: {missing}."
        return [say(words, missing=_cell(edition, "pages", "share_digitised"))]
    return [sentence for measure in known for sentence in _share(edition, measure)]


def _share(edition: Edition, measure: str) -> list[Sentence]:
    cells = {name: _cell(edition, measure, name) for name in STANDING.names}
    pieces = {name: cells[name] for name in ("share_digitised", "digitised", "held", "fonds_held")}
    label, since = LABELS[measure], Mark(str(cells["first_year"].value))
    if not cells["digitised"].known:
        words = f"Tỷ lệ số hóa trên số {label} đang bảo quản: {{missing}}, vì khối lượng của một năm chưa có số liệu."
        return [say(words, missing=cells["share_digitised"])]
    words = (
        f"Đến hết năm {{year}} {DONE[measure]} {{share_digitised}} số {label} đang bảo quản của {{fonds_held}} phông "
        f"có số liệu ({{digitised}} trên {{held}} {label}, tính từ năm {{since}})."
    )
    return [say(words, year=edition.mark, since=since, **pieces), *_beyond(cells, label), *_unlisted(cells, label)]


def _beyond(cells: dict[str, Fact], label: str) -> list[Sentence]:
    share = cells["share_digitised"].value
    if not isinstance(share, int | float) or share <= 1:
        return []
    return [say(f"Số {label} đã làm nhiều hơn số đang bảo quản; đề nghị kiểm tra lại số liệu đang bảo quản.")]


def _unlisted(cells: dict[str, Fact], label: str) -> list[Sentence]:
    if not cells["fonds_unlisted"].value:
        return []
    words = f"Còn {{count}} phông đã thực hiện nhưng chưa có số {label} đang bảo quản, không tính vào tỷ lệ này."
    return [say(words, count=cells["fonds_unlisted"])]


def _cell(edition: Edition, measure: str, column: str) -> Fact:
    return edition.facts.cell(STANDING, column, year=edition.year, measure=measure)
