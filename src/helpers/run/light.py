"""Doing without a package that another one imports only if it is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without(package: str) -> Iterator[None]:
    """Let imports find no such package meanwhile, as if it were not installed; one already imported stays."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # Python's own way to say: not to be found
    try:
        yield
    finally:
        del sys.modules[package]
