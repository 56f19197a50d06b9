"""The fonds that no public report may have, typed in once for all years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from helpers.project import Project
from helpers.read.nearness import near_matches
from helpers.read.remark import Remark
from helpers.read.typed.aliases import read_aliases
from helpers.read.typed.fonds_rows import keyed
from helpers.read.typed.typed_file import read_typed
from helpers.tables.inputs import RESTRICTED, RESTRICTED_FILE


def read_restricted(project: Project) -> pd.DataFrame:
    """The fonds in `data/raw/restricted.*` as `tables.inputs.RESTRICTED`; what is secret has no day from which it is.

    Raises:
        DataError: anything in the file is at fault; every cell is named.
    """
    return keyed(read_typed(project, RESTRICTED, RESTRICTED_FILE), RESTRICTED, read_aliases(project))


def restricted_remarks(counts: pd.DataFrame, restricted: pd.DataFrame, aliases: Mapping[str, str]) -> Iterator[Remark]:
    """A remark on each restricted fonds spelt almost as one of the report, which may be that fonds.

    Args:
        counts: one year of `tables.cleaned.COUNTS`.
        restricted: `tables.inputs.RESTRICTED`.
        aliases: see `aliases.read_aliases`; a fonds declared there in its own right is not asked about.
    """
    settled = {*counts["fonds_key"], *(name for name, fonds in aliases.items() if name == fonds)}
    rows = {str(row["fonds_key"]): row for row in restricted.to_dict("records") if row["fonds_key"] not in settled}
    reported = dict(zip(counts["fonds_key"], counts["fonds"], strict=True))
    for key, other in near_matches(list(rows), list(reported)):
        subject, place = str(reported[other]), str(rows[key]["source_place"])
        yield Remark("restricted-near", subject, found=str(rows[key]["fonds"]), source_place=place)
