"""A process that has imported what notebooks import and forks a kernel in the blink of an eye whenever it is asked.

multiprocessing's own fork server imports the main module of whoever uses it into each child and lives on as long as one
of them does; this one imports only what the notebooks name, and ends its kernels when the process that started it goes.
It speaks JSON, one line a request and one line an answer, over its standard input and output. POSIX only.

This module loads nothing heavy, so that the server is started before the driver's own imports and both go side by side.
"""

from __future__ import annotations

import ast
import atexit
import contextlib
import ctypes
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.errors import RunError
from helpers.run.light import collect_rarely, without

FOLDER = Path(__file__).parents[3] / "notebooks"
PLAIN = "SOHOA_KERNELS"  # set to "plain" it does without the server
ALWAYS = (
    "pandera.pandas",
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipykernel.debugger",
    "IPython.extensions.storemagic",
    "pandas.io.formats.html",
    "IPython.core.completer",
    "matplotlib.backends.backend_svg",
)
NEVER = ("debugpy", "hypothesis")  # a debugger that nobody asks for, and what pandera invents examples with
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
BACKEND = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}  # what ipykernel sets, here before the import
SHARE_OF_MEMORY = 0.8  # of the machine's, for one kernel
PR_SET_PDEATHSIG = 1  # linux/prctl.h

Request = Mapping[str, Any]


def forkable() -> bool:
    """Whether kernels are forked here: not on Windows, and not where the environment asks for plain ones."""
    return hasattr(os, "fork") and os.environ.get(PLAIN) != "plain"


class KernelServer:
    """The server as the driver holds it; its kernels go with it, and it goes with the driver."""

    def __init__(self) -> None:
        self._asking = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "helpers.run.kernel_server"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C reaches the driver alone, which then ends the kernels
            env={**os.environ, **ONE_THREAD, **BACKEND},
            text=True,
            encoding="utf-8",
        )

    def ask(self, task: str, **arguments: object) -> Any:
        """Have the server do one of its tasks, see `_fork`, `_poll` and `_end`.

        Raises:
            RunError: the server is gone.
        """
        with self._asking, contextlib.suppress(OSError):
            stdin, stdout = self._process.stdin, self._process.stdout
            assert stdin and stdout  # noqa: S101, both are pipes
            stdin.write(json.dumps({"task": task, **arguments}) + "\n")
            stdin.flush()
            if answer := stdout.readline():
                return json.loads(answer)
        raise RunError("kernel-server-lost")

    def close(self) -> None:
        """End the server and all its kernels."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):
                stream and stream.close()
        self._process.wait()

    @property
    def pid(self) -> int:
        """The process of the server."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether it still answers."""
        return self._process.poll() is None


_SHARED: list[KernelServer] = []


def shared_server() -> KernelServer | None:
    """The one server of this process, started at the first call; none where kernels are plain ones."""
    if not forkable():
        return None
    if not _SHARED or not _SHARED[-1].lives:
        _SHARED.append(KernelServer())
        atexit.register(_SHARED[-1].close)
    return _SHARED[-1]


def serve() -> None:
    """Import what notebooks import, then answer requests until the driver closes its end or dies."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what an import prints is no answer
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    kernels: dict[int, int | None] = {}
    collect_rarely()
    with without(*NEVER):
        for module in (*ALWAYS, *imported(FOLDER)):
            with contextlib.suppress(ImportError):  # the notebook that imports it says so in its cell
                importlib.import_module(module)
        _rehearse()
    gc.freeze()  # kernels need not look through what is imported, so that its pages stay shared
    try:
        for line in sys.stdin:
            request = json.loads(line)
            answers.write(json.dumps(TASKS[request["task"]](kernels, request)) + "\n")
            answers.flush()
    finally:
        for pid in kernels:
            _end(kernels, {"pid": pid})
        os._exit(0)  # some extension modules lament on a usual way out


def _rehearse() -> None:
    """Check a table, with which pandera loads the rest of itself, and show columns as a kernel does: at most twenty."""
    import pandas as pd

    from helpers.tables.cleaned import COUNTS

    COUNTS.check(COUNTS.of([]))
    pd.set_option("display.max_columns", 20)  # in a terminal pandas decides when it is imported to show what fits


def imported(folder: Path) -> Iterator[str]:
    """The modules that the notebooks of a folder import, those within packages as well."""
    for path in sorted(folder.glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        for cell in cells:
            with contextlib.suppress(SyntaxError):
                tree = ast.parse("".join(cell["source"]) if cell["cell_type"] == "code" else "")
                yield from names(tree)


def names(tree: ast.AST) -> Iterator[str]:
    """The modules that code imports; of `from a import b` both `a` and `a.b`, which may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _fork(kernels: dict[int, int | None], request: Request) -> int:
    """Start a kernel with its arguments, folder and environment; its process id."""
    server = os.getpid()
    pid = os.fork()
    if pid:
        kernels[pid] = None
        return pid
    try:
        os.setsid()  # a group of its own, which is ended whole
        _follow(server)
        _become(request)
    finally:
        os._exit(1)


def _become(request: Request) -> None:
    """Be a kernel, from here to the end of this process."""
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    _bound_memory()
    IPKernelApp.launch_instance(request["arguments"])
    os._exit(0)


def _bound_memory() -> None:
    """Let a cell that would fill the machine fail with a MemoryError before the system picks a process to kill."""
    import resource

    most = int(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * SHARE_OF_MEMORY)
    with contextlib.suppress(ValueError, OSError):  # a lower bound is set already
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _follow(server: int) -> None:
    """Die with the server, even when it is killed: at once on Linux, within a second elsewhere."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(server,), daemon=True).start()


def _watch(server: int) -> None:
    while os.getppid() == server:
        threading.Event().wait(0.5)
    os.killpg(0, signal.SIGKILL)


def _poll(kernels: dict[int, int | None], request: Request) -> int | None:
    """The exit code of a kernel; none while it runs."""
    pid = request["pid"]
    if kernels[pid] is None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        kernels[pid] = os.waitstatus_to_exitcode(status) if ended else None
    return kernels[pid]


def _end(kernels: dict[int, int | None], request: Request) -> int | None:
    """Kill a kernel and what it has started, and wait for it."""
    pid = request["pid"]
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    if kernels[pid] is None:
        kernels[pid] = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return kernels[pid]


TASKS = {"fork": _fork, "poll": _poll, "end": _end}

if __name__ == "__main__":
    serve()
