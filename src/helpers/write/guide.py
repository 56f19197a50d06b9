"""The guide that goes with a shared report: which file is which, and how to open it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from helpers.settings import Settings
from helpers.write.prose.head import SIMULATED

NAME: Final = "HƯỚNG DẪN ĐỌC BÁO CÁO.txt"
KINDS: Final = {  # by suffix, in the order in which a reader wants them
    ".html": "Báo cáo đầy đủ. Mở bằng trình duyệt bất kỳ, không cần mạng; bấm vào một con số để xem nguồn của nó.",
    ".pdf": "Bản in của báo cáo, mở được trên điện thoại.",
    ".docx": "Bản để trình ký theo thể thức văn bản hành chính, mở bằng Word.",
    ".xlsx": "Các bảng số liệu, mở bằng Excel.",
    ".csv": "Danh sách mọi con số in trong báo cáo và nguồn của từng số, dành cho người muốn kiểm tra.",
    ".json": "Bản kê tệp đầu vào, phần mềm và mã kiểm tra, dành cho người muốn lập lại báo cáo.",
}
ENTRY: Final = """{title}

{notice}Trong gói này có:

{files}

Muốn biết tệp có còn nguyên vẹn không, so mã SHA-256 của tệp với tệp {sums}.
"""


def guide(settings: Settings, year: int, names: Iterable[str], sums: str) -> str:
    """The guide as plain text.

    Args:
        settings: of the project.
        year: the year reported on.
        names: the files that it goes with.
        sums: the name of the file of checksums.
    """
    title = f"Báo cáo kết quả số hóa tài liệu lưu trữ năm {year}, {settings.province.full_name}"
    notice = f"{SIMULATED}\n\n" if settings.simulated else ""
    told = "\n\n".join(f"- {name}\n  {kind_of(name)}" for name in sorted(names, key=_place))
    return ENTRY.format(title=title, notice=notice, files=told, sums=sums)


def kind_of(name: str) -> str:
    """What a file is, by its suffix.

    Raises:
        KeyError: no file of this suffix is shared.
    """
    return KINDS[f".{name.rpartition('.')[2]}"]


def _place(name: str) -> tuple[int, str]:
    return list(KINDS).index(f".{name.rpartition('.')[2]}"), name
