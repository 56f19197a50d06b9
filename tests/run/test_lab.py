"""`sohoa lab`: notebooks beside a project, and JupyterLab that asks no server."""

from __future__ import annotations

import subprocess
from pathlib import Path

from helpers.project import Project
from helpers.run.lab import command, copy_notebooks
from helpers.run.notebook import FOLDER


def test_a_project_elsewhere_gets_copies(project_copy: Path) -> None:
    written = copy_notebooks(Project.open(project_copy))
    assert [path.name for path in written] == sorted(path.name for path in FOLDER.glob("*.ipynb"))
    assert (project_copy / "notebooks/01_clean_counts.ipynb").read_bytes() == (
        FOLDER / "01_clean_counts.ipynb"
    ).read_bytes()


def test_what_a_person_changed_stays(project_copy: Path) -> None:
    mine = project_copy / "notebooks/01_clean_counts.ipynb"
    mine.parent.mkdir()
    mine.write_text("mine", encoding="utf-8")
    copy_notebooks(Project.open(project_copy))
    assert mine.read_text(encoding="utf-8") == "mine"


def test_the_settings_are_known_to_jupyterlab(project_copy: Path) -> None:
    shown = [*command(Project.open(project_copy)), "--show-config-json"]
    ran = subprocess.run(shown, capture_output=True, text=True, encoding="utf-8", check=False)
    assert '"default_url": "/lab/tree/notebooks"' in ran.stdout, ran.stderr
    assert "NeverCheckForUpdate" in ran.stdout
