"""A hostile file read in a process of its own, whose time and memory are measured and whose escapes are noted.

`python tests/hostile/trial.py [NAME…]` tries those named, else all that take little time, and prints how each ended.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import archives  # noqa: E402
import exports  # noqa: E402
import names  # noqa: E402
import pdfs  # noqa: E402
import projects  # noqa: E402
import texts  # noqa: E402
import watch  # noqa: E402
from case import READ, Case, project_in  # noqa: E402

from helpers.analyse.checks import check_report, require_passed  # noqa: E402
from helpers.errors import SohoaError  # noqa: E402
from helpers.project import Project  # noqa: E402
from helpers.read.report import read_report  # noqa: E402

CASES: tuple[Case, ...] = tuple(
    case for module in (names, archives, texts, pdfs, projects, exports) for case in module.CASES
)
MEMORY = 3 * 1024**3  # bytes of addresses, several times what may be held
SECONDS = 60  # of the processor
PEAK, LONGEST = 1000, 10  # megabytes and seconds that a file may take at most


@dataclass(frozen=True)
class Trial:
    """How a file ended: `READ` or the code of the message that refused it; megabytes at most, seconds, escapes."""

    name: str
    outcome: str
    message: str
    peak: float
    seconds: float
    escapes: tuple[str, ...]


def tried(case: Case) -> Trial:
    """Make the file, read it in a child, and tell how it ended."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as name:
        folder = Path(name)
        root = project_in(folder / "Tỉnh")
        for beside in ("outside", "plans", "temporary"):
            (folder / beside).mkdir()
        (folder / "secret.md").write_text("Bí mật\n", encoding="utf-8")
        _forked(lambda: _spoil(case, root, folder), folder / "made")
        before = _files(folder, root)
        peak, seconds, status = _forked(lambda: _read(root, folder), folder / "told")
        outcome, message = json.loads((folder / "told").read_text() or "null") or (f"ended by {status}", "")
        log = folder / "escapes"
        noted = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        strange = sorted(str(path) for path in _files(folder, root) - before)
        return Trial(case.name, outcome, message.replace(str(folder), ""), peak, seconds, (*noted, *strange))


def _files(folder: Path, root: Path) -> set[Path]:
    """What lies beside the project, but for what the trial itself leaves."""
    own = {folder / "told", folder / "made", folder / "escapes"}
    left = {path for path in folder.rglob("*") if root not in path.parents and path not in own}
    return {path for path in left if (folder / "temporary") not in path.parents}


def _spoil(case: Case, root: Path, _: Path) -> str:
    case.put(root)
    return ""


def _read(root: Path, folder: Path) -> tuple[str, str]:
    """Read and check a project as `sohoa check` does, watched and bounded."""
    os.environ.update(
        {watch.LOG: str(folder / "escapes"), watch.HOME: str(folder), "TMPDIR": str(folder / "temporary")}
    )
    os.environ |= {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1"}
    tempfile.tempdir = str(folder / "temporary")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    watch.install()
    try:
        project = Project.open(root)
        project.hold_goals(2021)
        report = read_report(project, 2021)
        require_passed(check_report(report, project.settings.plausibility), report.file)
    except SohoaError as error:
        return error.code, str(error)
    return READ, ""


def _forked(work: object, told: Path) -> tuple[float, float, int]:
    """Do a work in a child; its peak memory in megabytes, its seconds of the processor, and how it ended.

    Both include children of its own. Other work on the machine does not lengthen the seconds.
    """
    child = os.fork()
    if child == 0:
        status = 1
        try:
            told.write_text(json.dumps(work()))  # type: ignore[operator]
            status = 0
        finally:
            os._exit(status)
    _, status, used = os.wait4(child, 0)
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime, os.waitstatus_to_exitcode(status)


def main(wanted: Sequence[str]) -> int:
    """Try the files named, or all that are fast; print how they ended as JSON."""
    cases = [case for case in CASES if case.name in wanted] if wanted else [case for case in CASES if not case.slow]
    sys.stdout.write(json.dumps([asdict(tried(case)) for case in cases], ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
