"""What a step is made from: its notebook, the modules that it imports, its input, its parameters, the packages.

Sources have names that mean the same in every folder and on every machine; `Sources.content` says where one lies.
"""

from __future__ import annotations

import json
import re
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from helpers.checksum import sha256
from helpers.run.kernel_server import FOLDER

MANIFEST, TABLES = "edition.json", "tables"  # of an edition, see `helpers.release`, which takes a second to import
HELPERS = Path(__file__).parents[1]
REPOSITORY = HELPERS.parents[1]
PACKAGES, PARAMETERS, EDITIONS = "packages", "parameters", "editions"  # sources that are no single files
RELEASED = ("read_release", "read_forecasts")  # read the editions
EARLIER = ("counts.csv",)  # what a year reads of the years before it, see `Project.history` and `Project.earlier`
REPORT = "read_report"  # holds every typed-in file against what may stand there: all input counts for it
READERS = {  # input that beside it only the steps read which call its reader; any other file counts for every step
    "plan/targets": "read_targets",
    "plan/funding": "read_funding",
    "plan/factors": "read_factors",
    "holdings": "read_holdings",
    "{year}/costs": "read_costs",
    "{year}/reasons": "read_reasons",
    **dict.fromkeys(
        ("{year}/report", "{year}/software", "{year}/assessment", "{year}/corrections", "{year}/accepted"), REPORT
    ),
}
FROM = re.compile(r"^\s*from\s+(helpers[\w.]*)\s+import\s+(\([^)]*\)|[^\n]*)", re.MULTILINE)
PLAIN = re.compile(r"^\s*import\s+(helpers[\w.]*)", re.MULTILINE)
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Sources:
    """The sources of one year's steps. Tables and pages are looked for in `made` first, then where they are published.

    `made` is the pair of folders aside while a year is built: tables, outputs.
    """

    root: Path
    year: int
    made: tuple[Path, Path] | None = None

    def of_notebook(self, name: str) -> list[str]:
        """The names of what a notebook is made from, beside the tables of the steps before it."""
        path = FOLDER / f"{name}.ipynb"
        code = _code(path)
        modules = _closed(_modules(code))
        released = [EDITIONS] if any(name in code for name in RELEASED) else []
        return [
            f"notebooks/{path.name}",
            *modules,
            *self._input(code),
            *self._earlier(),
            *released,
            PACKAGES,
            PARAMETERS,
        ]

    def of_page(self) -> list[str]:
        """The names of what the page is made from, beside the tables and the executed notebook."""
        return [*_closed(frozenset({"helpers.run.pipeline"})), "raw/project.toml", PACKAGES, PARAMETERS]

    def content(self, name: str) -> Path | bytes:
        """Where a source lies, or what it says when it is no file."""
        if name == PACKAGES:
            return _packages()
        if name == PARAMETERS:
            return json.dumps({"year": self.year}).encode()
        if name == EDITIONS:
            return self._editions()
        kind, _, rest = name.partition("/")
        if kind in ("tables", "outputs"):
            return self._made(kind, rest)
        if kind == "notebooks":
            return FOLDER / rest
        return {"raw": self.root / "data/raw", "earlier": self.root / "data/processed", "helpers": HELPERS}[kind] / rest

    def _made(self, kind: str, name: str) -> Path:
        published = {"tables": self.root / "data/processed", "outputs": self.root / "outputs"}[kind] / str(self.year)
        made = self.made[kind == "outputs"] / name if self.made else published / name
        return made if made.is_file() else published / name

    def _editions(self) -> bytes:
        """What was released: of earlier years every edition, of this year how many stand before what is made here.

        A report that is released as it was built is the edition, and stays up to date.
        """
        found = {path.parent: path.read_bytes() for path in self.root.glob(f"outputs/editions/*/*/{MANIFEST}")}
        earlier = [content for folder, content in sorted(found.items()) if int(folder.parent.name) < self.year]
        own = [content for folder, content in found.items() if int(folder.parent.name) == self.year]
        before = [content for content in own if not self._is_made_here(json.loads(content))]
        return b"\0".join([*earlier, str(len(before)).encode()])

    def _is_made_here(self, edition: Mapping[str, Any]) -> bool:
        """Whether the tables of an edition are those made here, as far as these are there yet."""
        known = {file["path"]: file["sha256"] for file in edition["files"]}
        folder = self.made[0] if self.made else self.root / "data/processed" / str(self.year)
        return all(known.get(f"{TABLES}/{path.name}") == sha256(path) for path in folder.glob("*.csv"))

    def _input(self, code: str) -> Iterator[str]:
        words = set(WORD.findall(code))
        claimed = {stem.format(year=self.year): reader for stem, reader in READERS.items()}
        raw = self.root / "data/raw"
        for path in sorted(path for path in raw.rglob("*") if path.is_file()):
            name = path.relative_to(raw).as_posix()
            first = name.partition("/")[0]
            reader = claimed.get(name.rpartition(".")[0])
            if (not first.isdigit() or first == str(self.year)) and (reader is None or words & {reader, REPORT}):
                yield f"raw/{name}"

    def _earlier(self) -> Iterator[str]:
        folders = (self.root / "data/raw").iterdir()
        for year in sorted(int(path.name) for path in folders if path.name.isascii() and path.name.isdigit()):
            if year < self.year:
                yield from (f"earlier/{year}/{table}" for table in EARLIER)


def _code(path: Path) -> str:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def _modules(code: str) -> frozenset[str]:
    """The modules of ours that code imports, and what might be one; a line in a docstring counts as well."""
    found = set(PLAIN.findall(code))
    for module, listed in FROM.findall(code):
        found |= {module, *(f"{module}.{word}" for word in WORD.findall(listed))}
    return frozenset(found)


@cache
def _closed(modules: frozenset[str]) -> tuple[str, ...]:
    """The files of modules, of all that these import, and the data that lie beside them."""
    files: set[Path] = set()
    waiting = set(modules)
    while waiting:
        for path in _files(waiting.pop()) - files:
            files.add(path)
            waiting |= _modules(path.read_text(encoding="utf-8"))
    return tuple(sorted(f"helpers/{path.relative_to(HELPERS).as_posix()}" for path in files | _data(files)))


def _files(module: str) -> set[Path]:
    """The file of a module, and of the packages around it."""
    steps = module.split(".")[1:]
    inner = [HELPERS.joinpath(*steps[:depth], "__init__.py") for depth in range(len(steps) + 1)]
    return {path for path in (*inner, HELPERS.joinpath(*steps).with_suffix(".py")) if path.is_file()}


def _data(modules: set[Path]) -> set[Path]:
    """Files beside modules that are no modules: those whose name, or whose folder's, one of the modules there says."""
    said: dict[Path, str] = {}
    for path in modules:
        said[path.parent] = said.get(path.parent, "") + path.read_text(encoding="utf-8")
    return {
        file
        for folder, text in said.items()
        for place in folder.iterdir()
        if place.suffix not in (".py", ".typed") and not (place / "__init__.py").is_file() and place.stem in text
        for file in ([place] if place.is_file() else place.rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    }


@cache
def _packages() -> bytes:
    """The Python and the packages that are installed, with their versions."""
    folder = Path(sysconfig.get_paths()["purelib"])
    installed: list[str] = sorted(path.name for path in folder.glob("*.dist-info"))
    return "\n".join([sys.version, *installed]).encode()
