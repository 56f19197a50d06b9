"""Kernels, forked and plain: the same bytes, a fresh state for each notebook, and none left whatever happens."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from test_freshness import contents
from test_lanes import alive, descendants, gone_within

from helpers.errors import RunError
from helpers.project import Project
from helpers.run import kernel_server, notebook
from helpers.run.kernel_server import PLAIN, KernelServer, imported, shared_server
from helpers.run.kernels import Kernels
from helpers.run.light import without
from helpers.run.pipeline import build

KERNEL = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
FILLING = "rows = [b'x' * 10**9]\nwhile True:\n    rows.append(rows[0] * 2)"
BOUND = "import resource\nresource.setrlimit(resource.RLIMIT_DATA, (2 * 10**9, 2 * 10**9))\n"

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kernels are forked on POSIX alone")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small notebooks, run instead of the real ones."""
    monkeypatch.setattr(notebook, "FOLDER", tmp_path)
    return tmp_path


@pytest.fixture
def server() -> Iterator[KernelServer]:
    started = KernelServer()
    yield started
    started.close()


def told(folder: Path, code: str, kernels: Kernels | None = None) -> str:
    """What a notebook of one cell prints."""
    cells = [new_code_cell("year: int = 1", metadata={"tags": ["parameters"]}), new_code_cell(code, id="asked")]
    nbformat.write(new_notebook(cells=cells, metadata=KERNEL), folder / "small.ipynb")
    executed = notebook.execute("small", {"year": 1}, folder, kernels)
    return "".join(output.get("text", "") for output in executed.cells[-1].outputs)


@pytest.mark.xdist_group("built")
def test_plain_kernels_give_the_same_bytes(built: Path, project_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PLAIN, "plain")
    build(Project.open(project_copy), 2021, lambda step: None)
    assert shared_server() is None
    assert contents(project_copy) == contents(built)


def test_every_notebook_has_a_process_of_its_own_with_a_fresh_state(folder: Path) -> None:
    code = "import os, helpers.errors as it\nprint(os.getpid(), hasattr(it, 'left'))\nit.left = 1"
    with Kernels(folder, shared_server()) as kernels:
        first, second = (told(folder, code, kernels).split() for _ in range(2))
    assert first[0] != second[0]
    assert (first[1], second[1]) == ("False", "False")


def test_a_forked_kernel_has_already_imported_what_notebooks_import(folder: Path) -> None:
    assert told(folder, "import sys\nprint('helpers.analyse.forecast' in sys.modules)") == "True\n"


def test_a_forked_kernel_is_spared_what_no_notebook_needs(folder: Path) -> None:
    spared = "{'debugpy', 'hypothesis', 'pandera.backends.pandas'}"
    assert told(folder, f"import sys\nprint({spared} & set(sys.modules))") == "{'pandera.backends.pandas'}\n"


def test_no_more_kernels_are_started_than_there_are_notebooks(tmp_path: Path, server: KernelServer) -> None:
    with Kernels(tmp_path, server, notebooks=3) as kernels:
        for _ in range(3):
            kernels.take()
        assert len(descendants(server.pid)) == 3


def test_a_kernel_works_in_the_folder_with_the_environment_of_the_driver(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOHOA_TRIED", "Hà Tĩnh")
    code = "import os, pathlib\nprint(os.environ['SOHOA_TRIED'], pathlib.Path.cwd())"
    assert told(folder, code) == f"Hà Tĩnh {folder}\n"


@pytest.mark.parametrize("kind", ["forked", "plain"])
@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", "did not get beyond its cell asked: Kernel died"),
        ("while True: pass", "did not get beyond its cell asked: A cell timed out"),
        (BOUND + FILLING, r"broke in its cell \[3\]: MemoryError"),
    ],
)
def test_a_kernel_that_dies_hangs_or_fills_memory_is_named_and_leaves_no_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, code: str, found: str
) -> None:
    monkeypatch.setenv(PLAIN, kind)
    monkeypatch.setattr(notebook, "SECONDS_A_CELL", 20 if "MemoryError" in found else 2)
    shared_server()
    before = descendants(os.getpid())
    with pytest.raises(RunError, match=f"The notebook small {found}"):
        told(folder, code)
    assert gone_within(descendants(os.getpid()) - before, 1)


def test_what_a_cell_started_ends_with_its_kernel(folder: Path) -> None:
    code = "import subprocess\nprint(subprocess.Popen(['sleep', '60']).pid)"
    assert gone_within({int(told(folder, code))}, 1)


def test_kernels_that_nobody_took_are_ended(tmp_path: Path, server: KernelServer) -> None:
    with Kernels(tmp_path, server, notebooks=2):
        waiting = descendants(server.pid)
    assert len(waiting) == 2
    assert not alive(waiting)


def test_kernels_die_with_a_server_that_is_killed(tmp_path: Path, server: KernelServer) -> None:
    with pytest.raises(RunError, match="The process that starts kernels has ended"), Kernels(tmp_path, server):
        below = descendants(server.pid)
        os.kill(server.pid, signal.SIGKILL)
        assert gone_within(below, 1)
        server.ask("poll", pid=0)


def test_a_server_that_is_gone_is_replaced() -> None:
    first = shared_server()
    assert first
    first.close()
    second = shared_server()
    assert second
    assert second is not first
    assert second.lives


def test_what_notebooks_import_is_found_and_a_broken_cell_passed_over(tmp_path: Path) -> None:
    cells = [new_code_cell("from helpers.write import number\nimport os"), new_code_cell("%magic :")]
    nbformat.write(new_notebook(cells=cells), tmp_path / "one.ipynb")
    assert list(imported(tmp_path)) == ["helpers.write", "helpers.write.number", "os"]


def test_a_kernel_dies_with_its_parent_where_the_system_does_not_see_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "killpg", lambda group, number: ended.append(number))
    kernel_server._watch(os.getppid() + 1)
    assert ended == [signal.SIGKILL]


def test_a_package_that_is_hidden_is_found_again_afterwards() -> None:
    sys.modules.pop("this_is_none", None)
    with without("this_is_none"), pytest.raises(ImportError):
        __import__("this_is_none")
    assert "this_is_none" not in sys.modules


def test_a_package_already_there_stays(tmp_path: Path) -> None:
    with without("json"):
        assert __import__("json").loads("1") == 1
