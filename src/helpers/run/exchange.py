"""Two folders that change places in one step of the system, so that at no moment one of them is absent."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

WORKING_FOLDER = -100  # AT_FDCWD of Linux: paths count from the working folder
EXCHANGE = 2  # RENAME_EXCHANGE of Linux (renameat2(2)), and RENAME_SWAP of macOS (renamex_np(2)): the same number


def exchange(one: Path, other: Path) -> bool:
    """Let two folders on one disk change places.

    Returns:
        Whether they have. Where the system, its library or the disk's format cannot, nothing has happened; what fails
        for another reason fails in the plain way of two renames as well, and says why there.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        name, arguments = "renameat2", (WORKING_FOLDER, first, WORKING_FOLDER, second, EXCHANGE)
    elif sys.platform == "darwin":
        name, arguments = "renamex_np", (first, second, EXCHANGE)
    else:
        return False
    call = getattr(ctypes.CDLL(None), name, None)
    return call is not None and call(*arguments) == 0
