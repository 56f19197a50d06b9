"""What a run must not do, noted by an audit hook: reach the network, start a program, write outside of its folder.

Also the file that makes a Python child watch itself: `sitecustomize` of this folder imports it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

LOG, HOME = "HOSTILE_LOG", "HOSTILE_HOME"
OWN = ("helpers.read.formats.confinement",)
PROGRAMS = ("soffice", "libreoffice", "soffice.bin", "oosplash")

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGING = ("os.remove", "os.rename", "os.mkdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree")


def install() -> None:
    """Note every event that is an escape in the file that the environment names."""
    log = os.open(os.environ[LOG], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    inside = tuple(os.path.realpath(name) for name in (os.environ[HOME], tempfile.gettempdir()))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if _is_escape(event, arguments, inside):
            os.write(log, f"{event} {str(arguments)[:200]}\n".encode())

    sys.addaudithook(hook)


def _is_escape(event: str, arguments: tuple[object, ...], inside: tuple[str, ...]) -> bool:
    if event in _NETWORK or event in ("os.system", "os.exec", "os.posix_spawn", "pty.spawn"):
        return True
    if event == "subprocess.Popen":
        command = [str(word) for word in arguments[1]] if isinstance(arguments[1], list) else []
        return not (set(command) & set(OWN) or Path(str(arguments[0])).name in PROGRAMS)
    if event == "open" and isinstance(arguments[0], str) and isinstance(arguments[2], int):
        return bool(arguments[2] & _WRITING) and not _is_inside(arguments[0], inside)
    return event in _CHANGING and isinstance(arguments[0], str) and not _is_inside(_whole(arguments), inside)


def _whole(arguments: tuple[object, ...]) -> str:
    """The path that an event is of; the removal of a temporary folder has names within a folder that is open."""
    folder, name = arguments[-1], str(arguments[0])
    opened = isinstance(folder, int) and folder >= 0 and not Path(name).is_absolute()
    return str(Path(f"/proc/self/fd/{folder}").readlink() / name) if opened else name


def _is_inside(name: str, inside: tuple[str, ...]) -> bool:
    real = os.path.realpath(name)
    return real == os.devnull or any(os.path.commonpath([real, folder]) == folder for folder in inside)
