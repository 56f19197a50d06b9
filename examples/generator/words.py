"""What the officers of the invented province write: the head and the lead of a report, and their assessment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.documents import ANNUAL, DECISION, NOTICE, PERIOD_ID, REVISION
from generator.model import Year

PARTS: Final = ("Thuận lợi", "Khó khăn", "Giải pháp")
STEPS: Final = "Công tác triển khai"
CHOSEN: Final = "Tài liệu lựa chọn số hóa là những phông không thuộc danh mục hạn chế sử dụng, không phải tài liệu mật."
PROPOSALS: Final = "Đề xuất, kiến nghị"
ANNEX: Final = f"kế hoạch đã được phê duyệt (theo {DECISION} của Ủy ban nhân dân tỉnh)"

_MOVED: Final = (
    "Một số phông không thực hiện scan đúng khối lượng theo kế hoạch nên phải rà soát, chuyển khối lượng sang phông "
    "tài liệu khác; tuy nhiên, vẫn đảm bảo khối lượng công việc hoàn thành lớn hơn hoặc bằng kế hoạch và không "
    "phát sinh thêm chi phí."
)
_SHORT: Final = (
    "Ngân sách được cấp ít hơn kế hoạch phê duyệt nên khối lượng tài liệu được số hóa không đạt mục tiêu theo "
    f"Quyết định số {PERIOD_ID}."
)

_SAID: Final[Mapping[int, Mapping[str, Sequence[str]]]] = {
    2021: {
        PARTS[0]: (
            "Phần lớn tài liệu đã được chỉnh lý hoàn chỉnh nên việc lấy và giao nhận tài liệu để số hóa thuận tiện.",
            "Đơn vị thực hiện số hóa có kinh nghiệm, sản phẩm giao đúng yêu cầu kỹ thuật.",
        ),
        PARTS[1]: (
            "Nhiều bản vẽ, sơ đồ khổ lớn và tài liệu giấy mỏng, rách mép phải scan từng tờ, mất nhiều thời gian.",
            _MOVED,
            _SHORT,
        ),
        PARTS[2]: ("Lựa chọn phông có tần suất khai thác cao để số hóa trước, phù hợp với kinh phí được cấp.",),
        PROPOSALS: (f"Ủy ban nhân dân tỉnh bố trí kinh phí các năm tiếp theo đúng lộ trình của {ANNEX}.",),
    },
    2022: {
        PARTS[0]: ("Phần mềm quản lý tài liệu lưu trữ được nâng cấp, việc nhập trường thông tin nhanh hơn năm trước.",),
        PARTS[1]: (
            "Kinh phí từ nguồn hợp pháp khác được giao rất chậm và thấp, nhiều phông phải lùi sang năm sau.",
            _MOVED,
            _SHORT,
        ),
        PARTS[2]: ("Hoàn thành chỉnh lý các phông còn tồn đọng trước khi đưa vào kế hoạch số hóa.",),
        PROPOSALS: ("Ủy ban nhân dân tỉnh xem xét, điều chỉnh chỉ tiêu giai đoạn cho phù hợp với khả năng ngân sách.",),
    },
    2023: {
        PARTS[0]: (f"Chỉ tiêu giai đoạn đã được điều chỉnh bằng {REVISION}, giao bằng số trang nên dễ theo dõi hơn.",),
        PARTS[1]: (
            "Một phông đã nhập xong trường thông tin văn bản nhưng máy scan hỏng vào cuối năm, sang năm mới scan tiếp.",
            _MOVED,
            _SHORT,
        ),
        PARTS[2]: (
            "Sửa chữa, bổ sung máy scan khổ lớn; bố trí cán bộ kiểm tra văn bản không có chữ ký trước khi scan.",
        ),
        PROPOSALS: ("Sở Tài chính cân đối, cấp kinh phí ngay từ quý đầu năm để kịp ký hợp đồng.",),
    },
    2024: {
        PARTS[0]: ("Kinh phí được cấp sớm và gần đủ so với dự toán.",),
        PARTS[1]: ("Một số phông chưa chỉnh lý xong khi hợp đồng bắt đầu.", _MOVED, _SHORT),
        PARTS[2]: ("Đối chiếu dữ liệu trên phần mềm với biên bản giao nhận theo từng phông, từng đợt.",),
        PROPOSALS: (f"Tiếp tục bố trí kinh phí năm cuối để hoàn thành {ANNEX}.",),
    },
    2025: {
        PARTS[0]: ("Sự phối hợp của các cơ quan nộp lưu tốt, tài liệu bàn giao đầy đủ mục lục.",),
        PARTS[1]: (
            "Tài liệu còn lại của các phông lớn phần nhiều là giấy mỏng, mực mờ, tốn công xử lý.",
            _MOVED,
            _SHORT,
        ),
        PARTS[2]: ("Lập danh mục khối lượng còn lại theo từng phông để xây dựng kế hoạch giai đoạn sau.",),
        PROPOSALS: (
            "Ủy ban nhân dân tỉnh phê duyệt kế hoạch số hóa giai đoạn tiếp theo, kinh phí giao theo từng phông.",
        ),
    },
}


def dotted(number: int) -> str:
    """A whole number as Vietnamese reports write it: 330.345."""
    return f"{number:,}".replace(",", ".")


def said(year: int) -> Mapping[str, Sequence[str]]:
    """The assessment of a year: the paragraphs under each title, proposals last."""
    return _SAID[year]


def title(year: int) -> str:
    """What the report of a year is on."""
    return f"Kết quả thực hiện kế hoạch số hóa tài liệu lưu trữ năm {year} theo {DECISION} của Ủy ban nhân dân tỉnh"


def opening(year: Year) -> list[str]:
    """The paragraphs above the table, from the superior body to the sentence that states the totals."""
    records, documents, pages = (dotted(year.total(measure)) for measure in ("records", "documents", "pages"))
    return [
        "UBND TỈNH MINH HỌA",
        "SỞ NỘI VỤ",
        "BÁO CÁO",
        title(year.year),
        f"({NOTICE})",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "I. KẾT QUẢ THỰC HIỆN",
        f"1. {STEPS}",
        _steps(year.year),
        "2. Khối lượng tài liệu số hóa",
        f"Năm {year.year}, Trung tâm đã tạo lập trường thông tin của {records} hồ sơ, {documents} văn bản và scan "
        f"{pages} trang văn bản A4, cụ thể như sau:",
    ]


def _steps(year: int) -> str:
    return f"Trung tâm Lưu trữ lịch sử tỉnh đã xây dựng và thực hiện {ANNUAL[year].named}."


def closing(year: int) -> list[str]:
    """The paragraphs below the table: what was chosen, the assessment, the proposals and the last sentence."""
    paragraphs = [
        CHOSEN,
        "II. ĐÁNH GIÁ, NHẬN XÉT",
    ]
    for number, part in enumerate(PARTS, start=1):
        paragraphs += [f"{number}. {part}", *(f"- {text}" for text in said(year)[part])]
    paragraphs += ["III. ĐỀ XUẤT, KIẾN NGHỊ", *said(year)[PROPOSALS]]
    last = f"Trên đây là kết quả số hóa tài liệu lưu trữ năm {year}, Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh./."
    return [*paragraphs, last]


def assessment(year: int) -> str:
    """The file that the officers write where the report is a table alone."""
    told = {STEPS: [_steps(year), CHOSEN], **said(year)}
    parts = [f"# {part}\n\n" + "\n".join(f"- {text}" for text in texts) for part, texts in told.items()]
    return "\n\n".join([NOTICE, *parts]) + "\n"
