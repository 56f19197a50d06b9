"""The pages of reference are what the program, its tables and its catalogues say."""

from __future__ import annotations

import importlib.util
import re

import pytest

from conftest import REPOSITORY

NAMES = ("commands", "messages", "tables")


def page(name: str) -> str:
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / f"docs/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return str(module.page())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_up_to_date(name: str) -> None:
    told = f"run `python docs/{name}.py`"
    assert page(name) == (REPOSITORY / f"docs/{name}.md").read_text(encoding="utf-8"), told


def test_every_error_says_what_to_do() -> None:
    errors = page("messages").split("## Checks")[0]
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (.*?) \| (.*?) \| .*? \|$", errors, re.MULTILINE)
    assert len(rows) > 100
    assert [code for code, found, remedy in rows if not remedy and "must be" not in found] == []
