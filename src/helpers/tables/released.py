"""Which edition of its report a year has come to, and what has changed since the one released last."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import YEAR
from helpers.tables.table import Column, Kind, Table

OLD: Final = "old"  # the two columns whose numbers are described by the cell that changed
NEW: Final = "new"
FOLLOWS: Final = "tính lại theo đính chính"  # the reason of what changed with nothing but corrections made

EDITION: Final = Table(
    "edition",
    "Bản của báo cáo",
    ("year",),
    (
        YEAR,
        Column(
            "edition", "Bản thứ", "Số các bản đã phát hành của báo cáo năm, kể cả bản này", Kind.WHOLE, required=True
        ),
        Column("before", "Bản trước", "Bản đã phát hành gần nhất trước bản này", Kind.WHOLE),
        Column("named", "Số, ngày", "Số và ngày của báo cáo, khi đã ghi trong project.toml", status="reported"),
        Column(
            "changed",
            "Số con số thay đổi",
            "Số ô mà báo cáo của bản trước đã in, nay có giá trị khác, và số ô khối lượng của phông mới có",
            Kind.WHOLE,
            "con số",
            required=True,
        ),
        Column("files", "Tệp thay đổi", "Các tệp đầu vào được thêm, sửa hay bỏ từ bản trước"),
        Column(
            "inputs", "Mã kiểm của đầu vào", "SHA-256 của danh sách tệp đầu vào kèm mã kiểm từng tệp", required=True
        ),
    ),
)

CHANGES: Final = Table(
    "changes",
    "Thay đổi so với lần phát hành trước",
    ("table", "key", "column"),
    (
        Column("edition", "So với bản", "Bản đã phát hành được đem so", Kind.WHOLE, required=True),
        Column("table", "Bảng", "Bảng có con số", required=True),
        Column("key", "Khóa", "Khóa của dòng như trong facts.csv, với phông thay cho số thứ tự", required=True),
        Column("column", "Cột", "Cột của con số", required=True),
        Column("label", "Là gì", "Con số là gì, bằng lời", required=True),
        Column(OLD, "Bản trước", "Giá trị trong bản đã phát hành; để trống nếu khi ấy chưa có", Kind.NUMBER),
        Column(NEW, "Bản này", "Giá trị nay; để trống nếu nay không còn", Kind.NUMBER),
        Column("reason", "Lý do", "Lý do của đính chính, khi thay đổi là do đính chính; để trống nếu không rõ"),
    ),
)
