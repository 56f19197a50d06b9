"""What a reader notices and may not decide; the checks do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import pandas as pd


@dataclass(frozen=True)
class Remark:
    """The code of a check that did not pass, its subject, what was expected and found, and where."""

    check: str
    subject: str
    expected: str = ""
    found: str = ""
    source_place: str = ""


COLUMNS = list(Remark.__dataclass_fields__)


def remarks_frame(remarks: Iterable[Remark]) -> pd.DataFrame:
    """Remarks as a frame, also when there are none."""
    return pd.DataFrame([asdict(remark) for remark in remarks], columns=COLUMNS, dtype="str")
