"""The volumes that other archives have published, as they lie in the package with their sources."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).parents[1] / "reference"


@dataclass(frozen=True)
class Published:
    """Other archives' volumes inside one year, and their dated cumulative counts; columns as in the folder's README."""

    volumes: pd.DataFrame
    milestones: pd.DataFrame


def read_published() -> Published:
    """What other archives have published."""
    return Published(*(pd.read_csv(FOLDER / name, encoding="utf-8") for name in ("volumes.csv", "milestones.csv")))
