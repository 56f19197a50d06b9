"""What the report was made from: the files, each with its checksum, and the software."""

from __future__ import annotations

from helpers.tables.origins import SOURCES, VERSIONS
from helpers.write.block import DataTable
from helpers.write.edition import Edition
from helpers.write.fact import fact_of
from helpers.write.sentence import Mark, date_mark, say


def files(edition: Edition) -> DataTable:
    """Every file that was read, what it holds, its size and its SHA-256."""
    return DataTable(
        say("Tệp đã đọc và mã kiểm tra"),
        ("Tệp", "Nội dung", "Số byte", "Mã kiểm tra"),
        [
            (Mark(row["file"]), row["what"], *(fact_of(SOURCES, name, row) for name in ("bytes", "sha256")))
            for _, row in edition.facts.rows(SOURCES).iterrows()
        ],
        note=say(
            "Mã kiểm tra là {sha} của nội dung tệp. Báo cáo chỉ dùng các tệp trên, với số liệu biết được đến ngày "
            "{day}; không có ngày giờ lập và tên máy, "
            "nên cùng tệp và cùng phần mềm thì lập lại được đúng trang này.",
            sha=Mark("SHA-256"),
            day=date_mark(edition.settings.known_by(edition.year)),
        ),
        style="files",
    )


def software(edition: Edition) -> DataTable:
    """The software and its versions."""
    rows = edition.facts.rows(VERSIONS)
    return DataTable(
        say("Phần mềm đã dùng"),
        ("Phần mềm", "Phiên bản"),
        [(row["name"], fact_of(VERSIONS, "version", row)) for _, row in rows.iterrows()],
        style="software",
    )
