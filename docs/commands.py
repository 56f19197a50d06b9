"""Writes docs/commands.md, every command and option, from the program itself: `python docs/commands.py`."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from helpers.atomic import write_text
from helpers.run.cli import app

PAGE = Path(__file__).with_suffix(".md")
HEAD = """# Commands

Exit codes: 0 done, 1 the data are at fault, 2 the command is, 3 the run itself broke. Made by `docs/commands.py`.

"""


def page() -> str:
    """The whole document."""
    command = typer.main.get_command(app)
    told = get_docs_for_click(obj=command, ctx=typer.Context(command), name="sohoa")
    return HEAD + told.replace("# `sohoa", "## `sohoa").strip() + "\n"


if __name__ == "__main__":
    write_text(PAGE, page())
