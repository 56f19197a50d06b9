"""Kernels of this very Python, started before a notebook asks for one: forked where that goes, plain ones elsewhere.

A kernel serves one notebook and is killed after it: what a notebook leaves to the next lies in tables.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections import deque
from pathlib import Path
from queue import Empty
from types import TracebackType
from typing import Any, Self, cast

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.utils import run_sync  # not nbclient's, the same: `run.notebook` imports that its own way
from traitlets import Instance, Type

from helpers.errors import RunError
from helpers.run.kernel_server import ONE_THREAD, KernelServer

QUIET = (
    "--log-level=ERROR",
    "--InteractiveShellApp.ignore_cwd=True",  # no module of the data's folder is imported
    "--HistoryManager.enabled=False",
)
AHEAD = 2  # while one works and the next is taken, a third comes up; a kernel that waits costs next to nothing
TRANSPORT = "tcp" if sys.platform == "win32" else "ipc"
READY_WITHIN = 60.0  # seconds; a plain kernel on a busy machine takes some three


class Client(AsyncKernelClient):
    """A client that is ready when the kernel has told both channels so.

    The usual one waits until nothing has been heard for 0,2 seconds, four times a report.
    """

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
        until = time.monotonic() + (timeout or READY_WITHIN)
        while time.monotonic() < until:
            asked = self.kernel_info()
            with contextlib.suppress(Empty):
                await self.get_shell_msg(timeout=1)
                while not _idle(await self.get_iopub_msg(timeout=0.2), asked):
                    pass
                return
            if not await self._async_is_alive():
                raise RuntimeError("Kernel died before it was ready")
        raise RuntimeError("Kernel was not ready in time")

    wait_for_ready = _async_wait_for_ready


def _idle(message: dict[str, Any], asked: str) -> bool:
    told = (message["msg_type"], message["content"].get("execution_state"), message["parent_header"].get("msg_id"))
    return told == ("status", "idle", asked)


class ThisPython(AsyncKernelManager):
    """A kernel of the interpreter that runs the command, whatever kernels the user has installed."""

    server = Instance(KernelServer, allow_none=True)
    client_class = "helpers.run.kernels.Client"
    client_factory = Type(klass=AsyncKernelClient, default_value=Client)

    @property
    def kernel_spec(self) -> KernelSpec:
        """How the kernel is started."""
        argv = [sys.executable, "-m", "ipykernel_launcher", *QUIET, "-f", "{connection_file}"]
        return KernelSpec(argv=argv, language="python", display_name="Python 3")

    async def _async_pre_start_kernel(self, **settings: Any) -> tuple[list[str], dict[str, Any]]:
        kind = Forked if self.server else LocalProvisioner
        self.provisioner = kind(kernel_spec=self.kernel_spec, parent=self)
        prepared: tuple[list[str], dict[str, Any]] = await super()._async_pre_start_kernel(**settings)
        return prepared

    def end(self) -> None:
        """Kill the kernel, unless that is done, and what it has started."""
        if self.has_kernel:
            with contextlib.suppress(RunError):  # its server is gone, and it with that
                run_sync(self.shutdown_kernel)(now=True)
            run_sync(self.cleanup_resources)()


class Forked(LocalProvisioner):
    """A kernel forked by the server of its manager instead of started by itself."""

    async def launch_kernel(self, cmd: list[str], **settings: Any) -> KernelConnectionInfo:
        """Have the server fork; `cmd` begins with the interpreter and its module, which are there already."""
        manager: Any = self.parent
        process = _Process(manager.server, cmd[3:], str(settings["cwd"]), settings["env"])
        self.process = cast(Any, process)
        self.pid = self.pgid = process.pid
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # as its base says
        """End the kernel and its group; the server waits for it, so that nobody has to ask again."""
        if self.process:
            self.process.kill()


class _Process:
    """What a provisioner asks of a process, answered by the server, whose child it is."""

    stdin = stdout = stderr = None

    def __init__(self, server: KernelServer, arguments: list[str], folder: str, environment: dict[str, str]) -> None:
        self._server = server
        self.pid: int = server.ask("fork", arguments=arguments, cwd=folder, env=environment)

    def poll(self) -> int | None:
        code: int | None = self._server.ask("poll", pid=self.pid)
        return code

    def wait(self) -> int | None:
        code: int | None = self._server.ask("end", pid=self.pid)
        return code

    kill = terminate = wait

    def send_signal(self, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, number)


class Kernels:
    """Kernels at work in one folder, for so many notebooks: two are up ahead, and one more whenever one is taken.

    Used in a `with` statement, at whose end no kernel is left. Where the system has sockets that are files, a kernel is
    spoken to through those: a port that is free when it is chosen may be another kernel's when it is opened.
    """

    def __init__(self, folder: Path, server: KernelServer | None, notebooks: int = 1) -> None:
        self._folder, self._server = folder, server
        self._ready: deque[ThisPython] = deque()
        self._taken: list[ThisPython] = []
        self._to_start = notebooks
        self._sockets = tempfile.TemporaryDirectory(prefix="sohoa-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        for _ in range(min(AHEAD, self._to_start)):
            self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for kernel in (*self._ready, *self._taken):
            kernel.end()
        self._sockets.cleanup()

    def take(self) -> ThisPython:
        """A fresh kernel, for one notebook."""
        if self._to_start > 0 or not self._ready:
            self._start()
        kernel = self._ready.popleft()
        self._taken.append(kernel)
        return kernel

    def _start(self) -> None:
        self._to_start -= 1
        file = Path(self._sockets.name) / f"{len(self._ready) + len(self._taken)}.json"
        kernel = ThisPython(server=self._server, connection_file=str(file), transport=TRANSPORT)
        self._ready.append(kernel)
        run_sync(kernel.start_kernel)(cwd=str(self._folder), env={**os.environ, **ONE_THREAD})
