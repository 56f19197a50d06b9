"""The head of the page: who reports to whom, on what, and as known by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from html import escape

from helpers.write.block import Block, Paragraph
from helpers.write.edition import Edition
from helpers.write.prose import changes
from helpers.write.sentence import Mark, Sentence, date_mark, say

SIMULATED = "Số liệu mô phỏng, không phải số liệu của địa phương nào."
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Head(Block):
    """The official head: the bodies, the nation, number and date (blank while not given), type, title, addressee.

    `notice` stands above it, and is printed on every sheet of paper; blank where there is nothing to notice.
    """

    superior: str
    issuing: str
    number: str
    dated: str
    title: Sentence
    addressee: str
    notice: str = ""

    @property
    def html(self) -> str:
        """A `<header>` with the only `<h1>` of the page."""
        bodies = f"<p>{escape(self.superior)}</p><p><strong>{escape(self.issuing)}</strong></p>"
        left = f'<div class="mark">{bodies}</div>'
        right = f"<p><strong>{NATION}</strong></p><p><strong>{MOTTO}</strong></p>"
        notice = f'<p class="notice">{escape(self.notice)}</p>' if self.notice else ""
        return (
            f'<header class="head">{notice}<div>{left}<p class="mark">{escape(self.number)}</p></div>'
            f'<div>{right}<p class="mark"><em>{escape(self.dated)}</em></p></div>'
            f'<p class="kind">BÁO CÁO</p><h1>{self.title.html}</h1>'
            f'<p>Kính gửi: <span class="mark">{escape(self.addressee)}</span></p></header>'
        )


def head(edition: Edition) -> Head:
    """The head of a year's report."""
    bodies, words = edition.settings.bodies, edition.settings.words_of(edition.year)
    return Head(
        bodies.superior,
        bodies.issuing,
        f"Số: {words.number.zfill(LEAST_DIGITS) if words.number else BLANK}/{bodies.issuing_symbol}",
        f"{edition.settings.province.name}, {_dated(words.date, edition.settings.known_by(edition.year))}",
        title(edition),
        bodies.addressee,
        SIMULATED if edition.settings.simulated else "",
    )


BLANK = "\u2007" * 5  # room to write in by hand, of the width of figures
LEAST_DIGITS = 2  # Decree 30/2020/NĐ-CP, annex I: a number under 10 gets a leading 0


def title(edition: Edition) -> Sentence:
    """What the report is on."""
    if edition.period is None:
        return say("Kết quả số hóa tài liệu lưu trữ năm {year}", year=edition.mark)
    return say(
        "Kết quả thực hiện kế hoạch số hóa tài liệu lưu trữ năm {year} theo {document} ngày {date} của {body}",
        year=edition.mark,
        document=Mark(edition.period.document),
        date=date_mark(edition.period.date),
        body=Mark(edition.period.issued_by),
    )


def opening(edition: Edition) -> Paragraph:
    """How the Word file begins: what was to be carried out, and who reports on it."""
    pieces = {"year": edition.mark, "issuing": Mark(edition.settings.bodies.issuing_name)}
    if edition.period is None:
        return Paragraph([say("{issuing} báo cáo kết quả số hóa tài liệu lưu trữ năm {year} như sau:", **pieces)])
    words = (
        "Thực hiện {document} ngày {date} của {body} về việc ban hành {title}, {issuing} báo cáo kết quả thực hiện "
        "năm {year} như sau:"
    )
    plan = edition.period
    named = {"document": Mark(plan.document), "date": date_mark(plan.date), "body": Mark(plan.issued_by)}
    return Paragraph([say(words, title=Mark(plan.title), **named, **pieces)])


def edition_line(edition: Edition) -> Paragraph:
    """Which edition of the year's report it is, and which state of knowledge it stands on."""
    known = say(
        "Bản này được lập từ báo cáo đã nhận, cùng các chỉ tiêu và kinh phí biết được đến ngày {day}.",
        day=date_mark(edition.settings.known_by(edition.year)),
    )
    return Paragraph([changes.which(edition), known], style="edition")


def _dated(day: dt.date | None, due: dt.date) -> str:
    """The date in words; while it is not given the day stays blank in the month in which the report is due."""
    shown = day or due
    month = f"{shown.month:02d}" if shown.month < 3 else str(shown.month)
    return f"ngày {f'{day.day:02d}' if day else BLANK} tháng {month} năm {shown.year}"
