"""Files written whole or not at all, and on the disk before their name is."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a text whole or not at all, see `write_bytes`. UTF-8, line ends as given."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also in a power cut: a temporary file beside it, to the disk, then a rename.

    After a power cut the one of before may stand there again; `sync_folder` makes sure of the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows knows no such step and keeps its own journal of names."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sync_tree(folder: Path) -> None:
    """Bring all that a folder holds to the disk, whoever wrote it."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
        else:
            sync_folder(path)
    sync_folder(folder)
