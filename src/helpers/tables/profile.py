"""What a year's work was like: how much by fonds, place and agency, and which fonds are unlike their kind."""

from __future__ import annotations

from typing import Final

from helpers.tables.cleaned import SOURCE_FILE, SOURCE_PLACE
from helpers.tables.table import Column, Kind, Table

GROUPS: Final = ("all", "place", "agency", "single", "fonds")  # single: the agencies with one fonds, together
OF_AGENCY: Final = "agency"  # what a fonds is held against: those of the same agency
ALL_FONDS: Final = "all"  # or all that are known
PEERS: Final = "các phông được so, mỗi phông tính gộp mọi năm đã biết"

PROFILE: Final = Table(
    "profile",
    "Cơ cấu khối lượng",
    ("group", "of", "level"),
    (
        Column("group", "Nhóm", "Gộp theo gì", required=True, among=GROUPS),
        Column(
            "of",
            "Của",
            "Địa bàn, khóa cơ quan, hay số thứ tự của phông trong bảng đã nhận; với tất cả là all",
            required=True,
        ),
        Column("name", "Tên", "Tên địa bàn, tên cơ quan hay tên phông"),
        Column("level", "Cấp", "Cấp của địa bàn, của cơ quan", among=("province", "district", "commune", "other")),
        Column("fonds_count", "Số phông", "Số phông trong nhóm", Kind.WHOLE, "phông", required=True),
        Column("records", "Hồ sơ", "Cộng số hồ sơ của các phông trong nhóm", Kind.WHOLE, "hồ sơ"),
        Column("documents", "Văn bản", "Cộng số văn bản của các phông trong nhóm", Kind.WHOLE, "văn bản"),
        Column("pages", "Trang", "Cộng số trang của các phông trong nhóm", Kind.WHOLE, "trang"),
        Column(
            "pages_per_document", "Trang mỗi văn bản", "Số trang chia cho số văn bản", Kind.NUMBER, "trang", digits=2
        ),
        Column(
            "documents_per_record",
            "Văn bản mỗi hồ sơ",
            "Số văn bản chia cho số hồ sơ",
            Kind.NUMBER,
            "văn bản",
        ),
        Column("pages_per_record", "Trang mỗi hồ sơ", "Số trang chia cho số hồ sơ", Kind.NUMBER, "trang"),
        Column("share_of_records", "Tỷ trọng hồ sơ", "Số hồ sơ của nhóm chia cho tổng số hồ sơ", Kind.NUMBER, "%"),
        Column(
            "share_of_documents",
            "Tỷ trọng văn bản",
            "Số văn bản của nhóm chia cho tổng số văn bản",
            Kind.NUMBER,
            "%",
        ),
        Column("share_of_pages", "Tỷ trọng trang", "Số trang của nhóm chia cho tổng số trang", Kind.NUMBER, "%"),
        Column("rank", "Hạng", "Thứ tự theo số trang trong nhóm, từ nhiều đến ít", Kind.WHOLE),
        Column(
            "cumulative_share",
            "Tỷ trọng lũy kế",
            "Tỷ trọng trang của các hạng đến hạng này",
            Kind.NUMBER,
            "%",
        ),
        Column(
            "of_kind",
            "So với phông nào",
            "Phông của cùng loại cơ quan (agency), hay mọi phông (all) khi loại ấy có chưa đủ năm phông khác",
            among=(OF_AGENCY, ALL_FONDS),
        ),
        Column("peers", "Số phông được so", "Số phông khác mà phông được so với", Kind.WHOLE, "phông"),
        Column(
            "pages_per_document_usual",
            "Trang mỗi văn bản thường gặp",
            f"Trung vị số trang mỗi văn bản của {PEERS}",
            Kind.NUMBER,
            "trang",
            digits=2,
        ),
        Column(
            "pages_per_document_score",
            "Độ lệch của trang mỗi văn bản",
            "Lô-ga-rít của tỷ lệ trừ lô-ga-rít của trung vị, chia cho độ phân tán bền vững (Qn) có tính cỡ của phông",
            Kind.NUMBER,
        ),
        Column(
            "documents_per_record_usual",
            "Văn bản mỗi hồ sơ thường gặp",
            f"Trung vị số văn bản mỗi hồ sơ của {PEERS}",
            Kind.NUMBER,
            "văn bản",
        ),
        Column(
            "documents_per_record_score",
            "Độ lệch của văn bản mỗi hồ sơ",
            "Như độ lệch của trang mỗi văn bản, với số văn bản mỗi hồ sơ",
            Kind.NUMBER,
        ),
        Column("unusual", "Khác thường", "Tỷ lệ nào có độ lệch quá ngưỡng, về phía cao hay thấp"),
        SOURCE_FILE,
        SOURCE_PLACE,
    ),
)
