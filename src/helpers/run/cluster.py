"""Projects sent to an existing Dask cluster; its workers see the same folders and have the same packages."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from helpers.errors import CommandError
from helpers.run.lanes import Outcome, build_lane
from helpers.words import VARIABLE, spoken_language

RETRIES = 3  # of a project whose worker was lost; what it had published already is up to date then
SECONDS = 10  # to wait for a scheduler that does not answer


def build_on_cluster(lanes: Mapping[str, Sequence[int]], address: str) -> Iterator[Outcome]:
    """Build years of several projects on the workers of a scheduler; outcomes come as projects end.

    Raises:
        CommandError: the extra `cluster` is not installed, or no scheduler answers there.
    """
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise CommandError("cluster-absent") from error
    try:
        client = Client(address, timeout=SECONDS)
    except (OSError, ValueError) as error:
        raise CommandError("scheduler-silent", address=address, problem=str(error)) from error
    with client:
        futures = [
            client.submit(_built, root, list(years), spoken_language(), pure=False, retries=RETRIES)
            for root, years in lanes.items()
        ]
        for future in as_completed(futures):
            yield from future.result()


def _built(root: str, years: Sequence[int], language: str) -> list[Outcome]:
    os.environ[VARIABLE] = language
    return build_lane(root, years, lambda *_: None)
