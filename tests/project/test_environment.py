"""The files that say what is installed, held against each other; and make, tried with a Python of straw."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
NAMES = ("pyproject.toml", "requirements.txt", "environment.yml", "Makefile", ".pre-commit-config.yaml")
PYPROJECT, LOCK, CONDA, MAKEFILE, HOOKS = ((ROOT / name).read_text(encoding="utf-8") for name in NAMES)
GIVEN = {"jupyterlab", "pandas", "matplotlib", "papermill", "nbconvert"}


def project(pyproject: str) -> dict[str, Any]:
    """The table [project] of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads(pyproject)["project"]
    return table


def bounds(lines: list[str]) -> dict[str, str]:
    """Names and version bounds, spelt in one way."""
    parsed = [Requirement(line) for line in lines]
    return {canonicalize_name(one.name): str(one.specifier) for one in parsed}


def wanted(pyproject: str) -> dict[str, str]:
    """Everything that pyproject.toml asks for, the tests' tools included."""
    table = project(pyproject)
    return bounds(table["dependencies"] + table["optional-dependencies"]["test"])


def faults_of_conda(conda: str, pyproject: str) -> Iterator[str]:
    """Where environment.yml and pyproject.toml differ."""
    settings, table = yaml.safe_load(conda), project(pyproject)
    *packages, by_pip = settings["dependencies"]
    here = bounds(packages)
    there = {name: bound for name, bound in bounds(table["dependencies"]).items() if name in GIVEN}
    there |= {"python": table["requires-python"], "pip": ""}
    for name in sorted(here.keys() | there.keys()):
        if here.get(name) != there.get(name):
            yield f"{name}: {here.get(name)} in environment.yml, {there.get(name)} in pyproject.toml"
    if by_pip != {"pip": ["-e ."]}:
        yield f"pip installs {by_pip}, not the project"
    if settings["channels"] != ["conda-forge", "nodefaults"]:
        yield f"channels: {settings['channels']}, wanted conda-forge alone"


def pins(lock: str) -> list[tuple[Requirement, str]]:
    """Each entry of requirements.txt with its hashes; a line of the file may go on in the next ones."""
    entries = (line for line in lock.replace("\\\n", " ").splitlines() if line[:1].isalnum())
    parts = (entry.partition("--hash") for entry in entries)
    return [(Requirement(named), dashes + hashes) for named, dashes, hashes in parts]


def faults_of_lock(lock: str, pyproject: str) -> Iterator[str]:
    """What keeps requirements.txt from being the whole, exact and addressless answer to pyproject.toml."""
    asked, found = wanted(pyproject), {canonicalize_name(pin.name) for pin, _ in pins(lock)}
    yield from (f"{name}: not pinned" for name in asked if name not in found)
    for pin, hashes in pins(lock):
        exact = re.fullmatch(r"==([\w.+!]+)", str(pin.specifier))
        bound = Requirement(f"x{asked.get(canonicalize_name(pin.name), '')}").specifier
        if not exact or not bound.contains(exact[1]):
            yield f"{pin.name}: {pin.specifier or 'any version'}, wanted one exact version {bound}"
        if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", hashes):
            yield f"{pin.name}: no hash"
    addresses = (line for line in lock.splitlines() if re.search(r"://|^-|^ +--(?!hash=)", line))
    yield from (f"an address: {line}" for line in addresses)


def oldest_pythons(makefile: str) -> set[str]:
    """The oldest Python that a Makefile asks for, refuses below and resolves the lock for."""
    pattern = r"version_info < \((\d+), (\d+)\)|Python (\d+)\.(\d+) or newer|--python-version (\d+)\.(\d+)"
    return {".".join(filter(None, found)) for found in re.findall(pattern, makefile)}


def fetched_hooks(config: str) -> list[str]:
    """The commit hooks that would come from elsewhere than .venv."""
    hooks = [hook | source for source in yaml.safe_load(config)["repos"] for hook in source["hooks"]]
    ours = [h for h in hooks if (h["repo"], h["language"]) == ("local", "system") and h["entry"].startswith(".venv/")]
    return [hook["id"] for hook in hooks if hook not in ours]


def undocumented(makefile: str, shown: str) -> list[str]:
    """The commands of a Makefile that its help does not list."""
    targets = re.findall(r"^([a-z]+):.*", makefile, re.MULTILINE)
    return [name for name in targets if f"make {name} " not in shown and name != "year"]


def make(folder: Path, *words: str, python: str = "./straw") -> subprocess.CompletedProcess[str]:
    """Run make as a person would, with no uv but one of straw, and no variable of the run around it."""
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PYTHON": python}
    return subprocess.run(["make", "UV=", *words], cwd=folder, env=env, capture_output=True, text=True, check=False)


STRAW = """#!/bin/sh
# A Python, or uv, of straw: it makes an environment of copies of itself and repeats what else it was told.
case "$*" in
  *version_info*) test ! -e too-old ;;
  --version) echo Python 3.9.2 ;;
  *" .venv") mkdir -p .venv/bin; for name in python sohoa; do cp "$0" ".venv/bin/$name"; done; echo made ;;
  *"--require-hashes "*requirements.txt) test ! -e offline && echo installed ;;
  *" --no-deps --no-build-isolation "*" .") ;;
  *) printf '<%s>' "$@" ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A folder with the Makefile and what it reads, named as people here name folders."""
    folder = tmp_path / "Tỉnh Mới" / "Cư M'gar"
    folder.mkdir(parents=True)
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    (folder / "straw").write_text(STRAW, encoding="utf-8")
    (folder / "straw").chmod(0o755)
    return folder


def test_conda_gives_what_pyproject_asks_for() -> None:
    assert list(faults_of_conda(CONDA, PYPROJECT)) == []


@pytest.mark.parametrize(
    ("true", "false", "fault"),
    [
        ("  - papermill>=2.6\n", "", "papermill: None in environment.yml, >=2.6 in pyproject.toml"),
        ("nbconvert>=7.17.1", "nbconvert>=7.17", "nbconvert: >=7.17 in environment.yml, >=7.17.1"),
        ("pandas>=3.0", "pandas", "pandas:  in environment.yml, >=3.0 in pyproject.toml"),
        ("  - pip\n", "  - pip\n  - scipy>=1.15\n", "scipy: >=1.15 in environment.yml, None"),
        ("python>=3.11", "python>=3.10", "python: >=3.10 in environment.yml, >=3.11"),
        ("-e .", "sohoa", "pip installs {'pip': ['sohoa']}, not the project"),
        ("  - nodefaults\n", "", "channels: ['conda-forge'], wanted conda-forge alone"),
    ],
)
def test_a_difference_between_conda_and_pyproject_is_named(true: str, false: str, fault: str) -> None:
    (named,) = faults_of_conda(CONDA.replace(true, false), PYPROJECT)
    assert fault in named


def test_a_given_package_that_pyproject_lacks_is_named() -> None:
    (named,) = faults_of_conda(CONDA, PYPROJECT.replace('"matplotlib>=3.10",', ""))
    assert named == "matplotlib: >=3.10 in environment.yml, None in pyproject.toml"


def test_lock_answers_pyproject() -> None:
    assert list(faults_of_lock(LOCK, PYPROJECT)) == []


@pytest.mark.parametrize(
    ("pattern", "false", "fault"),
    [
        (r"^typer==", "tipper==", "typer: not pinned"),
        (r"^pandas==[\d.]+", "pandas==2.3.3", "pandas: ==2.3.3, wanted one exact version >=3.0"),
        (r"^lxml==[\d.]+", "lxml>=5.3", "lxml: >=5.3, wanted one exact version >=5.3"),
        (r"^pytest==[\d.]+ ", "pytest ", "pytest: any version, wanted one exact version >=8.3"),
        (r"(?s)^(rich==[\d.]+) .*?# via", r"\1\n    # via", "rich: no hash"),
        (r"^(?=rich==)", "--index-url somewhere\n", "an address: --index-url somewhere"),
        (r"^(?=rich==)", "--find-links wheels\n", "an address: --find-links wheels"),
        (r"^(?=rich==)", "# see ftp://somewhere\n", "an address: # see ftp://somewhere"),
    ],
)
def test_a_fault_of_the_lock_is_named(pattern: str, false: str, fault: str) -> None:
    tampered = re.sub(pattern, false, LOCK, flags=re.MULTILINE)
    assert fault in set(faults_of_lock(tampered, PYPROJECT))


def test_make_asks_for_the_python_that_pyproject_asks_for() -> None:
    assert {f">={oldest}" for oldest in oldest_pythons(MAKEFILE)} == {project(PYPROJECT)["requires-python"]}


@pytest.mark.parametrize("place", ["(3, 11)", "3.11 or newer", "--python-version 3.11"])
def test_another_python_in_the_makefile_is_named(place: str) -> None:
    assert oldest_pythons(MAKEFILE.replace(place, place.replace("11", "10"))) == {"3.10", "3.11"}


def test_make_alone_lists_every_command(clone: Path) -> None:
    assert undocumented(MAKEFILE, make(clone).stdout) == []


def test_a_command_without_a_description_is_named(clone: Path) -> None:
    assert undocumented(MAKEFILE + "bake:\n", make(clone).stdout) == ["bake"]


@pytest.mark.parametrize("command", ["report", "check"])
def test_make_asks_for_the_year_before_it_sets_up(clone: Path, command: str) -> None:
    done = make(clone, command)
    assert done.returncode != 0
    assert done.stderr.startswith("Which year? For example: make report YEAR=2021")
    assert "Setting up" not in done.stdout
    assert not (clone / ".venv").exists()


def test_years_and_a_project_of_any_name_arrive_whole(clone: Path) -> None:
    done = make(clone, "report", "YEAR=2021 2022", """PROJECT=/tmp/Xã D'Ran "$$mới" """)
    assert done.stdout.endswith("""<report><2021><2022><--project></tmp/Xã D'Ran "$mới" >""")
    assert make(clone, "check", "YEAR=2021").stdout == "<check><2021>"


@pytest.mark.parametrize("uv", ["UV=", "UV=./straw"])
def test_set_up_is_done_once(clone: Path, uv: str) -> None:
    first = make(clone, "status", uv).stdout
    assert re.fullmatch(r"Setting up .venv \(once, .*\)…\nmade\ninstalled\n<status>", first)
    assert make(clone, "status", uv).stdout == "<status>"


@pytest.mark.parametrize("name", ["requirements.txt", "pyproject.toml"])
def test_a_newer_lock_is_installed_in_place(clone: Path, name: str) -> None:
    make(clone, "status")
    os.utime(clone / name, (4e9, 4e9))
    assert re.fullmatch(r"Setting up .*\ninstalled\n<status>", make(clone, "status").stdout)


def test_an_interrupted_set_up_does_not_count(clone: Path) -> None:
    (clone / "offline").touch()
    assert make(clone, "status").returncode != 0
    (clone / "offline").unlink()
    assert "made\ninstalled\n" in make(clone, "status").stdout


def test_a_folder_that_moved_is_set_up_anew(clone: Path) -> None:
    make(clone, "status")
    moved = clone.rename(clone.parent / "Hà Tĩnh (2)")
    assert "made\ninstalled\n" in make(moved, "status").stdout


def test_an_old_or_missing_python_is_named(clone: Path) -> None:
    (clone / "too-old").touch()
    assert "Python 3.11 or newer is needed, and ./straw says: Python 3.9.2." in make(clone, "status").stderr
    missing = make(clone, "status", python="python3.99").stderr
    assert re.search(r"is needed, and python3\.99 says: .*not found", missing)


def test_clean_leaves_what_was_received_and_released(clone: Path) -> None:
    kept = [f"{root}{name}" for root in ("", "examples/x/") for name in ("data/raw/a", "outputs/editions/2021/1/a")]
    kept += ["data/processed/.gitkeep", "outputs/.gitkeep"]
    made = [f"{root}{name}/2021/a" for root in ("", "examples/x/") for name in ("data/processed", "outputs")]
    made += ["data/processed/.stage/a", "src/__pycache__/a", "examples/__pycache__/a"]
    for name in (*kept, *made, "tests/a", "notebooks/a"):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).touch()
    assert make(clone, "clean").returncode == 0
    assert [name for name in (*kept, *made) if (clone / name).exists()] == kept


def test_commit_hooks_fetch_nothing() -> None:
    assert fetched_hooks(HOOKS) == []


@pytest.mark.parametrize(
    ("true", "false"), [("system\n        entry: .venv/bin/nb", "python\n        entry: x"), (".venv/bin/nb", "nb")]
)
def test_a_hook_from_elsewhere_is_named(true: str, false: str) -> None:
    assert fetched_hooks(HOOKS.replace(true, false)) == ["nbstripout"]


def test_a_repository_of_hooks_is_named() -> None:
    assert fetched_hooks(HOOKS.replace("repo: local", "repo: elsewhere")) == ["ruff-check", "ruff-format", "nbstripout"]
