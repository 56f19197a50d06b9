"""Doing without what costs time: packages that another one only tries, and looking for garbage too often."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# jsonschema tries these for addresses and times, of which a notebook has none: a second of the driver
OF_ADDRESSES = ("rfc3987_syntax", "rfc3986_validator", "isoduration")


@contextmanager
def without(*packages: str) -> Iterator[None]:
    """Let imports find no such packages meanwhile, as if they were not installed; one already imported stays."""
    hidden = [package for package in packages if package not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # Python's own way to say: not to be found
    try:
        yield
    finally:
        for package in hidden:
            del sys.modules[package]


def collect_rarely() -> None:
    """Look for garbage in cycles a hundred times less often, in a process that ends soon: an eighth of its time."""
    gc.set_threshold(50_000, 20, 50)
