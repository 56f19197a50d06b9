"""A reader run in a process of its own, so that a hostile file cannot exhaust the machine."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from helpers.errors import DataError

SECONDS: Final = 120.0  # the longest file allowed, 100 full pages, takes about 60 on a slow machine
MEMORY: Final = 3 * 2**29  # bytes of addresses; an ordinary report needs a tenth, one of 100 pages two thirds

_SHORT: Final = 75  # how the process ends when memory does not suffice

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class OverrunError(Exception):
    """The work did not end within its time, or within its memory."""


def confined(function: Callable[Asked, Given], *arguments: Asked.args, **named: Asked.kwargs) -> Given:
    """What a function of a module gives, worked out in another process within `SECONDS` and `MEMORY`.

    Where the system cannot bound memory (Windows), the time alone bounds the work.

    Raises:
        DataError: as the function raises it.
        OverrunError: the work took too long, or needs too much.
        RuntimeError: the function is broken; with what its process wrote.
    """
    command = [sys.executable, "-m", __name__]
    asked = pickle.dumps((MEMORY, function, arguments, named))
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise OverrunError from error
    if done.returncode == _SHORT or done.returncode < 0:  # below zero where the system ended it
        raise OverrunError
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    given: Given | DataError = pickle.loads(done.stdout)  # noqa: S301 (written by the process just run)
    if isinstance(given, DataError):
        raise given
    return given


def _serve() -> None:
    """The other process: what is asked comes in at its standard input, the answer goes out pickled."""
    memory, function, arguments, named = pickle.load(sys.stdin.buffer)  # noqa: S301 (written by `confined`)
    _bound(memory)
    try:
        given = function(*arguments, **named)
    except DataError as error:
        given = error
    except MemoryError:
        sys.exit(_SHORT)
    sys.stdout.buffer.write(pickle.dumps(given))


def _bound(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    _serve()
