"""How the forecast is made, on one page: the model in words, what it assumes, and what would change its answer."""

from __future__ import annotations

from typing import Final

from helpers.tables.assumptions import ASSUMPTIONS, FITTED, JUDGED, MEASURED
from helpers.write.block import Block, DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import fact_of
from helpers.write.sentence import Mark, See, say

NAMES: Final = {
    "spread": "Khối lượng của một cơ quan lưu trữ thường thay đổi bao nhiêu sau một năm",
    "unlike": "Các cơ quan lưu trữ khác nhau bao nhiêu ở điểm ấy",
    "reverting": "Phần của một thay đổi mất đi ngay năm sau",
    "lasting": "Phần của một thay đổi lặp lại ở mọi năm sau",
    "rare": "Khả năng một thay đổi hằng năm lớn khác thường",
    "larger": "Thay đổi khác thường lớn gấp mấy lần thay đổi thường",
    "renewed": "Khả năng các năm tới thay đổi theo mức khác với các năm đã có",
    "decided": "Phần lệch chung cho mọi năm khi khối lượng hằng năm do quyết định",
    "cost_spread": "Đơn giá thay đổi bao nhiêu so với khối lượng",
    "rate_spread": "Tỷ lệ thực chi so với phê duyệt thường lệch bao nhiêu mỗi năm",
    "money_weight": "Tỷ trọng của cách tính từ kinh phí trong dự báo số trang",
    "together": "Tương quan giữa số trang chưa số hóa và khối lượng các năm tới",
}
EFFECTS: Final = {
    "spread": "Lớn hơn thì khoảng dự báo rộng hơn, khi tỉnh mới có ít năm",
    "unlike": "Lớn hơn thì số liệu của tỉnh có trọng lượng hơn các nơi khác",
    "reverting": "Lớn hơn thì năm tăng vọt hay giảm sâu ít kéo theo các năm sau",
    "lasting": "Lớn hơn thì đà tăng hay giảm đã có được kéo dài hơn",
    "rare": "Lớn hơn thì hai đầu của khoảng dự báo xa hơn",
    "larger": "Lớn hơn thì hai đầu của khoảng dự báo xa hơn",
    "renewed": "Lớn hơn thì những năm yên ổn đã qua ít thu hẹp khoảng dự báo hơn",
    "decided": "Lớn hơn thì khoảng của từng mức đặt ra rộng hơn",
    "cost_spread": "Lớn hơn thì biết kinh phí cũng chưa chắc về khối lượng",
    "rate_spread": "Lớn hơn thì dự báo theo kinh phí phê duyệt kém chắc hơn",
    "money_weight": "Lớn hơn thì kinh phí các năm tới ảnh hưởng nhiều hơn đến dự báo",
    "together": "Lớn hơn thì khoảng của năm số hóa xong hẹp hơn",
}
BASES: Final = {
    FITTED: "ước lượng từ các cơ quan lưu trữ khác",
    JUDGED: "phán đoán của người lập mô hình",
    MEASURED: "sai số của mỗi cách ở các năm đã qua",
}


def method(edition: Edition) -> Paragraph:
    """The model in words; nothing where nothing is forecast."""
    if edition.facts.rows(ASSUMPTIONS).empty:
        return Paragraph([])
    return Paragraph(
        [
            say(
                "Logarit của khối lượng hằng năm được coi là tổng của một mức đi ngẫu nhiên, một nhiễu của riêng năm "
                "và một xu thế ({harvey}). Độ lớn của thay đổi là một ẩn số: trước khi có số liệu, nó theo phân bố ước "
                "lượng từ lớp tham chiếu là các cơ quan lưu trữ đã công bố khối lượng; mỗi năm của tỉnh sửa lại phân "
                "bố ấy theo định lý Bayes, tính đúng trên lưới ({gelman}). Thỉnh thoảng có một thay đổi lớn khác "
                "thường, và các năm tới có thể không giống các năm đã qua.",
                harvey=Mark("Harvey 1990"),
                gelman=Mark("Gelman và các tác giả 2013, mục 3.7"),
            ),
            say(
                "Khi kinh phí đã biết, khối lượng còn được tính bằng kinh phí chia cho đơn giá, đơn giá thay đổi theo "
                "cùng mô hình; hai cách được trộn, tỷ trọng bằng nhau cho đến khi đủ ba năm được thử dự báo lại, sau "
                "đó nghịch với sai số của mỗi cách ({bates}).",
                bates=Mark("Bates và Granger 1969"),
            ),
            say(
                "Cách dự báo này đã được thử lại trên khối lượng hằng năm mà các cơ quan lưu trữ khác công bố, mỗi lần "
                "bỏ cơ quan được thử ra khỏi lớp tham chiếu; kết quả ở sổ tay {notebook} trong thư mục {folder}.",
                notebook=Mark("06_backtest.ipynb"),
                folder=Mark("notebooks"),
            ),
            say(
                "Xác suất là phần các kịch bản đạt tới khối lượng được giao. Mô hình không biết những quyết định chưa "
                "ghi vào số liệu; câu trả lời sẽ khác nếu một giả định dưới đây khác đi{see}.",
                see=See(("assumed-table",)),
            ),
        ]
    )


def assumed(edition: Edition) -> Block:
    """Each assumption with its value, its ground, and which way it moves the forecast."""
    rows = edition.facts.rows(ASSUMPTIONS)
    if rows.empty:
        return Paragraph([])
    return DataTable(
        say("Giả định của dự báo"),
        ("Giả định", "Giá trị", "Căn cứ", "Nếu khác đi"),
        [
            (
                NAMES[row["assumption"]],
                fact_of(ASSUMPTIONS, "assumed", row),
                BASES[row["basis"]],
                EFFECTS[row["assumption"]],
            )
            for _, row in rows.iterrows()
        ],
        note=say("Mức thay đổi và độ lệch là độ lệch chuẩn của logarit; các phần, tỷ trọng, tương quan tính theo một."),
        style="assumed",
        name="assumed-table",
    )
