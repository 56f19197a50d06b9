"""The form of the officers' assessment: the titles under which their words are quoted, and nothing below them yet."""

from __future__ import annotations

from typing import Final

TITLES: Final = ("Công tác triển khai", "Thuận lợi", "Khó khăn", "Giải pháp", "Đề xuất, kiến nghị")


def assessment_form() -> str:
    """The titles as Markdown."""
    return "".join(f"# {title}\n\n" for title in TITLES)
