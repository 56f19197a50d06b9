"""An edition of a year's report as it was released: frozen, and an input of what is built later.

outputs/editions/<year>/<n>/edition.json    the files with their checksums, and those that it was built from
outputs/editions/<year>/<n>/tables/         data/processed/<year>/ as it was
outputs/editions/<year>/<n>/report/         outputs/<year>/ as it was
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

MANIFEST: Final = "edition.json"
TABLES: Final = "tables"
REPORT: Final = "report"

Tables = Mapping[str, pd.DataFrame]  # stored tables by name


@dataclass(frozen=True)
class Release:
    """What a released edition says, read as far as it is described today.

    `tables` are typed as described today: a table that the edition lacks is absent, a column that it lacks is missing.
    `printed` names the cell of every number that its report prints (table, key, column). `inputs` is the SHA-256 of
    each file that it was built from.
    """

    year: int
    number: int
    tables: Tables
    printed: pd.DataFrame
    inputs: Mapping[str, str]
