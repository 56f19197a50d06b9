"""The table of messages in the documentation is that of the catalogues."""

from __future__ import annotations

import importlib.util
import re

from conftest import REPOSITORY

PROGRAM = REPOSITORY / "docs/messages.py"


def page() -> str:
    spec = importlib.util.spec_from_file_location("messages", PROGRAM)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.page())


def test_the_page_is_up_to_date() -> None:
    told = "run `python docs/messages.py`"
    assert page() == PROGRAM.with_suffix(".md").read_text(encoding="utf-8"), told


def test_every_error_says_what_to_do() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*?) \| (.*?) \| .*? \|$", page().split("## Checks")[0], re.MULTILINE)
    assert len(rows) > 100
    assert [code for code, found, remedy in rows if not remedy and "must be" not in found] == []
