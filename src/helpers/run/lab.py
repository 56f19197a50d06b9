"""JupyterLab on the notebooks of a project.

A project outside of this repository gets copies of its own to explore with, which find the project as the folder above
them. `sohoa report` runs the notebooks of the repository, whatever was tried in the copies.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from helpers.project import Project
from helpers.run.notebook import FOLDER

QUIET: Final = (  # no news and no updates: the computer of an office may have no network
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


def open_lab(project: Project) -> int:
    """Open JupyterLab on the notebooks and wait until it ends; its exit code."""
    copy_notebooks(project)
    return subprocess.run(command(project), check=False).returncode  # noqa: S603


def copy_notebooks(project: Project) -> list[Path]:
    """Put the notebooks that a project does not have into its folder `notebooks`; what is there stays as it is.

    Returns:
        The notebooks written.
    """
    goal = project.root / FOLDER.name
    goal.mkdir(exist_ok=True)
    absent = [path for path in sorted(FOLDER.glob("*.ipynb")) if not (goal / path.name).exists()]
    return [Path(shutil.copyfile(path, goal / path.name)) for path in absent]


def command(project: Project) -> list[str]:
    """What starts JupyterLab with the project as its root and the notebooks in sight."""
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        *QUIET,
        f"--LabApp.default_url=/lab/tree/{FOLDER.name}",
        str(project.root),
    ]
