"""Doing without packages that another one imports only if they are there."""

from __future__ import annotations

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
