"""The three measures of digitising: what was entered or scanned, in order from the coarsest."""

from __future__ import annotations

from typing import Final

MEASURES: Final = ("records", "documents", "pages")
VOLUME: Final = "volume"  # "khối lượng" in a report that does not say which of the three it means

LABELS: Final = {"records": "hồ sơ", "documents": "văn bản", "pages": "trang", VOLUME: "khối lượng"}
