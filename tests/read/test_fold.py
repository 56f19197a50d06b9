from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.read.name import fold

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ÐƢ-–"
names = st.one_of(st.text(), st.text(alphabet=LETTERS + LETTERS.upper()))


@settings(deadline=None)
@given(names)
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@settings(deadline=None)
@given(names)
def test_composed_and_decomposed_text_fold_alike(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Văn hóa", "Văn hoá"),
        ("Ủy ban", "Uỷ ban"),
        ("Thúy Hòe", "Thuý Hoè"),
        ("Qúy", "Quý"),
        ("hòan", "hoàn"),
        ("ngừơi", "người"),
        ("Ðức Thọ", "Đức Thọ"),
        ("TƢ PHÁP", "Tư pháp"),
        ("Tài chính – Kế hoạch", "Tài chính - Kế hoạch"),
        ("Kinh tế − Hạ tầng", "Kinh tế - Hạ tầng"),
        ("  Thanh\u00a0 tra  huyện ", "Thanh tra huyện"),
        ("UBND huyện Can Lộc", "Uỷ ban nhân dân huyện Can Lộc"),
        ("và Xã hội", "và xã hội"),
    ],
)
def test_ways_of_typing_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_tones_are_never_stripped() -> None:
    assert len({fold("Phong"), fold("Phòng"), fold("phông")}) == 3


@pytest.mark.parametrize(
    "word",
    [
        "hóa",
        "hòa",
        "hoàn",
        "người",
        "tiếng",
        "quý",
        "già",
        "gìn",
        "giữ",
        "giỏi",
        "khuỷu",
        "ngoài",
        "thuế",
        "úy",
        "thìa",
    ],
)
def test_words_in_the_older_placement_stay(word: str) -> None:
    assert fold(word) == word


def test_the_committee_is_expanded_as_a_word_only() -> None:
    assert fold("4020/QĐ-UBND") == "4020/qđ-ủy ban nhân dân"
    assert fold("UBNDX") == "ubndx"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hà\u0300 Tĩnh", "Hà Tĩnh"),
        ("hòà", "hòa"),
        ("Phòng \u0301Nội vụ", "Phòng Nội vụ"),
        ("Can L\u0323ộc", "Can Lộc"),
        ("Thư\u200b viện\ufeff", "Thư viện"),
        ("Thanh\u00ad tra", "Thanh tra"),
        ("Tài chính-Kế hoạch", "Tài chính – Kế hoạch"),
        ("Lao động & Xã hội", "Lao động và Xã hội"),
        ("Nông nghiệp & PTNT", "Nông nghiệp và Phát triển nông thôn"),
        ("Sở LĐ - TB & XH", "Sở Lao động – Thương binh và Xã hội"),
    ],
)
def test_slips_of_typing_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


MEANINGS = tomllib.loads(files("helpers.read").joinpath("abbreviations.toml").read_text(encoding="utf-8"))["meanings"]


@pytest.mark.parametrize(("short", "meaning"), [(short, long) for long, shorts in MEANINGS.items() for short in shorts])
def test_an_abbreviation_is_its_meaning_as_a_word_only(short: str, meaning: str) -> None:
    assert fold(f"Phòng {short.upper()} huyện") == fold(f"Phòng {meaning} huyện")
    assert fold(f"x{short}x") == f"x{short}x".replace("&", " và ")


@pytest.mark.parametrize("name", ["P. Tư pháp", "TP Hà Tĩnh", "Phòng VH-TT"])
def test_an_abbreviation_that_means_two_things_stays(name: str) -> None:
    assert fold(name) == name.casefold()


def test_letters_of_other_languages_keep_their_marks() -> None:
    assert fold("Muñoz") != fold("Munoz")
