"""The three measures of digitising: what was entered or scanned, in order from the coarsest. Plans may use a fourth."""

from __future__ import annotations

from typing import Final

MEASURES: Final = ("records", "documents", "pages")
VOLUME: Final = "volume"  # "khối lượng" in a report that does not say which of the three it means

METRES: Final = "metres"  # of shelf: what some plans and most holdings are given in, and nothing is counted in

LABELS: Final = {
    "records": "hồ sơ",
    "documents": "văn bản",
    "pages": "trang",
    METRES: "mét giá",
    VOLUME: "khối lượng",
}
