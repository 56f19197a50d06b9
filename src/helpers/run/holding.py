"""One run at a time on a project: the others wait, and say for whom when it takes too long."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from helpers.errors import RunError
from helpers.project import Project

LONGEST = 3600.0  # seconds; twenty runs one after the other take some ten minutes
POLL = 0.1  # seconds


@contextmanager
def alone(project: Project, waiting: Callable[[], None] = lambda: None, seconds: float = LONGEST) -> Iterator[None]:
    """Hold a project; the system frees it when the process that holds it ends, however that ends.

    Args:
        project: the project.
        waiting: called once when another run holds it.
        seconds: how long to wait for that run.

    Raises:
        RunError: another run still holds it; its process and its command are named.
    """
    folder = project.root / "data/processed"
    folder.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(folder / ".lock", poll_interval=POLL), folder / ".holder"
    _acquire(lock, waiting, seconds, holder)
    try:
        command = " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])
        holder.write_text(f"{os.getpid()}: {command}", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)  # beside the lock: Windows lets nobody read a file that is locked
        lock.release()


def _acquire(lock: FileLock, waiting: Callable[[], None], seconds: float, holder: Path) -> None:
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire(timeout=seconds)
    except Timeout as error:
        told = holder.read_text(encoding="utf-8") if holder.is_file() else "?"
        raise RunError("project-held", folder=str(holder.parents[2]), holder=told) from error
