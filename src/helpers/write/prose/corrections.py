"""What was corrected in the report as received, and by whom."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from helpers.tables.inputs import CORRECTIONS
from helpers.write.block import Items
from helpers.write.edition import Edition
from helpers.write.number import date
from helpers.write.sentence import Mark, Piece, Sentence, say


def corrections(edition: Edition) -> Items:
    """Each correction with its place, the old and the new value, the reason, the person and the day."""
    told = [_told(row) for _, row in edition.facts.rows(CORRECTIONS).iterrows()]
    return Items(told or [say("Không có chỗ nào trong báo cáo đã nhận phải đính chính.")])


def _told(row: pd.Series) -> Sentence:
    pieces: dict[str, Piece | Sentence] = {
        "place": Mark(row["place"]),
        "expected": say("để trống") if pd.isna(row["expected"]) else say("ghi “{found}”", found=Mark(row["expected"])),
        "corrected": Mark(row["corrected"]),
        "by": Mark(row["by"]),
        "day": Mark(date(dt.date.fromisoformat(row["date"]))),
        "reason": Mark(row["reason"]),
        "source": Mark(row["source_place"]),
    }
    return say(
        "{place}: báo cáo {expected}, nay đính chính là “{corrected}”. "
        "{by} đính chính ngày {day}: {reason} ({source}).",
        **pieces,
    )
