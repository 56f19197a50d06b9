"""Running a notebook: papermill in a fresh kernel (`run.kernels`), and a copy without a trace of the machine.

A notebook's parameters are held against what it declares, since papermill only warns of one that it does not know.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from helpers.errors import CommandError, DataError, Fault, RunError, SohoaError
from helpers.run.kernel_server import shared_server
from helpers.run.kernels import Kernels, ThisPython
from helpers.run.light import OF_ADDRESSES, without

with without(*OF_ADDRESSES):
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from nbformat import NotebookNode
    from nbformat.v4 import new_markdown_cell
    from papermill.clientwrap import PapermillNotebookClient
    from papermill.engines import Engine, NotebookExecutionManager, papermill_engines
    from papermill.exceptions import PapermillExecutionError

FOLDER = Path(__file__).parents[3] / "notebooks"
SECONDS_A_CELL = 600  # far beyond what a cell takes: the longest takes some seconds
NOTICE = "notice"
DISK = ("OSError", "PermissionError")  # no room, no right, a disk that only reads
OURS = {kind.__name__: kind for kind in (DataError, CommandError, RunError)}

Parameter = int | str


class InKernel(Engine):  # type: ignore[misc]  # papermill has no types
    """papermill's engine in a kernel that is given, and killed after it: there is nothing left in it to save."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: NotebookExecutionManager, kernel_name: str, *, kernel: ThisPython, seconds: int, **_: Any
    ) -> None:
        """Run every cell.

        Raises:
            RunError: the kernel died, or a cell took longer than `seconds`; the cell is named.
        """
        client = PapermillNotebookClient(
            nb_man, km=kernel, kernel_name=kernel_name, timeout=seconds, shutdown_kernel="immediate"
        )
        client.log.setLevel(logging.CRITICAL)
        try:
            client.execute(cleanup_kc=True)
        except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise _lost(nb_man.nb, str(error).splitlines()[0]) from error
        finally:
            kernel.end()


papermill_engines.register("in-kernel", InKernel)


def execute(
    name: str, parameters: Mapping[str, Parameter], folder: Path, kernels: Kernels | None = None
) -> NotebookNode:
    """Run a notebook of the project with its working directory at `folder`.

    Args:
        name: the notebook's file without its ending.
        parameters: see `check_parameters`.
        folder: the project folder.
        kernels: the kernels already coming up in that folder; without them one is started.

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
    with nullcontext(kernels) if kernels else Kernels(folder, shared_server()) as started:
        return quiet(_executed(path, parameters, started.take()))


def _executed(path: Path, parameters: Mapping[str, Parameter], kernel: ThisPython) -> NotebookNode:
    engine = {"engine_name": "in-kernel", "kernel": kernel, "seconds": SECONDS_A_CELL, "progress_bar": False}
    try:
        return NotebookNode(papermill.execute_notebook(path, None, dict(parameters), kernel_name="python3", **engine))
    except PapermillExecutionError as error:
        raise _told(path.stem, error) from error


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
    above = new_markdown_cell(f"**{notice}**", id=NOTICE)
    return NotebookNode({**notebook, "cells": [above, *notebook.cells]})


def unmarked(text: str) -> NotebookNode:
    """A stored notebook as it was executed, without the notice above its first cell."""
    notebook: NotebookNode = nbformat.reads(text, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.id != NOTICE]
    return notebook


def text_of(notebook: NotebookNode) -> str:
    """The notebook as it is stored."""
    return f"{nbformat.writes(notebook)}\n"


def _lost(notebook: NotebookNode, problem: str) -> RunError:
    """What went wrong beside the code of a cell: the last cell that was begun is named."""
    begun = [cell.id for cell in notebook.cells if cell.metadata.papermill["start_time"]]
    name = Path(notebook.metadata.papermill["input_path"]).stem
    return RunError("kernel-lost", notebook=name, cell=begun[-1] if begun else "–", problem=problem)


def _told(name: str, error: PapermillExecutionError) -> SohoaError:
    """What went wrong in a cell: our own errors speak for themselves, any other is named with the cell."""
    if error.ename in OURS:
        return OURS[error.ename]("relayed", message=error.evalue)
    if error.ename in DISK:
        return RunError("disk-broken", problem=error.evalue)
    found = f"{error.ename}: {error.evalue}"
    return RunError("cell-failed", notebook=name, cell=str(error.exec_count), problem=found)
