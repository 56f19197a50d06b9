"""Running a notebook: papermill in a fresh kernel of this very Python, and a copy without a trace of the machine.

A notebook's parameters are held against what it declares, since papermill only warns of one that it does not know.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell
from papermill.exceptions import PapermillExecutionError

from helpers.errors import CommandError, DataError, Fault, RunError, SohoaError

FOLDER = Path(__file__).parents[3] / "notebooks"
SECONDS_A_CELL = 600  # far beyond what a cell takes: the longest takes some seconds
ENGINE: dict[str, Any] = {
    "kernel_name": "python3",
    "kernel_manager_class": "helpers.run.notebook.ThisPython",
    "shutdown_kernel": "immediate",  # a polite shutdown takes half a second and there is nothing left to save
    "progress_bar": False,
}
QUIET = ("--log-level=ERROR", "--InteractiveShellApp.ignore_cwd=True")  # no module of the data's folder is imported
DISK = ("OSError", "PermissionError")  # no room, no right, a disk that only reads
OURS = {kind.__name__: kind for kind in (DataError, CommandError, RunError)}

Parameter = int | str


class ThisPython(AsyncKernelManager):
    """A kernel of the interpreter that runs the command, whatever kernels the user has installed."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        argv = [sys.executable, "-m", "ipykernel_launcher", *QUIET, "-f", "{connection_file}"]
        return KernelSpec(argv=argv, language="python", display_name="Python 3")


def execute(name: str, parameters: Mapping[str, Parameter], folder: Path) -> NotebookNode:
    """Run a notebook of the project with its working directory at `folder`.

    Returns:
        The executed notebook, made quiet (see `quiet`).

    Raises:
        CommandError: a parameter that the notebook does not declare, or of another type.
        DataError: a helper called in the notebook found the data at fault.
        RunError: anything else; the notebook and the cell are named.
    """
    path = FOLDER / f"{name}.ipynb"
    check_parameters(path, parameters)
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        return quiet(
            papermill.execute_notebook(
                path, None, dict(parameters), cwd=folder, execution_timeout=SECONDS_A_CELL, **ENGINE
            )
        )
    except PapermillExecutionError as error:
        raise _told(name, error) from error
    except (CellTimeoutError, DeadKernelError) as error:
        raise RunError("kernel-lost", notebook=name, problem=str(error).splitlines()[0]) from error


def check_parameters(path: Path, parameters: Mapping[str, Parameter]) -> None:
    """Hold parameters against those that a notebook declares.

    Raises:
        RunError: the notebook is not there.
        CommandError: a parameter is unknown or has another type than declared; all are named.
    """
    if not path.is_file():
        raise RunError("notebook-absent", notebook=path.name, folder=str(path.parent))
    declared = {name: said["inferred_type_name"] for name, said in papermill.inspect_notebook(str(path)).items()}
    faults = []
    for name, value in parameters.items():
        wanted = declared.get(name)
        if wanted is None:
            known = ", ".join(sorted(declared))
            faults.append(Fault("parameter-unknown", {"name": name, "notebook": path.stem, "known": known}))
        elif wanted != type(value).__name__:
            found = {"name": name, "notebook": path.stem, "wanted": wanted, "found": repr(value)}
            faults.append(Fault("parameter-type", found))
    if faults:
        raise CommandError(*faults)


def quiet(notebook: NotebookNode) -> NotebookNode:
    """The notebook without times, machine and random ids, so that two runs give the same bytes."""
    notebook.metadata = NotebookNode(kernelspec=notebook.metadata.kernelspec)
    for place, cell in enumerate(notebook.cells):
        cell.metadata = NotebookNode(tags=cell.metadata.get("tags", []))
        if "injected-parameters" in cell.metadata.tags:
            cell.id = f"injected-{place}"
    return notebook


def marked(notebook: NotebookNode, notice: str) -> NotebookNode:
    """The notebook with a notice above its first cell."""
    above = new_markdown_cell(f"**{notice}**", id="notice")
    return NotebookNode({**notebook, "cells": [above, *notebook.cells]})


def text_of(notebook: NotebookNode) -> str:
    """The notebook as it is stored."""
    return f"{nbformat.writes(notebook)}\n"


def _told(name: str, error: PapermillExecutionError) -> SohoaError:
    """What went wrong in a cell: our own errors speak for themselves, any other is named with the cell."""
    if error.ename in OURS:
        return OURS[error.ename]("relayed", message=error.evalue)
    if error.ename in DISK:
        return RunError("disk-broken", problem=error.evalue)
    found = f"{error.ename}: {error.evalue}"
    return RunError("cell-failed", notebook=name, cell=str(error.exec_count), problem=found)
