"""What the years left may bring: never a point without an interval, and a probability always in words and figures."""

from __future__ import annotations

import pandas as pd

from helpers.tables.findings import FINDINGS_FORECAST
from helpers.tables.forecasted import (
    AS_APPROVED,
    AT_RATE,
    BASELINES,
    FINISH,
    FLAT,
    FORECAST,
    FUNDED,
    STOP,
    THROUGHPUT,
)
from helpers.write.block import DataTable, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.standing import cell
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, pointing, say, year_mark

LEVEL = {50: Mark("50%"), 80: Mark("80%"), 95: Mark("95%")}
SCALE = (
    (0.05, "rất ít khả năng"),
    (0.33, "ít khả năng"),
    (0.67, "khả năng ngang nhau"),
    (0.95, "nhiều khả năng"),
    (1.01, "rất nhiều khả năng"),
)
SCENARIOS = {
    AT_RATE: "Chi theo tỷ lệ đến nay",
    FLAT: "Giữ mức chi",
    AS_APPROVED: "Chi đủ phê duyệt",
    STOP: "Ngừng cấp một năm",
    THROUGHPUT: "Chỉ theo khối lượng",
    "last_value": "Như năm cuối",
    "history_mean": "Như bình quân",
}
FUNDED_HOW = (
    "Một phần kịch bản tính từ kinh phí: số tiền của năm chia cho đơn giá, đơn giá cũng thay đổi ngẫu nhiên; phần còn "
    "lại tính từ khối lượng; tỷ trọng hai phần theo mức sai số của mỗi cách khi thử dự báo lại các năm đã qua. Dự "
    "báo chưa tính đến"
)
UNFUNDED = "Dự báo chưa tính đến kinh phí các năm tới,"
SHOWN = ("q025", "q10", "q50", "q90", "q975")  # the columns of the table
TOLD = (0.9, 0.5, 0.1)  # the chances at which the curve is read out


def chance(probability: Fact) -> Sentence:
    """A probability in words and figures: "ít khả năng (12%)"."""
    value = probability.value
    if not isinstance(value, int | float):
        return say("{probability}", probability=probability)
    words = next(said for bound, said in SCALE if round(value, 2) < bound)
    return say(words + " ({probability})", probability=probability)


def main(edition: Edition) -> str:
    """The scenario that is told first: with the money as it was spent so far, where any is known."""
    known = set(edition.facts.rows(FORECAST, measure="pages")["scenario"])
    return next((scenario for scenario in (AT_RATE, FLAT) if scenario in known), THROUGHPUT)


def rows(edition: Edition, quantity: str, scenario: str | None = None) -> pd.DataFrame:
    """The forecast of a quantity of pages, year by year; without a scenario that which is told first."""
    named = scenario or main(edition)
    return edition.facts.rows(FORECAST, scenario=named, measure="pages", quantity=quantity)


def ahead(edition: Edition) -> bool:
    """Whether there are years left to forecast."""
    return not rows(edition, "cumulative").empty


def headline(edition: Edition) -> Sentence:
    """Where the cumulative volume may stand at the end of the period."""
    if edition.period is None or not ahead(edition):
        return _nothing_ahead(edition)
    last = rows(edition, "cumulative").iloc[-1]
    return say(
        "Từ số liệu của {years} năm, khối lượng lũy kế đến hết năm {last} được dự báo ở mức trung vị {q50} trang; "
        "khoảng dự báo {level}: từ {q10} đến {q90} trang.",
        years=edition.facts.finding(FINDINGS_FORECAST, "years_of_history"),
        last=year_mark(int(last["year"])),
        level=LEVEL[80],
        **{name: fact_of(FORECAST, name, last) for name in ("q10", "q50", "q90")},
    )


def _over(edition: Edition, remaining: Fact) -> Sentence:
    """How the period ended, as far as its plan has numbers."""
    words = "không nêu được kế hoạch đã hoàn thành hay chưa vì chưa đủ số liệu"
    if remaining.known:
        words = (
            "số trang chưa đạt kế hoạch, còn thiếu {remaining} trang" if remaining.value else "số trang đã đạt kế hoạch"
        )
    return say(f"Năm {{year}} là năm cuối của giai đoạn: {words}.", year=edition.mark, remaining=remaining)


def _nothing_ahead(edition: Edition) -> Sentence:
    if edition.period is None:
        return say("Không có kế hoạch giai đoạn nào cho năm {year} để dự báo.", year=edition.mark)
    if edition.year >= edition.period.last_year:
        return _over(edition, cell(edition, edition.period, "pages", "remaining"))
    return say("Chưa dự báo được khối lượng lũy kế vì số trang của một năm trong giai đoạn chưa có số liệu.")


def chances(edition: Edition) -> list[Sentence]:
    """How likely the plan is met: its own total where known, some totals where it is not."""
    found = finish(edition)
    if found.empty or edition.period is None:
        return []
    if cell(edition, edition.period, "pages", "remaining").value == 0:
        return []  # the plan is met already, and said to be
    if len(set(found["target"])) == 1:
        return [_known_total(row) for _, row in found[found["by_year"] == edition.period.last_year].iterrows()]
    told = enumerate_vietnamese([if_asked(row) for row in readings(found)])
    return [
        say(
            "Tổng khối lượng mà {document} giao cho cả giai đoạn chưa có số liệu, nên khả năng hoàn thành được tính "
            "cho từng mức: {told}.",
            document=Mark(edition.period.document),
            told=told,
        )
    ]


def asked(edition: Edition) -> list[Sentence]:
    """What the forecast asks of those who set targets and money for the years left."""
    if edition.period is None or not ahead(edition):
        return []
    last = rows(edition, "cumulative").iloc[-1]
    return [
        say(
            "Khi giao chỉ tiêu và kinh phí cho các năm còn lại, đề nghị đối chiếu với khoảng dự báo {level} của khối "
            "lượng lũy kế đến hết năm {last}: từ {q10} đến {q90} trang (Phụ lục I).",
            level=LEVEL[80],
            last=year_mark(edition.period.last_year),
            **{name: fact_of(FORECAST, name, last) for name in ("q10", "q90")},
        )
    ]


def finish(edition: Edition, scenario: str | None = None) -> pd.DataFrame:
    """The chances of the plan in pages; without a scenario those of the one that is told first."""
    return edition.facts.rows(FINISH, scenario=scenario or main(edition), measure="pages")


def readings(found: pd.DataFrame) -> list[pd.Series]:
    """The rows of a curve whose chances lie nearest to those that are read out."""
    nearest = [int((found["probability"] - chance).abs().argmin()) for chance in TOLD]
    return [found.iloc[row] for row in dict.fromkeys(nearest)]


def outlook(edition: Edition) -> Paragraph:
    """The opening paragraph of the annex."""
    told = [pointing(one, "chance", "finish") for one in chances(edition)]
    return Paragraph([pointing(headline(edition), "fan", "forecast-table"), *told])


def caution(edition: Edition) -> Paragraph:
    """How the forecast is made and what it does not know."""
    if not ahead(edition):
        return Paragraph([])
    told = say(
        "Dự báo gồm {draws} kịch bản mô phỏng. Khối lượng từng năm được coi là thay đổi theo tỷ lệ so với năm trước; "
        "biên độ thay đổi được ước lượng từ các năm đã có và từ những cơ quan lưu trữ khác đã công bố số liệu hằng "
        "năm. {money} quyết định đầu tư mới hay thay đổi tổ chức; số liệu càng ít thì khoảng dự báo càng rộng.",
        money=UNFUNDED if main(edition) == THROUGHPUT else FUNDED_HOW,
        draws=edition.facts.finding(FINDINGS_FORECAST, "draws"),
    )
    return Paragraph([told])


def table(edition: Edition) -> DataTable | Paragraph:
    """The forecast of pages by year, with the two baselines beside the model at the period's end."""
    if not ahead(edition):
        return Paragraph([])
    yearly, cumulative = rows(edition, "yearly"), rows(edition, "cumulative")
    lines = [_line(year_mark(int(row["year"])), "Trong năm", row) for _, row in yearly.iterrows()]
    for scenario, label in _told_scenarios(edition).items():
        last = rows(edition, "cumulative", scenario).tail(1)
        lines += [_line(year_mark(int(row["year"])), f"Lũy kế, {label.lower()}", row) for _, row in last.iterrows()]
    return DataTable(
        say("Dự báo số trang đến hết năm {last}", last=year_mark(int(cumulative["year"].max()))),
        ("Năm", "Khối lượng", "Rất thấp", "Thấp", "Trung vị", "Cao", "Rất cao"),
        lines,
        note=say(
            "Thấp và cao: hai đầu của khoảng dự báo {middle}; rất thấp và rất cao: hai đầu của khoảng dự báo {wide}.",
            middle=LEVEL[80],
            wide=LEVEL[95],
        ),
        style="outlook",
        name="forecast-table",
    )


def _told_scenarios(edition: Edition) -> dict[str, str]:
    """With one year known, the last value and the mean are that year, and both baselines agree with the model."""
    known = edition.facts.finding(FINDINGS_FORECAST, "years_of_history").value
    baselines = BASELINES if isinstance(known, int) and known > 1 else ()
    there = {name for name in (*FUNDED, *baselines, THROUGHPUT) if not rows(edition, "cumulative", name).empty}
    told = {name: label for name, label in SCENARIOS.items() if name in there}
    return told if main(edition) != THROUGHPUT else {**told, THROUGHPUT: "Theo mô hình"}


def _line(year: Mark, label: str, row: pd.Series) -> list[Mark | str | Fact]:
    return [year, label, *(fact_of(FORECAST, name, row) for name in SHOWN)]


def if_asked(row: pd.Series) -> Sentence:
    """One point of the curve in words."""
    return say(
        "nếu là {target} trang thì {chance}",
        target=fact_of(FINISH, "target", row),
        chance=chance(fact_of(FINISH, "probability", row)),
    )


def _known_total(row: pd.Series) -> Sentence:
    return say(
        "Kế hoạch cả giai đoạn là {target} trang; hoàn thành đến hết năm {by}: {chance}.",
        target=fact_of(FINISH, "target", row),
        by=year_mark(int(row["by_year"])),
        chance=chance(fact_of(FINISH, "probability", row)),
    )
