"""Which changed numbers follow from corrections of the report as received."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import pandas as pd

from helpers.release import Tables
from helpers.tables.inputs import CORRECTIONS
from helpers.tables.released import FOLLOWS


@dataclass(frozen=True)
class Corrected:
    """The corrections that the edition released last did not have, and whether they are all that changed."""

    rows: pd.DataFrame
    alone: bool

    @classmethod
    def since(cls, now: Tables, before: Tables, files: Sequence[str]) -> Corrected:
        """The corrections that are new, given the input files that changed."""
        rows, known = now[CORRECTIONS.name], before.get(CORRECTIONS.name, CORRECTIONS.of([]))
        columns = ["place", "expected", "corrected", "reason"]
        merged = rows.merge(known[columns].drop_duplicates(), on=columns, how="left", indicator=True)
        new = rows[(merged["_merge"] == "left_only").to_numpy()]
        alone = bool(files) and {PurePosixPath(file).stem for file in files} == {"corrections"}
        return cls(new, alone and not new.empty)

    def reason(self, change: Mapping[str, object]) -> str | None:
        """Why a number changed; nothing where that cannot be told.

        Args:
            change: `new`, and `source_place`: the place in the report as received, which names the corrections made.
        """
        told = [row["reason"] for _, row in self.rows.iterrows() if _meant(row, change)]
        return "; ".join(dict.fromkeys(told)) or (FOLLOWS if self.alone else None)


def _meant(correction: pd.Series, change: Mapping[str, object]) -> bool:
    """Whether a correction made this number: its row names the correction, and its digits are those put in."""
    place, new = change["source_place"], change["new"]
    if new is None or not isinstance(place, str):
        return False
    named = re.search(re.escape(correction["source_place"]) + r"(?!\d)", place)
    return bool(named) and re.sub(r"\D", "", correction["corrected"]) == re.sub(r"\D", "", f"{new:.0f}")
