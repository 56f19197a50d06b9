"""A DuckDB that may read one file and nothing else, in bounded memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from helpers.read.software.export import literal

MEMORY: Final = "700MB"  # beyond it DuckDB goes on in the temporary folder, hardly slower
THREADS: Final = 4  # at most: each takes memory of its own


@contextmanager
def database(path: Path, folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection for the time of a `with`.

    Args:
        path: the one file that may be read.
        folder: where it may put what memory does not hold.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(THREADS, os.cpu_count() or 1),
        "temp_directory": str(folder),
        "preserve_insertion_order": False,
        "allow_persistent_secrets": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        allowed = ", ".join(literal(name) for name in dict.fromkeys((str(path), one_file(path))))
        connection.execute("SET python_enable_replacements = false")
        # On a terminal the bar is on; in a kernel it is off, and setting it asks for ipywidgets.
        if connection.execute("SELECT current_setting('enable_progress_bar')").fetchone() == (True,):
            connection.execute("SET enable_progress_bar = false")
        connection.execute(f"SET allowed_paths = [{allowed}]")
        connection.execute("SET enable_external_access = false; SET lock_configuration = true")
        yield connection


def one_file(path: Path) -> str:
    """A path as DuckDB takes it for itself alone, not for a pattern: "Tỉnh [mới]" is a folder."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
