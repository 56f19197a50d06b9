"""A hostile file: what it attempts, how it is made in a project, and how it is to end."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "tests/read")]

from writing import WAYS, Sent  # noqa: E402

YEAR = Path("data/raw/2021")
HEADINGS = ["STT", "Tên phông", "Số hồ sơ", "Số văn bản", "Số trang"]
FONDS = "Phòng Y tế huyện Can Lộc"
OTHERS = (  # enough for a second page
    "Sở Nội vụ tỉnh Hà Tĩnh",
    *(f"Phòng {work} huyện Đức Thọ" for work in ("Nội vụ", "Y tế", "Tư pháp", "Giáo dục", "Văn hóa", "Nông nghiệp")),
    "Ủy ban nhân dân huyện Đức Thọ",
)
READ = "read"

Put = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """One hostile file.

    `expected` is `READ`, or the code of the message that refuses it. `put` spoils a project in a folder. A slow one
    takes more than a second and is left to the script.
    """

    name: str
    attempts: str
    expected: str
    put: Put
    slow: bool = False


def project_in(folder: Path) -> Path:
    """A project with the settings of the repository and an empty folder for 2021."""
    (folder / YEAR).mkdir(parents=True)
    shutil.copyfile(REPOSITORY / "data/raw/project.toml", folder / "data/raw/project.toml")
    return folder


def sent(name: str = FONDS) -> Sent:
    """A small report that is in order, but for the name of its first fonds."""
    rows = [["1", name, "10", "100", "1.000"]]
    rows += [[str(at), other, "10", "100", "1.000"] for at, other in enumerate(OTHERS, start=2)]
    title = "Kết quả thực hiện kế hoạch số hóa tài liệu lưu trữ năm 2021"
    return Sent(title, [HEADINGS, *rows, ["", "Tổng cộng", "90", "900", "9.000"]], "Sở Nội vụ báo cáo./.")


def report(way: str, name: str = FONDS) -> Put:
    """A report in one of the ways of `writing.WAYS`."""
    suffix, write = WAYS[way]
    return lambda root: write(sent(name), root / YEAR / f"report{suffix}")


def raw(name: str, data: bytes | Callable[[], bytes]) -> Put:
    """A file of these bytes in the folder of the year; beside a report in order where it is not the report itself."""

    def put(root: Path) -> None:
        if not Path(name).name.startswith("report"):
            report("Markdown, bars")(root)
        path = root / YEAR / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data() if callable(data) else data)

    return put


def changed(way: str, change: Callable[[bytes], bytes], suffix: str = "") -> Put:
    """A report in order whose bytes are changed; under another suffix where one is given."""

    def put(root: Path) -> None:
        made = root / YEAR / f"report{WAYS[way][0]}"
        report(way)(root)
        data = made.read_bytes()
        made.unlink()
        made.with_suffix(suffix or made.suffix).write_bytes(change(data))

    return put
