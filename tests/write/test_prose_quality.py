from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables.findings import FINDINGS_CLEAN, found
from helpers.tables.table import Table
from helpers.write.edition import Edition
from helpers.write.fact import Facts
from helpers.write.prose.quality import outcome


def told(edition: Edition, **counted: int) -> str:
    """The sentence on the checks when they came out so."""

    def load(table: Table) -> pd.DataFrame:
        return found(**counted) if table is FINDINGS_CLEAN else edition.facts.rows(table)

    return outcome(Edition(edition.settings, edition.year, Facts(load))).sentences[0].text


@pytest.mark.parametrize(
    ("noted", "accepted", "words"),
    [
        (0, 0, "29 phép kiểm tra đạt, không có điều nào cần lưu ý."),
        (2, 0, "29 phép kiểm tra đạt, 2 điều cần lưu ý."),
        (0, 1, "không có điều nào cần lưu ý, 1 kết quả không đạt được chấp nhận."),
    ],
)
def test_no_remark_is_said_in_words(edition: Edition, noted: int, accepted: int, words: str) -> None:
    counted = {"checks_passed": 29, "checks_noted": noted, "checks_accepted": accepted}
    assert told(edition, **counted).endswith(words)
