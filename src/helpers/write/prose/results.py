"""What was digitised in the year: how much, by whom held, how concentrated, and how unlike the fonds are."""

from __future__ import annotations

import pandas as pd

from helpers.tables.findings import FINDINGS_COMPARE
from helpers.tables.measures import LABELS, MEASURES
from helpers.tables.profile import OF_AGENCY, PROFILE
from helpers.write.block import Figures, Paragraph
from helpers.write.edition import Edition
from helpers.write.fact import Fact, fact_of
from helpers.write.prose.agencies import thickness
from helpers.write.sentence import Mark, Sentence, enumerate_vietnamese, join, pointing, say

RATIO_WORDS = {"pages_per_document": "trang mỗi văn bản", "documents_per_record": "văn bản mỗi hồ sơ"}
FEW = 3  # a third of the fonds or fewer are "few"
A4 = Mark("A4")
PLACES_TOLD = 5  # more than a sentence can hold; the table of fonds has them all


def total(edition: Edition, column: str) -> Fact:
    """A column of the row of all fonds together."""
    return edition.facts.cell(PROFILE, column, group="all", of="all")


def figures(edition: Edition) -> Figures:
    """The four large figures of the year."""
    words = {"fonds_count": "phông", "records": "hồ sơ", "documents": "văn bản", "pages": "trang"}
    return Figures([(total(edition, column), said) for column, said in words.items()])


def headline(edition: Edition) -> Sentence:
    """How much was done, in one sentence."""
    if not all(total(edition, measure).known for measure in MEASURES):
        return _known_part(edition)
    return say(
        "Năm {year}, {centre} đã nhập trường thông tin của {records} hồ sơ, {documents} văn bản và số hóa {pages} "
        "trang khổ {a4} thuộc {fonds} phông.",
        a4=A4,
        year=edition.mark,
        centre=Mark(edition.settings.bodies.centre),
        fonds=total(edition, "fonds_count"),
        **{measure: total(edition, measure) for measure in MEASURES},
    )


def _known_part(edition: Edition) -> Sentence:
    """The measures that are known, and which are not."""
    told = [
        say("{fact} " + LABELS[measure] if fact.known else f"số {LABELS[measure]} {{fact}}", fact=fact)
        for measure, fact in ((measure, total(edition, measure)) for measure in MEASURES)
    ]
    return say(
        "Năm {year}, {centre} báo cáo khối lượng của {fonds} phông: {told}.",
        year=edition.mark,
        centre=Mark(edition.settings.bodies.centre),
        fonds=total(edition, "fonds_count"),
        told=join(told, ", "),
    )


def concentration(edition: Edition) -> Sentence:
    """How few fonds hold most of the pages."""
    ranked = edition.facts.rows(PROFILE, group="fonds", rank=1)
    few = edition.facts.finding(FINDINGS_COMPARE, "concentration_fonds")
    if not few.known or ranked.empty:
        return say("Mức độ tập trung theo phông: {few}.", few=few)
    if len(edition.facts.rows(PROFILE, group="fonds")) == 1:
        return say("Toàn bộ khối lượng thuộc {name}.", name=Mark(ranked.iloc[0]["name"]))
    if not isinstance(few.value, int) or few.value * FEW > len(edition.facts.rows(PROFILE, group="fonds")):
        return say("Khối lượng không tập trung vào một số ít phông.")
    largest = ranked.iloc[0]
    return say(
        "Khối lượng tập trung vào ít phông: {few} phông nhiều trang nhất chiếm {share} tổng số trang, "
        "riêng {name} chiếm {largest}.",
        few=few,
        share=edition.facts.finding(FINDINGS_COMPARE, "concentration_share"),
        name=Mark(largest["name"]),
        largest=fact_of(PROFILE, "share_of_pages", largest),
    )


def places(edition: Edition) -> Sentence:
    """The pages of each place and its share of all."""
    places = edition.facts.rows(PROFILE, group="place")
    told = [
        say(
            "{place} {pages} trang ({share})",
            place=place_mark(edition, row),
            pages=fact_of(PROFILE, "pages", row),
            share=fact_of(PROFILE, "share_of_pages", row),
        )
        for _, row in places.head(PLACES_TOLD).iterrows()
    ]
    others = [say("các địa bàn khác")] if len(places) > PLACES_TOLD else []
    return say("Theo địa bàn trong tên phông: {told}.", told=enumerate_vietnamese([*told, *others]))


def averages(edition: Edition) -> list[Sentence]:
    """Pages a document, documents and pages a record, over all fonds; nothing where one of them is unknown."""
    cells = [total(edition, name) for name in ("pages_per_document", "documents_per_record", "pages_per_record")]
    if not all(fact.known for fact in cells):
        return []
    words = "Bình quân mỗi văn bản có {a} trang, mỗi hồ sơ có {b} văn bản và {c} trang."
    return [say(words, **dict(zip("abc", cells, strict=True)))]


def unusual(edition: Edition) -> list[Sentence]:
    """One sentence for each ratio of a fonds that stands far from those that it is held against."""
    rows = edition.facts.rows(PROFILE, group="fonds").dropna(subset="unusual")
    return [_unlike(row, ratio) for _, row in rows.iterrows() for ratio in row["unusual"].split(";")]


def _unlike(row: pd.Series, ratio: str) -> Sentence:
    kind = " cùng loại cơ quan" if row["of_kind"] == OF_AGENCY else ""
    return say(
        f"Phông {{name}} bình quân {{value}} {RATIO_WORDS[ratio]} (trung vị các phông{kind}: {{usual}}).",
        name=Mark(row["name"]),
        value=fact_of(PROFILE, ratio, row),
        usual=fact_of(PROFILE, f"{ratio}_usual", row),
    )


def held_against(edition: Edition) -> Sentence:
    """Whether there are fonds enough to hold each against those of its own kind of agency."""
    kinds = set(edition.facts.rows(PROFILE, group="fonds")["of_kind"].dropna())
    if OF_AGENCY not in kinds:
        return say("Mỗi loại cơ quan mới có ít phông nên từng phông được so với tất cả các phông.")
    rest = "; loại chưa đủ phông thì so với tất cả" if len(kinds) > 1 else ""
    return say(f"Từng phông được so với các phông cùng loại cơ quan ở mọi địa bàn và mọi năm đã có số liệu{rest}.")


def evenness(edition: Edition) -> list[Sentence]:
    """How many fonds of one size would be as concentrated; nothing where it is unknown or there is one fonds only."""
    equal = edition.facts.finding(FINDINGS_COMPARE, "equal_fonds")
    if not equal.known or len(edition.facts.rows(PROFILE, group="fonds")) < 2:
        return []
    words = (
        "Về số trang, mức độ tập trung tương đương với {equal} phông bằng nhau (chỉ số Herfindahl - Hirschman {index})."
    )
    return [say(words, equal=equal, index=edition.facts.finding(FINDINGS_COMPARE, "herfindahl"))]


def volume(edition: Edition) -> Paragraph:
    """The paragraph that opens the part on volume."""
    concentrated = [pointing(one, "pages-by-fonds") for one in evenness(edition)]
    told = [pointing(headline(edition), "fonds-table"), pointing(places(edition), "shares-by-place")]
    return Paragraph([*told, *concentrated])


def make_up(edition: Edition) -> Paragraph:
    """The paragraph on what the work was like."""
    told = unusual(edition)
    why = "Các tỷ lệ này được nêu để lưu ý, chưa đủ căn cứ coi là sai sót."
    shown = [*told[:-1], *(pointing(one, "work-profile") for one in told[-1:])]
    noted = [*shown, held_against(edition), say(why)] if told else []
    by_kind = [pointing(one, "agencies-table") for one in thickness(edition)]
    return Paragraph([*averages(edition), *by_kind, *noted])


def place_mark(edition: Edition, row: pd.Series) -> Mark:
    """A place as the report names it; a district without its kind of unit is a huyện (see `read.body`)."""
    place, level = str(row["of"]), row["level"]
    if place == "other":
        return Mark("không rõ địa bàn")
    if level == "province":
        return Mark("cấp tỉnh" if place == edition.settings.province.name else f"cấp tỉnh ({place})")
    return Mark(f"huyện {place}" if level == "district" and place[0].isupper() else place)
