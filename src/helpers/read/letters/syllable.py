"""What a Vietnamese word can be: every syllable is written as an onset, a rhyme and a tone.

The inventory is that of Đoàn Thiện Thuật, Ngữ âm tiếng Việt (1977), as spelled: about 160 rhymes. It is a little wide
(any onset before any rhyme), so that a rare name passes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
STOPPED: Final = "\u0301\u0323"  # the two tones of a syllable that ends in c, ch, p or t

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
e ec em en eng eo ep et  ê êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu  iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi
om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt uơ uơt up ut
uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu ych yn ynh yp yt
"""
_SHAPE = re.compile(
    rf"(?:{'|'.join(sorted(_ONSETS.split(), key=len, reverse=True))})?"
    rf"(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})"
)

_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[A-Za-z\xa1-\u02ff\u0300-\u036f\u1e00-\u1eff]+")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word is a well-formed Vietnamese syllable, in small letters, capitals, or with a capital first."""
    if word not in (word.lower(), word.upper(), word.capitalize()):
        return False
    signs = unicodedata.normalize("NFD", word.lower())
    tones = [sign for sign in signs if sign in TONES]
    letters = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    if len(tones) > 1 or not _SHAPE.fullmatch(letters):
        return False
    return not letters.endswith(("c", "ch", "p", "t")) or (bool(tones) and tones[0] in STOPPED)


def is_abbreviation(word: str) -> bool:
    """Whether a word is capitals without a vowel, such as QĐ."""
    letters = unicodedata.normalize("NFD", word)
    return word.isupper() and not _VOWEL.search(letters)


def words(text: str) -> list[str]:
    """The words of a text that have more than ASCII letters; what stands alone, a bullet or a sign, is none.

    Any sign that a byte of a letter may be shown as is part of a word, the soft hyphen among them.
    """
    return [word for word in _WORD.findall(text) if not word.isascii() and len(word) > 1 and _LETTER.search(word)]
