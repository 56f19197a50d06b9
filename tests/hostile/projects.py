"""Paths, years, links and settings that lead out of the project or stop the program."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from case import READ, YEAR, Case, Put, report

GOOD = report("Markdown, bars")
SETTINGS = Path("data/raw/project.toml")
PLAIN = 'name = "Hà Tĩnh"'


def linked(name: str, target: str | Path, *, folder: bool = False) -> Put:
    """A link at a place of the project, to a file or folder elsewhere; beside a report in order."""

    def put(root: Path) -> None:
        if not name.startswith(f"{YEAR.as_posix()}/report"):
            GOOD(root)
        place = root / name
        if folder and place.is_dir():
            _moved(place, root.parent / "outside" / place.name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(root.parent / target if isinstance(target, Path) else target)

    return put


def _moved(place: Path, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    place.rename(goal)


def settings(change: Callable[[str], str | bytes]) -> Put:
    """Settings of the project that are changed, beside a report in order."""

    def put(root: Path) -> None:
        GOOD(root)
        path = root / SETTINGS
        made = change(path.read_text(encoding="utf-8"))
        path.write_bytes(made if isinstance(made, bytes) else made.encode())

    return put


def named(name: str) -> Put:
    """The province under another name."""
    return settings(lambda text: text.replace(PLAIN, f"name = {name}", 1))


def year(text: str) -> Put:
    return settings(lambda old: f'{old}\n[years."{text}"]\nnumber = "1"\n')


def piped(root: Path) -> None:
    """A report that is a pipe nobody writes to."""
    os.mkfifo(root / YEAR / "report.md")


def many(root: Path) -> None:
    GOOD(root)
    for number in range(2000):
        (root / YEAR / f"x{number}.csv").touch()


CASES = [
    Case(
        "link to /etc/passwd",
        "print a file of the system",
        "link-outside",
        linked("data/raw/2021/report.md", "/etc/passwd"),
    ),
    Case("link to /dev/zero", "read without end", "report-absent", linked("data/raw/2021/report.md", "/dev/zero")),
    Case(
        "link upwards",
        "print a file beside the project",
        "link-outside",
        linked("data/raw/2021/report.md", Path("secret.md")),
    ),
    Case("link to nowhere", "crash the reader", "report-absent", linked("data/raw/2021/report.md", "/nowhere/at/all")),
    Case("link to itself", "read without end", "report-absent", linked("data/raw/2021/report.md", "report.md")),
    Case(
        "a year that is a link",
        "read a folder elsewhere",
        "link-outside",
        linked("data/raw/2021", Path("outside/2021"), folder=True),
    ),
    Case(
        "a plan that is a link",
        "read a file elsewhere",
        "link-outside",
        linked("data/raw/plan/targets.csv", Path("secret.md")),
    ),
    Case(
        "a folder of plans that is a link",
        "read a folder elsewhere",
        "link-outside",
        linked("data/raw/plan", Path("plans"), folder=True),
    ),
    Case(
        "an export that is a link",
        "read a file elsewhere",
        "link-outside",
        linked("data/raw/2021/software.csv", Path("secret.md")),
    ),
    Case(
        "other names that are a link",
        "read a file elsewhere",
        "link-outside",
        linked("data/raw/aliases.csv", Path("secret.md")),
    ),
    Case(
        "outputs that are a link",
        "write outside of the project",
        "link-outside",
        linked("outputs", Path("outside"), folder=True),
    ),
    Case(
        "tables that are a link",
        "write outside of the project",
        "link-outside",
        linked("data/processed", Path("outside"), folder=True),
    ),
    Case(
        "a year of outputs that is a link",
        "write outside of the project",
        "link-outside",
        linked("outputs/2021", Path("outside"), folder=True),
    ),
    Case("a pipe", "wait without end", "report-absent", piped),
    Case("2.000 other files", "take very long", READ, many),
    Case("settings, not UTF-8", "crash the reader", "settings-encoding", settings(lambda text: text.encode("utf-16"))),
    Case(
        "settings, arrays without end",
        "exhaust the stack",
        "settings-syntax",
        settings(lambda text: "a = " + "[" * 100_000 + "]" * 100_000 + "\n" + text),
    ),
    Case(
        "settings, tables without end",
        "exhaust the stack",
        "settings-syntax",
        settings(lambda text: f"{text}\n[{'.'.join(['a'] * 100_000)}]\n"),
    ),
    Case(
        "settings, a number of 5.000 digits",
        "take very long to read a number",
        "settings-syntax",
        settings(lambda text: text.replace("schema_version = 1", "schema_version = " + "9" * 5000)),
    ),
    Case("settings, 20 MB", "fill memory", "file-large", settings(lambda text: text + "#" * 20_000_000)),
    Case("settings, a NUL", "end a text early", "settings-syntax", named('"Hà\0Tĩnh"')),
    Case("settings, a NUL by its code", "end a text early", "settings-signs", named('"Hà\\u0000Tĩnh"')),
    Case("settings, script", "run a script on the page", "settings-signs", named('"<script>alert(1)</script>"')),
    Case("settings, right to left", "reorder the page", "settings-signs", named('"Hà \\u202eTĩnh"')),
    Case("settings, formula", "be a formula in a spreadsheet", "settings-signs", named("\"=cmd|'/C calc'!A0\"")),
    Case("settings, path", "be a path out of the project", "check-province-of-fonds-fail", named('"../../../etc"')),
    Case("settings, very long name", "fill the page", "settings-signs", named(f'"{"a" * 100_000}"')),
    Case("settings, year upwards", "be a path out of the project", "settings-value", year("2021/../..")),
    Case("settings, year absolute", "be a path out of the project", "settings-value", year("/etc")),
    Case("settings, year of a drive", "be a path out of the project", "settings-value", year("C:\\\\2021")),
    Case("settings, year with a NUL", "end a path early", "settings-value", year("2021\\u0000")),
    Case("settings, year of other digits", "be a year that looks the same", "settings-value", year("２０２１")),
    Case(
        "settings, unknown key",
        "switch something on",
        "settings-unknown",
        settings(lambda text: 'allow = "all"\n' + text),
    ),
]
